"""Cited policy documents: titles, numbers, years, plans."""

import csv
import time
from pathlib import Path

import pytest

import etl
from etl.dataset import Dataset
from etl.mentions.policies import PolicyFinder, coverage
from etl.vocabulary.tables import rows
from tests.mentions.gathered import read_each, rows_of

CASES = list(csv.DictReader((Path(__file__).parent / "policies_cases.csv").open(encoding="utf-8")))

REGIONS = list(csv.DictReader((Path(__file__).parent / "policy_regions.csv").open(encoding="utf-8")))


@pytest.fixture(scope="module")
def finder() -> PolicyFinder:
    return PolicyFinder.from_rows(rows("policy_words"))


@pytest.mark.parametrize("case", CASES, ids=[case["note"] for case in CASES])
def test_citation(finder: PolicyFinder, case: dict[str, str]) -> None:
    (mention,) = finder.find(case["text"])
    assert case["text"][mention.start : mention.end] == case["quote"]
    assert (mention.title, mention.number, mention.plan_period) == (case["title"], case["number"], case["plan_period"])
    assert (mention.year_start, mention.year_end) == tuple(
        int(case[column]) if case[column] else None for column in ("year_start", "year_end")
    )


@pytest.mark.parametrize(
    "text",
    [
        "《流浪地球》",
        "《论语》",
        "《规划》",
        "《意见》",
        "《纲要（草案）》",
        "《政府工作报告》",
        "《",
        "《没有结尾的规划",
    ],
)
def test_not_a_policy_citation(finder: PolicyFinder, text: str) -> None:
    assert finder.find(text) == ()


def test_neighbouring_titles_are_separate(finder: PolicyFinder) -> None:
    found = finder.find("制定了《数字经济发展规划》《新材料产业三年行动方案》《若干政策实施方案》。")
    assert [mention.title for mention in found] == ["数字经济发展规划", "新材料产业三年行动方案", "若干政策实施方案"]


def test_titles_and_numbers_come_in_order(finder: PolicyFinder) -> None:
    found = finder.find("国办发〔2023〕7号和《科技创新条例》、皖政〔2024〕3号")
    assert [mention.number or mention.title for mention in found] == [
        "国办发〔2023〕7号",
        "科技创新条例",
        "皖政〔2024〕3号",
    ]
    assert [mention.start for mention in found] == sorted(mention.start for mention in found)


def test_years_of_early_plans() -> None:
    assert coverage("第九个五年计划") == (1996, 2000, "九五")
    assert coverage("“十三五”科技规划") == (2016, 2020, "十三五")


def test_half_width_brackets_hold_years(finder: PolicyFinder) -> None:
    text = "《和平区产业中长期发展规划(2019-2035年)》《和平区推进新一代人工智能产业发展三年行动方案》"
    assert [mention.year_end for mention in finder.find(text)] == [2035, None]


@pytest.fixture(scope="module")
def read() -> tuple[Dataset, list[str]]:
    head = "全市产业发展观察\n来源：合肥日报  发布时间：2025-05-20\n全市企业达到1200家。\n"
    return read_each([head + case["sentence"] for case in REGIONS])


@pytest.mark.parametrize("number", range(len(REGIONS)), ids=[case["sentence"] for case in REGIONS])
def test_a_policy_belongs_to_its_issuer(number: int, read: tuple[Dataset, list[str]]) -> None:
    tables, documents = read
    (policy,) = rows_of(tables.policies, documents[number])
    assert policy["region_code"] == REGIONS[number]["region_code"]


def test_hostile_brackets_do_not_stall(finder: PolicyFinder) -> None:
    begin = time.perf_counter()
    assert finder.find("《" * 20000) == ()
    assert finder.find("根据" * 20000) == ()
    assert finder.find("《（（" * 8000 + "》") is not None
    assert time.perf_counter() - begin < 5


def test_titles_in_a_row_share_their_issuer() -> None:
    text = "合肥市推进机器人产业\n来源：合肥日报 时间：2025-03-05\n工信部发布《机器人应用行动方案》《制造业标准化实施方案》。"
    policies = etl.extract(text, name="page.txt").policies
    assert list(policies["region_code"]) == ["100000", "100000"]
