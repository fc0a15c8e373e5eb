"""When a document was published and what day it reports, in sentences written for the purpose and in the seeds."""

from datetime import date

import pytest

from etl.clean import clean
from etl.describe.dates import Events, document_dates
from etl.model import RawDocument
from etl.vocabulary.tables import rows
from tests.clean.cleaning import PAGES, SEEDS, lexicon

EVENTS = Events.from_rows(rows("events"))
MORE = "会议指出，要加快人工智能与实体经济深度融合，培育更多专精特新企业，提升产业链韧性。"


def dates(text: str, file: str = "x.txt", **metadata: str) -> tuple[date | None, date | None, str]:
    raw = RawDocument("0" * 16, file, text, "utf-8", metadata=metadata)
    return document_dates(clean(raw, lexicon()), raw, EVENTS)


def news(lead: str, published: str = "") -> str:
    masthead = f"来源：某市日报 时间：{published}\n" if published else ""
    return f"某市召开人工智能产业推进会议\n{masthead}{lead}\n{MORE}"


@pytest.mark.parametrize(
    ("number", "published", "event"),
    [
        (0, date(2020, 12, 25), date(2020, 12, 25)),
        (1, date(2024, 3, 2), date(2024, 2, 28)),
        (2, None, date(2021, 12, 1)),
        (3, date(2019, 5, 30), date(2019, 5, 16)),
        (4, None, date(2021, 8, 23)),
    ],
)
def test_seeds(number: int, published: date | None, event: date) -> None:
    path = next(SEEDS.glob(f"{number:03}_*"))
    assert dates(path.read_text(encoding="utf-8"), path.name)[:2] == (published, event)


@pytest.mark.parametrize(
    ("page", "published", "event"),
    [
        ("aggregator", date(2024, 9, 3), date(2024, 9, 1)),
        ("bulletin", date(2023, 5, 12), date(2023, 5, 8)),
        ("county_news", date(2023, 6, 27), date(2023, 6, 26)),
        ("epaper", date(2022, 11, 18), date(2022, 11, 16)),
        ("hard_wrapped", None, None),
        ("inverted_masthead", date(2022, 8, 18), date(2022, 8, 15)),
        ("live_page", date(2024, 3, 29), date(2024, 3, 28)),
        ("portal_fragments", date(2025, 3, 21), date(2025, 3, 20)),
        ("press_release", date(2022, 1, 20), date(2022, 1, 19)),
        ("traditional_portal", date(2023, 10, 18), date(2023, 10, 17)),
        ("wechat", date(2024, 5, 9), date(2024, 5, 8)),
    ],
)
def test_pages(page: str, published: date | None, event: date | None) -> None:
    assert dates((PAGES / f"{page}.txt").read_text(encoding="utf-8"))[:2] == (published, event)


@pytest.mark.parametrize(
    ("lead", "published", "event", "basis"),
    [
        ("12月28日，某市召开人工智能产业推进会，签约项目36个。", "2024-01-03", date(2023, 12, 28), "lead+publication"),
        (
            "今天（6月26日），某市人工智能算力中心正式启用，算力达120P。",
            "2023-06-27",
            date(2023, 6, 26),
            "lead+publication",
        ),
        ("昨日，某市人工智能算力中心正式启用，首批入驻企业36家。", "2023-06-27", date(2023, 6, 26), "relative"),
        ("25日上午，某市人工智能算力中心正式启用，首批入驻企业36家。", "2023-07-02", date(2023, 6, 25), "day_only"),
        (
            "2017年7月8日国务院印发发展规划以来，某市产业加快发展。5月8日，全市推进会召开。",
            "2023-05-09",
            date(2023, 5, 8),
            "lead+publication",
        ),
        (
            "新华社某市6月26日电（记者 张三）某市人工智能算力中心正式启用。",
            "2023-06-27",
            date(2023, 6, 26),
            "lead+publication",
        ),
        ("自5月1日起施行的新政策，到6月30日已惠及企业36家，成效初步显现。", "2023-07-02", None, ""),
        ("近日，某市人工智能算力中心正式启用，首批入驻企业36家，带动投资8亿元。", "2023-07-02", None, ""),
    ],
)
def test_a_lead_with_a_publication_date(lead: str, published: str, event: date | None, basis: str) -> None:
    found = dates(news(lead, published))
    assert found[:2] == (date.fromisoformat(published), event)
    assert found[2] == ";".join(filter(None, ("published:masthead", f"event:{basis}" if basis else "")))


