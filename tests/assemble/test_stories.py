"""What a news story is about at a place: whose figures follow when a firm, a park or a system has been introduced."""

import pandas as pd
import pytest

import etl

DAY = "2024-05-20"


def told(body: str, source: str = "合肥日报") -> pd.DataFrame:
    return etl.extract(f"车间里的新变化\n来源：{source}  发布时间：{DAY}\n{body}", name="news.txt").indicators


def owners(body: str) -> list[tuple[str, str]]:
    rows = told(body)
    return list(zip(rows["entity"].fillna(""), rows["region_code"], strict=True))


FIRM = "合肥云岭智能装备有限公司"


def test_a_visited_firm_owns_what_follows_in_the_paragraph() -> None:
    assert owners(f"走进位于肥西县的{FIRM}，60台机械臂正在作业。去年产值达到8亿元，增长21%。") == [(FIRM, "340123")] * 3


def test_its_officer_speaks_for_it_in_the_next_paragraph() -> None:
    body = f"在肥西县的{FIRM}，员工达到420人。\n“公司今年一季度交付电机3.1万台。”总经理说。"
    assert owners(body) == [(FIRM, "340123")] * 2


def test_a_speaker_named_once_speaks_on() -> None:
    body = f"{FIRM}董事长周启航介绍，企业员工从60人增加到420人。\n周启航表示，今年计划投入1.2亿元。"
    assert [name for name, _ in owners(body)] == [FIRM] * 3


@pytest.mark.parametrize(
    "ending",
    [
        "一季度，全市工业机器人产量达到2.3万台。",
        "记者从市经信局获悉，一季度工业机器人产量达到2.3万台。",
        "市经信局负责人介绍，工业机器人产量达到2.3万台。",
        "报告提出，工业机器人产量达到2.3万台。",
    ],
)
def test_a_region_or_an_office_ends_the_story(ending: str) -> None:
    assert owners(f"在{FIRM}，员工达到420人。{ending}") == [(FIRM, "340100"), ("", "340100")]


def test_a_named_system_owns_its_figures() -> None:
    body = "庐阳区上线的“智慧工地”平台，已接入塔吊310台，预警准确率达到96%。"
    assert [name.strip("“”") for name, _ in owners(body)] == ["“智慧工地”平台".strip("“”")] * 2


def test_labelled_answers_of_an_interview_are_about_the_guests_firm() -> None:
    body = (
        f"访谈嘉宾：{FIRM}总经理\n"
        "主持人：市场怎么样？\n云岭总经理：上半年销售机器人5200台，同比增长62%。\n"
        "主持人：谢谢。"
    )
    found = etl.extract(f"访谈：云岭的路\n来源：合肥日报  发布时间：{DAY}\n{body}", name="talk.txt").indicators
    assert set(found["entity"]) == {FIRM}


def test_a_firm_keeps_the_short_name_that_the_text_goes_on_with() -> None:
    body = "合肥允川互联网科技有限公司总经理说，允川科技有员工300人。允川科技的客户企业近2000家，允川科技还将扩产。"
    assert {name for name, _ in owners(body)} == {"允川科技"}


FACILITIES = [
    ("芜湖港集装箱吞吐量达到150万标箱、增长6%。", "芜湖港", "集装箱吞吐量"),
    ("合肥新桥国际机场旅客吞吐量突破1500万人次。", "合肥新桥国际机场", "旅客吞吐量"),
    ("芜湖港完成货物吞吐量1.2亿吨，航线达到12条。", "芜湖港", "货物吞吐量"),
    ("航空公司国际航线达到30条。", "", "航空公司国际航线"),
    ("全省支线机场旅客吞吐量增长9%。", "", "支线机场旅客吞吐量"),
    ("城镇新增就业8.5万人。", "", "城镇新增就业"),
    ("省级开发区规上工业增加值增长8%。", "", "省级开发区规上工业增加值"),
]


@pytest.mark.parametrize(("sentence", "owner", "metric"), FACILITIES)
def test_ports_and_airports_own_the_metric_that_they_open(sentence: str, owner: str, metric: str) -> None:
    row = told("2023年，" + sentence).iloc[0]
    assert (row["entity"] or "", row["metric"]) == (owner, metric)


def test_in_a_report_an_event_without_a_number_owns_nothing_else() -> None:
    text = (
        "2024年合肥市政府工作报告\n——2024年1月8日在合肥市第十七届人民代表大会第三次会议上\n一、2023年工作回顾\n"
        "庐州实验室启动运行，技术合同成交额增长14.2%。江淮实验室集聚科研人员600人、转化成果28项。"
    )
    rows = etl.extract(text, name="report.txt").indicators
    assert list(rows["entity"].fillna("")) == ["", "江淮实验室", "江淮实验室"]


PARK = "合肥云谷产业园"


@pytest.mark.parametrize(
    ("body", "quote", "owner"),
    [
        (
            f"在{PARK}，直播间正忙。“我们入园两年，网店开到16个。”璟宁科技负责人说。园区目前入驻企业210家。",
            "210家",
            PARK,
        ),
        (f"记者从{PARK}管委会获悉，今年1至4月，园区签约项目41个。", "41个", PARK),
        ("在肥西县，长安云谷的电驱系统一期项目建设现场，560名工人正忙。", "560名", "电驱系统一期项目"),
        ("在璟宁新能源的车间里，36台机械臂正在组装电机。", "36台", "璟宁新能源"),
        (f"在{PARK}，员工达到420人。在肥东县，高校达到12所。", "12所", ""),
        (f"{PARK}入驻企业210家。去年，园区企业平均能耗下降12%。", "12%", ""),
        ("会上，共有8个项目现场签约，协议投资41亿元。", "41亿元", ""),
        ("会上，8个项目现场签约，协议投资41亿元。", "41亿元", ""),
    ],
)
def test_a_bare_noun_stands_for_the_name_before_it(body: str, quote: str, owner: str) -> None:
    assert (told(body).set_index("quote").loc[quote, "entity"] or "") == owner


@pytest.mark.parametrize(
    ("sentence", "owner"),
    [
        ("肥西润谷食品日产速冻面点30万份。", "润谷食品"),
        ("规上装备工业增加值增长8.4%。", ""),
    ],
)
def test_a_report_names_a_firm_for_its_own_clause(sentence: str, owner: str) -> None:
    text = "2024年合肥市政府工作报告\n——2024年1月8日在合肥市人民代表大会上\n一、2023年工作回顾\n" + sentence
    assert (etl.extract(text, name="report.txt").indicators.iloc[0]["entity"] or "") == owner
