"""Files made to do harm: each is a reason or a document, soon and in little memory, and no exception."""

import io
import json
import struct
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from etl.model import RawDocument, Unreadable
from etl.read import read_bytes

OFFICE = Path("tests/documents/office")
SECONDS = 15.0  # the limit of a document, and room for a busy machine


@pytest.fixture(autouse=True)
def _in_time() -> Iterator[None]:
    started = time.monotonic()
    yield
    assert time.monotonic() - started < SECONDS


def with_part(name: str, part: str, data: bytes) -> bytes:
    """Return one of the office documents with one part replaced."""
    stream = io.BytesIO()
    with zipfile.ZipFile(OFFICE / name) as whole, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as made:
        for entry in whole.namelist():
            made.writestr(entry, data if entry == part else whole.read(entry))
    return stream.getvalue()


def reason_of(data: bytes, name: str = "x") -> str:
    (value,) = read_bytes(data, name)
    assert isinstance(value, Unreadable), value.text[:200]
    return value.reason


@pytest.mark.parametrize(
    ("name", "part"),
    [("report.docx", "word/document.xml"), ("news.xlsx", "xl/worksheets/sheet1.xml")],
)
def test_a_part_that_swells_is_refused(name: str, part: str) -> None:
    assert reason_of(with_part(name, part, b"<a>" + b" " * (100 << 20))) == "archive_bomb"


@pytest.mark.parametrize("name", ["report.docx", "news.xlsx"])
def test_a_part_that_declares_less_than_it_holds_is_not_inflated(name: str) -> None:
    part = "word/document.xml" if name == "report.docx" else "xl/worksheets/sheet1.xml"
    size = 40 << 20
    data = with_part(name, part, b" " * size)
    assert reason_of(data.replace(struct.pack("<I", size), struct.pack("<I", 4096))) == "broken"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize(
    ("name", "part"),
    [("report.docx", "word/document.xml"), ("report.docx", "docProps/core.xml"), ("news.xlsx", "xl/styles.xml")],
)
def test_entities_are_refused(name: str, part: str, encoding: str) -> None:
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    bomb = f'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY e0 "哈">{entities}]><a>&e9;</a>'
    assert reason_of(with_part(name, part, bomb.encode(encoding))) == "broken"


def test_elements_nested_without_end() -> None:
    deep = b"<a>" * 100_000 + b"</a>" * 100_000
    assert reason_of(with_part("report.docx", "word/document.xml", deep)) == "broken"


def sheet(cells: str) -> bytes:
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    dimension = '<dimension ref="A1:XFD1048576"/>'
    return f'<worksheet xmlns="{space}">{dimension}<sheetData>{cells}</sheetData></worksheet>'.encode()


def test_a_sheet_that_claims_all_cells() -> None:
    last = '<row r="1048576"><c r="XFD1048576"><v>5</v></c></row>'
    assert reason_of(with_part("news.xlsx", "xl/worksheets/sheet1.xml", sheet(last))) == "not_chinese"  # a lone 5
    both = '<row r="1"><c r="A1"><v>1</v></c></row>' + last
    assert reason_of(with_part("news.xlsx", "xl/worksheets/sheet1.xml", sheet(both))) == "too_large"


def test_a_delimited_file_of_one_long_line() -> None:
    line = "标题,正文\n通知,".encode() + "产值".encode() * (10 << 20)
    assert reason_of(line, "x.csv") == "too_large"
    assert reason_of(b"title,text\n" + b"," * (20 << 20), "x.csv") == "too_large"
    assert reason_of(b"title,text\n" + b'"' + b"," * (20 << 20), "x.csv") == "too_large"


def test_very_many_short_rows() -> None:
    values = read_bytes(b"title,text\n" + b"a,b\n" * 300_000, "x.csv")
    assert isinstance(values[-1], Unreadable)
    assert values[-1].reason == "too_many"


@pytest.mark.parametrize(
    "data",
    [
        b'{"text": ' + b"[" * 1_000_000,
        b'{"text": ' + b'{"a":' * 1_000_000,
        b'[{"text": "' + b"\\u4e00" * (8 << 20),
        b'{"text": [' + b"[]," * (16 << 20) + b"0]}",
        b'{"' * (1 << 20),
        b'{"a":"b"},\n' * (1 << 20),
        json.dumps([{f"k{n}": 1} for n in range(20_000)]).encode(),
    ],
    ids=["arrays", "objects", "unfinished", "siblings", "openings", "lines", "names"],
)
def test_json_without_end(data: bytes) -> None:
    values = read_bytes(data, "x.json")
    assert values
    assert all(isinstance(value, Unreadable | RawDocument) for value in values)


def test_a_word_file_whose_pieces_repeat() -> None:
    data = bytearray((OFFICE / "plan.doc").read_bytes())
    struct.pack_into("<i", data, data.index(b"\xec\xa5") + 0x4C, 2**31 - 1)
    assert reason_of(bytes(data)) == "too_large"


def test_bits_flipped_anywhere_leave_no_exception() -> None:
    for name in ("plan.doc", "indicators.xls"):
        whole = (OFFICE / name).read_bytes()
        for place in range(0, len(whole), len(whole) // 60):
            data = bytearray(whole)
            data[place : place + 4] = b"\xff\xff\xff\x7f"
            assert read_bytes(bytes(data), "x")