@pytest.mark.parametrize(
    ("lead", "event"),
    [
        ("12月1日，某市召开会议，学习贯彻党的十九届六中全会精神，部署智能化改造。", date(2021, 12, 1)),
        ("12月1日，某市召开会议，学习贯彻十九届四中、五中、六中全会精神，部署工作。", date(2021, 12, 1)),
        ("9月1日，某市召开会议，以优异成绩迎接党的二十大胜利召开，部署智能化改造。", date(2022, 9, 1)),
        ("8月20日，记者从“2021年中国国际智能产业博览会”筹备会上获悉，展区全部就绪。", date(2021, 8, 20)),
        ("7月20日，某市召开会议，传达学习党的二十届三中全会精神，部署人工智能工作。", date(2024, 7, 20)),
        ("3月20日，某市召开会议，今年是“十四五”开局之年，要部署好人工智能工作。", date(2021, 3, 20)),
        ("2月30日，某市召开会议，学习贯彻党的十九届六中全会精神，部署智能化改造。", None),
        ("12月1日，某市召开会议，部署智能化改造工作，要求各部门抓好工作落实到位。", None),
    ],
)
def test_a_year_is_told_by_a_dated_event(lead: str, event: date | None) -> None:
    assert dates(news(lead))[:2] == (None, event)


def test_a_year_is_told_by_title_or_file_name() -> None:
    lead = "1月15日，某市第八届人民代表大会第二次会议开幕，市长作政府工作报告，要点如下。"
    assert dates(f"2023年某市政府工作报告要点\n{lead}\n{MORE}")[1] == date(2023, 1, 15)
    assert dates(news(lead), file="reports/某市_2022.txt")[1] == date(2022, 1, 15)
    assert dates(news(lead), file="20a2022b.txt")[1] is None


@pytest.mark.parametrize(
    "line",
    [
        "——2023年1月10日在某市第八届人民代表大会第二次会议上",
        "（2023年1月10日在某市第八届人民代表大会第二次会议上）",
        "2023年1月10日在某市第八届人民代表大会第二次会议上",
        "——二〇二三年一月十日在某市八届人大二次会议上",
        "（2023年1月10日某市第八届人民代表大会常务委员会第二次会议通过）",
    ],
)
def test_a_meeting_line_is_the_event(line: str) -> None:
    found = dates(f"政府工作报告\n{line}\n市长 王明\n时间：2023-01-18\n各位代表：\n{MORE}")
    assert found == (date(2023, 1, 18), date(2023, 1, 10), "published:masthead;event:meeting_line")


def test_publication_from_container_and_address() -> None:
    lead = "6月26日，某市人工智能算力中心正式启用，首批入驻企业36家，带动投资8亿元。"
    assert dates(news(lead), published_date="2023-06-27")[2] == "published:container;event:lead+publication"
    for url in (
        "https://example.cn/2023/6/27/a.html",
        "https://example.cn/art/2023/6/27/art_12_345.html",
        "https://example.cn/202306/t20230627_123.html",
        "https://example.cn/content/2023-06/27/c_1.htm",
    ):
        assert dates(news(lead), url=url)[:2] == (date(2023, 6, 27), date(2023, 6, 26))
    assert dates(news(lead), url="https://example.cn/id/20239999.html")[0] is None


def test_the_events_table_is_sound() -> None:
    table = rows("events")
    assert [row["name"] for row in table] == sorted({row["name"] for row in table})
    assert all(date.fromisoformat(row["start"]) <= date.fromisoformat(row["end"]) for row in table)
    assert {row["kind"] for row in table} == {
        "anniversary",
        "congress",
        "fair",
        "meeting",
        "npc",
        "plenary",
        "year",
    }
    assert all(row["start"][:4] in row["name"] for row in table if row["name"][:2] == "20")


