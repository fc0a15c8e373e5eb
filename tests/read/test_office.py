"""Word and Excel files: what a reader sees in them, and nothing else."""

import io
import struct
import zipfile
from datetime import date
from pathlib import Path

import docx
import openpyxl
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from etl.model import RawDocument, Unreadable
from etl.read import read_bytes
from etl.read.formats.cell_formats import shown
from etl.read.formats.old_cell_formats import extents_of, is_locked
from etl.read.formats.word_numbering import written

OFFICE = Path("tests/documents/office")


def saved(made: object) -> bytes:
    stream = io.BytesIO()
    made.save(stream)  # type: ignore[attr-defined]
    return stream.getvalue()


def text_in(data: bytes, name: str = "x") -> str:
    (document,) = read_bytes(data, name)
    assert isinstance(document, RawDocument), document
    return document.text


def reason_of(data: bytes) -> str:
    (value,) = read_bytes(data, "x")
    assert isinstance(value, Unreadable), value
    return value.reason


@pytest.mark.parametrize(
    ("value", "code", "text"),
    [
        (12.500000001, "", "12.5"),
        (0.1 + 0.2, "", "0.3"),
        (3, "0.00", "3.00"),
        (12345.678, "#,##0.0_ ;[Red]\\-#,##0.0\\ ", "12345.7"),
        (0.0755, "0.00%", "7.55%"),
        (0.5, "0.##%", "50%"),
        (12.6, '0.0"亿元"', "12.6亿元"),
        (-4.2, "0.0_);\\(0.0\\)", "-4.2"),
        (5, "General", "5"),
        (1e-7, "", "0.0000001"),
        (True, "", "TRUE"),
        (date(2026, 1, 1), 'yyyy"年"m"月"', "2026年1月"),
        (date(2026, 1, 1), "yyyy", "2026年"),
        (date(2026, 1, 5), "yyyy/m/d", "2026-01-05"),
    ],
)
def test_cells_as_a_reader_sees_them(value: float | bool | date, code: str, text: str) -> None:
    assert shown(value, code) == text


@pytest.mark.parametrize(
    ("number", "form", "text"),
    [
        (1, "chineseCounting", "一"),
        (10, "chineseCountingThousand", "十"),
        (21, "japaneseCounting", "二十一"),
        (11, "chineseLegalSimplified", "拾壹"),
        (3, "decimalEnclosedCircle", "③"),
        (28, "upperLetter", "BB"),
        (4, "lowerRoman", "iv"),
        (2, "ideographTraditional", "乙"),
        (7, "something else", "7"),
    ],
)
def test_numbers_of_lists(number: int, form: str, text: str) -> None:
    assert written(number, form) == text


