"""Make the office documents of this folder and what should come out of them: ``python -m tests.documents.office.make``.

The files do not change from one run to the next. Those of old Office need LibreOffice and are made with ``--old``.
"""

import csv
import io
import json
import re
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from tests.documents.office.typed import plan, report
from tests.documents.office.words import (
    INDICATORS,
    INDICATORS_HEAD,
    INDICATORS_NOTE,
    INDICATORS_TITLE,
    NEWS,
    PLAN,
    PLAN_TABLE,
    PLAN_TITLE,
    REPORT,
    REPORT_LABELS,
    REPORT_TITLE,
)

HERE = Path(__file__).parent
MADE = datetime(2026, 1, 5)  # noqa: DTZ001 - openpyxl takes no time zone
_CLOCK = re.compile(rb"20\d\d-\d\d-\d\dT\d\d:\d\d:\d\dZ<")
COLUMNS = ["title", "url", "publish_date", "source", "full_text"]


def main(old: bool) -> None:
    save("report.docx", report())
    save("plan.docx", plan())
    save("indicators.xlsx", book(indicators))
    save("news.xlsx", book(news_sheet))
    save("news_by_month.xlsx", book(news_sheets))
    delimited()
    lines()
    expected()
    if old:
        convert(plan(), "plan.doc", "doc")
        convert(report(numbered=False), "report.wps", "doc")
        convert(book(indicators), "indicators.xls", "xls")
        convert(book(news_sheet), "news.xls", "xls")


def save(name: str, data: bytes) -> None:
    """Write a package anew with fixed dates, so that it is the same on every run."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as made, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as fixed:
        for entry in sorted(made.namelist()):
            part = _CLOCK.sub(MADE.isoformat().encode() + b"Z<", made.read(entry))
            fixed.writestr(zipfile.ZipInfo(entry, MADE.timetuple()[:6]), part, zipfile.ZIP_DEFLATED)
    (HERE / name).write_bytes(stream.getvalue())


def book(fill) -> bytes:
    made = openpyxl.Workbook()
    fill(made)
    made.properties.created = made.properties.modified = MADE
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def indicators(made: openpyxl.Workbook) -> None:
    sheet: Worksheet = made.active
    sheet["B1"] = INDICATORS_TITLE
    sheet.merge_cells("B1:G1")
    for row, cells in enumerate([*INDICATORS_HEAD, *INDICATORS], start=3):
        for column, cell in enumerate(cells, start=2):
            sheet.cell(row, column, cell if cell != "" else None)
    for merged in ("B3:B4", "C3:C4", "D3:E3", "F3:G3"):
        sheet.merge_cells(merged)
    for row in range(5, 9):
        sheet.cell(row, 5).number_format = sheet.cell(row, 7).number_format = "0.0%"
    sheet["B10"] = INDICATORS_NOTE
    made.create_sheet("Sheet2")
    hidden = made.create_sheet("草稿")
    hidden["A1"], hidden.sheet_state = "产值999亿元", "hidden"


def news_sheet(made: openpyxl.Workbook) -> None:
    sheet: Worksheet = made.active
    sheet.append(["序号", "标题", "链接", "发布日期", "来源", "正文"])
    for number, story in enumerate(NEWS, start=1):
        text = "\n".join(story["text"]) if number != 2 else "".join(f"<p>{line}</p>" for line in story["text"])
        sheet.append([number, story["title"], story["url"], date.fromisoformat(story["date"]), story["source"], text])
    sheet.append([4, "图片新闻", "https://example.org/4.html", None, "", ""])


def news_sheets(made: openpyxl.Workbook) -> None:
    first: Worksheet = made.active
    for sheet, story in zip((first, made.create_sheet("四月")), NEWS, strict=False):
        sheet.append(["内容", "标题", "日期"])
        sheet.append(["\n".join(story["text"]), story["title"], story["date"].replace("-", "/")])
    first.title = "六月"


def rows() -> list[list[str]]:
    return [[story["title"], story["url"], story["date"], story["source"], "\n".join(story["text"])] for story in NEWS]


def delimited() -> None:
    write("crawl.csv", [COLUMNS, *rows()], "utf-8-sig")
    write("crawl_gbk.csv", [["标题", "网址", "发布时间", "来源", "内容"], *rows()], "gbk", ";")
    write("crawl.tsv", [COLUMNS, *rows()], "utf-16", "\t")
    write("table.csv", [[INDICATORS_TITLE], *table(), [INDICATORS_NOTE]], "gbk")
    prose = [PLAN_TITLE, *PLAN]
    (HERE / "prose.csv").write_text("\n".join(prose).replace("，", ",") + "\n", encoding="utf-8")


def table() -> list[list[str]]:
    """The indicators below one head, as an export writes them."""
    years = ["指标", "单位", "2025年", "2025年", "2024年", "2024年"]
    head = [year + column for year, column in zip(years, INDICATORS_HEAD[1], strict=True)]
    return [head, *([seen(cell, percent=False) for cell in row] for row in INDICATORS)]


def write(name: str, table: Iterable[Iterable[str]], encoding: str, mark: str = ",") -> None:
    stream = io.StringIO()
    csv.writer(stream, delimiter=mark).writerows(table)
    (HERE / name).write_bytes(stream.getvalue().encode(encoding))


def lines() -> None:
    """One object a line, and an array of objects whose text is a list of paragraphs."""
    named = [dict(zip(COLUMNS, row, strict=True)) for row in rows()]
    text = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in named)
    (HERE / "crawl.jsonl").write_text(text, encoding="utf-8")
    stories = [{"id": index, "标题": story["title"], "正文": story["text"]} for index, story in enumerate(NEWS)]
    (HERE / "crawl.json").write_text(json.dumps(stories, ensure_ascii=False, indent=1), encoding="utf-8")


def convert(data: bytes, name: str, kind: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / f"source.{kind}x"
        source.write_bytes(data)
        command = ["soffice", "--headless", f"-env:UserInstallation=file://{folder}/own", "--convert-to", kind]
        subprocess.run([*command, "--outdir", folder, source], check=True, capture_output=True)
        (HERE / name).write_bytes(source.with_suffix(f".{kind}").read_bytes())


def expected() -> None:
    body = [f"{REPORT_LABELS.get(index, '')}{text}" for index, (_, text) in enumerate(REPORT)]
    tasks = ["\t".join(row) for row in PLAN_TABLE]
    say("report.txt", [REPORT_TITLE, *body])
    say("plan.txt", [PLAN_TITLE, *PLAN, *tasks])
    say("prose.txt", [line.replace("，", ",") for line in [PLAN_TITLE, *PLAN]])
    heads = ["\t".join(row) for row in INDICATORS_HEAD]
    cells = ["\t".join(seen(cell, column in (3, 5)) for column, cell in enumerate(row)) for row in INDICATORS]
    say("indicators.txt", [INDICATORS_TITLE, *heads, *cells, INDICATORS_NOTE])
    say("table.txt", [INDICATORS_TITLE, *map("\t".join, table()), INDICATORS_NOTE])
    for number, story in enumerate(NEWS, start=1):
        say(f"news{number}.txt", [story["title"], *story["text"]])


def seen(cell: object, percent: bool) -> str:
    if isinstance(cell, float):
        return f"{cell * 100:.1f}%" if percent else f"{round(cell, 6):g}"
    return "" if cell is None else str(cell)


def say(name: str, text: list[str]) -> None:
    (HERE / name).write_text("\n".join(text) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main("--old" in sys.argv)