def test_the_items_of_a_digest_date_nothing() -> None:
    items = "\n".join(
        f"{place}　3月2{day}日启用企业服务平台，十天内注册企业{day}700户，线上兑付资金{day}860万元。"
        for day, place in enumerate(("甲区", "乙区", "丙县", "丁县"), start=1)
    )
    assert dates(f"数字建设速递\n某市大数据局　2024-04-11\n{items}")[:2] == (date(2024, 4, 11), None)


@pytest.mark.parametrize("words", ["去年3月18日", "上年3月18日"])
def test_a_day_of_another_year_is_not_the_day_reported(words: str) -> None:
    assert dates(news(f"园区{words}开园，目前累计注册企业1480家。", "2024-03-29"))[1] is None


def test_the_day_from_which_a_policy_is_in_force_is_not_the_day_reported() -> None:
    head = "某市数字化转型扶持办法\n发布时间：2021-03-29\n（自2021年4月1日起施行，有效期至2023年12月31日）"
    assert dates(f"{head}\n第一条 专业市场升级智慧市场的，按照实际投入不超过40%的比例补助。")[1] is None


def test_an_office_signs_with_the_day_after_its_name() -> None:
    body = "各部门要抓好落实，推动人工智能与实体经济深度融合，培育更多专精特新企业。"
    text = f"关于加快机器人应用的通知\n{body}\n某市人民政府办公室　2023年8月16日"
    assert dates(text)[1:] == (date(2023, 8, 16), "event:signature")


LEAD = "6月26日下午，某市人工智能算力中心正式启用，首批入驻企业36家，带动投资8亿元。"


@pytest.mark.parametrize(
    "url",
    [
        "https://example.cn/zwgk/202306/t20230627_4567.html",
        "https://example.cn/2023/06/27/12345.html",
        "https://example.cn/html/2023-06/27/content_1234.htm",
        "https://example.cn/n1/2023/0627/c1004-123.html",
        "https://example.cn/art/2023/6/27/art_1_2.html",
    ],
)
def test_the_day_in_an_address_is_that_of_publication(url: str) -> None:
    assert dates(news(LEAD), url=url) == (
        date(2023, 6, 27),
        date(2023, 6, 26),
        "published:url;event:lead+publication",
    )
    assert dates(news(LEAD), file=url)[2] == "published:url;event:lead+publication"


def test_the_month_in_an_address_tells_the_year() -> None:
    found = dates(news(LEAD), url="https://example.cn/zwgk/202306/a1b2.html")
    assert found == (None, date(2023, 6, 26), "event:lead+url_month")


@pytest.mark.parametrize(
    "file",
    [
        "20230627.txt",
        "news/2023-06-27_某市算力中心.html",
        "某市算力中心（2023年6月27日）.docx",
        "某市_2023.6.27.txt",
        "dump.zip!day/20230627_12.txt",
    ],
)
def test_the_day_in_a_file_name_is_that_of_publication(file: str) -> None:
    assert dates(news(LEAD), file=file)[::2] == (date(2023, 6, 27), "published:file_name;event:lead+publication")


@pytest.mark.parametrize(
    "file", ["2023062712345.txt", "20231399.txt", "123420230627.txt", "v2023.1.txt", "2023112.txt"]
)
def test_other_digits_in_a_file_name_are_no_day(file: str) -> None:
    assert dates(news(LEAD), file=file)[0] is None


@pytest.mark.parametrize(
    "words", ["今天（6月26日）", "今日（6月26日）上午", "6月26日下午", "6月26日至27日", "本报6月26日讯"]
)
def test_a_day_may_stand_in_brackets_or_with_its_hour(words: str) -> None:
    lead = f"{words}，某市人工智能算力中心正式启用，首批入驻企业36家，带动投资8亿元。"
    assert dates(news(lead, "2023-06-27"))[1] == date(2023, 6, 26)


def test_a_dated_meeting_tells_the_year_of_what_is_reported() -> None:
    lead = "8月1日，某市召开人工智能工作会议，学习贯彻党的二十届三中全会精神，部署下半年工作。"
    assert dates(news(lead)) == (None, date(2024, 8, 1), "event:lead+event:二十届三中全会")
