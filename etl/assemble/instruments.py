"""What becomes of the instruments that a text names: was it done, is it promised or offered, and how much is it worth.

Status is that of the amount beside the instrument; without one, that of the words around it (docs/figures.md §2). The
amounts of an instrument are the figures of its clause that size it, and what is offered later in its sentence.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from etl.assemble.reading import Reading
from etl.mentions.sentences import containing
from etl.mentions.stance import Outlook
from etl.model import DocumentKind, Figure, Measure, MeasureMention, Status

_ORDERS = re.compile(r"推行|组织|引导|鼓励|探索|建立|制定|出台|设立|搭建|开放|用好|争取|启动|编制|谋划")
_SIZES = (Measure.LEVEL, Measure.INCREMENT)
_LONGEST = 400
"""Characters of a sentence that are looked at on either side."""


class _Part(NamedTuple):
    """A sentence or a clause: its end, and all words up to the last end."""

    end: re.Pattern[str]
    up_to_last_end: re.Pattern[str]

    @classmethod
    def ended_by(cls, marks: str) -> _Part:
        return cls(re.compile(marks), re.compile(f".*{marks}", re.DOTALL))


_SENTENCE = _Part.ended_by(r"[。！？!?；;\n]")
_CLAUSE = _Part.ended_by(r"[，。；：！？\n,;!?]")

Amounts = dict[int, list[int]]


def settle(
    reading: Reading, mentions: Sequence[MeasureMention], figures: Sequence[Figure]
) -> tuple[MeasureMention, ...]:
    """Return the first mention of each instrument in each sentence with its status and its amounts.

    ``amounts`` are positions in ``figures``, which stand in order of appearance.
    """
    starts = [figure.start for figure in figures]
    settled: list[MeasureMention] = []
    for group in _by_sentence(reading.text, mentions):
        first, last = _around(_SENTENCE, reading.text, group[0].start, group[-1].end)
        inside = range(bisect_left(starts, first), bisect_left(starts, last))
        amounts = _amounts(reading, group, figures, inside)
        for mention in _first_of_each(group):
            same = [each for each in group if each.instrument == mention.instrument]
            own = sorted({index for each in same for index in amounts.get(each.start, ())})
            status = _status(reading, same, [figures[index] for index in own], [figures[index] for index in inside])
            instrument, side = mention.instrument, mention.side
            settled.append(MeasureMention(mention.start, mention.end, instrument, side, status, tuple(own)))
    return tuple(settled)


def _by_sentence(text: str, mentions: Iterable[MeasureMention]) -> list[list[MeasureMention]]:
    groups: list[list[MeasureMention]] = []
    for mention in mentions:
        if groups and not _SENTENCE.end.search(text, groups[-1][-1].end, mention.start):
            groups[-1].append(mention)
        else:
            groups.append([mention])
    return groups


def _first_of_each(group: Iterable[MeasureMention]) -> list[MeasureMention]:
    first: dict[str, MeasureMention] = {}
    for mention in group:
        first.setdefault(mention.instrument, mention)
    return list(first.values())


def _amounts(reading: Reading, group: Sequence[MeasureMention], figures: Sequence[Figure], inside: range) -> Amounts:
    """Return the figures of each mention by its start: those of its clause, each to the nearest mention."""
    amounts: Amounts = {}
    for index in inside:
        figure = figures[index]
        if figure.measure not in _SIZES or figure.baseline:
            continue
        if figure.unit == "%" and figure.status is not Status.PROVISION:
            continue
        first, last = _around(_CLAUSE, reading.text, figure.start, figure.end)
        near = [mention for mention in group if first <= mention.start < last]
        if not near and figure.status is Status.PROVISION:
            near = [mention for mention in group if mention.start < figure.start][-1:]
        if near:
            owner = min(near, key=lambda mention: max(mention.start - figure.end, figure.start - mention.end))
            amounts.setdefault(owner.start, []).append(index)
    return amounts


def _around(part: _Part, text: str, start: int, stop: int) -> tuple[int, int]:
    """Return where the sentence or clause that holds ``start``:``stop`` begins and ends."""
    first = max(0, start - _LONGEST)
    before, after = part.up_to_last_end.match(text, first, start), part.end.search(text, stop, stop + _LONGEST)
    return before.end() if before else first, after.start() if after else min(len(text), stop + _LONGEST)


def _status(reading: Reading, same: list[MeasureMention], own: list[Figure], beside: list[Figure]) -> Status:
    """Return the status of an instrument by its mentions in a sentence, its amounts, and the figures beside it."""
    stated = _of_figures(own)
    if stated is not None:
        return stated
    if reading.document_kind is DocumentKind.NOTICE:
        return Status.PROVISION
    clauses = [reading.between(*_around(_CLAUSE, reading.text, each.start, each.end)) for each in same]
    if any(reading.stance.promises(clause) for clause in clauses):
        return Status.TARGET
    opening, _ = _around(_SENTENCE, reading.text, same[0].start, same[0].end)
    if reading.stance.reports(reading.text[opening : same[0].start] + clauses[0]):
        return Status.ACTUAL
    return _by_section(reading, same[0]) or _of_figures(beside) or _by_order(reading, clauses[0])


def _by_section(reading: Reading, mention: MeasureMention) -> Status | None:
    outlook = reading.outlook(max(0, containing(reading.paragraph_spans, mention.start)))
    if outlook is Outlook.UNKNOWN:
        return None
    return Status.TARGET if outlook is Outlook.AHEAD else Status.ACTUAL


def _by_order(reading: Reading, clause: str) -> Status:
    """加快建设…: an order is a promise, what the text merely tells is a fact."""
    commanded = reading.stance.commands(clause) or _ORDERS.match(clause) is not None
    return Status.TARGET if commanded else Status.ACTUAL


def _of_figures(figures: list[Figure]) -> Status | None:
    """An offer among them makes it one, then a promise."""
    said = {figure.status for figure in figures}
    return next((status for status in (Status.PROVISION, Status.TARGET, Status.ACTUAL) if status in said), None)
