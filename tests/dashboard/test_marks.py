"""A picked mark narrows exactly to what it stands for, on the page it was picked on and on the others."""

from __future__ import annotations

import json
from pathlib import Path
from types import SimpleNamespace

import pytest

from dashboard import clicks, silence_panel
from dashboard.charts.timeline import _ids
from dashboard.dataset import Dataset
from dashboard.marks import Mark, read
from dashboard.queries import overview, search, timeline
from dashboard.records import records
from dashboard.selection import Filters
from dashboard.silence_panel import BY_METRIC, BY_YEAR, Look
from dashboard.views import industries
from dashboard.views.timeline import drawn
from tests.dashboard.browsing import is_drawn, open_page, written
from tests.dashboard.places_sample import address

SHANDONG = "region:370000;year:2024"


@pytest.fixture(scope="module")
def dataset(sample_folder: Path) -> Dataset:
    return Dataset(sample_folder)


def narrowed(dataset: Dataset, mark: str) -> int:
    """Return how many figures a mark leaves, without those of a single organisation."""
    rows = overview.selected_figures(dataset, Filters(mark=read(mark)))
    return int((rows["entity"] == "").sum())


def test_a_bar_of_the_timeline_leaves_its_figures(dataset: Dataset) -> None:
    spans = timeline.spans(dataset, Filters())
    for mark, n in zip(_ids(records(spans)), spans["n"], strict=True):
        assert str(read(mark)) == mark
        assert len(timeline.behind(dataset, Filters(mark=read(mark)))) == n > 0


@pytest.mark.parametrize("look", [Look(BY_YEAR, "", 0, "全部指标"), Look(BY_METRIC, "", 2024, "2024年的主要指标")])
def test_a_cell_of_the_matrix_leaves_its_figures(dataset: Dataset, look: Look) -> None:
    cells = silence_panel.placed(dataset, Filters(), look)
    counts = [narrowed(dataset, mark) for mark in cells["id"]]
    assert counts == list(cells["actual"] + cells["planned"])
    assert sum(counts) > 0


def test_a_cell_of_the_landscape_leaves_its_figures(dataset: Dataset) -> None:
    cells = industries.cells(dataset, Filters(), industries.FIGURES)
    left = [len(overview.selected_figures(dataset, Filters(mark=read(mark)))) for mark in cells["id"]]
    assert left == list(cells["figures"])
    assert sum(left) > 0


def test_a_mark_and_the_filters_both_hold(dataset: Dataset) -> None:
    both = Filters(mark=Mark(region="370000"), regions=("510000",))
    assert both.narrowed
    assert overview.summary(dataset, both).iloc[0]["figures"] == 0
    assert Filters(mark=Mark(year="2024")).widened() == Filters()
    assert Filters(mark=read(SHANDONG)).unmarked("region").mark == Mark(year="2024")
    assert Filters(mark=read(SHANDONG)).unmarked() == Filters()


def test_a_search_within_a_mark_of_figures_is_of_figures_only() -> None:
    assert search._only_figures(Filters(mark=read(SHANDONG)))
    assert not search._only_figures(Filters(mark=Mark(region="370000")))


@pytest.mark.parametrize(
    "value", ["region:37", "period:2024-02-31_2024-12-31", "status:maybe", "2024", "year:24", ";;:", ""]
)
def test_what_is_not_understood_is_left_out(value: str) -> None:
    assert not read(value)
    assert Filters.from_url({"mark": value}) == Filters()


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize(
    "page", ["overview", "timeline", "comparison", "targets", "industries", "map", "search", "checks", "rejects"]
)
def test_the_tag_stands_on_every_page_and_puts_back(
    monkeypatch: pytest.MonkeyPatch, sample_folder: Path, page: str, lang: str
) -> None:
    app = open_page(monkeypatch, sample_folder, page, mark=SHANDONG, lang=lang)
    assert is_drawn(app)
    tag = app.button(key="filter.mark")
    assert tag.label == {"zh": "✕ 只看：山东 · 2024年", "en": "✕ Only: Shandong · 2024"}[lang]
    tag.click().run()
    assert "mark" not in address(app)
    assert not [one for one in app.button if one.key == "filter.mark"]
    assert written(app) == written(open_page(monkeypatch, sample_folder, page, lang=lang))


def test_the_chart_keeps_its_cells_and_the_rest_is_narrowed(
    monkeypatch: pytest.MonkeyPatch, sample_folder: Path
) -> None:
    before = open_page(monkeypatch, sample_folder, "overview")
    app = open_page(monkeypatch, sample_folder, "overview", mark=SHANDONG)
    cells = [json.loads(one.get("plotly_chart")[0].proto.spec)["data"][0]["customdata"] for one in (before, app)]
    assert cells[0] == cells[1]
    assert len(app.dataframe[-1].value) < len(before.dataframe[-1].value)
    assert len(app.dataframe[-1].value) > 0


def picked(monkeypatch: pytest.MonkeyPatch, held: str, selected: str) -> tuple[str, str]:
    """Click on a chart while ``held`` is the mark, and return the mark then and the key of the chart's next drawing."""
    points = [{"customdata": selected}] if selected else []
    state: dict[str, object] = {"chart": {"selection": {"points": points}}}
    kept = [Filters(mark=read(held))]
    monkeypatch.setattr(clicks, "st", SimpleNamespace(session_state=state))
    monkeypatch.setattr(clicks, "current", lambda: kept[-1])
    monkeypatch.setattr(clicks, "set_mark", lambda mark: kept.append(Filters(mark=mark)))
    clicks._keep("chart", "chart")
    return str(kept[-1].mark), clicks._fresh("chart")


def test_the_same_mark_again_puts_it_back(monkeypatch: pytest.MonkeyPatch) -> None:
    assert picked(monkeypatch, "", SHANDONG) == (SHANDONG, "chart")
    assert picked(monkeypatch, SHANDONG, "") == ("", "chart")
    # After a link was opened the browser holds no mark yet: its click selects, and the chart is drawn anew without it.
    assert picked(monkeypatch, SHANDONG, SHANDONG) == ("", "chart.1")


def test_the_picked_bar_is_framed(dataset: Dataset) -> None:
    spans = timeline.spans(dataset, Filters())
    bar = _ids(records(spans))[0]
    for chosen, frames in ((bar, 1), ("", 0)):
        figure = drawn(dataset, Filters(), chosen)
        widths = [trace.marker.line.width for trace in figure.data if trace.customdata is not None]
        assert sum(width == 3 for trace in widths if isinstance(trace, tuple) for width in trace) == frames


def test_documents_within_a_mark_have_its_figures(dataset: Dataset) -> None:
    assert (overview.documents(dataset, Filters(mark=read(SHANDONG)))["selected"] > 0).all()
    assert (overview.documents(dataset, Filters(mark=Mark(region="370000")))["selected"] == 0).any()
