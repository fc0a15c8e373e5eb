"""Characters that say the same in another code: line ends, blanks, invisible marks, full-width digits, radicals."""

from __future__ import annotations

import re
import unicodedata

DAMAGE_OPENS, DAMAGE_CLOSES = "\ufdd0", "\ufdd1"
"""Marks around a damaged span while the text is being cleaned: noncharacters, which no text holds."""

_MARKS = re.compile(f"[{DAMAGE_OPENS}{DAMAGE_CLOSES}]")
_SURROGATES = re.compile("[\ud800-\udfff]")
_LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_BLANKS = re.compile("[\u00a0\u2000-\u200a\u202f\u205f]")
_EITHER = re.compile("[\r\x0b\x0c\x85\u2028\u2029\u00a0\u2000-\u200a\u202f\u205f]")
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufdd2-\ufdef\ufeff]"
)
_FULL_WIDTH = re.compile("[０-９Ａ-Ｚａ-ｚ]+(?:[．，／：－＋][０-９Ａ-Ｚａ-ｚ]+)*")
_RADICALS = re.compile("[\u2e80-\u2fdf\uf900-\ufaff]")
RARE = (
    "\x00-\t\x0b-\x1f\x7f-\xa0\xad\u2000-\u200f\u2028-\u202f\u205f-\u2064\u2212\u2e80-\u2fdf\uf900-\ufaff\ufdd0-\ufdef"
    "\ud800-\udfff\ufe63\ufe6a\ufeff％－．０-９Ａ-Ｚａ-ｚ"
)
"""What a text has of that is mended here, for one character class: a text without any of it is not looked at."""
BULLETS = "●•▲△◆◇■□★☆►▶▸➤◎⊙"
"""Marks with which a page sets out a list."""

_BULLETS = re.compile(rf"^(?:[{BULLETS}][ \u3000]*)+(?=[\w“《【（])")
_SPACED = re.compile(r"(?<=[\u4e00-\u9fff]) (?=\d)|(?<=[\d%]) (?=[\u4e00-\u9fff%])")
_BLANK_RUN = re.compile(" {2,}")
_WIDE_BLANK = re.compile("(?<![ \u3000]) *+\u3000[ \u3000]*+")
_SPACED_OUT = re.compile("(?:[\u4e00-\u9fff] ){3,}[\u4e00-\u9fff]")
_WIDE = re.compile("[％﹪－−﹣．０-９Ａ-Ｚａ-ｚ]")
_THOUSANDS = re.compile(r"[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?")
_POINT = re.compile(r"(?<=\d)．(?=\d)")
_MINUS = re.compile(r"(?<!\d)[－−﹣](?=\d)")
_TO_HALF = str.maketrans({chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)})


def damaged(text: str) -> str:
    """Return ``text`` between the marks of damage, and without any in it."""
    return f"{DAMAGE_OPENS}{_MARKS.sub('', text)}{DAMAGE_CLOSES}"


def drop_marks(text: str) -> tuple[str, int]:
    r"""Drop the noncharacters that this project marks damage with; return the text and how many there were.

    Half a surrogate pair, which no file can hold, becomes U+FFFD.

    >>> drop_marks("人工\ufdd0智能"), drop_marks("人\udc80") == ("人\ufffd", 1)
    (('人工智能', 1), True)
    """
    bare, halves = _SURROGATES.subn("\ufffd", text)
    bare, marks = _MARKS.subn("", bare)
    return bare, halves + marks


def normalise_line_ends(text: str) -> str:
    r"""Return ``text`` with ``\n`` line ends and plain blanks, tabs as they are; not a repair, since nothing was wrong.

    >>> normalise_line_ends("一\r\n二\u00a0三\u2028")
    '一\n二 三\n'
    """
    return _BLANKS.sub(" ", _LINE_ENDS.sub("\n", text)) if _EITHER.search(text) else text


def drop_invisible(text: str) -> tuple[str, int]:
    r"""Drop control characters, byte order marks and zero-width marks; return the text and how many there were.

    >>> drop_invisible("人工\u200b智能\x07")
    ('人工智能', 2)
    """
    return _INVISIBLE.subn("", text)


def half_width(text: str) -> tuple[str, int]:
    """Write full-width digits and letters with half-width ones; return the text and how many runs there were.

    Signs beside a number (percent, point, minus) are only respelt, not counted: both spellings are in good use.

    >>> half_width("增长４７．２％，５Ｇ基站")
    ('增长47.2%，5G基站', 2)
    >>> half_width("１，２３４家，下降－12．5﹪，２０２３，５家")
    ('1,234家，下降-12.5%，2023，5家', 2)
    """
    if not _WIDE.search(text):
        return text, 0
    mended, count = _FULL_WIDTH.subn(_halved, text)
    mended = _MINUS.sub("-", _POINT.sub(".", mended))
    return mended.replace("％", "%").replace("﹪", "%"), count


def _halved(match: re.Match[str]) -> str:
    """Return a run in half width; a comma that sets off no thousands is one of the sentence."""
    half = match[0].translate(_TO_HALF)
    if "，" not in match[0] or _THOUSANDS.fullmatch(half):
        return half
    return "，".join(part.translate(_TO_HALF) for part in match[0].split("，"))


def plain_radicals(text: str) -> tuple[str, int]:
    """Replace radicals and compatibility characters, which PDF viewers copy, by the characters they stand for.

    >>> plain_radicals("⼈⼯智能")
    ('人工智能', 2)
    """
    return _RADICALS.subn(lambda match: unicodedata.normalize("NFKC", match[0]), text)


def drop_bullets(line: str) -> str:
    """Take off the marks with which a line of a list begins.

    >>> drop_bullets("●前三季度，全市"), drop_bullets("◆ 渝中区"), drop_bullets("■")
    ('前三季度，全市', '渝中区', '■')
    """
    return _BULLETS.sub("", line) if line[0] in BULLETS else line


def tidy_blanks(line: str) -> str:
    """Leave one blank where a line has several, and none between a number and Chinese or in a spaced-out title.

    A wide blank sets apart what stands on its two sides, and remains as a blank.

    >>> tidy_blanks("以全省 100 个县，增长 5.5 %"), tidy_blanks("政 府　工 作 报 告"), tidy_blanks("江北区　3 月")
    ('以全省100个县，增长5.5%', '政府工作报告', '江北区 3月')
    """
    if " " not in line and "\u3000" not in line:
        return line
    line = _SPACED.sub("", _BLANK_RUN.sub(" ", _WIDE_BLANK.sub("\u3000", line))).replace("\u3000", " ")
    return line.replace(" ", "") if _SPACED_OUT.fullmatch(line) else line
