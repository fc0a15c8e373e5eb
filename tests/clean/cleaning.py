"""The packaged lexicon and short ways to clean, for the tests of this folder."""

from functools import cache
from pathlib import Path

from etl.clean import CleanLexicon, Language, clean
from etl.model import CleanText, RawDocument
from etl.read import read_bytes
from etl.vocabulary.language import readings, simplified, word_frequencies
from etl.vocabulary.tables import rows

SEEDS = Path(__file__).parents[2] / "seeds"
PAGES = Path(__file__).parent / "pages"


@cache
def language() -> Language:
    return Language(words=word_frequencies, readings=readings, simplified=simplified)


@cache
def lexicon() -> CleanLexicon:
    tables = ("furniture", "masthead_labels", "script_fixes", "heading_cues")
    return CleanLexicon.from_rows(*(rows(table) for table in tables), language())


@cache
def cleaned_file(path: Path) -> CleanText:
    return clean(read_bytes(path.read_bytes(), path.name)[0], lexicon())


def cleaned(text: str) -> CleanText:
    return clean(RawDocument("0" * 16, "text.txt", text, "utf-8"), lexicon())


def seed(number: int) -> CleanText:
    return cleaned_file(next(SEEDS.glob(f"{number:03}_*.txt")))


def lines(document: CleanText, kind: str) -> list[str]:
    return [document.text[block.start : block.end] for block in document.blocks if block.kind == kind]
