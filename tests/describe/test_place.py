import csv
from pathlib import Path

import pytest

from etl.describe.items import holding
from etl.describe.place import document_region
from etl.gazetteer import Gazetteer
from etl.mentions.regions import RegionFinder
from etl.model import Block, BlockKind, CleanText, Masthead
from etl.vocabulary.tables import rows

CASES = tuple(csv.DictReader(Path(__file__).with_name("place_cases.csv").open(encoding="utf-8")))


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.from_rows(rows("regions"), rows("region_names"))


@pytest.fixture(scope="module")
def finder(gazetteer: Gazetteer) -> RegionFinder:
    tables = ("areas", "region_contexts", "region_edges", "region_everyday")
    return RegionFinder.from_rows(gazetteer, *map(rows, tables))


def clean_text(text: str, title: str = "", source: str = "", url: str = "") -> CleanText:
    masthead = Masthead(title=title, source=source, url=url)
    return CleanText(text=text, blocks=(), language="zh-Hans", masthead=masthead)


@pytest.mark.parametrize("case", CASES, ids=[case["note"] for case in CASES])
def test_the_place_that_acts(case: dict[str, str], gazetteer: Gazetteer, finder: RegionFinder) -> None:
    clean = clean_text(case["text"], case["title"], case["source"], case["url"])
    code, basis = document_region(clean, "notes.txt", {}, gazetteer, finder)
    assert code == case["expected"]
    assert bool(basis) == bool(code)


@pytest.mark.parametrize("case", CASES, ids=[case["note"] for case in CASES])
def test_metadata_of_the_container_counts_like_the_masthead(
    case: dict[str, str], gazetteer: Gazetteer, finder: RegionFinder
) -> None:
    metadata = {key: case[key] for key in ("title", "source", "url")}
    assert document_region(clean_text(case["text"]), "a.txt", metadata, gazetteer, finder)[0] == case["expected"]


def test_a_signed_line_names_the_speaker(gazetteer: Gazetteer, finder: RegionFinder) -> None:
    text = "全市各界深入学习，加快建设智慧城市。\n重庆市南岸区委书记 某某某\n我们将落实全市部署，重庆各区都在行动。"
    assert document_region(clean_text(text), "a.txt", {}, gazetteer, finder) == ("500108", "speaker")


def test_several_speakers_belong_to_their_city(gazetteer: Gazetteer, finder: RegionFinder) -> None:
    text = "我市各界热议人工智能大会。\n重庆市南岸区委书记 某某某\n全市要抢抓机遇。\n重庆市万州区委书记 某某\n重庆前景广阔。"
    assert document_region(clean_text(text), "a.txt", {}, gazetteer, finder) == ("500000", "speaker")


def test_a_subtitle_block_names_the_congress(gazetteer: Gazetteer, finder: RegionFinder) -> None:
    text = "政府工作报告\n——2024年1月5日在亳州市第五届人民代表大会第三次会议上\n各位代表：全省上下团结奋斗。"
    blocks = (Block(0, 6, BlockKind.TITLE), Block(7, text.index("\n各位"), BlockKind.SUBTITLE))
    clean = CleanText(text=text, blocks=blocks, language="zh-Hans", masthead=Masthead())
    assert document_region(clean, "a.txt", {}, gazetteer, finder) == ("341600", "report")


def test_an_aggregator_does_not_own_what_it_reposts(gazetteer: Gazetteer, finder: RegionFinder) -> None:
    text = (
        "省委副书记、省长主持召开专题会议，研究加快我省新质生产力发展。会议强调，四川要抢占先机。\n"
        "某资讯网 版权所有 北京某某资讯中心主办\n办公区：北京市西城区某胡同1号；北京市东城区某大街2号"
    )
    assert document_region(clean_text(text), "a.txt", {}, gazetteer, finder)[0] == "510000"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("项目建设忙。\n在肥西县，厂房封顶。\n肥东县签约项目。\n在肥西县，又有企业投产。\n长丰县开工项目。", "340100"),
        ("项目建设忙。\n在肥西县，厂房封顶。肥东县也签约项目。\n肥西县全县投资增长。", "340123"),
    ],
)
def test_items_about_several_districts_belong_to_what_holds_them(
    text: str, code: str, gazetteer: Gazetteer, finder: RegionFinder
) -> None:
    assert document_region(clean_text(text), "notes.txt", {}, gazetteer, finder)[0] == code


def test_items_within_a_city_leave_the_document_to_it(gazetteer: Gazetteer) -> None:
    assert holding("341100", {"341100", "341181", "341124"}, gazetteer) == "341100"