def test_lists_count_on_restart_and_nest() -> None:
    made = docx.Document()
    numbering = made.part.numbering_part.element
    levels = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="{text}"/></w:lvl>'
        for depth, text in enumerate(("第%1条", "%1.%2"))
    )
    numbering.insert(0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="70">{levels}</w:abstractNum>'))
    override = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    for number, more in ((70, ""), (71, ""), (72, override)):
        base = f'<w:abstractNumId w:val="70"/>{more}'
        numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="{number}">{base}</w:num>'))
    for number, depth in ((70, 0), (70, 1), (70, 1), (71, 0), (71, 1), (72, 0), (0, 0)):
        numbers = made.add_paragraph("款")._p.get_or_add_pPr().get_or_add_numPr()
        numbers.get_or_add_ilvl().val = depth
        numbers.get_or_add_numId().val = number
    assert text_in(saved(made)).split("\n") == [
        *("第1条 款", "1.1 款", "1.2 款"),
        *("第2条 款", "2.1 款", "第5条 款", "款"),
    ]


def test_hidden_words_and_bullets_are_not_read() -> None:
    made = docx.Document()
    paragraph = made.add_paragraph("产值5亿元")
    paragraph.add_run("（草稿9亿元）").font.hidden = True
    paragraph.add_run("。")
    made.add_paragraph("重点企业", style="List Bullet")
    assert text_in(saved(made)) == "产值5亿元。\n重点企业"


def test_the_title_of_the_properties_counts_only_if_the_text_has_it() -> None:
    for said, kept in (("工作方案", {"title": "工作方案"}), ("Microsoft Word 文档", {})):
        made = docx.Document()
        made.core_properties.title = said
        made.core_properties.author = "张三"
        made.add_paragraph("工作方案")
        made.add_paragraph("产值达到5亿元。")
        (document,) = read_bytes(saved(made), "x.docx")
        assert isinstance(document, RawDocument)
        assert document.metadata == kept


def test_empty_rows_and_columns_and_hidden_sheets_are_dropped() -> None:
    made = openpyxl.Workbook()
    sheet = made.active
    sheet["B2"], sheet["D2"], sheet["B5"], sheet["D5"] = "指标", "产值", "一季度", 5
    made.create_sheet("空")
    made.create_sheet("藏")["A1"] = "不看"
    made["藏"].sheet_state = "veryHidden"
    assert text_in(saved(made)) == "指标\t产值\n一季度\t5"


def test_several_sheets_are_several_documents() -> None:
    made = openpyxl.Workbook()
    for name in ("甲", "乙"):
        sheet = made.create_sheet(name)
        sheet.append(["指标", "产值"])
        sheet.append([f"{name}市", 5])
    first, second = read_bytes(saved(made), "x.xlsx")
    assert [first.file, second.file] == ["x.xlsx!甲", "x.xlsx!乙"]
    assert first.doc_id != second.doc_id


def test_an_empty_workbook_and_an_empty_document() -> None:
    assert reason_of(saved(openpyxl.Workbook())) == "empty"
    assert reason_of(saved(docx.Document())) == "empty"


def test_what_is_locked_is_told() -> None:
    assert reason_of((OFFICE / "locked.xlsx").read_bytes()) == "encrypted"
    data = bytearray((OFFICE / "plan.doc").read_bytes())
    block = data.index(b"\xec\xa5")  # where the document's information block begins
    (flags,) = struct.unpack_from("<H", data, block + 10)
    struct.pack_into("<H", data, block + 10, flags | 0x0100)
    assert reason_of(bytes(data)) == "encrypted"
    assert is_locked(struct.pack("<HH", 0x0809, 2) + b"\0\0" + struct.pack("<HH", 0x002F, 2) + b"\0\0")


def test_word_95_is_told() -> None:
    data = bytearray((OFFICE / "plan.doc").read_bytes())
    struct.pack_into("<H", data, data.index(b"\xec\xa5") + 2, 0x0068)
    (value,) = read_bytes(bytes(data), "x.doc")
    assert isinstance(value, Unreadable)
    assert value.message.startswith("this was saved by Word 95 or older")


def test_old_cells_tell_what_they_span() -> None:
    records = (
        (0x0809, b"\0\0"),
        (0x041E, struct.pack("<HHB", 164, 4, 0) + b"0.0%"),
        (0x00E0, struct.pack("<HH", 0, 164)),
        (0x0085, struct.pack("<IHBB", 0, 0, 1, 1) + "甲".encode("utf-16-le")),
        (0x0203, struct.pack("<HHHd", 2, 3, 0, 0.5)),
        (0x00BD, struct.pack("<HHHIHIH", 9, 4, 0, 0, 0, 0, 5)),
        (0x000A, b""),
    )
    book = b"".join(struct.pack("<HH", kind, len(data)) + data for kind, data in records)
    extent = extents_of(book)["甲"]
    assert extent.cells == 8 * 3
    assert extent.formats == {(2, 3): "0.0%", (9, 4): "0.0%", (9, 5): "0.0%"}


@pytest.mark.parametrize("name", ["report.docx", "plan.doc", "indicators.xlsx", "news.xls"])
def test_truncated_files_are_broken_unless_all_of_the_text_is_there(name: str) -> None:
    data = (OFFICE / name).read_bytes()
    whole = [getattr(value, "text", "") for value in read_bytes(data, "x")]
    for share in (0.3, 0.6, 0.9):
        values = read_bytes(data[: int(len(data) * share)], "x")
        said = [value.reason for value in values if isinstance(value, Unreadable)]
        assert said == ["broken"] or [getattr(value, "text", "") for value in values] == whole, share


@pytest.mark.parametrize(("name", "part"), [("report.docx", "word/document.xml"), ("news.xlsx", "xl/workbook.xml")])
def test_a_part_that_is_no_xml_is_broken(name: str, part: str) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(OFFICE / name) as whole, zipfile.ZipFile(stream, "w") as harmed:
        for entry in whole.namelist():
            harmed.writestr(entry, b"<w:document" if entry == part else whole.read(entry))
    assert reason_of(stream.getvalue()) == "broken"


def test_boxes_moves_and_breaks() -> None:
    made = docx.Document()
    first, second = made.add_paragraph("正文一。"), made.add_paragraph("正文二")
    space = f'{nsdecls("w")} xmlns:v="urn:schemas-microsoft-com:vml"'
    space += ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    box = "<w:txbxContent><w:p><w:r><w:t>框内产值5亿元。</w:t></w:r></w:p></w:txbxContent>"
    drawn = f"<mc:Choice Requires='wps'>{box}</mc:Choice>"
    old = f"<mc:Fallback><w:pict><v:shape><v:textbox>{box}</v:textbox></v:shape></w:pict></mc:Fallback>"
    first._p.append(parse_xml(f"<w:r {space}><mc:AlternateContent>{drawn}{old}</mc:AlternateContent></w:r>"))
    for kind, words in (("moveFrom", "旧处"), ("moveTo", "新处")):
        second._p.append(parse_xml(f"<w:{kind} {space} w:id='1'><w:r><w:t>{words}</w:t></w:r></w:{kind}>"))
    second._p.append(parse_xml(f"<w:r {space}><w:br/><w:t>2021</w:t><w:noBreakHyphen/><w:t>2025</w:t></w:r>"))
    assert text_in(saved(made)) == "正文一。\n框内产值5亿元。\n正文二新处\n2021-2025"
