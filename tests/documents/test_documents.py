"""Documents of every container, encoding and damage, each against the text that should come out of it.

One folder a group, each with ``cases.csv``, one row a document: ``file``; ``member`` (what follows ``file!`` in the dataset,
where a file holds several); ``expected`` (a text file: title, lines around it and body, one block a line); and, where they
are to be checked, ``title``, ``published_date``, ``event_date``, ``source``, ``region_code``.
"""

import csv
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from etl.clean import clean
from etl.model import Document, RawDocument, Unreadable
from etl.pipeline import describe
from etl.read import read
from etl.toolbox import toolbox

HERE = Path(__file__).parent
RECALL, PRECISION = 0.98, 0.97
GRAM = 3

Case = dict[str, str]


def cases() -> list[Case]:
    return [
        {"group": table.parent.name} | row
        for table in sorted(HERE.glob("*/cases.csv"))
        for row in csv.DictReader(table.read_text(encoding="utf-8").splitlines())
    ]


@cache
def found(group: str, file: str) -> dict[str, Document | Unreadable]:
    tools = toolbox()
    values = read([HERE / group / file])
    return {
        value.file: describe(value, clean(value, tools.lexicon), tools) if isinstance(value, RawDocument) else value
        for value in values
        if isinstance(value, RawDocument | Unreadable)
    }


def share(text: str, other: str) -> float:
    """Return the share of the characters of ``text`` that ``other`` has too, told by runs of three."""
    own, others = grams(text), grams(other)
    return (own & others).total() / max(1, own.total())


def grams(text: str) -> Counter[str]:
    bare = "".join(text.split())
    return Counter(bare[start : start + GRAM] for start in range(max(1, len(bare) - GRAM + 1)))


@pytest.mark.parametrize(
    "case", cases(), ids=lambda case: f"{case['group']}/{case['file']}!{case['member']}".rstrip("!")
)
def test_document(case: Case) -> None:
    name = case["file"] + (f"!{case['member']}" if case["member"] else "")
    document = found(case["group"], case["file"])[name]
    assert isinstance(document, Document), document
    expected = (HERE / case["group"] / case["expected"]).read_text(encoding="utf-8")
    recall, precision = share(expected, document.text), share(document.text, expected)
    assert recall >= RECALL, f"recall {recall:.3f} of\n{document.text}"
    assert precision >= PRECISION, f"precision {precision:.3f} of\n{document.text}"
    masthead = document.clean.masthead
    said = {
        "title": masthead.title,
        "source": masthead.source,
        "published_date": str(document.published_date or ""),
        "event_date": str(document.event_date or ""),
        "region_code": document.region_code,
    }
    wanted = {field: case[field] for field in said if case.get(field)}
    assert {field: said[field] for field in wanted} == wanted
