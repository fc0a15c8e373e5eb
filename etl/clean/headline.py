"""What sites and spammers hang on a headline: the name of the site, 【官网】, （图）, telephone numbers, advertisements."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from etl.clean.dateline import read_dateline
from etl.clean.lexicon import CleanLexicon, Cues
from etl.clean.page import Page, head_end, is_salutation

KIND = "headline_spam"
_LONGEST = 120
_SHORTEST_LEFT = 6
_MOST_PARTS = 4
_LAST_PART = re.compile(r"(?:\s*[_|｜丨]+\s*|\s+[-–—]{1,2}\s*|(?<![-–—])[-–](?![-–—]))([^_|｜丨]{2,20})$")
_FIRST_PART = re.compile(r"^([^_|｜丨]{2,20})\s*[_|｜丨]+\s*")
_HUNG_ON = re.compile(r"[_|｜丨–—（(【\[〖-]|[A-Za-z0-9_]{5}")
_OPEN, _CLOSE = "[（(【\\[〖]", "[）)】\\]〗]"
_NUMBER = re.compile(
    rf"{_OPEN}?(?:(?:请?加?微信号?|薇信|V信|[Qq]{{2}}群?号?|(?:咨询|联系|服务|客服)?(?:电话|手机|热线)|咨询)\s*[:：]?\s*[A-Za-z0-9_-]{{5,20}}|"
    rf"(?<!\d)1[3-9]\d{{9}}(?!\d)|(?<!\d)0\d{{2,3}}-\d{{7,8}}(?!\d)|(?<!\d)400-?\d{{3}}-?\d{{4}}(?!\d)){_CLOSE}?"
)


def drop_headline_spam(page: Page, lexicon: CleanLexicon) -> Page:
    """Take from the lines above the body what is no part of a headline, and note it."""
    gone: list[str] = []
    lines = list(page.lines)
    for index in range(head_end(page.lines, lexicon.cues.salutation)):
        text = lines[index].text
        if (
            len(text) <= _LONGEST
            and _HUNG_ON.search(text)
            and not lexicon.furniture.is_menu(text)
            and not lexicon.labels.marks(lexicon.labels.plain(text))
            and not read_dateline(text)
        ):
            bare, pieces = _parted(text, lexicon)
            if pieces and not is_salutation(text, lexicon.cues.salutation):
                gone += pieces
                lines[index] = lines[index]._replace(text=bare)
    if not gone:
        return page
    return replace(page, lines=tuple(lines), dropped=(*page.dropped, *((KIND, text) for text in gone)))


def plain_headline(text: str, lexicon: CleanLexicon) -> str:
    """Return a headline without what was hung on it; it is left alone where too little would remain.

    >>> from etl.toolbox import toolbox
    >>> plain_headline("德州机器人产业链加速成形_要闻_某某新闻网", toolbox().lexicon)
    '德州机器人产业链加速成形'
    >>> plain_headline("车联网-工业互联网协同发展（组图）", toolbox().lexicon)
    '车联网-工业互联网协同发展'
    """
    return _parted(text, lexicon)[0]


def _parted(text: str, lexicon: CleanLexicon) -> tuple[str, list[str]]:
    """Return a headline and the pieces that were hung on it."""
    words = _words(lexicon.cues)
    bare, pieces = text, list[str]()
    for pattern in (words.tagged, _NUMBER):
        pieces += (match[0] for match in pattern.finditer(bare))
        bare = pattern.sub("", bare).strip()
    for _ in range(_MOST_PARTS):
        found = next(_hung_on(bare, words, lexicon), "")
        if not found:
            break
        pieces.append(found.strip())
        bare = (bare[len(found) :] if bare.startswith(found) else bare[: -len(found)]).strip()
    left = sum("\u4e00" <= char <= "\u9fff" for char in bare)
    return (bare, pieces) if left >= _SHORTEST_LEFT else (text, [])


class _Words:
    """The words of ``heading_cues.csv`` for what hangs on a headline, as patterns."""

    def __init__(self, cues: Cues) -> None:
        tags, spam = ("|".join(map(re.escape, terms)) or "(?!)" for terms in (cues.tag, cues.spam))
        self.tagged = re.compile(
            f"{_OPEN}(?:(?:{tags})|[^（）()【】\\[\\]]{{0,16}}(?:{spam})[^（）()【】\\[\\]]{{0,16}}){_CLOSE}"
        )
        self.spam = re.compile(spam)
        self.suffix, self.no_suffix = cues.suffix, cues.no_suffix


@cache
def _words(cues: Cues) -> _Words:
    return _Words(cues)


def _hung_on(text: str, words: _Words, lexicon: CleanLexicon) -> Iterator[str]:
    """Yield a last part that names a site or a channel of it, or a first or last part that advertises."""
    last = _LAST_PART.search(text)
    if last:
        name, mark = last[1].strip(), last[0].strip()[0]
        is_site = name.endswith(words.suffix) and not name.endswith(words.no_suffix)
        if is_site or words.spam.search(name) or (mark in "_|｜" and name in lexicon.furniture.tokens):
            yield last[0]
    first = _FIRST_PART.search(text)
    if first and words.spam.search(first[1]):
        yield first[0]
