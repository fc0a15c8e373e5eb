"""Paragraphs to pages: a small typesetter over the writer, as word processors set official documents."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from tests.documents.pdf.writer import A4, Page, width, wrapped

NOTE_MARKS = "\ue000\ue001\ue002"
"""What stands in the words of a paragraph for the marks of its notes."""


@dataclass
class Paragraph:
    """Words and how they are set: ``centred`` lines are broken where the words have ``/``; ``notes`` come to the foot."""

    words: str
    size: float = 16
    font: str = "song"
    centred: bool = False
    indent: float = 2
    before: float = 0
    notes: tuple[tuple[str, str], ...] = ()


@dataclass
class Sheet:
    """How pages look: size, margins, distance of lines, what stands at the edges (given the number of the page)."""

    size: tuple[float, float] = A4
    side: float = 78
    top: float = 100
    bottom: float = 90
    leading: float = 1.75
    edges: Callable[[Page, int], None] = lambda page, number: None
    pages: list[Page] = field(default_factory=list)
    _y: float = 0
    _notes: list[tuple[str, str]] = field(default_factory=list)

    def set(self, paragraphs: Sequence[Paragraph]) -> list[Page]:
        """Set paragraphs on as many pages as they need."""
        self._turn_over()
        for paragraph in paragraphs:
            self._y += paragraph.before
            for offset, words in self._lines(paragraph):
                if self._y + paragraph.size * self.leading > self.size[1] - self.bottom - 16 * len(self._notes):
                    self._turn_over()
                self._y += paragraph.size * self.leading
                self._paint(paragraph, offset, words)
        self._foot()
        return self.pages

    def room(self) -> float:
        """Return the width of the text."""
        return self.size[0] - 2 * self.side

    def _lines(self, paragraph: Paragraph) -> list[tuple[float, str]]:
        if paragraph.centred:
            lines = paragraph.words.split("/")
            return [((self.room() - width(line, paragraph.size)) / 2, line) for line in lines]
        return list(wrapped(paragraph.words, paragraph.size, self.room(), paragraph.indent * paragraph.size))

    def _paint(self, paragraph: Paragraph, offset: float, words: str) -> None:
        x = self.side + offset
        for number, (mark, note) in enumerate(paragraph.notes):
            before, found, after = words.partition(NOTE_MARKS[number])
            if found:
                self.pages[-1].text(x, self._y, before, paragraph.size, paragraph.font)
                x += width(before, paragraph.size)
                self.pages[-1].text(x, self._y - 0.4 * paragraph.size, mark, paragraph.size / 2, paragraph.font)
                x, words = x + width(mark, paragraph.size / 2), after
                self._notes.append((mark, note))
        self.pages[-1].text(x, self._y, words, paragraph.size, paragraph.font)

    def _turn_over(self) -> None:
        if self.pages:
            self._foot()
        self.pages.append(Page(self.size))
        self._y = self.top
        self.edges(self.pages[-1], len(self.pages))

    def _foot(self) -> None:
        y = self.size[1] - self.bottom - 16 * (len(self._notes) - 1)
        if self._notes:
            self.pages[-1].line(self.side, y - 14, self.side + 140, y - 14)
        for mark, note in self._notes:
            self.pages[-1].text(self.side, y, f"{mark} {note}", 10.5)
            y += 16
        self._notes = []
