"""Rows of the dataset as tables to read: column titles in the page's language, numbers and periods as words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

import pandas as pd
import streamlit as st

from dashboard import cards, promise_texts, signatures
from dashboard.amounts import plain
from dashboard.charts.reasons import name as reason_name
from dashboard.industries import name as industry_name
from dashboard.metrics import called
from dashboard.periods import period
from dashboard.places import place
from dashboard.records import records
from dashboard.regions import name, province
from dashboard.selection import Filters
from dashboard.words import known, text

Columns = dict[str, Any]
# Pixels that a column has at most: long texts are cut in a table, the page of the sentence shows them whole.
_WIDE = {
    "document": 260,
    "repairs": 260,
    "metric": 230,
    "industry": 300,
    "context": 380,
    "reason": 190,
    "entity": 230,
    "place": 270,
    "source": 200,
}
# These give way where that lets all columns of a table stand on the page: the first words of them say what it is.
_GIVING_WAY, _LEAST = ("document", "context", "repairs"), 180
_WIDEST, _NARROWEST, _PADDING = 240, 60, 24
_FULL, _HALF = 14, 6.9  # pixels of a Chinese character, and of a Latin one, at the size of tables
_LATIN = 0x2E7F
_LINK = 88
_PAGE = 1100  # pixels of a page's column
# Characters that a table shows before a number, and after it: few before, so that the number itself is in sight.
_BEFORE, _AFTER = 10, 24


def figures(rows: pd.DataFrame, filters: Filters) -> tuple[pd.DataFrame, Columns]:
    """Return figures as a table to read, with a link to the sentence of each."""
    lang = filters.lang
    found = records(rows)
    shown = {
        # What a phone shows before it is pushed aside: what was measured, how much, and where to read it.
        "metric": [called(row, lang) for row in found],
        "value": [cards.number(row, lang) for row in found],
        "sentence": _links(filters, "figure", [row["indicator_id"] for row in found]),
        "region": [name(province(row["region_code"]), lang) for row in found],
        "place": [_narrower(row, lang) for row in found],
        "status": [text(f"status.{row['status']}", lang) for row in found],
        "measure": [cards.scope(row, lang) or text("measure.level", lang) for row in found],
        "differs": [signatures.parts_names(row.get("differs_in", ""), lang) for row in found],
        "period": [period(row["period_start"], row["period_end"], lang) for row in found],
        "entity": [row["entity"] for row in found],
        "document": [row["title"] for row in found],
    }
    return _titled(shown, lang, "sentence")


def promises(rows: pd.DataFrame, changed: dict[str, str], filters: Filters) -> tuple[pd.DataFrame, Columns]:
    """Return judged promises as a table to read; ``changed`` says by id what a later document made of one."""
    lang = filters.lang
    found = records(rows)
    shown = {
        "metric": [called(row, lang) for row in found],
        "promised": [cards.number(row, lang) for row in found],
        "sentence": _links(filters, "figure", [row["indicator_id"] for row in found]),
        "region": [name(province(row["region_code"]), lang) for row in found],
        "deadline": [promise_texts.deadline(row, lang) for row in found],
        "verdict": [promise_texts.verdict(row, lang) for row in found],
        "fact": [promise_texts.fact_number(row, lang) for row in found],
        "fact_sentence": _links(
            filters, "figure", [row["fact"] if isinstance(row["fact"], str) else "" for row in found]
        ),
        "fact_period": [promise_texts.fact_period(row, lang) for row in found],
        "need": [promise_texts.need(row, lang) for row in found],
        "place": [_narrower(row, lang) for row in found],
        "measure": [cards.scope(row, lang) or text("measure.level", lang) for row in found],
        "entity": [row["entity"] for row in found],
        "changed": [changed.get(row["indicator_id"], "") for row in found],
        "date": ["" if pd.isna(row["day"]) else f"{row['day']:%Y-%m-%d}" for row in found],
        "document": [title(row, lang) for row in found],
    }
    return _titled(shown, lang, "sentence", "fact_sentence")


def firsts(rows: pd.DataFrame, filters: Filters) -> tuple[pd.DataFrame, Columns]:
    """Return who named an industry first as a table to read (see ``queries.industries``)."""
    lang = filters.lang
    found = records(rows)
    shown = {
        "industry": [industry_name(row["industry"], lang) for row in found],
        "sentence": [
            link + "&" + urlencode({"span": f"{row['start']}-{row['end']}"})
            for link, row in zip(_links(filters, "doc", [row["doc_id"] for row in found]), found, strict=True)
        ],
        "region": [name(row["region"], lang) for row in found],
        "date": [f"{row['day']:%Y-%m-%d}" for row in found],
        "context": [around(row["sentence"], row["term"]) for row in found],
        "document": [title(row, lang) for row in found],
    }
    return _titled(shown, lang, "sentence")


def documents(rows: pd.DataFrame, filters: Filters) -> tuple[pd.DataFrame, Columns]:
    """Return documents as a table to read, with a link to the text of each."""
    lang = filters.lang
    found = records(rows)
    shown = {
        # What a phone shows before it is pushed aside: when, and what it is.
        "date": ["" if pd.isna(row["day"]) else f"{row['day']:%Y-%m-%d}" for row in found],
        "document": [title(row, lang) for row in found],
        "text": _links(filters, "doc", [row["doc_id"] for row in found]),
        "region": [name(province(row["region_code"]), lang) for row in found],
        "place": [_narrower(row, lang) for row in found],
        "source": [row["source"] for row in found],
        "figures": rows["figures"].tolist(),
        "selected": rows["selected"].tolist(),
        "rejected": rows["rejected"].tolist(),
        "repairs": [repairs(row["repairs"], lang) for row in found],
    }
    return _titled(shown, lang, "text")


def rejects(rows: pd.DataFrame, filters: Filters) -> tuple[pd.DataFrame, Columns]:
    """Return numbers that did not become figures as a table to read, with a link to the place of each in its text."""
    lang = filters.lang
    found = records(rows)
    shown = {
        "number": [row["quote"] for row in found],
        "sentence": _links(filters, "reject", [row["reject_id"] for row in found]),
        "reason": [reason_name(row["reason"], lang) for row in found],
        "region": [name(province(row["region_code"]), lang) for row in found],
        "context": [around(row["sentence"], row["quote"]) for row in found],
        "document": [title(row, lang) for row in found],
    }
    return _titled(shown, lang, "sentence")


def around(sentence: str, quote: str) -> str:
    """Return a number with what stands next to it in its sentence.

    >>> around("截至2024年底，全市已建成智能工厂120家，带动就业超过3万人，服务企业遍及全省各地。", "120家")
    '…，全市已建成智能工厂120家，带动就业超过3万人，服务企业遍及全省各地。'
    """
    at = max(sentence.find(quote), 0)
    start, end = max(at - _BEFORE, 0), at + len(quote) + _AFTER
    return f"{'…' if start else ''}{sentence[start:end]}{'…' if end < len(sentence) else ''}"


def repairs(written: str, lang: str) -> str:
    """Return the ``repairs`` of a document in words; a repair that has no words here stays as the dataset names it."""
    parts = (part.partition(":") for part in written.split(";") if part)
    named = [f"{known(f'repair.{kind}', lang, kind)} × {plain(int(count or 1))}" for kind, _, count in parts]
    return ("；" if lang == "zh" else "; ").join(named)


def _narrower(row: dict[str, Any], lang: str) -> str:
    return place(row, lang) if row["city"] or row["county"] else ""


def title(row: Mapping[Any, Any], lang: str) -> str:
    """Return the title of a document, or the name of its file where it has none."""
    return row["title"] or text("evidence.untitled", lang, file=row["file"])


def _links(filters: Filters, pick: str, chosen: list[str]) -> list[str]:
    """Return addresses of the evidence page, beside the page that they stand on, each with another choice; none for none."""
    start = "".join(f"{urlencode({name: value})}&" for name, value in filters.for_other_page().to_url().items())
    return [f"evidence?{start}{urlencode({pick: value})}" if value else "" for value in chosen]


def _titled(shown: dict[str, list[Any]], lang: str, *links: str) -> tuple[pd.DataFrame, Columns]:
    titles = {column: text(f"column.{column}", lang) for column in shown}
    texts = {column: values for column, values in shown.items() if column not in links and _is_text(values)}
    config: Columns = {
        **{
            titles[link]: st.column_config.LinkColumn(
                display_text=text("frame.open", lang), width=max(_LINK, pixels(titles[link]))
            )
            for link in links
        },
        **{
            titles[column]: st.column_config.TextColumn(width=width)
            for column, width in _widths(texts, titles, len(links)).items()
        },
    }
    frame = pd.DataFrame({titles[column]: values for column, values in shown.items()})
    empty = [titles[column] for column, values in shown.items() if all(value == "" for value in values)]
    return frame.drop(columns=empty), config


def _is_text(values: list[Any]) -> bool:
    return any(isinstance(value, str) and value for value in values)


def _widths(texts: dict[str, list[Any]], titles: dict[str, str], links: int) -> dict[str, int]:
    """Return the pixels that each column needs for its longest text: the browser would measure the first rows only.

    Where all of them together leave room on a page, the widest gets no width and fills it.
    """
    needed = {
        column: _widest([titles[column], *map(str, values)], _WIDE.get(column, _WIDEST))
        for column, values in texts.items()
    }
    over = sum(needed.values()) + links * _LINK - _PAGE
    if needed and over < 0:
        del needed[max(needed, key=needed.__getitem__)]
    return _shrunk(needed, over) if over > 0 else needed


def _shrunk(needed: dict[str, int], over: int) -> dict[str, int]:
    """Return the widths ``over`` pixels narrower, where the columns that give way have that much to give.

    >>> _shrunk({"region": 60, "document": 260, "context": 380}, 100), _shrunk({"document": 260}, 100)
    ({'region': 60, 'document': 231, 'context': 308}, {'document': 260})
    """
    spare = {column: needed[column] - _LEAST for column in _GIVING_WAY if needed.get(column, 0) > _LEAST}
    if sum(spare.values()) < over:
        return needed
    share = over / sum(spare.values())
    return needed | {column: needed[column] - int(-(-room * share // 1)) for column, room in spare.items()}


def _widest(texts: list[str], most: int) -> int:
    """Return the pixels of the widest text, at most ``most``; those with many letters are measured first, and few others."""
    found = 0
    for said in sorted(set(texts), key=len, reverse=True):
        if found >= min(most, max(len(said) * _FULL + _PADDING, _NARROWEST)):
            break
        found = max(found, pixels(said))
    return min(found, most)


def pixels(said: str) -> int:
    """Return about how wide a text is in a table, with the space around it.

    >>> pixels("四川"), pixels("Sichuan"), pixels("")
    (60, 72, 60)
    """
    letters = sum(_FULL if ord(letter) > _LATIN else _HALF for letter in said)
    return max(int(letters) + _PADDING, _NARROWEST)
