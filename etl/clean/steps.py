"""Cleaning, step by step: what is done to every text, in this order."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from etl.clean import characters, damage
from etl.clean.edges import drop_furniture, drop_glossary, drop_tail, take_masthead
from etl.clean.examples import examples
from etl.clean.fragments import join_broken_lines, join_pieces
from etl.clean.lexicon import CleanLexicon
from etl.clean.page import Page
from etl.clean.repeats import drop_repeats, strip_note_marks
from etl.clean.roles import set_roles
from etl.clean.script import is_traditional, to_simplified
from etl.clean.tables import keep_rows, tidy_rows
from etl.model import Block, BlockKind, CleanText, RawDocument, Repair, Span

_MARKS = re.compile(f"[{characters.DAMAGE_OPENS}{characters.DAMAGE_CLOSES}]")


@dataclass(frozen=True, slots=True)
class TextStep:
    """A step over the whole text; it returns the text and how much it mended, which becomes a repair of its name."""

    name: str
    mend: Callable[[str, CleanLexicon], tuple[str, int]]


@dataclass(frozen=True, slots=True)
class PageStep:
    """A step over the lines; what it takes away is in :attr:`Page.dropped`."""

    name: str
    sort: Callable[[Page, CleanLexicon], Page]


def _script(text: str, lexicon: CleanLexicon) -> tuple[str, int]:
    if not is_traditional(text, lexicon.language):
        return text, 0
    simple = to_simplified(text, lexicon.language, lexicon.fixes)
    return simple, sum(before != after for before, after in zip(text, simple, strict=False))


STEPS: tuple[TextStep | PageStep, ...] = (
    TextStep("line_ends", lambda text, _: (characters.normalise_line_ends(text), 0)),
    TextStep("table_rows", lambda text, lexicon: (keep_rows(text, lexicon), 0)),
    TextStep("invisible_characters", lambda text, _: characters.drop_invisible(text)),
    TextStep("byte_shifts", lambda text, lexicon: damage.restore_shifts(text, lexicon.language)),
    TextStep("pinyin_annotations", lambda text, lexicon: damage.strip_annotations(text, lexicon.language)),
    TextStep("radicals", lambda text, _: characters.plain_radicals(text)),
    TextStep("full_width_characters", lambda text, _: characters.half_width(text)),
    TextStep("traditional_characters", _script),
    PageStep("pieces", join_pieces),
    PageStep("tail", drop_tail),
    PageStep("glossary", drop_glossary),
    PageStep("masthead", take_masthead),
    PageStep("furniture", drop_furniture),
    PageStep("blanks", lambda page, _: page.map(characters.tidy_blanks)),
    PageStep("cells", tidy_rows),
    PageStep("broken_lines", join_broken_lines),
    PageStep("bullets", lambda page, _: page.map(characters.drop_bullets)),
    PageStep("repeats", drop_repeats),
    PageStep("note_marks", strip_note_marks),
    PageStep("roles", set_roles),
)
"""Damage first, while its bytes are intact; then the script, so that the tables need one script; then the page."""


def clean(raw: RawDocument, lexicon: CleanLexicon) -> CleanText:
    """Return the document's own words: mended, without its page's furniture, one line per block.

    ``text`` is what every span of the dataset points into; its blocks cover every line, in order.
    """
    text, repairs = raw.text, []
    page: Page | None = None
    for step in STEPS:
        if isinstance(step, PageStep):
            page = step.sort(page or Page.from_text(text), lexicon)
            continue
        mended, count = step.mend(text, lexicon)
        if count:
            repairs.append(Repair(step.name, count, examples(text, mended)))
        text = mended
    converted = any(repair.name == "traditional_characters" for repair in repairs)
    page = page or Page.from_text(text)
    page = replace(page, dropped=raw.dropped + page.dropped)
    return _finish(page, "zh-Hant" if converted else "zh-Hans", tuple(repairs))


def _finish(page: Page, language: str, repairs: tuple[Repair, ...]) -> CleanText:
    marked = "\n".join(line.text for line in page.lines)
    damaged = tuple(_damaged(marked)) if characters.DAMAGE_OPENS in marked else ()
    text = _MARKS.sub("", marked) if damaged else marked
    blocks, position = [], 0
    for line in page.lines:
        end = position + len(_MARKS.sub("", line.text) if damaged else line.text)
        blocks.append(Block(position, end, line.kind or BlockKind.BODY))
        position = end + 1
    return CleanText(text, tuple(blocks), language, page.masthead, repairs, damaged, page.dropped)


def _damaged(marked: str) -> Iterator[Span]:
    """Yield the damaged spans as offsets into the text without the marks."""
    start = 0
    for seen, mark in enumerate(_MARKS.finditer(marked)):
        if mark[0] == characters.DAMAGE_OPENS:
            start = mark.start() - seen
        else:
            yield Span(start, mark.start() - seen)
