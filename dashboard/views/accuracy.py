"""How right this is: measured on labelled texts, by kind of document and field, and what the confidence is worth."""

from __future__ import annotations

from functools import cache

import pandas as pd
import streamlit as st

from dashboard import chart_texts, frame
from dashboard.charts import accuracy as charts
from dashboard.charts.drawing import Drawing
from dashboard.dataset import Dataset
from dashboard.package_tables import rows
from dashboard.queries.overview import DOUBTFUL, SURE, summary
from dashboard.selection import Filters
from dashboard.words import known, text

Groups = dict[str, dict[str, dict[str, str]]]


def show(dataset: Dataset, filters: Filters) -> None:
    """Draw the page."""
    lang = filters.lang
    frame.headline(*opening(lang))
    frame.section(text("accuracy.kinds", lang), text("accuracy.kinds_note", lang))
    told = chart_texts.kinds({**groups("corpus", "set"), **groups("corpus", "kind")}, lang)
    frame.chart(frame.kept(drawn_kinds, dataset, Filters(lang=lang)), "accuracy.kinds", told)
    frame.caption(told, text("accuracy.kinds_caption", lang), frame.data_date(dataset, lang))
    frame.section(text("accuracy.confidence", lang), text("accuracy.confidence_note", lang))
    figure = frame.kept(drawn_reliability, dataset, Filters(lang=lang))
    frame.chart(figure, "accuracy.confidence", text("accuracy.confidence_alt", lang) + _threshold(dataset, lang))
    frame.caption(text("accuracy.confidence_caption", lang), _threshold(dataset, lang))
    _tables(lang)


def opening(lang: str) -> tuple[str, str]:
    """Return the page's first sentence and the line under it."""
    found = groups("corpus", "all")["all"]
    records, figures = found["records"], found["figures"]
    low, high = (f"{float(records[end]):.0%}" for end in ("low", "high"))
    values = {"figures": f"{float(figures['value']):.1%}", "records": f"{float(records['value']):.1%}"}
    sentence = text("accuracy.headline", lang, low=low, high=high, **values)
    counts = {name: int(found[name]["value"]) for name in ("documents", "wanted")}
    return sentence, text("accuracy.scope", lang, **counts)


@cache
def groups(name: str, part: str) -> Groups:
    """Return the rows of one set and part of the measured table (``docs/accuracy.py``), by name and measure."""
    found: Groups = {}
    for row in rows("accuracy.csv"):
        if (row["set"], row["part"]) == (name, part):
            found.setdefault(row["name"], {})[row["measure"]] = row
    return found


def drawn_kinds(dataset: Dataset, filters: Filters) -> Drawing:
    """Return the chart of the kinds of documents."""
    return charts.kinds(
        {**groups("corpus", "all"), **groups("corpus", "set"), **groups("corpus", "kind")}, filters.lang
    )


def drawn_reliability(dataset: Dataset, filters: Filters) -> Drawing:
    """Return the chart of the confidence."""
    return charts.reliability(groups("corpus", "confidence"), filters.lang)


def _threshold(dataset: Dataset, lang: str) -> str:
    """Return what the two thresholds of the pages mean, and how many figures of this dataset lie below the lower one."""
    _, sure = charts.stretches_from(groups("corpus", "confidence"), SURE)
    row = frame.kept(summary, dataset, Filters()).iloc[0]
    values = {"sure": f"{SURE:.0%}", "right": f"{sure:.0%}", "doubtful": f"{DOUBTFUL:.0%}"}
    return text("accuracy.threshold", lang, n=int(row["doubtful"]), total=int(row["figures"]), **values)


def _tables(lang: str) -> None:
    frame.section(text("accuracy.fields", lang), text("accuracy.fields_note", lang))
    measured = {name: float(next(iter(row.values()))["value"]) for name, row in groups("corpus", "field").items()}
    fields = dict(sorted(measured.items(), key=lambda item: item[1]))
    shown = {
        text("accuracy.field", lang): [known(f"accuracy.field_{name}", lang, name) for name in fields],
        text("accuracy.right", lang): [100 * share for share in fields.values()],
    }
    share = st.column_config.ProgressColumn(min_value=0, max_value=100, format="%.1f%%")
    config = {text("accuracy.right", lang): share}
    st.dataframe(pd.DataFrame(shown), hide_index=True, height="content", column_config=config, key="table.accuracy")
    seeds = groups("seeds", "all")["all"]
    shares = {measure: f"{float(seeds[measure]['value']):.0%}" for measure in ("figures", "records")}
    frame.caption(
        text("accuracy.seeds", lang, n=int(seeds["documents"]["value"]), **shares), text("accuracy.limits", lang)
    )
