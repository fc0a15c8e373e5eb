"""Traditional to simplified characters, where a document is written in the traditional ones."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice

from etl.alternatives import alternatives
from etl.clean.language import Language

LEAST_SHARE = 0.01
"""A document with fewer traditional characters than this is simplified, and its few are names."""


@dataclass(frozen=True, slots=True)
class ScriptFixes:
    """What the conversion gets wrong: ``protected`` words are not shown to it, ``replaced`` ones are mended after it."""

    protected: Mapping[str, str]
    replaced: Mapping[str, str]

    @classmethod
    def from_rows(cls, rows: Sequence[Mapping[str, str]]) -> ScriptFixes:
        """Read the rows of ``script_fixes.csv``: kinds protect, replace, and keep (a longer word that stays)."""
        protected = {row["term"]: row["result"] for row in rows if row["kind"] == "protect"}
        return cls(protected, {row["term"]: row["result"] for row in rows if row["kind"] in ("replace", "keep")})


def is_traditional(text: str, language: Language) -> bool:
    """Tell whether more than one in a hundred characters is a traditional one.

    >>> from etl.vocabulary.language import readings, simplified
    >>> is_traditional("產業智能化", Language(dict, readings, simplified))
    True
    """
    found = _traditional(language.simplified).finditer(text)
    return next(islice(found, int(LEAST_SHARE * len(text)), None), None) is not None


def to_simplified(text: str, language: Language, fixes: ScriptFixes) -> str:
    """Return ``text`` in simplified characters; the words stay as they are.

    >>> from etl.vocabulary.language import readings, simplified
    >>> fixes = ScriptFixes({"乾县": "乾县"}, {"著": "着", "显著": "显著"})
    >>> to_simplified("乾县若乾產業有著顯著優勢", Language(dict, readings, simplified), fixes)
    '乾县若干产业有着显著优势'
    """
    parts = _longest_first(fixes.protected).split(text) if fixes.protected else [text]
    converted = (fixes.protected.get(part) or language.simplified(part) for part in parts)
    if not fixes.replaced:
        return "".join(converted)
    return _longest_first(fixes.replaced).sub(lambda match: fixes.replaced[match[0]], "".join(converted))


def count_changes(before: str, after: str) -> int:
    """Return how many characters of ``before`` are others in ``after``, which is as long or else compared as far as it goes.

    >>> count_changes("產業智能化", "产业智能化")
    2
    """
    codes = [text.encode("utf-16-le", "surrogatepass") for text in (before, after)]
    size = min(map(len, codes))
    old, new = (int.from_bytes(code[:size], "little") for code in codes)
    changed = old ^ new  # as two numbers: thirty times faster than character by character
    changed |= changed >> 8
    return size // 2 - changed.to_bytes(size, "little")[::2].count(0)


def _longest_first(words: Mapping[str, str]) -> re.Pattern[str]:
    return re.compile(f"({alternatives(words)})")


@cache
def traditional_characters(simplified: Callable[[str], str]) -> frozenset[str]:
    """Return the characters that have another, simplified form.

    >>> "産" in traditional_characters(lambda text: text.replace("産", "产"))
    True
    """
    chars = [chr(code) for code in range(0x4E00, 0x9FB0)]
    forms = simplified("\n".join(chars)).split("\n")
    return frozenset(char for char, form in zip(chars, forms, strict=True) if form != char)


@cache
def _traditional(simplified: Callable[[str], str]) -> re.Pattern[str]:
    return re.compile("[" + "".join(sorted(traditional_characters(simplified))) + "]")
