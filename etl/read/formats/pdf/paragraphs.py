"""Lines to paragraphs, by geometry: what reaches the margin goes on, an indent or a gap begins anew."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from etl.clean.page import is_enumerated
from etl.read.formats.pdf.lines import ENDS, Line, leading

_GAP = 1.35
_LEAST_INDENTED = 0.04
_SIZE_STEP = 0.08
_TITLE = 1.12
_OWN_LINE = ("—", "―", "（", "(", "─")
_HYPHENED = re.compile("[a-z]-$")


@dataclass(frozen=True, slots=True)
class Setting:
    """How a document is set: size of its text, distance of its lines in ems, and whether paragraphs are indented."""

    size: float
    leading: float
    is_indented: bool = True

    @classmethod
    def of(cls, lines: Sequence[Line], size: float) -> Setting:
        """Read off the lines, which know their margins, how they are set."""
        indented = sum(line.is_indented for line in lines)
        return cls(size, leading(lines), indented >= _LEAST_INDENTED * len(lines))


def paragraphs(lines: Iterable[Line], setting: Setting) -> Iterator[str]:
    """Yield the paragraphs of lines in reading order, over the ends of columns and pages."""
    text, last = "", None
    for line in lines:
        if last is not None and goes_on(last, line, setting):
            text = glued(text, line.text)
        else:
            if text:
                yield text
            text = line.text
        last = line
    if text:
        yield text


def goes_on(last: Line, line: Line, setting: Setting) -> bool:
    """Tell whether ``line`` goes on the paragraph whose last line so far is ``last``."""
    if last.own or line.own:
        return False
    if abs(last.size - line.size) > _SIZE_STEP * line.size or _is_apart(last, line, setting):
        return False
    if _opens(line) and (line.is_indented or last.text[-1] in ENDS):
        return False
    if last.page != line.page and last.text[-1] in ENDS and not setting.is_indented:
        return False
    if line.size > _TITLE * setting.size and line.is_symmetric:
        return last.is_symmetric and not line.text.startswith(_OWN_LINE)
    if not last.is_full(line.text):
        return False
    if not line.is_indented:
        return True
    return not setting.is_indented and abs(last.left - line.left) < 0.3 * line.size


def glued(before: str, after: str) -> str:
    """Join two lines: without a blank beside Chinese or in a number, without the hyphen of a broken word.

    >>> glued("增长12", ".5%"), glued("large lan-", "guage"), glued("OpenAI", "Codex")
    ('增长12.5%', 'large language', 'OpenAI Codex')
    """
    if _HYPHENED.search(before) and after[0].islower() and after[0].isascii():
        return before[:-1] + after
    latin = before[-1].isascii() and after[0].isascii() and (before[-1] + after[0]).isalpha()
    return before + " " * latin + after


def _opens(line: Line) -> bool:
    """Tell whether a line begins as an item or a numbered heading does."""
    return is_enumerated(line.text) or line.text.startswith("——")


def _is_apart(last: Line, line: Line, setting: Setting) -> bool:
    """Tell whether more room is between two lines of a column than within a paragraph."""
    step = line.y - last.y
    if last.page != line.page or step <= 0:
        return False
    return step > _GAP * setting.leading * line.size
