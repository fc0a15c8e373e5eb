"""Stable addresses for scripts: ``/data/<table>.csv`` with the parameters of the pages, and the files of the dataset.

    /data/indicators.csv?region=370000,510000&from=2023&status=target&limit=1000
    /data/documents.csv          /data/indicators.parquet          /data/datapackage.json

The CSV is that of the dataset (UTF-8 with BOM, RFC 4180, guarded against formulas) and goes out in pieces, so that a long
answer takes no more memory than a short one. A table and a version of the dataset have one ``ETag``.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import partial
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response, StreamingResponse
from starlette.routing import Route

from dashboard import export
from dashboard.dataset import Dataset, DatasetError, in_use
from dashboard.queries import narrowing
from dashboard.selection import Filters
from etl.schema import BY_NAME

_PIECE = 2000  # rows
_BY_PLACE = (narrowing.places, ("region", "limit"))
# What narrows each table, and the parameters that it knows.
_NARROWING: dict[str, tuple[Callable[[Filters, str], tuple[str, list[object]]], tuple[str, ...]]] = {
    "indicators": (narrowing.figures, ("region", "from", "to", "theme", "industry", "status", "limit")),
    "industries": (narrowing.industry_terms, ("region", "industry", "limit")),
    "documents": _BY_PLACE,
    "policies": _BY_PLACE,
    "measures": _BY_PLACE,
}
_WHOLE: tuple[Callable[[Filters, str], tuple[str, list[object]]], tuple[str, ...]] = (
    lambda *_: ("true", []),
    ("limit",),
)
_TOLD = {
    "missing": "There is no dataset at this server. Run: python -m etl build",
    "incomplete": "{detail} is missing in the dataset. Run: python -m etl build",
    "broken": "A file of the dataset is damaged or is just being replaced. Ask again, or run: python -m etl build",
    "replaced": "The dataset was just replaced. Ask again.",
}


async def table(request: Request) -> Response:
    """Answer with a table as CSV, narrowed by the parameters; 404 and 400 say what would be right."""
    name = request.path_params["name"]
    if name not in BY_NAME:
        return _refused(404, f"There is no table {name}. Tables: {', '.join(BY_NAME)}")
    if problem := wrong(name, request.query_params):
        return _refused(400, problem)
    try:
        dataset = await run_in_threadpool(in_use)
        pieces = rows(dataset, name, request.query_params)
        head = await run_in_threadpool(next, pieces)
    except DatasetError as error:
        return _unavailable(error)
    tag = f'"{dataset.version}"'
    if request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers={"etag": tag})
    headers = {"etag": tag, "content-disposition": f'inline; filename="{export.file_name(f"{name}.csv", dataset)}"'}
    return StreamingResponse(_all(head, pieces), media_type="text/csv; charset=utf-8", headers=headers)


async def file(request: Request) -> Response:
    """Answer with a file of the dataset as it lies in its folder: Parquet, or the description."""
    name = request.path_params["name"]
    known = {"datapackage.json", "build.json", *(f"{table}.parquet" for table in BY_NAME)}
    if name not in known:
        return _refused(404, f"There is no file {name}. Files: {', '.join(sorted(known))}, and <table>.csv")
    try:
        path = (await run_in_threadpool(in_use)).folder / name
    except DatasetError as error:
        return _unavailable(error)
    if not path.is_file():
        return _unavailable(DatasetError("incomplete", name))
    kind = "application/json" if name.endswith(".json") else "application/vnd.apache.parquet"
    return FileResponse(path, media_type=kind)


ROUTES = [Route("/data/{name}.csv", table, methods=["GET"]), Route("/data/{name}", file, methods=["GET"])]


def wrong(name: str, params: Mapping[str, str]) -> str:
    """Return what is wrong with the parameters of an address; an empty string for nothing.

    >>> wrong("indicators", {"region": "370000", "from": "2023"})
    ''
    >>> wrong("indicators", {"year": "2023"})
    'Unknown parameter: year. The table indicators knows: region, from, to, theme, industry, status, limit'
    >>> wrong("indicators", {"from": "20x3"})
    'Not understood: from=20x3'
    """
    known = _NARROWING.get(name, _WHOLE)[1]
    if unknown := sorted(set(params) - set(known)):
        return f"Unknown parameter: {', '.join(unknown)}. The table {name} knows: {', '.join(known)}"
    if not re.fullmatch(r"[1-9]\d{0,8}", params.get("limit", "1")):
        return f"Not understood: limit={params['limit'][:40]}"
    read = Filters.from_url(params).to_url() | {"limit": params.get("limit", "")}
    lost = [key for key in known if _parts(params.get(key, "")) != _parts(read.get(key, ""))]
    return f"Not understood: {', '.join(f'{key}={params[key][:40]}' for key in lost)}" if lost else ""


def _parts(listed: str) -> set[str]:
    return set(filter(None, listed.split(",")))


def rows(dataset: Dataset, name: str, params: Mapping[str, str]) -> Iterator[bytes]:
    """Yield a table as CSV, its header with the first rows; ``params`` are checked (see :func:`wrong`)."""
    test, values = _NARROWING.get(name, _WHOLE)[0](Filters.from_url(params), name)
    columns = BY_NAME[name].names
    listed, key = (", ".join(f'"{column}"' for column in names) for names in (columns, BY_NAME[name].key))
    sql = f"SELECT {listed} FROM {name} WHERE {test} ORDER BY {key} LIMIT ?"
    pieces = dataset.pieces(sql, [*values, _limit(params)], _PIECE)
    return map(partial(_piece, dataset.is_synthetic), _numbered(columns, pieces))


def _limit(params: Mapping[str, str]) -> int | None:
    return int(params["limit"]) if params.get("limit") else None


def _numbered(columns: tuple[str, ...], pieces: Iterator[list[Any]]) -> Iterator[tuple[tuple[str, ...], list[Any]]]:
    """Yield the header with the first piece, and the others without one."""
    yield columns, next(pieces, [])
    for piece in pieces:
        yield (), piece


def _piece(synthetic: bool, part: tuple[tuple[str, ...], list[Any]]) -> bytes:
    columns, content = part
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\r\n")
    if columns:
        buffer.write("\ufeff")
        writer.writerow([*columns, *(["synthetic"] if synthetic else [])])
    writer.writerows([*map(_cell, row), *([True] if synthetic else [])] for row in content)
    return buffer.getvalue().encode()


def _cell(value: object) -> object:
    """Return a value as the dataset's own CSV writes it.

    >>> _cell("=1+1"), _cell(date(2024, 1, 2)), _cell(None), _cell(True), _cell(12.0), _cell(0.1)
    ("'=1+1", '2024-01-02', '', 'true', '12', '0.1')
    """
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, date):
        return f"{value:%Y-%m-%d}"
    return "" if value is None else export.guarded(value)


async def _all(head: bytes, pieces: Iterator[bytes]) -> Any:
    yield head
    while piece := await run_in_threadpool(next, pieces, b""):
        yield piece


def _refused(status: int, message: str) -> Response:
    return PlainTextResponse(message + "\n", status)


def _unavailable(error: DatasetError) -> Response:
    return _refused(503, _TOLD.get(error.reason, _TOLD["broken"]).format(detail=error.detail))
