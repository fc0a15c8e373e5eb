"""All checks over a dataset's figures: rows of ``audits`` and ``conflicts``, and the flags of the figures in them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain
from math import isfinite

from etl.compare import growth, shares, sums, targets
from etl.compare.authority import Authority
from etl.compare.checks import Check, Limits, Verdict
from etl.compare.conflicts import Conflict, Source, conflicts
from etl.compare.signature import SHARED_UNIT, Signatures
from etl.compare.statement import STATED, Book, Statement, statement

Row = dict[str, object]
FLAGS = ("audit_contradicts", "conflict")
"""The reasons for doubt that only the whole dataset gives, in the order in which a figure carries them."""


SPEAKS = ("doc_id", "source", "title", "kind", "published_date", "duplicate_of")
"""The columns of ``documents`` that say what speaks for one."""
_DOC_ID = STATED.index("doc_id")


@dataclass(frozen=True, slots=True)
class Findings:
    """Rows of the tables ``audits`` and ``conflicts``, and the flags of figures by ``indicator_id``."""

    audits: list[Row]
    conflicts: list[Row]
    flags: Mapping[object, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Auditor:
    """The checks of one vocabulary."""

    signatures: Signatures
    limits: Limits
    sums: sums.Sums
    authority: Authority

    @classmethod
    def from_rows(cls, signatures: Signatures, tables: Mapping[str, Iterable[Mapping[str, str]]]) -> Auditor:
        """Build from the rows of ``growth_limits``, ``metrics``, ``sums`` and ``authority``."""
        limits = Limits.from_rows(tables["growth_limits"], tables["metrics"])
        return cls(signatures, limits, sums.Sums(tables["sums"]), Authority(tables["authority"]))

    def audit(
        self, indicators: Iterable[Sequence[object]], documents: Iterable[Row], texts: Mapping[str, str]
    ) -> Findings:
        """Hold figures against each other.

        ``indicators`` are rows as their fields :data:`etl.compare.statement.STATED`, ``documents`` rows with the columns
        :data:`SPEAKS`.
        Figures of copies are left out: each story counts once. The result does not depend on the order of the rows, and
        the work grows with their number (figures are met by key, never all with all).
        """
        sources = self._sources(documents)
        statements = [statement(row) for row in indicators if row[_DOC_ID] in sources]
        checks = sorted(self._checks(Book(statements), texts), key=lambda each: (_place(each.stated), each.kind))
        found = sorted(conflicts(statements, sources), key=lambda each: _place(each.members[0]))
        rows = [row for conflict in found for row in _conflict_rows(conflict, sources)]
        return Findings(list(_numbered(checks)), rows, _flags(checks, found))

    def _checks(self, book: Book, texts: Mapping[str, str]) -> Iterator[Check]:
        return chain(
            growth.against_levels(book, self.limits),
            growth.from_to(book, self.limits),
            shares.shares(book, self.signatures),
            sums.parts_within(book, texts),
            self.sums.checks(book),
            targets.targets(book, self.limits),
        )

    def _sources(self, documents: Iterable[Row]) -> dict[str, Source]:
        """Return what speaks for each document that is no copy."""
        documents = list(documents)
        copies = Counter(row["duplicate_of"] for row in documents)
        return {
            str(row["doc_id"]): Source(self.authority.of(row), _date(row["published_date"]), copies[row["doc_id"]])
            for row in documents
            if not row["duplicate_of"]
        }


def _date(value: object) -> date | None:
    return value if isinstance(value, date) else None


def _place(each: Statement) -> tuple[str, int, str]:
    return each.doc_id, each.start, each.indicator_id


def _numbered(checks: Iterable[Check]) -> Iterator[Row]:
    """Yield the rows of checks; a figure that one kind of check meets twice is numbered like the figures themselves."""
    seen: Counter[str] = Counter()
    for check in checks:
        name = f"{check.kind}:{check.stated.indicator_id}"
        seen[name] += 1
        yield {"audit_id": name if seen[name] == 1 else f"{name}#{seen[name]}"} | _row(check)


def _row(check: Check) -> Row:
    return {
        "kind": str(check.kind),
        "verdict": str(check.verdict),
        "reason": str(check.reason),
        "indicator_id": check.stated.indicator_id,
        "doc_id": check.stated.doc_id,
        "others": ";".join(each.indicator_id for each in check.others),
        "unit": check.unit.split(SHARED_UNIT)[0],
        "years": check.years,
        "stated": check.said,
        "stated_low": _finite(check.interval.low),
        "stated_high": _finite(check.interval.high),
        "expected": _plain(check.value),
        "expected_low": _finite(check.expected.low),
        "expected_high": _finite(check.expected.high),
    }


def _plain(value: float) -> float:
    return float(f"{value:.12g}")


def _finite(value: float) -> float | None:
    return _plain(value) if isfinite(value) else None


def _conflict_rows(conflict: Conflict, sources: Mapping[str, Source]) -> Iterator[Row]:
    for place, member in enumerate(conflict.members, start=1):
        yield {
            "conflict_id": conflict.conflict_id,
            "place": place,
            "indicator_id": member.indicator_id,
            "doc_id": member.doc_id,
            "authority": sources[member.doc_id].authority,
            "agrees": conflict.agrees(member),
            "copies": sources[member.doc_id].copies,
            "low": _finite(member.interval.low),
            "high": _finite(member.interval.high),
        }


def _flags(checks: Iterable[Check], found: Iterable[Conflict]) -> dict[object, tuple[str, ...]]:
    contradicted = {
        each.indicator_id
        for check in checks
        if check.verdict is Verdict.CONTRADICTS
        for each in (check.stated, *check.others)
    }
    conflicting = {member.indicator_id for conflict in found for member in conflict.members}
    return {
        name: tuple(flag for flag, ids in zip(FLAGS, (contradicted, conflicting), strict=True) if name in ids)
        for name in contradicted | conflicting
    }
