"""The whole ETL on the real seeds."""

import filecmp
import shutil
from pathlib import Path

import pytest

import etl
from etl.dataset import Dataset
from etl.evaluate import evaluate, read_gold
from etl.mentions.quantities import QuantityFinder
from etl.vocabulary.tables import rows

SEEDS = Path(__file__).parents[1] / "seeds"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("built") / "data"
    etl.build([SEEDS], out)
    return out


@pytest.fixture(scope="module")
def dataset(folder: Path) -> Dataset:
    return etl.load(folder)


def files_of(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_all_labelled_figures_of_the_seeds_come_out_right(folder: Path) -> None:
    score = evaluate(read_gold(), folder)
    assert [error for error in score.errors if "\tentity\t" not in error] == []
    assert (score.f1("matched"), score.f1("record")) == (1.0, 1.0)
    assert score.counts["wanted"] == 16


def test_documents_have_their_dates_and_regions(folder: Path) -> None:
    score = evaluate(read_gold(), folder)
    fields = ("region_code", "event_date", "published_date")
    assert [score.accuracy(f"document_{field}", "documents") for field in fields] == [1.0, 1.0, 1.0]


def test_industries_are_found(folder: Path) -> None:
    assert evaluate(read_gold(), folder).industries_f1 >= 0.85


def test_every_number_ends_as_a_figure_or_as_a_reject(dataset: Dataset) -> None:
    finder = QuantityFinder(rows("units"), rows("hedges"), rows("number_words"))
    for document in dataset.documents.itertuples():
        doc_id = str(document.doc_id)
        found = {(quantity.start, quantity.core) for quantity in finder.find(dataset.texts[doc_id])}
        kept = set(dataset.indicators.loc[dataset.indicators["doc_id"] == doc_id, "start"])
        rejected = set(dataset.rejects.loc[dataset.rejects["doc_id"] == doc_id, "start"])
        assert all((start in kept) != (core in rejected) for start, core in found)
        assert len(found) == len(kept) + len(rejected)
        assert all(dataset.rejects.loc[dataset.rejects["doc_id"] == doc_id, "reason"].ne(""))


def test_every_span_is_true(dataset: Dataset) -> None:
    for table, column in (
        ("indicators", "quote"),
        ("industries", "term"),
        ("policies", "quote"),
        ("measures", "quote"),
    ):
        for row in getattr(dataset, table).to_dict("records"):
            assert dataset.texts[row["doc_id"]][row["start"] : row["end"]] == row[column]
            assert row["sentence"] == "" or row[column] in row["sentence"]


def test_the_build_is_identical_on_a_second_run_in_another_order_and_with_more_workers(
    folder: Path, tmp_path: Path
) -> None:
    expected = files_of(folder)
    backwards = sorted(SEEDS.iterdir(), reverse=True)
    for index, (inputs, workers) in enumerate(((backwards, 1), ([SEEDS], 2))):
        out = tmp_path / f"again{index}"
        etl.build(inputs, out, workers=workers)
        assert files_of(out) == expected


def test_the_dataset_carries_no_clock_and_no_path(folder: Path) -> None:
    record = (folder / "build.json").read_text(encoding="utf-8")
    assert str(SEEDS) not in record
    assert str(folder.parent) not in record


def test_a_rebuild_replaces_the_dataset_whole(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "data"
    shutil.copytree(folder, out)
    (out / "texts" / "stale.txt").write_text("old", encoding="utf-8")
    etl.build([SEEDS / "004_e934371df689ad2a.txt"], out)
    assert sorted(path.name for path in (out / "texts").iterdir()) == ["8bdf461b9ef34f68.txt"]
    assert [path.name for path in tmp_path.iterdir()] == ["data"]


def test_teasers_furniture_and_damage_give_no_figure(dataset: Dataset) -> None:
    text = "\n".join(dataset.texts.values())
    for furniture in ("上一篇", "下一篇", "ICP备", "版权所有", "12家机器人", "?jiān", "扫码阅读"):
        assert furniture not in text
    assert text.count("省委副书记、省长黄强主持召开专题会议") == 1
    repaired = next(value for value in dataset.texts.values() if "马鞍山" in value)
    assert repaired.startswith("张岳峰在市委书记领衔督办")
    assert repaired.count("张岳峰") == 4


def test_the_gazetteer_is_dated() -> None:
    before = etl.extract("2021年8月25日，重庆市江北区规模以上工业增加值同比增长5%。").indicators
    after = etl.extract("2026年5月6日，重庆市两江新区规模以上工业增加值同比增长5%。").indicators
    assert (before["region_code"].tolist(), after["region_code"].tolist()) == (["500105"], ["500157"])


def test_one_document_in_memory_gives_the_same_rows(dataset: Dataset) -> None:
    path = SEEDS / "003_6d61810923cc69ad.txt"
    alone = etl.extract(path.read_bytes(), name=path.name)
    doc_id = alone.documents["doc_id"].iloc[0]
    expected = dataset.indicators.loc[dataset.indicators["doc_id"] == doc_id].reset_index(drop=True)
    assert alone.indicators.equals(expected)


def test_bytes_that_are_no_document_are_refused() -> None:
    with pytest.raises(ValueError, match="picture"):
        etl.extract(b"\x00\x01\x02\x03" * 50, name="picture.txt")


def test_a_copy_of_a_file_is_taken_once_and_named(tmp_path: Path) -> None:
    source = tmp_path / "in"
    shutil.copytree(SEEDS, source)
    shutil.copy(source / "000_a3de338f1a02f134.txt", source / "zzz.txt")
    report = etl.build([source], tmp_path / "data")
    assert report.documents == 5
    assert report.warnings == ["zzz.txt: the same bytes as 000_a3de338f1a02f134.txt, taken once"]
    assert filecmp.cmp(source / "zzz.txt", SEEDS / "000_a3de338f1a02f134.txt", shallow=False)
