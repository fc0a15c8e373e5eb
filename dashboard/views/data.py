"""Everything to take away: the dataset in four forms, its stable addresses for scripts, and what each column means."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from urllib.parse import urljoin

import pandas as pd
import streamlit as st

from dashboard import dictionary, export, frame, take_away
from dashboard.dataset import Dataset
from dashboard.queries.overview import summary
from dashboard.selection import Filters
from dashboard.words import known, text

_ZIP = "application/zip"
_EXAMPLES = (
    "data/indicators.csv",
    "data/indicators.csv?region=370000,510000&from=2023&status=target",
    "data/indicators.parquet",
    "data/datapackage.json",
)
_PARAMETERS = ("region", "from", "to", "theme", "industry", "status", "limit")


def show(dataset: Dataset, filters: Filters) -> None:
    """Draw the page."""
    lang = filters.lang
    found = frame.kept(summary, dataset, Filters()).iloc[0]
    package = dataset.datapackage()
    count = len(package.get("resources", []))
    documents = int(frame.kept(_documents, dataset, Filters()).iloc[0]["n"])
    sentence = text("data.headline", lang, figures=int(found["figures"]), documents=documents, tables=count)
    frame.headline(sentence, text("data.scope", lang, edition=dataset.edition))
    _whole(dataset, lang)
    _addresses(filters)
    _dictionary(package, lang)


def _documents(dataset: Dataset, _: Filters) -> pd.DataFrame:
    return dataset.query("SELECT count(*) AS n FROM documents")


def _whole(dataset: Dataset, lang: str) -> None:
    """Draw the downloads of the whole dataset; each is made when it is asked for."""
    origin = take_away.origin(frame.documents_held(dataset, lang), whole=True)
    forms: tuple[tuple[str, str, str, Callable[[], bytes]], ...] = (
        ("csv", "dataset.zip", _ZIP, lambda: export.archive(dataset)),
        ("excel", "dataset.xlsx", export.EXCEL, lambda: export.whole_workbook(dataset, lang, origin)),
        ("package", "dataset-package.zip", _ZIP, lambda: export.parquet_archive(dataset)),
    )
    frame.section(text("data.whole", lang), text("data.whole_note", lang))
    with st.container(horizontal=True, key="downloads.whole", gap="small"):
        for form, name, kind, made in forms:
            label, key = text(f"data.{form}", lang), f"download.whole.{form}"
            file = export.file_name(name, dataset)
            st.download_button(label, made, file, kind, key=key, on_click="ignore")
    frame.caption(text("data.forms", lang), frame.data_date(dataset, lang))


def _addresses(filters: Filters) -> None:
    """Say at which addresses a script finds the tables, for the present selection too."""
    lang = filters.lang
    frame.section(text("data.addresses", lang), text("data.addresses_note", lang))
    wanted = {name: value for name, value in filters.to_url().items() if name in _PARAMETERS}
    own = "data/indicators.csv" + "?" * bool(wanted) + "&".join(f"{name}={value}" for name, value in wanted.items())
    site = _site()
    with st.container(key="addresses", gap="xsmall"):
        for address in dict.fromkeys((own, *_EXAMPLES)):
            st.code(site + address, language=None, wrap_lines=True)
    lines = [(name, text(f"data.parameter_{name}", lang)) for name in _PARAMETERS]
    st.html('<dl class="grammar">' + "".join(f"<dt>{a}</dt><dd>{escape(b)}</dd>" for a, b in lines) + "</dl>")
    frame.caption(text("data.addresses_caption", lang))


def _site() -> str:
    """Return the address under which the reader sees this site, up to the name of the page; empty if it is not known."""
    return urljoin(st.context.url or "", ".")


def _dictionary(package: dict[str, object], lang: str) -> None:
    """Draw what the columns of each table mean."""
    frame.section(text("data.dictionary", lang), text("data.dictionary_note", lang))
    for name, rows, columns in dictionary.tables(package, lang):
        with st.expander(
            text(
                "data.table", lang, name=name, grain=known(f"data.grain_{name}", lang, ""), n=rows, columns=len(columns)
            ),
            expanded=name == "indicators",
        ):
            st.html(f'<dl class="columns">{"".join(_item(column) for column in columns)}</dl>')


def _item(column: dictionary.Column) -> str:
    about = " · ".join(filter(None, (column.type, column.unit)))
    values = f"<small>{escape(column.values)}</small>" if column.values else ""
    return f"<dt><code>{escape(column.name)}</code><i>{escape(about)}</i></dt><dd>{escape(column.meaning)}{values}</dd>"
