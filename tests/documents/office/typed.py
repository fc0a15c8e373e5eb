"""Word documents as office workers type them: numbered headings, lists, tables, changes, notes, a running head."""

import io

import docx
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.text.paragraph import Paragraph

from tests.documents.office.words import PLAN, PLAN_TABLE, PLAN_TITLE, REPORT, REPORT_LABELS, REPORT_TITLE

LISTS = f"""<w:abstractNum {nsdecls("w")} w:abstractNumId="90"><w:multiLevelType w:val="multilevel"/>
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:pStyle w:val="Heading1"/>
<w:suff w:val="nothing"/><w:lvlText w:val="%1、"/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:pStyle w:val="Heading2"/>
<w:suff w:val="nothing"/><w:lvlText w:val="（%2）"/></w:lvl>
<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%3."/></w:lvl></w:abstractNum>"""
NOTES = f"""<?xml version="1.0" encoding="UTF-8"?><w:footnotes {nsdecls("w")}>
<w:footnote w:id="2"><w:p><w:r><w:t>PFlops：每秒千万亿次浮点运算，2000年提出。</w:t></w:r></w:p></w:footnote></w:footnotes>"""
DATE = "2026-01-05T00:00:00Z"


def report(numbered: bool = True) -> bytes:
    """A report whose numbers are Word's own (or typed), with a note, tracked changes, a header and a footer."""
    made = docx.Document()
    if numbered:
        _define_lists(made)
    made.core_properties.title = REPORT_TITLE
    made.add_paragraph(REPORT_TITLE, style="Title")
    for index, (kind, text) in enumerate(REPORT):
        words = text if numbered else REPORT_LABELS.get(index, "") + text
        if kind in ("heading", "sub"):
            made.add_heading(words, 1 if kind == "heading" else 2)
        elif kind == "item":
            paragraph = made.add_paragraph(words)
            if numbered:
                _set_list(paragraph._p.get_or_add_pPr(), 2)
        else:
            _body(made, text)
    section = made.sections[0]
    section.header.paragraphs[0].text = "内部资料 注意保存"
    section.footer.paragraphs[0].text = "第1页 共3页"
    return _saved(made)


def plan() -> bytes:
    """A plan with typed numbers and a table."""
    made = docx.Document()
    made.core_properties.title = "新建文档"
    made.add_paragraph(PLAN_TITLE, style="Title")
    for line in PLAN:
        made.add_paragraph(line)
    table = made.add_table(len(PLAN_TABLE), len(PLAN_TABLE[0]))
    for row, cells in zip(table.rows, PLAN_TABLE, strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    return _saved(made)


def _body(made: Document, text: str) -> None:
    """Add a paragraph; the first sum of money in it was typed over, the unit of computing has a note."""
    before, money, after = text.partition("财政资金")
    paragraph = made.add_paragraph(before + money)
    if money:
        _changed(paragraph, "del", "3.9亿元")
        _changed(paragraph, "ins", after[:5])
        after = after[5:]
    first, unit, rest = after.partition("PFlops")
    paragraph.add_run(first + unit)
    if "PFlops，" in text:
        _noted(made, paragraph)
    paragraph.add_run(rest)


def _define_lists(made: Document) -> None:
    numbering = made.part.numbering_part.element
    numbering.insert(0, parse_xml(LISTS))
    numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="90"><w:abstractNumId w:val="90"/></w:num>'))
    for level, name in enumerate(("Heading 1", "Heading 2")):
        _set_list(made.styles[name].element.get_or_add_pPr(), level)


def _set_list(properties, level: int) -> None:
    numbers = properties.get_or_add_numPr()
    numbers.get_or_add_ilvl().val = level
    numbers.get_or_add_numId().val = 90


def _changed(paragraph: Paragraph, kind: str, text: str) -> None:
    change = OxmlElement(f"w:{kind}")
    for name, value in (("id", "7"), ("author", "审稿"), ("date", DATE)):
        change.set(qn(f"w:{name}"), value)
    run = OxmlElement("w:r")
    run.append(OxmlElement("w:t" if kind == "ins" else "w:delText"))
    run[0].text = text
    change.append(run)
    paragraph._p.append(change)


def _noted(made: Document, paragraph: Paragraph) -> None:
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    part = Part(PackURI("/word/footnotes.xml"), kind, NOTES.encode(), made.part.package)
    made.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    run = paragraph.add_run()._r
    reference = OxmlElement("w:footnoteReference")
    reference.set(qn("w:id"), "2")
    run.append(reference)


def _saved(made: Document) -> bytes:
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()
