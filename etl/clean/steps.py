"""Cleaning, step by step: what is done to every text, in this order."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from etl.clean import characters, damage, losses, mojibake
from etl.clean.broadcast import drop_directions
from etl.clean.edges import drop_furniture, drop_tail, take_document_number, take_masthead
from etl.clean.examples import MOST, examples
from etl.clean.fragments import join_broken_lines, join_pieces
from etl.clean.glossary import drop_glossary
from etl.clean.headline import KIND as HEADLINE_SPAM
from etl.clean.headline import drop_headline_spam
from etl.clean.lexicon import CleanLexicon
from etl.clean.linebreaks import break_lines
from etl.clean.numbers import join_numbers
from etl.clean.page import Page
from etl.clean.paragraphs import KIND as REPEATED
from etl.clean.paragraphs import drop_repeated_paragraphs
from etl.clean.repeats import drop_repeats, strip_note_marks
from etl.clean.roles import set_roles
from etl.clean.script import count_changes, is_traditional, to_simplified
from etl.clean.tables import keep_rows, tidy_rows
from etl.model import Block, BlockKind, CleanText, RawDocument, Repair, Span

_MARKS = re.compile(f"[{characters.DAMAGE_OPENS}{characters.DAMAGE_CLOSES}]")
_RARE = re.compile(f"[{characters.RARE}{losses.SIGNS}{mojibake.SIGNS}]")


@dataclass(frozen=True, slots=True)
class TextStep:
    """A step over the whole text; it returns the text and how much it mended, which becomes a repair of its name.

    A step that is ``for_rare`` characters has nothing to do where a text has none of them, and is not asked.
    """

    name: str
    mend: Callable[[str, CleanLexicon], tuple[str, int]]
    for_rare: bool = False


@dataclass(frozen=True, slots=True)
class PageStep:
    """A step over the lines; what it takes away is in :attr:`Page.dropped`, and is a repair if of the kind ``mends``."""

    name: str
    sort: Callable[[Page, CleanLexicon], Page]
    mends: str = ""


def _script(text: str, lexicon: CleanLexicon) -> tuple[str, int]:
    if not is_traditional(text, lexicon.language):
        return text, 0
    simple = to_simplified(text, lexicon.language, lexicon.fixes)
    return simple, count_changes(text, simple)


STEPS: tuple[TextStep | PageStep, ...] = (
    TextStep("marks", lambda text, _: characters.drop_marks(text), for_rare=True),
    TextStep("mojibake", lambda text, lexicon: mojibake.restore_mojibake(text, lexicon.language), for_rare=True),
    TextStep("line_ends", lambda text, _: (characters.normalise_line_ends(text), 0), for_rare=True),
    TextStep("table_rows", lambda text, lexicon: (keep_rows(text, lexicon), 0)),
    TextStep("invisible_characters", lambda text, _: characters.drop_invisible(text), for_rare=True),
    TextStep("byte_shifts", lambda text, lexicon: damage.restore_shifts(text, lexicon.language)),
    TextStep("pinyin_annotations", lambda text, lexicon: damage.strip_annotations(text, lexicon.language)),
    TextStep("lost_characters", lambda text, _: losses.mark_lost(text), for_rare=True),
    TextStep("radicals", lambda text, _: characters.plain_radicals(text), for_rare=True),
    TextStep("full_width_characters", lambda text, _: characters.half_width(text), for_rare=True),
    TextStep("broken_numbers", lambda text, _: join_numbers(text)),
    TextStep("traditional_characters", _script),
    TextStep("lost_line_breaks", break_lines),
    PageStep("pieces", join_pieces),
    PageStep("headline_spam", drop_headline_spam, HEADLINE_SPAM),
    PageStep("tail", drop_tail),
    PageStep("glossary", drop_glossary),
    PageStep("masthead", take_masthead),
    PageStep("furniture", drop_furniture),
    PageStep("blanks", lambda page, _: page.map(characters.tidy_blanks)),
    PageStep("cells", tidy_rows),
    PageStep("broken_lines", join_broken_lines),
    PageStep("bullets", lambda page, _: page.map(characters.drop_bullets)),
    PageStep("directions", drop_directions),
    PageStep("repeated_paragraphs", drop_repeated_paragraphs, REPEATED),
    PageStep("repeats", drop_repeats),
    PageStep("note_marks", strip_note_marks),
    PageStep("roles", set_roles),
    PageStep("document_number", take_document_number),
)
"""Damage first, while its bytes are intact; then the script, so that the tables need one script; then the page."""


def clean(raw: RawDocument, lexicon: CleanLexicon) -> CleanText:
    """Return the document's own words: mended, without its page's furniture, one line per block.

    ``text`` is what every span of the dataset points into; its blocks cover every line, in order.
    """
    text, repairs = _mended(raw.text, lexicon)
    page = replace(Page.from_text(text), named=raw.metadata.get("title", ""))
    for step in STEPS:
        if isinstance(step, PageStep):
            before, page = page, step.sort(page, lexicon)
            repairs += _taken(step, before, page) if step.mends and before is not page else ()
    converted = any(repair.name == "traditional_characters" for repair in repairs)
    page = replace(page, dropped=raw.dropped + page.dropped)
    return _finish(page, "zh-Hant" if converted else "zh-Hans", tuple(repairs))


def _mended(text: str, lexicon: CleanLexicon) -> tuple[str, list[Repair]]:
    """Return the text after all steps over it, and what was mended."""
    repairs = []
    is_plain = _is_plain(text)
    for step in STEPS:
        if isinstance(step, PageStep) or (is_plain and step.for_rare):
            continue
        mended, count = step.mend(text, lexicon)
        if count:
            repairs.append(Repair(step.name, count, examples(text, mended)))
        is_plain = is_plain or (mended != text and _is_plain(mended))
        text = mended
    return text, repairs


def _is_plain(text: str) -> bool:
    """Tell whether a text has nothing of what the steps for rare characters mend."""
    return _RARE.search(text) is None and not any(word in text for word in losses.UNWRITTEN)


def _taken(step: PageStep, before: Page, after: Page) -> Iterator[Repair]:
    gone = [text for kind, text in after.dropped[len(before.dropped) :] if kind == step.mends]
    if gone:
        yield Repair(step.name, len(gone), tuple((text, "") for text in gone[:MOST]))


def _finish(page: Page, language: str, repairs: tuple[Repair, ...]) -> CleanText:
    marked = "\n".join(line.text for line in page.lines)
    is_marked = characters.DAMAGE_OPENS in marked or characters.DAMAGE_CLOSES in marked
    text = _MARKS.sub("", marked) if is_marked else marked
    blocks, position = [], 0
    for line in page.lines:
        end = position + len(_MARKS.sub("", line.text) if is_marked else line.text)
        blocks.append(Block(position, end, line.kind or BlockKind.BODY))
        position = end + 1
    damaged = tuple(_damaged(marked, text)) if is_marked else ()
    return CleanText(text, tuple(blocks), language, page.masthead, repairs, damaged, page.dropped)


def _damaged(marked: str, text: str) -> Iterator[Span]:
    """Yield the damaged spans as offsets into the text without the marks; one whose end was cut off ends with its line."""
    start = -1
    for seen, mark in enumerate(_MARKS.finditer(marked)):
        position = mark.start() - seen
        if mark[0] == characters.DAMAGE_OPENS:
            start = position if start < 0 else start
        elif start >= 0:
            if start < position:
                yield Span(start, position)
            start = -1
    end = text.find("\n", start) if start >= 0 else -1
    if 0 <= start < (end if end >= 0 else len(text)):
        yield Span(start, end if end >= 0 else len(text))
