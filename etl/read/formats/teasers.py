"""The parts of a page that lead to other articles: links, alone or each with a few words of what it leads to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate

from etl.read.formats.outline import Block, Row
from etl.read.formats.parts import BODY

_HALF = 0.5
_LONGEST = 200
_LEAST_LINK = 6
_LINK_LINES = 0.3
_LED = 0.8


def teaser_blocks(
    rows: Sequence[Row], blocks: Sequence[Block], weights: Sequence[int], kinds: Sequence[str], opens: Sequence[bool]
) -> Iterator[int]:
    """Yield the blocks in which links stand among words too few for a document.

    One that holds most of the page's text is left, unless a link stands before nearly every piece of it; one in which
    the document ``opens`` (at its headline) is no teaser as a whole, however short. Lines with a kind are furniture
    already; ``weights`` are the characters of running text in each line.
    """
    leads = [not kind and _is_lead(row) for row, kind in zip(rows, kinds, strict=True)]
    tallies = (
        leads,
        [not kind for kind in kinds],
        [not kind and _is_text(row) for row, kind in zip(rows, kinds, strict=True)],
        [weight > 0 for weight in weights],
        [weight > 0 and _is_led(leads, weights, at) for at, weight in enumerate(weights)],
        _in_body(blocks, len(rows)),
        weights,
        opens,
    )
    sums = [[0, *accumulate(tally)] for tally in tallies]
    end = 0
    for number, block in enumerate(blocks[1:], 1):
        links, lines, texts, prose, led, body, weight, own = (tally[block.end] - tally[block.first] for tally in sums)
        if block.first < end or texts or own or links < max(2, _LINK_LINES * lines):
            continue
        if weight <= _HALF * sums[-1][-1] or (led >= max(2, _LED * prose) and not body):
            yield number
            end = block.end


def _is_lead(row: Row) -> bool:
    return row.is_link and len(row.text) >= _LEAST_LINK


def _is_led(leads: Sequence[bool], weights: Sequence[int], at: int) -> bool:
    """Tell whether a link stands right before a line, or before the day or name above it."""
    return at > 0 and (leads[at - 1] or (at > 1 and leads[at - 2] and not weights[at - 1]))


def _is_text(row: Row) -> bool:
    """Tell whether a line is too long, or too orderly, to be a teaser's few words."""
    return not row.is_link and (len(row.text) > _LONGEST or "\t" in row.text)


def _in_body(blocks: Sequence[Block], count: int) -> list[bool]:
    inside = [False] * count
    for block in blocks:
        if block.role == BODY and block.end > block.first and not inside[block.first]:
            inside[block.first : block.end] = [True] * (block.end - block.first)
    return inside
