"""The landscape of industries: counted by documents and by figures, with who named one first."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.charts import firsts
from dashboard.dataset import Dataset
from dashboard.industries import name, with_names
from dashboard.queries import industries
from dashboard.selection import Filters
from dashboard.views import industries as page
from dashboard.words import text
from etl.vocabulary import tables
from tests.dashboard import sample, sample_rows
from tests.dashboard.browsing import is_drawn, open_page, written

ALL = Filters()


@pytest.fixture(scope="module")
def dataset(sample_folder: Path) -> Dataset:
    return Dataset(sample_folder)


def test_industries_are_counted_by_documents_and_by_figures(dataset: Dataset) -> None:
    found = industries.landscape(dataset, ALL, 2)
    assert list(dict.fromkeys(found["industry"])) == ["automobile", "ai"]
    ai = found[found["industry"] == "ai"].set_index("region")
    assert ai["documents"].to_dict() == {"120000": 1, "370000": 1, "510000": 1}
    assert ai["figures"].to_dict() == {"120000": 0, "370000": 2, "510000": 2}
    assert set(industries.landscape(dataset, Filters(regions=("340000",)), 9)["industry"]) == {"automobile"}


def test_the_period_is_that_of_the_documents(dataset: Dataset) -> None:
    found = industries.landscape(dataset, Filters(year_from=2025), 9)
    assert set(found[found["documents"] > 0]["region"]) == {"370000", "500000"}
    asked = industries.documents(dataset, Filters(year_from=2025))
    assert asked["documents"].sum() == 2
    assert industries.documents(dataset, ALL)["documents"].sum() == 6, "also the undated one"


def test_who_named_an_industry_first(dataset: Dataset) -> None:
    found = industries.firsts(dataset, ALL)
    ai = found[found["industry"] == "ai"]
    assert ai["region"].tolist() == ["120000", "510000", "370000"]
    assert str(ai.iloc[0]["day"].date()) == "2019-05-30"
    assert found.iloc[0]["industry"] == "automobile", "most regions name it"


def test_what_is_behind_a_cell(dataset: Dataset) -> None:
    (row,) = industries.mentions(dataset, ALL, "370000", "ai").to_dict("records")
    assert (row["doc_id"], row["start"], row["term"]) == (f"{1:016x}", 100, "人工智能")
    assert len(industries.figures(dataset, ALL, "370000", "ai")) == 2


def test_a_cell_without_a_mention_says_in_how_many_documents(dataset: Dataset) -> None:
    cells = page.cells(dataset, Filters(lang="en"), page.DOCUMENTS)
    assert len(cells) == 3 * 5
    hovers = set(cells["hover"])
    assert "Anhui, cloud computing: not found in 1 document" in hovers
    assert "Shandong, artificial intelligence: named in 1 of 2 documents" in hovers
    years = page.years(dataset, ALL, "ai")
    assert len(years) == 5 * 7
    assert years.set_index(["region", "year"]).loc[("120000", 2019), ["state", "n", "documents"]].tolist() == [
        "reported",
        1,
        1,
    ]


def test_the_first_region_has_a_large_point_and_its_name(dataset: Dataset) -> None:
    figure = page.drawn_firsts(dataset, ALL)
    points, names = figure.data
    assert len(points.x) == 9
    assert sorted(set(points.marker.size)) == [9, 13]
    assert [size for size in points.marker.size if size == 13] == [13, 13, 13]
    assert set(names.text) == {"天津 2019"}
    assert points.customdata[-3].startswith(f"{4:016x}|"), "drawn last, over the others"


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("view", ["documents", "figures"])
def test_the_page_is_drawn_and_opens_a_cell(
    monkeypatch: pytest.MonkeyPatch, sample_folder: Path, lang: str, view: str
) -> None:
    app = open_page(monkeypatch, sample_folder, "industries", lang=lang, view=view, mark="region:370000;industry:ai")
    assert is_drawn(app)
    assert len(app.get("plotly_chart")) == 3
    said = {
        ("zh", "documents"): "山东 · 人工智能：2篇文档里有1篇提到",
        ("en", "documents"): "Shandong, artificial intelligence: named in 1 of 2 documents",
        ("zh", "figures"): "山东 · 人工智能：2个数字",
        ("en", "figures"): "Shandong, artificial intelligence: 2 figures",
    }
    assert said[lang, view] in written(app)
    assert len(app.dataframe[-1].value) == 1, "the table is that of the mark"


def test_without_an_industry_the_page_says_so(
    monkeypatch: pytest.MonkeyPatch, sample_folder: Path, empty_folder: Path
) -> None:
    narrowed = written(open_page(monkeypatch, sample_folder, "industries", to="1990"))
    assert "筛选条件下没有提到行业的文档" in narrowed
    assert "数据集里有3个行业，出自6篇文档" in narrowed
    assert "数据集里还没有数字" in written(open_page(monkeypatch, empty_folder, "industries"))


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_name_of_an_industry_stands_whole_in_few_lines(lang: str) -> None:
    for row in tables.rows("industries"):
        lines = page._lines(row["code"], lang).split("<br>")
        assert "".join(lines).replace(" ", "") == name(row["code"], lang).replace(" ", "")
        assert len(lines) <= 3
        assert max(map(len, lines)) <= {"zh": 11, "en": 19}[lang]


def test_the_term_is_in_sight_in_its_sentence(dataset: Dataset) -> None:
    for cell, row in zip(
        page.tabled(dataset, ALL)[0][text("column.context", "zh")],
        industries.firsts(dataset, ALL).to_dict("records"),
        strict=True,
    ):
        assert 0 <= cell.find(row["term"]) <= 11


@pytest.mark.parametrize(
    ("lang", "named"), [("zh", ("人工智能", "天津")), ("en", ("Artificial intelligence", "Tianjin"))]
)
def test_a_file_of_first_names_has_words_beside_codes(dataset: Dataset, lang: str, named: tuple[str, str]) -> None:
    rows = with_names(industries.firsts(dataset, ALL), lang)
    assert list(rows.columns[:5]) == ["industry", "industry_name", "region_code", "region", "day"]
    row = rows[(rows["industry"] == "ai") & (rows["region_code"] == "120000")].iloc[0]
    assert (row["industry_name"], row["region"]) == named


@pytest.mark.parametrize(
    ("lang", "said"), [("zh", "1篇文档里没有检出行业词。"), ("en", "No industry term was found in 1 document.")]
)
def test_documents_that_name_no_industry_are_told_of(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, lang: str, said: str
) -> None:
    folder = sample.write(tmp_path / "data", {"documents": sample_rows.tables()["documents"][:1]})
    assert said in written(open_page(monkeypatch, folder, "industries", lang=lang))


def test_rows_are_as_high_as_names_of_three_lines_need(dataset: Dataset) -> None:
    rows = industries.firsts(dataset, ALL).assign(id="", hover="")
    codes = list(dict.fromkeys(rows["industry"]))
    heights = [
        firsts.chart(rows, codes, [name] * len(codes), 90, "en").page["height"] for name in ("a<br>b", "a<br>b<br>c")
    ]
    assert heights[1] - heights[0] == 12 * len(codes)
