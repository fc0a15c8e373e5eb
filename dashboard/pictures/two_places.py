"""Two places in small charts: one for each indicator that both report in one definition."""

from __future__ import annotations

import pandas as pd

from dashboard import frame, pair_texts, pairing
from dashboard.charts.keys import Key
from dashboard.charts.multiples import Panel, Sheet
from dashboard.dataset import SERIES_METRIC, SERIES_SCOPE, Dataset
from dashboard.queries import pair as ask
from dashboard.records import records
from dashboard.regions import colour
from dashboard.selection import Filters

MOST = 9
# Two places may lie in one region and so have one colour: shapes tell them apart.
_SHAPES = {"circle": "●", "diamond": "◆"}


def panels(dataset: Dataset, filters: Filters, one: str, other: str) -> Sheet:
    """Return the small charts in the order of the pairs; of each indicator the definition with most figures."""
    both = [frame.kept(ask.figures, dataset, filters, code) for code in (one, other)]
    shared = pairing.pairs(*both)["metric"].drop_duplicates()
    rows = pd.concat([rows.assign(shape=shape) for rows, shape in zip(both, _SHAPES, strict=True)])
    rows = rows[rows["period_start"].notna() & rows["period_end"].notna() & rows[SERIES_METRIC].isin(set(shared))]
    held = rows.groupby([SERIES_METRIC, SERIES_SCOPE])["region_code"].agg(["size", "nunique"]).reset_index()
    longest = held[held["nunique"] > 1].sort_values("size", ascending=False, kind="stable")
    scopes = longest.drop_duplicates(SERIES_METRIC).set_index(SERIES_METRIC)[SERIES_SCOPE]
    drawn = [(metric, scopes[metric]) for metric in shared if metric in scopes.index][:MOST]
    found = [
        _panel(rows[(rows[SERIES_METRIC] == metric) & (rows[SERIES_SCOPE] == scope)], filters.lang)
        for metric, scope in drawn
    ]
    keys = [_key(rows, sign, filters.lang) for rows, sign in zip(both, _SHAPES.values(), strict=True)]
    return Sheet(tuple(found), tuple(keys))


def _panel(rows: pd.DataFrame, lang: str) -> Panel:
    row = records(rows.head(1))[0]
    scale = f"{row[SERIES_METRIC]}|{row[SERIES_SCOPE]}"
    return Panel(pair_texts.metric(row, lang), (pair_texts.measured(row, lang),), rows, scale)


def _key(rows: pd.DataFrame, sign: str, lang: str) -> Key:
    row = records(rows.head(1))[0]
    return Key(pair_texts.called(row, lang), colour(row["region_code"]), sign)
