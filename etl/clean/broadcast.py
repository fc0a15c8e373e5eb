"""The directions of a broadcast's script at the head of its paragraphs: 【导语】, 【同期声】, 解说：."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import cache

from etl.alternatives import alternatives
from etl.clean.lexicon import CleanLexicon
from etl.clean.page import Page

KIND = "direction"


def drop_directions(page: Page, lexicon: CleanLexicon) -> Page:
    """Take the directions of a script off the paragraphs that they open; a line with nothing else goes whole.

    What follows is said by somebody whom the words after it name (同期声 …总经理 某某：), so nothing is lost.
    """
    pattern = _pattern(lexicon.cues.direction)
    found = [match.group().strip() for line in page.lines if (match := pattern.match(line.text))]
    if not found:
        return page
    alone = {index: KIND for index, line in enumerate(page.lines) if pattern.fullmatch(line.text)}
    bare = page.without(alone).map(lambda text: pattern.sub("", text, count=1) or text)
    return replace(bare, dropped=(*page.dropped, *((KIND, words) for words in found)))


@cache
def _pattern(terms: Iterable[str]) -> re.Pattern[str]:
    words = rf"(?:{alternatives(terms)})(?:[一二三四五六七八九十\d]{{1,2}})?"
    return re.compile(rf"^[【\[（(〔［<〈]{words}[】\]）)〕］>〉][：:\s]*|^{words}[：:]\s*(?=\S)")
