"""Charts say with their marks what the visual language says: solid, hollow, whisker, and nothing where nothing is."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pandas as pd
import plotly.graph_objects as go
import pytest

from dashboard import lock
from dashboard.charts import hedges, line_names, lines, standing, timeline
from dashboard.charts.axes import date_axis
from dashboard.charts.drawing import Drawing
from dashboard.charts.finished import Finished
from dashboard.dataset import Dataset
from dashboard.queries import comparison, series
from dashboard.queries import timeline as spans_of
from dashboard.regions import FIVE
from dashboard.selection import Filters

SIZE, GROWTH = "all|元|level||province|year", "above_scale|%|growth|yoy|province|year"
ALL = Filters()


@pytest.fixture(scope="module")
def dataset(sample_folder: Path) -> Dataset:
    return Dataset(sample_folder)


def scatters(figure: Drawing) -> list[go.Scatter]:
    return [trace for trace in figure.data if trace.type == "scatter"]


def test_a_period_is_drawn_as_long_as_it_lasts(dataset: Dataset) -> None:
    spans = spans_of.spans(dataset, ALL)
    figure = timeline.chart(spans, spans_of.documents(dataset, ALL), FIVE, "zh")
    day = 86_400_000
    lengths = [x / day for trace in figure.data if trace.type == "bar" for x in trace.x]
    assert lengths
    assert all(355 < length <= 366 for length in lengths)  # a hair less than it lasts, so that neighbours stay apart
    triangles = [trace for trace in scatters(figure) if trace.marker.symbol == "triangle-down"]
    assert sum(len(trace.x) for trace in triangles) == 5


def test_a_period_from_before_the_chart_says_when_it_began() -> None:
    spans = pd.DataFrame(
        {
            "region": "370000",
            "start": pd.to_datetime(["1990-01-01", "2024-01-01"]),
            "end": pd.to_datetime(["2024-12-31", "2024-12-31"]),
            "status": "actual",
            "n": [3, 1],
            "examples": "",
        }
    )
    none = pd.DataFrame(
        {"region": [], "event": pd.to_datetime([]), "published": pd.to_datetime([]), "title": [], "file": []}
    )
    figure = timeline.chart(spans, none, ["370000"], "zh")
    bars = [
        (base, text)
        for trace in figure.data
        if trace.type == "bar"
        for base, text in zip(trace.base, trace.text, strict=True)
    ]
    assert [text for _, text in bars] == ["◂ 1990　3", ""]
    assert min(pd.Timestamp(base) for base, _ in bars) == pd.Timestamp("2010-01-01")


def test_neighbours_in_time_share_a_lane_and_dots_keep_apart() -> None:
    days = pd.to_datetime(["2023-01-01", "2024-01-01", "2024-12-20"])
    ends = pd.to_datetime(["2023-12-31", "2024-12-31", "2024-12-20"])
    assert timeline.lanes(pd.DataFrame({"start": days, "end": ends})) == [1, 1, 2]


def test_years_that_would_not_fit_a_phone_are_thinned_out() -> None:
    figure = Drawing()
    date_axis(figure, pd.Timestamp("2000-05-01"), pd.Timestamp("2024-02-01"))
    assert list(figure.layout.xaxis.ticktext) == ["2000", "2004", "2008", "2012", "2016", "2020", "2024"]


def test_lines_keep_targets_hollow_and_show_hedges(dataset: Dataset) -> None:
    figure = lines.chart(series.points(dataset, ALL, "ai_core_revenue", SIZE), "zh")
    symbols = [symbol for trace in scatters(figure) if trace.mode == "markers" for symbol in trace.marker.symbol]
    assert sorted(symbols) == ["circle", "circle", "circle-open", "circle-open"]
    (arrow,) = [trace for trace in scatters(figure) if trace.mode == "lines+markers"]
    assert arrow.y[0] == 1e11 < arrow.y[1], "突破1000亿元 is open above"
    assert arrow.marker.symbol[1] == "triangle-up"
    assert [trace.line.dash for trace in figure.data if trace.line.dash] == ["dot", "dot"]
    labels = [text.strip() for trace in scatters(figure) if trace.mode == "text" for text in trace.text]
    assert labels == ["山东", "四川"]
    assert figure.layout.yaxis.ticktext[-1] == "1,500亿"


def test_a_name_too_long_for_the_margin_stands_before_its_point(dataset: Dataset) -> None:
    shown = lines.dated(series.points(dataset, ALL, "ai_core_revenue", SIZE))
    assert line_names.room(shown, "zh") < line_names.room(shown, "en") <= 68, (
        "a phone keeps most of its width for the chart"
    )
    assert set(line_names.trace(shown, "zh")["textposition"]) == {"middle right"}
    far = shown.assign(region="150000", region_code="150000")
    (place,) = line_names.trace(far, "en")["textposition"]
    assert place == "top left", "Inner Mongolia has no room at the right end of a phone"
    assert line_names.trace(far, "en")["x"] == [far.sort_values("period_end")["middle"].iloc[-1]]


def test_of_many_years_only_those_with_a_name_have_a_rule() -> None:
    few, many = Drawing(), Drawing()
    date_axis(few, pd.Timestamp("2015-01-01"), pd.Timestamp("2024-12-31"))
    date_axis(many, pd.Timestamp("2000-01-01"), pd.Timestamp("2024-12-31"))
    assert len(few.layout.xaxis.minor.tickvals) == 11
    assert [day[:4] for day in many.layout.xaxis.minor.tickvals] == [*many.layout.xaxis.ticktext, "2025"]


def hedged() -> pd.DataFrame:
    """An exact number, 约, a range, 突破, 余, 不超过."""
    return pd.DataFrame(
        {
            "value": [10.0, 10.0, 10.0, 10.0, 10.0, 10.0],
            "value_max": [None, None, 12.0, None, None, None],
            "low": [10.0, 9.0, 10.0, 10.0, 10.0, None],
            "high": [10.0, 11.0, 12.0, None, 11.0, 10.0],
        }
    )


def test_whiskers_only_where_a_word_or_a_range_leaves_an_interval() -> None:
    bars = hedges.whiskers(hedged(), "#000000")
    none = hedges.NO_WHISKER
    assert bars["array"] == [none, 1, 2, none, 1, none]
    assert bars["arrayminus"] == [none, 1, 0, none, 0, none]


@pytest.mark.parametrize("across", [True, False])
def test_an_open_side_has_an_arrow_and_room_for_it(across: bool) -> None:
    (arrow,) = scatters(Drawing().add_traces(hedges.arrows(hedged(), range(6), 100, "#000000", across=across)))
    along, beside = (arrow.x, arrow.y) if across else (arrow.y, arrow.x)
    assert list(along) == [10, 16, None, 10, 4, None]
    assert list(beside) == [3, 3, None, 5, 5, None]
    room = hedges.ends(hedged(), 100)
    assert room["most"].tolist() == [10, 11, 12, 16, 11, 10]
    assert room["least"].tolist() == [10, 9, 10, 10, 10, 4]


def test_the_order_is_a_range_where_hedges_leave_it_open(dataset: Dataset) -> None:
    found = comparison.standing(series.points(dataset, ALL, "ai_core_revenue", SIZE))
    same = found[found["kind"] == "actual"].assign(
        period_end=pd.Timestamp("2024-12-31"), low=[6e10, 5.5e10], high=[None, 9.5e10]
    )
    texts = [text for trace in scatters(standing.chart(same, FIVE, {}, "zh")) for text in trace.text or ()]
    assert all("第1–2位" in text for text in texts), "突破 against 约"
    apart = same.assign(low=[6e10, 9e10], high=[6e10, 9e10])
    texts = [text for trace in scatters(standing.chart(apart, FIVE, {}, "zh")) for text in trace.text or ()]
    assert sorted(text[-11:-7] for text in texts) == [" 第1位", " 第2位"]
    other = found[found["kind"] == "actual"]
    assert other["period_end"].nunique() == 2
    texts = [text for trace in scatters(standing.chart(other, FIVE, {}, "zh")) for text in trace.text or ()]
    assert not any("位" in text for text in texts), "different years have no order"


def test_bars_start_at_zero_and_silence_has_words(dataset: Dataset) -> None:
    points = series.points(dataset, ALL, "industrial_value_added", GROWTH, ("level",))
    found = comparison.standing(points)
    silent = {"120000": "1篇文档中未检出"}
    figure = standing.chart(found, FIVE, silent, "zh")
    low, high = figure.layout.xaxis.range
    assert low < -2.5 < 0 < high
    assert [note.text for note in figure.layout.annotations] == ["1篇文档中未检出"]
    labels = [text for trace in scatters(figure) if trace.mode == "text" for text in trace.text]
    assert any("−2.5%" in text for text in labels)
    hatched = [shape for trace in figure.data if trace.type == "bar" for shape in trace.marker.pattern.shape]
    assert hatched.count("/") == 2


def test_what_was_let_in_is_hatched_and_stays_off_the_lines(dataset: Dataset) -> None:
    alone = lines.chart(series.points(dataset, ALL, "industrial_value_added", GROWTH), "zh")
    points = series.points(dataset, ALL, "industrial_value_added", GROWTH, ("level",))
    figure = lock.note(lines.chart(points, "zh"), points, "zh")
    symbols = [symbol for trace in scatters(figure) if trace.mode == "markers" for symbol in trace.marker.symbol]
    assert symbols.count("hash-open") == 2
    joined = [trace for trace in scatters(figure) if trace.line.width == 2]
    assert len(joined) == len([trace for trace in scatters(alone) if trace.line.width == 2]) == 2
    assert [note.text for note in figure.layout.annotations] == ["斜线、井字：口径不同，由读者放入（行政级别）"]
    assert not lock.note(alone, series.points(dataset, ALL, "industrial_value_added", GROWTH), "zh").layout.annotations


def test_documents_that_would_lie_on_each_other_are_one_mark() -> None:
    days = pd.to_datetime(["2020-01-05", "2020-01-06", "2020-01-07", "2023-05-01", "1999-01-01"])
    documents = pd.DataFrame(
        {"region": "370000", "event": days, "published": pd.NaT, "title": list("abcde"), "file": "x.txt"}
    )
    marks = timeline.gathered(documents, pd.Timestamp("2012-01-01"), pd.Timestamp("2026-01-01"))
    assert marks[["day", "n", "titles"]].to_numpy().tolist() == [
        [days[0], 3, ["a", "b", "c"]],
        [days[3], 1, ["d"]],
    ]


def test_a_finished_chart_says_what_plotly_itself_would() -> None:
    days, values = pd.Series(pd.to_datetime(["2024-01-01", None])), pd.Series([1.5, None])
    drawn = Drawing().update_layout(height=240, margin={"l": 1, "b": 2})
    drawn.add_scatter(x=days, y=values, hovertext=("a", "b"), marker={"size": np.int64(9)})
    drawn.update_layout(margin={"b": 3}).update_xaxes(range=range(2)).add_annotation(text="c")
    plotly = go.Figure(layout={"height": 240, "margin": {"l": 1, "b": 2}})
    plotly.add_scatter(x=["2024-01-01T00:00:00", None], y=[1.5, None], hovertext=["a", "b"], marker={"size": 9})
    plotly.update_layout(margin={"b": 3}).update_xaxes(range=[0, 1]).add_annotation(text="c")
    done = Finished(drawn, "a name")
    assert done.to_dict() == json.loads(plotly.to_json())
    assert done.to_dict() is done.to_dict()


def test_axes_are_changed_together_and_a_wrong_name_is_found() -> None:
    drawn = Drawing().update_layout(xaxis2={"domain": [0, 1]}).update_xaxes(tickangle=0)
    assert drawn.page == {"xaxis2": {"domain": [0, 1], "tickangle": 0}, "xaxis": {"tickangle": 0}}
    with pytest.raises(ValueError, match="hight"):
        Drawing().update_layout(hight=3).layout  # noqa: B018
