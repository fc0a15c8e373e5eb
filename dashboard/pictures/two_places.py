"""Two places in small charts: one for each indicator that both report in one definition."""

from __future__ import annotations

import pandas as pd

from dashboard import frame, pair_texts, pairing
from dashboard.charts.lines import dated
from dashboard.charts.multiples import Key, Panel, Sheet
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
    found = pairing.pairs(*both)
    fit = both[0].iloc[found["one"][found["differs_in"].isin(["", "status"])]]
    rows = pd.concat([rows.assign(shape=shape) for rows, shape in zip(both, _SHAPES, strict=True)])
    rows = rows[rows[SERIES_METRIC].isin(set(fit[SERIES_METRIC]))]
    by_series = dict(list(rows.groupby([SERIES_METRIC, SERIES_SCOPE])))
    made: dict[str, Panel] = {}
    for metric, scope in fit[[SERIES_METRIC, SERIES_SCOPE]].drop_duplicates().itertuples(index=False):
        panel = _panel(by_series[metric, scope], f"{metric}|{scope}", filters.lang)
        is_longer = metric not in made or len(panel.rows) > len(made[metric].rows)
        if is_longer and dated(panel.rows)["region_code"].nunique() > 1:
            made[metric] = panel
    keys = [_key(rows, sign, filters.lang) for rows, sign in zip(both, _SHAPES.values(), strict=True)]
    return Sheet(tuple(made.values())[:MOST], tuple(keys))


def _panel(rows: pd.DataFrame, scale: str, lang: str) -> Panel:
    row = records(rows)[0]
    return Panel(pair_texts.metric(row, lang), (pair_texts.measured(row, lang),), rows, scale)


def _key(rows: pd.DataFrame, sign: str, lang: str) -> Key:
    row = records(rows.head(1))[0]
    return Key(pair_texts.called(row, lang), colour(row["region_code"]), sign)
