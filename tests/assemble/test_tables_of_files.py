"""The same indicator table out of a page, a Word file, a workbook and delimited text: the same figures."""

import io

import openpyxl
import pytest
from docx import Document

import etl

TITLE = "合肥市2024年国民经济和社会发展统计公报"
LEAD = "2024年，全市上下深入实施人工智能行动，全年经济运行平稳，产业结构继续优化，发展质量稳步提升。"
HEADS = (("指标", "2024年", "", "2023年", ""), ("", "绝对量（亿元）", "增长（%）", "绝对量（亿元）", "增长（%）"))
ROWS = (("地区生产总值", "13507.7", "6.1", "12673.8", "5.8"), ("固定资产投资", "8000", "-2.3", "8200", "—"))
WANTED = [
    ("地区生产总值", 1.35077e12, "元", "level", 2024),
    ("地区生产总值", 6.1, "%", "growth", 2024),
    ("地区生产总值", 1.26738e12, "元", "level", 2023),
    ("地区生产总值", 5.8, "%", "growth", 2023),
    ("固定资产投资", 8e11, "元", "level", 2024),
    ("固定资产投资", -2.3, "%", "growth", 2024),
    ("固定资产投资", 8.2e11, "元", "level", 2023),
]


def page() -> bytes:
    body = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in ROWS)
    heads = (
        "<tr><th rowspan=2>指标</th><th colspan=2>2024年</th><th colspan=2>2023年</th></tr>"
        "<tr><th>绝对量<br>（亿元）</th><th>增长（%）</th><th>绝对量<br>（亿元）</th><th>增长（%）</th></tr>"
    )
    return (
        f"<html><head><meta charset=utf-8><title>{TITLE}</title></head><body><h1>{TITLE}</h1>"
        f"<p>{LEAD}</p><table border=1>{heads}{body}</table><p>{LEAD.replace('全年', '去年')}</p></body></html>"
    ).encode()


def word() -> bytes:
    document = Document()
    document.add_heading(TITLE, 0)
    document.add_paragraph(LEAD)
    table = document.add_table(rows=4, cols=5)
    for row, cells in enumerate((*HEADS, *ROWS)):
        for column, text in enumerate(cells):
            if text:
                table.cell(row, column).text = text
    table.cell(0, 0).merge(table.cell(1, 0))
    table.cell(0, 1).merge(table.cell(0, 2))
    table.cell(0, 3).merge(table.cell(0, 4))
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def workbook() -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append([TITLE])
    for row in (*HEADS, *ROWS):
        sheet.append([float(cell) if cell.lstrip("-").replace(".", "").isdigit() else cell or None for cell in row])
    for area in ("A2:A3", "B2:C2", "D2:E2"):
        sheet.merge_cells(area)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def text() -> bytes:
    return "\n".join((TITLE, LEAD, *("\t".join(row) for row in (*HEADS, *ROWS)), LEAD[:-1] + "好。")).encode()


@pytest.mark.parametrize(
    ("name", "data"), [("a.html", page()), ("a.docx", word()), ("a.xlsx", workbook()), ("a.txt", text())]
)
def test_a_table_gives_the_same_figures_from_every_container(name: str, data: bytes) -> None:
    found = etl.extract(data, name=name).indicators
    values = [found[column].tolist() for column in ("metric", "value", "unit", "measure")]
    assert list(zip(*values, found["period_start"].dt.year.tolist(), strict=True)) == WANTED
    assert set(found["region_code"]) == {"340100"}
