"""Damage clean text as the tools did that the repair is for: byte-level insertion of pinyin, then a lossy decoder."""

from collections.abc import Iterable

from etl.vocabulary.language import readings


def annotate(text: str, chars: Iterable[str]) -> bytes:
    """Put "(pinyin)" after each of ``chars`` in the GBK bytes of ``text``, wherever its two bytes stand."""
    data = text.encode("gbk")
    for char in chars:
        pattern = char.encode("gbk")
        data = data.replace(pattern, pattern + f"({min(readings(char))})".encode("gbk"))
    return data


def decode_with_losses(data: bytes) -> str:
    """Decode GBK as an old decoder does: an impossible pair becomes one ?, a pair without a character vanishes."""
    chars = []
    position = 0
    while position < len(data):
        lead, pair = data[position], data[position : position + 2]
        if lead < 0x80:
            chars.append(chr(lead))
            position += 1
        elif len(pair) < 2 or pair[1] < 0x40:
            chars.append("?")
            position += 2
        else:
            chars.append(pair.decode("gbk", "ignore"))
            position += 2
    return "".join(chars)


def damage(text: str, chars: Iterable[str]) -> str:
    """Return ``text`` with the damage that annotating ``chars`` byte by byte does."""
    return decode_with_losses(annotate(text, chars))
