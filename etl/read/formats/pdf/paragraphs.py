"""Lines to paragraphs, by geometry: what reaches the margin goes on, an indent or a gap begins anew."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from etl.clean.page import is_enumerated
from etl.read.formats.pdf.lines import Line

_GAP = 1.35
_SIZE_STEP = 0.08
_TITLE = 1.12
_ENDS = "。！？；：…!?;:"
_OWN_LINE = ("—", "―", "（", "(", "─")
_HYPHENED = re.compile("[a-z]-$")


@dataclass(frozen=True, slots=True)
class Setting:
    """How a document is set: the size of its text, and the distance of its lines in ems."""

    size: float
    leading: float


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
    if is_enumerated(line.text) and (line.is_indented or line.is_centred):
        return False
    if line.size > _TITLE * setting.size and line.is_symmetric:
        return last.is_symmetric and not line.text.startswith(_OWN_LINE)
    if not last.is_full(line.text):
        return False
    if not line.is_indented:
        return True
    return abs(last.left - line.left) < 0.3 * line.size and last.text[-1] not in _ENDS and not last.is_centred


def glued(before: str, after: str) -> str:
    """Join two lines: without a blank beside Chinese or in a number, without the hyphen of a broken word.

    >>> glued("增长12", ".5%"), glued("large lan-", "guage"), glued("OpenAI", "Codex")
    ('增长12.5%', 'large language', 'OpenAI Codex')
    """
    if _HYPHENED.search(before) and after[0].islower() and after[0].isascii():
        return before[:-1] + after
    latin = before[-1].isascii() and after[0].isascii() and (before[-1] + after[0]).isalpha()
    return before + " " * latin + after


def _is_apart(last: Line, line: Line, setting: Setting) -> bool:
    """Tell whether more room is between two lines of a column than within a paragraph."""
    step = line.y - last.y
    if last.page != line.page or step <= 0:
        return False
    return step > _GAP * setting.leading * line.size
