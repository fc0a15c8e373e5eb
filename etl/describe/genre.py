"""The kind of a document, from its title, its first lines and the shape of its lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from etl.describe.digest import is_digest
from etl.model import BlockKind, CleanText, DocumentKind

_ORDER = (
    DocumentKind.WORK_REPORT,
    DocumentKind.STATISTICS,
    DocumentKind.PLAN,
    DocumentKind.NOTICE,
    DocumentKind.INTERVIEW,
    DocumentKind.BULLETIN,
)
_MATCHES = ("part", "end", "pattern", "label", "opening", "address", "dialogue")
_AFTER_TITLE = re.compile(r"(?:\s*[（(\[〔][^（）()\[\]〔〕]{1,30}[）)\]〕]|[“”\"》\s])+$")
_PRINTED = re.compile(r"(?:关于)?(?:印发|发布|公布)(.{4,60}?)的(?:通知|公告|决定)$")
_ADDRESSED = 1500
_OPENING = 3
_LEAST_TURNS = 3


@dataclass(frozen=True, slots=True)
class Genres:
    """The rows of ``genre_words.csv``: for each kind, the patterns by where they are looked for."""

    patterns: Mapping[tuple[DocumentKind, str], re.Pattern[str]]

    @classmethod
    def from_rows(cls, rows: Sequence[Mapping[str, str]]) -> Genres:
        """Compile the rows; an unknown kind or match raises ValueError.

        >>> Genres.from_rows([{"kind": "plan", "match": "end", "term": "规划"}])._named("某市规划（2025年）")
        <DocumentKind.PLAN: 'plan'>
        """
        terms: dict[tuple[DocumentKind, str], list[str]] = {}
        for row in rows:
            if row["match"] not in _MATCHES:
                raise ValueError(f"genre_words.csv: unknown match {row['match']!r}")
            terms.setdefault((DocumentKind(row["kind"]), row["match"]), []).append(row["term"])
        return cls({key: _compiled(key[1], found) for key, found in terms.items()})

    def kind(self, clean: CleanText) -> DocumentKind:
        """Return the genre; news where nothing says otherwise."""
        title = clean.masthead.title or clean.text[:80].split("\n")[0]
        return self._named(title) or self._shaped(clean) or DocumentKind.NEWS

    def _named(self, title: str) -> DocumentKind | None:
        """Return the kind that a title names: of a notice that issues a plan, the plan's."""
        bare = _AFTER_TITLE.sub("", title)
        issued = _PRINTED.search(bare)
        for text in (_AFTER_TITLE.sub("", issued[1]), bare) if issued else (bare,):
            for kind in _ORDER:
                sought = ((kind, "part", title), (kind, "end", text), (kind, "pattern", title), (kind, "label", title))
                if any(self._found(*one) for one in sought):
                    return kind
        return None

    def _shaped(self, clean: CleanText) -> DocumentKind | None:
        lines = [clean.text[block.start : block.end] for block in clean.blocks]
        if any(self._found(DocumentKind.BULLETIN, "opening", line) for line in lines[:_OPENING]):
            return DocumentKind.BULLETIN
        if self._found(DocumentKind.WORK_REPORT, "address", clean.text[:_ADDRESSED]):
            return DocumentKind.WORK_REPORT
        turns = sum(self._found(DocumentKind.INTERVIEW, "dialogue", line) for line in lines)
        if turns >= _LEAST_TURNS:
            return DocumentKind.INTERVIEW
        body = (clean.text[block.start : block.end] for block in clean.blocks if block.kind is BlockKind.BODY)
        return DocumentKind.BULLETIN if is_digest(body) else None

    def _found(self, kind: DocumentKind, match: str, text: str) -> bool:
        pattern = self.patterns.get((kind, match))
        return pattern is not None and pattern.search(text) is not None


def _compiled(match: str, terms: Iterable[str]) -> re.Pattern[str]:
    if match in ("part", "end", "label"):
        words = "|".join(map(re.escape, terms))
        return re.compile({"part": words, "end": f"(?:{words})$", "label": f"^(?:{words})\\s*[|｜丨:：]"}[match])
    whole = "|".join(f"(?:{term})" for term in terms)
    return re.compile(f"^(?:{whole})" if match == "dialogue" else whole)
