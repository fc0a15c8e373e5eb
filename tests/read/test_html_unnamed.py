"""The body of a page is found by where the text is: the names of classes help, but no page depends on them."""

import hashlib
import re
from functools import cache

import pytest

from etl.clean import clean
from etl.model import RawDocument
from etl.read import read_bytes
from etl.toolbox import toolbox
from tests.documents.html.make import HERE, PAGES, text
from tests.documents.test_documents import PRECISION, RECALL, share

_NAMED = re.compile(r"""\b(class|id)=(?:"[^"]*"|'[^']*'|[^\s>]+)""")
_MEANT = re.compile(r"<(/?)(?:article|main|aside|nav|header|footer|section)\b")
_HELD_BY_NAME = {"aggregator"}  # an advertisement in prose within the body, which only its class tells


@cache
def _hashed(names: str) -> str:
    return f'class="x{hashlib.md5(names.encode(), usedforsecurity=False).hexdigest()[:6]}"'


@pytest.mark.parametrize(
    ("file", "expected", "encoding"),
    [(file, expected, encoding) for file, expected, _, encoding in PAGES if expected and file not in _HELD_BY_NAME],
    ids=lambda value: value,
)
def test_without_names_and_meaning_tags(file: str, expected: str, encoding: str) -> None:
    page = (HERE / f"{file}.html").read_bytes().decode(encoding)
    bare = _MEANT.sub(r"<\1div", _NAMED.sub(lambda match: _hashed(match[0]), page))
    (found,) = read_bytes(bare.encode(encoding), f"{file}.html")
    assert isinstance(found, RawDocument), found
    document, wanted = clean(found, toolbox().lexicon).text, "\n".join(text(expected))
    assert share(wanted, document) >= RECALL
    assert share(document, wanted) >= PRECISION
