"""The five seeds, cleaned."""

from datetime import date

import pytest

from etl.model import BlockKind
from tests.clean.cleaning import lines, seed


def test_seed_000_loses_its_menu_and_footer() -> None:
    document = seed(0)
    masthead = document.masthead
    assert masthead.title == "抓落实 求突破 推进以人工智能赋能“四强”产业推动新经济发展走深做实"
    assert (masthead.source, masthead.author, masthead.published_date) == (
        "淄博人大",
        "马国强 张玉波",
        date(2020, 12, 25),
    )
    assert lines(document, BlockKind.SUBTITLE) == ["市人大常委会领导赴高青县调研时强调"]
    assert {kind for kind, _ in document.dropped} == {"menu", "breadcrumb", "masthead", "copyright", "licence"}
    assert len(lines(document, BlockKind.BODY)) == 5


def test_seed_001_has_its_lead_once_and_no_neighbours() -> None:
    document = seed(1)
    masthead = document.masthead
    assert (masthead.title, masthead.source, masthead.author) == ("", "经济和信息化厅", "佚名")
    assert masthead.published_date == date(2024, 3, 2)
    assert masthead.url == "https://jxt.sc.gov.cn/scjxt/tpxw/2024/2/29/e0f67eeb0f2c49f8bf36f4088cf69d3c.shtml"
    assert document.text.count("不得慢不得") + document.text.count("等不得、慢不得的万分紧迫感") == 1
    assert "12家" not in document.text
    assert "18511526897" not in document.text
    assert document.text.endswith("重点企业负责同志等参加会议。")


def test_seed_002_is_headed_by_what_was_said() -> None:
    document = seed(2)
    assert document.language == "zh-Hant"
    assert lines(document, BlockKind.TITLE) == ["以企业智能化改造为主攻方向", "加快推动制造业高质量发展"]
    assert document.masthead.author == "柴胜松 黄莹"
    assert document.text.endswith("提供更好服务。")


def test_seed_003_has_title_and_editors_note_once() -> None:
    document = seed(3)
    title = "抢抓智能时代新机遇 全力打造世界级智慧中央活力区"
    assert document.masthead.title == title
    assert document.text.count(title) == 1
    assert document.text.count("5月16日,习近平总书记致信祝贺第三届世界智能大会开幕") == 1
    assert (document.masthead.source, document.masthead.published_date) == ("人民网", date(2019, 5, 30))
    for mended in ("若干政策实施方案", "人才交流合作", "最后一公里", "优化升级", "干事创业", "三个着力"):
        assert mended in document.text
    assert document.text.endswith("营造创新发展的良好环境。")


def test_seed_004_has_three_headings_and_its_reporters() -> None:
    document = seed(4)
    assert document.masthead.title.startswith("习近平主席贺信引发热烈反响|我市各界热议——")
    assert lines(document, BlockKind.HEADING) == [
        "打造重庆高质量发展的“数字引擎”",
        "顺应潮流大力推动大数据智能化创新发展",
        "让大数据智能化为经济赋能为生活添彩",
    ]
    assert document.masthead.author.split()[0::14] == ["王亚同", "黄乔"]


@pytest.mark.parametrize("number", range(5))
def test_blocks_cover_every_line_in_order(number: int) -> None:
    document = seed(number)
    assert [document.text[block.start : block.end] for block in document.blocks] == document.text.split("\n")
    assert "" not in document.text.split("\n")
