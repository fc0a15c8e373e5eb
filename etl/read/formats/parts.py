"""What an element is for, as its tag, class and id say: the words of ``page_parts.csv``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from etl.vocabulary.tables import rows

BODY, TITLE = "body", "title"
_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_BETWEEN = re.compile(r"[^a-z]+")
_LONGEST = 300


@lru_cache(maxsize=8192)
def part(tag: str, names: str, identity: str) -> str:
    """Return what an element is: ``body``, ``title``, a kind of furniture, or nothing that its names tell.

    >>> part("div", "TRS_Editor", ""), part("ul", "list xgNews", ""), part("div", "main", "share-bar"), part("p", "", "")
    ('body', 'related', 'share', '')
    """
    wholes, tokens, tags = _table("whole"), _table("token"), _table("tag")
    words = [word for word in (*names.split()[:12], identity) if 0 < len(word) <= _LONGEST]
    for word in words:
        if found := wholes.get(word.lower()):
            return found
    for word in words:
        for token in _BETWEEN.split(_HUMP.sub("-", word).lower()):
            if found := tokens.get(token):
                return found
    return next((tokens[word.lower()] for word in words if word.lower() in tokens), "") or tags.get(tag, "")


@cache
def _table(match: str) -> Mapping[str, str]:
    return {row["name"]: row["role"] for row in rows("page_parts") if row["match"] == match}
