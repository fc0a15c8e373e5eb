"""Industry terms: what counts as named, where the span ends, and what a metric's industry is."""

import csv
import time
from pathlib import Path

import pytest

from etl.mentions.industries import IndustryFinder
from etl.vocabulary.tables import rows

CASES = list(csv.DictReader((Path(__file__).parent / "industries_cases.csv").open(encoding="utf-8")))


@pytest.fixture(scope="module")
def finder() -> IndustryFinder:
    return IndustryFinder.from_rows(rows("industries"), rows("industry_terms"), rows("industry_ignore"))


@pytest.mark.parametrize("case", CASES, ids=[case["note"] for case in CASES])
def test_terms_of_a_sentence(finder: IndustryFinder, case: dict[str, str]) -> None:
    assert ";".join(mention.term for mention in finder.find(case["text"])) == case["terms"]


def test_spans_hold_the_term(finder: IndustryFinder) -> None:
    for case in CASES:
        for mention in finder.find(case["text"]):
            assert case["text"][mention.start : mention.end] == mention.term


def test_one_row_per_term_at_its_first_mention(finder: IndustryFinder) -> None:
    text = "发展机器人。机器人企业集聚，机器人产业成链。"
    assert [(mention.start, mention.term) for mention in finder.find(text)] == [(2, "机器人")]


def test_mentions_carry_their_place_in_the_taxonomy(finder: IndustryFinder) -> None:
    (mention,) = finder.find("培育人形机器人")
    assert (mention.industry, mention.industry_name, mention.layer) == (
        "robot_humanoid",
        "人形机器人与具身智能",
        "ai_core",
    )


@pytest.mark.parametrize(
    ("metric", "code"),
    [
        ("新能源汽车产量", "nev"),
        ("汽车产量", "automobile"),
        ("人工智能核心产业营收", "ai"),
        ("软件和信息技术服务业增加值", "software"),
        ("工业机器人产量", "robot_industrial"),
        ("城镇新增就业", ""),
        ("", ""),
    ],
)
def test_industry_of_a_metric(finder: IndustryFinder, metric: str, code: str) -> None:
    assert finder.classify(metric) == code
    assert finder.classify(metric) == code  # and again from the cache


def test_unknown_industry_is_named() -> None:
    with pytest.raises(KeyError, match="nowhere"):
        IndustryFinder.from_rows([], [{"term": "芯片", "industry": "nowhere", "use": "", "note": ""}], [])


def test_empty_text(finder: IndustryFinder) -> None:
    assert finder.find("") == ()
    assert finder.find("会议强调，要抓好落实。") == ()


def test_endless_list_does_not_stall(finder: IndustryFinder) -> None:
    begin = time.perf_counter()
    assert finder.find("汽车、" * 50_000) == ()
    assert time.perf_counter() - begin < 5


def _seed(name: str, language: str = "") -> str:
    text = next(Path("seeds").glob(f"{name}*")).read_text(encoding="utf-8")
    if not language:
        return text
    import opencc

    return str(opencc.OpenCC(language).convert(text))


@pytest.mark.parametrize(
    ("seed", "language", "expected"),
    [
        ("000", "", {"人工智能", "人工智能机器人"}),
        ("001", "", {"人工智能", "芯片", "软件", "行业大模型", "特种机器人"}),
        ("003", "t2s", {"人工智能", "智能科技", "生物医药", "新能源", "新材料", "电子商务", "云计算", "大数据", "5G"}),
        ("004", "", {"数字经济", "智能制造", "区块链", "页岩气", "现代中医药", "汽车", "新能源汽车", "工业互联网"}),
    ],
)
def test_industries_of_the_seeds(finder: IndustryFinder, seed: str, language: str, expected: set[str]) -> None:
    assert expected <= {mention.term for mention in finder.find(_seed(seed, language))}
