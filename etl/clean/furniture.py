"""Which lines are the page's own and not the document's: menus, buttons, share bars, disclaimers, footers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from etl.alternatives import alternatives
from etl.clean.page import is_prose

_DRESSING = " \u3000·•●■◆▲►>》＞|｜【】[]（）()「」:：-—_*#…"
_SEPARATORS = re.compile(r"[|｜>＞»›·\s\u3000/、\[\]【】,，:：]+")
_BARS = re.compile(r"[|｜>＞»›]")
_HOME = re.compile(r"^\S{0,8}首\s?页\s*(?:[>＞»›/·-]|$)")
_WORD = re.compile(r"\w|[（(《“]")
_SENTENCE_ENDS = "。！？；"
_LONGEST_TOKEN = 8
_LONGEST_MENU_LINE = 300


@dataclass(frozen=True, slots=True)
class Terms:
    """Words to look for, each with the kind of furniture that it betrays."""

    pattern: re.Pattern[str] | None
    kinds: Mapping[str, str]

    @classmethod
    def of(cls, rows: Iterable[Mapping[str, str]], at_start: bool = False) -> Terms:
        """Compile the terms of ``rows``, the longest first."""
        kinds = {row["term"]: row["kind"] for row in rows}
        if not kinds:
            return cls(None, kinds)
        words = alternatives(kinds)
        return cls(re.compile(f"^(?:{words})" if at_start else words), kinds)

    def kind(self, text: str) -> str:
        """Return the kind of the first term found in ``text``, or an empty string."""
        match = self.pattern.search(text) if self.pattern else None
        return self.kinds[match[0]] if match else ""


@dataclass(frozen=True, slots=True)
class FurnitureRules:
    """The rows of ``furniture.csv``, by how they are matched (see the table's ``match`` column)."""

    lines: Mapping[str, str]
    starts: Terms
    parts: Terms
    sentences: Terms
    cuts: Terms
    glossaries: Terms
    tokens: Mapping[str, str]
    patterns: tuple[tuple[str, str], ...]
    any_start: re.Pattern[str]
    any_part: re.Pattern[str]

    @classmethod
    def from_rows(cls, rows: Sequence[Mapping[str, str]]) -> FurnitureRules:
        """Group the rows of ``furniture.csv``; an unknown word in ``match`` raises ValueError."""
        groups: dict[str, list[Mapping[str, str]]] = {
            name: [] for name in ("line", "start", "part", "sentence", "cut", "glossary", "token", "pattern")
        }
        for row in rows:
            if row["match"] not in groups:
                raise ValueError(f"furniture.csv: unknown match {row['match']!r}")
            groups[row["match"]].append(row)
        return cls(
            lines={bare(row["term"]) or row["term"]: row["kind"] for row in groups["line"]},
            starts=Terms.of(groups["start"], at_start=True),
            parts=Terms.of(groups["part"]),
            sentences=Terms.of(groups["sentence"]),
            cuts=Terms.of(groups["cut"], at_start=True),
            glossaries=Terms.of(groups["glossary"]),
            tokens={row["term"]: row["kind"] for row in groups["token"]},
            patterns=tuple((row["term"], row["kind"]) for row in groups["pattern"]),
            any_start=_any_of(row["term"] for row in groups["pattern"] if row["term"].startswith("^")),
            any_part=_any_of(row["term"] for row in groups["pattern"] if not row["term"].startswith("^")),
        )

    def exact(self, text: str) -> str:
        """Return the kind of a line that as a whole is a button or a menu word, wherever it stands."""
        return self.lines.get(text) or self.lines.get(bare(text), "") if len(text) <= 16 else ""

    def kind(self, text: str) -> str:
        """Return the kind of furniture that a line at the edge of a page is, or an empty string."""
        if found := self.exact(text) or self.sentences.kind(text):
            return found
        if not _WORD.search(text):
            return "rule"
        if found := self.starts.kind(text) or self.pattern_kind(text):
            return found
        if is_prose(text):
            return ""
        return self.parts.kind(text) or ("menu" if self.is_menu(text) else "")

    def pattern_kind(self, text: str) -> str:
        """Return the kind of the first pattern that ``text`` matches, or an empty string."""
        if len(text) > _LONGEST_MENU_LINE or not (self.any_start.match(text) or self.any_part.search(text)):
            return ""
        return next(kind for pattern, kind in self.patterns if re.search(pattern, text))

    def cut(self, text: str) -> str:
        """Return the kind of a line after which nothing belongs to the document, or an empty string.

        The word must stand alone or before a mark: "相关报道：" cuts, "相关报道指出…" does not.
        """
        naked = text.lstrip(_DRESSING)
        match = self.cuts.pattern.match(naked) if self.cuts.pattern else None
        if match is None:
            return ""
        if "：" not in match[0] and len(naked) > len(match[0]) + 4 and naked[match.end()] not in _DRESSING:
            return ""
        return self.cuts.kinds[match[0]]

    def is_menu(self, text: str) -> bool:
        """Tell whether a line is a row of links: short words between bars or blanks, of which some are menu words."""
        if len(text) > _LONGEST_MENU_LINE or any(mark in text for mark in _SENTENCE_ENDS):
            return False
        if _HOME.match(text):
            return True
        words = [word for word in _SEPARATORS.split(text) if word]
        known = sum(word in self.tokens for word in words)
        bars = len(_BARS.findall(text))
        short = sum(len(word) <= _LONGEST_TOKEN for word in words) >= 0.75 * len(words)
        return short and (2 <= len(words) == known or (len(words) >= 3 and (known >= 2 or bars >= 2)))


def _any_of(patterns: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns) or "(?!)")


def bare(text: str) -> str:
    """Return a line without blanks and the marks around it.

    >>> bare("【 关闭窗口 】")
    '关闭窗口'
    """
    return "".join(text.strip(_DRESSING).split())
