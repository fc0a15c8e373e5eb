"""The sample dataset with what is left out of it: copies, numbers without a meaning, inputs that could not be read."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from tests.dashboard import sample, sample_rows
from tests.dashboard.sample import Row

FIRST, COPIES, UNDATED = f"{1:016x}", (f"{7:016x}", f"{8:016x}"), f"{6:016x}"
LINES = (
    "第1号样例文件",
    "2025年以来，全市建成智能工厂120家，第3批名单列入■■45家■■，编号为L4。",
    "下一步安排12，由各部门落实<b>到位</b>。",
)
TEXT = "\n".join(LINES) + "\n"
DAMAGED = "■■45家■■"
REASONS = {"2025年": "date", "3": "ordinal", "45": "damaged", "4": "identifier", "12，": "no_unit"}
INPUTS = {"扫描件.pdf": "scanned", "旧/a.bin": "binary", "旧/b.bin": "binary", "new.x": "unheard_of"}


def tables(with_copies: bool = True) -> dict[str, list[Row]]:
    """Return all tables; the two copies repeat every row of the document that they copy."""
    found = sample_rows.tables()
    found["rejects"] = [*_numbers(), *_inputs()]
    found["edits"] = _edits()
    found["documents"][0] |= {"rejected": len(REASONS), "kind": "notice", "document_number": "样政〔2025〕18号"}
    if with_copies:
        _copy(found, COPIES[0], "转载网", date(2025, 1, 22), "https://example.org/a")
        _copy(found, COPIES[1], "", None, "")
    return found


def write(folder: Path, with_copies: bool = True) -> Path:
    """Write the dataset as a folder and return it."""
    sample.write(folder, tables(with_copies))
    (folder / "texts" / f"{FIRST}.txt").write_text(TEXT, encoding="utf-8")
    return folder


def reject_id(quote: str) -> str:
    """Return the id of a number of the text that was not used."""
    return f"{FIRST}:{_start(quote)}"


def _start(quote: str) -> int:
    return TEXT.index({"3": "3批", "4": "4。"}.get(quote, quote))


def _numbers() -> list[Row]:
    known = {"doc_id": FIRST, "file": "001.txt", "message": "as the dataset tells it"}
    inside = [
        known
        | {"reject_id": reject_id(quote), "start": _start(quote), "end": _start(quote) + len(quote.strip("，"))}
        | {"quote": quote.strip("，"), "reason": reason}
        | {"sentence": next(line for line in LINES if quote in line)}
        for quote, reason in REASONS.items()
    ]
    elsewhere = {"reject_id": f"{UNDATED}:4", "doc_id": UNDATED, "file": "006.txt", "start": 4, "end": 9}
    return [*inside, elsewhere | {"quote": "1998年", "sentence": "建于1998年。", "reason": "date", "message": ""}]


def _inputs() -> list[Row]:
    none: Row = {"start": None, "end": None}
    return [
        none | {"reject_id": file, "file": file, "reason": reason, "message": "this is odd; mend it"}
        for file, reason in INPUTS.items()
    ]


def _edits() -> list[Row]:
    start = TEXT.index(DAMAGED)
    none: Row = {"start": None, "end": None, "after": ""}
    mended = {"action": "mended", "kind": "traditional_characters", "count": 548}
    dropped = {"action": "dropped", "count": 1}
    rows: list[Row] = [
        none | mended | {"before": "推進<產業>智能", "after": "推进<产业>智能"},
        none | mended | {"before": "數字經濟", "after": "数字经济"},
        {"action": "quarantined", "kind": "damaged", "count": 1, "before": DAMAGED, "after": DAMAGED}
        | {"start": start, "end": start + len(DAMAGED)},
        none | dropped | {"kind": "menu", "before": "首页 | 要闻"},
        none | dropped | {"kind": "menu", "before": "打印 <关闭>"},
        none | dropped | {"kind": "side_bar", "before": "热词"},
    ]
    return [{"doc_id": FIRST, "number": number} | row for number, row in enumerate(rows, start=1)]


def _copy(found: dict[str, list[Row]], doc_id: str, source: str, day: date | None, url: str) -> None:
    for rows in found.values():
        for row in [row for row in rows if row.get("doc_id") == FIRST]:
            ids = {key: str(row[key]).replace(FIRST, doc_id) for key in ("indicator_id", "reject_id") if key in row}
            rows.append(row | ids | {"doc_id": doc_id})
    found["documents"][-1] |= {"file": f"{doc_id}.txt", "duplicate_of": FIRST, "source": source, "url": url}
    found["documents"][-1] |= {"published_date": day}
