"""What day news speak of: what an event brought, what there is today, paragraphs that go on, and where a change starts."""

import pandas as pd
import pytest

import etl


def told(body: str, day: str = "2024-11-18", title: str = "县域观察") -> pd.DataFrame:
    return etl.extract(f"{title}\n来源：绵阳日报  发布时间：{day}\n{body}", name="news.txt").indicators


def days(rows: pd.DataFrame, quote: str) -> tuple[str, str]:
    row = rows[rows["quote"] == quote].iloc[0]
    return tuple("" if pd.isna(when) else when.date().isoformat() for when in (row["period_start"], row["period_end"]))


FAIR = (
    "今天下午，为期三天的第三届西南农机博览会在绵阳落下帷幕。本届博览会展览面积8万平方米，吸引312家企业参展。\n"
    "展会期间，举办论坛12场。截至闭幕，共签约项目41个，协议投资额212亿元，其中涪城区9个。"
)


@pytest.mark.parametrize("quote", ["8万平方米", "312家", "12场", "41个", "212亿元", "9个"])
def test_what_a_fair_brought_has_the_days_of_the_fair(quote: str) -> None:
    assert days(told(FAIR), quote) == ("2024-11-16", "2024-11-18")


def test_an_event_that_opens_is_told_of_its_day() -> None:
    body = "11月18日，西部低空经济大会在绵阳开幕。来自12个国家的400多位嘉宾参会。大会设置6场论坛。"
    rows = told(body)
    assert {days(rows, quote) for quote in ("12个", "400多位", "6场")} == {("2024-11-18", "2024-11-18")}


@pytest.mark.parametrize(("day", "first"), [("2024-11-18", "2024-11-14"), ("2024-11-15", "2024-11-14")])
def test_the_days_that_the_lead_names_are_those_of_the_fair_once_it_is_over(day: str, first: str) -> None:
    body = "11月14日至17日，西部农机博览会在绵阳举行。本届博览会接待观众9万人次，较上届增长12%。"
    last = "2024-11-17" if day > "2024-11-17" else "2024-11-14"
    rows = told(body, day)
    assert {days(rows, quote) for quote in ("9万人次", "12%")} == {(first, last)}
    assert rows.set_index("quote").loc["12%", ["measure", "basis"]].fillna("").tolist() == ["growth", ""]


def test_days_that_the_story_counts_after_the_end_are_those_of_the_event() -> None:
    body = "11月18日，绵阳美食文化节落下帷幕。5天时间里，累计接待市民92万人次。据统计，美食文化节拉动消费1.3亿元。"
    rows = told(body, title="绵阳美食节拉动消费1.3亿元")
    assert {days(rows, "92万人次"), *(days(rows[index:], "1.3亿元") for index in (0, 1))} == {
        ("2024-11-14", "2024-11-18")
    }


def test_a_title_s_number_that_is_told_again_has_its_time_and_another_has_none() -> None:
    body = "前三季度，全市生产总值2800亿元。目前有企业90家。"
    rows = told(body, title="绵阳生产总值2800亿元 企业近百家")
    assert days(rows, "2800亿元") == ("2024-01-01", "2024-09-30")
    assert days(rows, "近百家") == ("", "")


def test_without_an_event_a_count_has_no_day() -> None:
    assert days(told("绵阳有家老茶馆。来自12个国家的客人来过这里。"), "12个") == ("", "")


@pytest.mark.parametrize(
    ("body", "quote"),
    [
        ("游仙高新区现集聚核医疗企业130家，从业人员约2.1万人。", "130家"),
        ("游仙高新区现集聚核医疗企业130家，从业人员约2.1万人。", "约2.1万人"),
        ("园区现拥有中试平台7个。", "7个"),
    ],
)
def test_what_there_is_now_has_the_day_of_the_document(body: str, quote: str) -> None:
    assert days(told(body), quote) == ("2024-11-18", "2024-11-18")


@pytest.mark.parametrize(
    ("body", "quote", "expected"),
    [
        ("绵阳年内计划新增科技型企业200家。", "200家", ("2024-01-01", "2024-12-31")),
        ("今年内将建成标准厂房20万平方米。", "20万平方米", ("2024-01-01", "2024-12-31")),
        ("平台一年内可服务企业300家。", "300家", ("2024-11-18", "2025-11-18")),
        ("“双11”期间（11月1日至11日），全市网络零售额182亿元。", "182亿元", ("2024-11-01", "2024-11-11")),
        ("11月17日，绵阳2024年“春风行动”招聘会举行，180家企业到场。", "180家", ("2024-11-17", "2024-11-17")),
        ("截至目前，今年已举办招聘会46场。", "46场", ("2024-01-01", "2024-11-18")),
        ("前三季度产值增长8%。目前订单排到2025年3月，产能利用率超九成。", "超九成", ("2024-11-18", "2024-11-18")),
        ("车间里很忙。公司在手订单仍有1.8亿元。", "1.8亿元", ("2024-11-18", "2024-11-18")),
        ("平台日均调用量已超过3000万次。", "已超过3000万次", ("2024-11-18", "2024-11-18")),
        ("2022年是建区后的第一年。产值增长8%。全年签约项目59个。", "59个", ("2022-01-01", "2022-12-31")),
        ("今年1至5月，新区产值220亿元。新区已建成基站512座，占全市四成。", "四成", ("2024-11-18", "2024-11-18")),
        (
            "2020年至2023年，产值年均增长6%。\n三年来，新增企业312户，总数达到880户。",
            "880户",
            ("2023-01-01", "2023-12-31"),
        ),
        ("截至8月18日，今年新增示范街12条，示范街总数达到35条。", "35条", ("2024-08-18", "2024-08-18")),
        ("今年以来新开航线11条，航线总数达到29条。", "29条", ("2024-11-18", "2024-11-18")),
        ("党的二十大以来，建成高标准农田43万亩。", "43万亩", ("2022-10-16", "2024-11-18")),
        ("昨晚，涪江边的啤酒节热闹开场，现场来了市民12万人次。", "12万人次", ("2024-11-17", "2024-11-17")),
        ("新的一年，绵阳将实施重大项目220个。", "220个", ("2025-01-01", "2025-12-31")),
        ("税收1.2亿元，今年前10个月是2019年全年的6倍。", "6倍", ("2024-01-01", "2024-10-31")),
        ("2020年只有两条线，2021年扩到5条，年底前再上3条。", "3条", ("2024-01-01", "2024-12-31")),
        ("今年新签约项目21个，其中上个月集中签约9个。", "9个", ("2024-10-01", "2024-10-31")),
        ("这个月产值能到4000万元。", "4000万元", ("2024-11-01", "2024-11-30")),
        ("2023年，产值430亿元，比成立之初的2020年增加110亿元。", "110亿元", ("2023-01-01", "2023-12-31")),
        ("三年来，累计引进项目158个，协议总投资1860亿元。", "1860亿元", ("2021-11-18", "2024-11-18")),
        ("截至2023年底，企业达616家，较“十三五”末净增108家。", "108家", ("2021-01-01", "2023-12-31")),
        ("去年，河湖水质30年来首次达标，建成幸福河湖12个。", "12个", ("2023-01-01", "2023-12-31")),
        ("去年，连续10年提高养老金，惠及居民12万人。", "12万人", ("2023-01-01", "2023-12-31")),
    ],
)
def test_words_for_a_time(body: str, quote: str, expected: tuple[str, str]) -> None:
    assert days(told(body), quote) == expected


@pytest.mark.parametrize(
    "further",
    ["从区县看，6个区县增速超过7%。", "分产品看，泡菜收入2亿元。", "其中，涪城区投资30亿元。"],
)
def test_a_paragraph_that_goes_on_has_the_time_of_the_one_before(further: str) -> None:
    rows = told(f"前三季度，全市生产总值2800亿元，增长7%。\n{further}")
    assert {str(when.date()) for when in rows["period_end"]} == {"2024-09-30"}


def test_the_year_aimed_at_in_january_is_the_one_that_has_begun() -> None:
    body = "2024年，全市生产总值4000亿元，预计全年增长6%。力争全年生产总值增长7%。"
    rows = told(body, "2025-01-21")
    assert [days(rows, quote)[0] for quote in ("6%", "7%")] == ["2024-01-01", "2025-01-01"]


def test_another_paragraph_does_not() -> None:
    rows = told("前三季度，全市生产总值2800亿元。\n车间里有机器人30台。")
    assert days(rows, "30台") == ("", "")


def test_a_title_with_a_holiday_dates_what_names_no_time() -> None:
    body = "2月18日，记者从文旅局获悉，春节假期，全市接待游客300万人次。\n越王楼接待游客12万人次。"
    assert days(told(body, "2024-02-19", "绵阳春节8天接待游客300万人次"), "12万人次") == ("2024-02-10", "2024-02-17")


def test_a_holiday_that_the_lead_dates_is_the_story_s_if_its_title_names_it() -> None:
    lead = "春节假期，绵阳文旅市场人气旺，各景区推出非遗巡游、灯会和民俗表演，游人如织。"
    body = f"{lead}\n商贸消费同样红火，商家备足年货，重点监测商超零售额1.7亿元。"
    assert days(told(body, "2024-02-19", "绵阳：春节消费“热”力十足"), "1.7亿元") == ("2024-02-10", "2024-02-17")
    assert days(told(body, "2024-02-19", "绵阳商贸见闻"), "1.7亿元") == ("", "")


def test_a_title_with_a_plan_that_is_over_dates_what_names_no_time() -> None:
    body = "五年来，工业投资完成2100亿元。\n铜箔产能由3万吨提升到8.5万吨。“十三五”很关键。"
    rows = told(body, "2021-01-08", "铜陵市“十三五”工业发展成就")
    assert days(rows, "8.5万吨") == ("2020-01-01", "2020-12-31")
    assert set(rows["entity"].fillna("")) == {""}


def test_a_plan_that_runs_on_does_not() -> None:
    body = "记者来到车间。铜箔产能由3万吨提升到8.5万吨。"
    assert days(told(body, "2022-01-08", "迈好“十四五”第一步"), "8.5万吨") == ("", "")


def test_months_reported_are_taken_over() -> None:
    body = "1至2月，涪城区规上工业产值219亿元，增长9.6%。新开工项目14个。"
    assert days(told(body, "2024-03-19"), "14个") == ("2024-01-01", "2024-02-29")


@pytest.mark.parametrize(
    ("body", "quote", "expected"),
    [
        ("高新技术企业从2020年末的612家增长到2023年末的980家。", "612家", ("2020-12-31", "2020-12-31")),
        ("2020年至2023年，生产总值由2118亿元增加到2900亿元。", "2118亿元", ("2020-01-01", "2020-12-31")),
        ("前三季度，新能源车占比由上年同期的7.1%提高到8.4%。", "7.1%", ("2023-01-01", "2023-09-30")),
        ("2023年，锂电产值由上年的40亿元增至92亿元。", "40亿元", ("2022-01-01", "2022-12-31")),
        ("截至10月底，人工智能企业1480家，较2022年底增长20%。", "20%", ("2023-01-01", "2024-10-31")),
        ("截至10月底，复工率达到87%，比全省高3.1个百分点。", "3.1个百分点", ("2024-10-31", "2024-10-31")),
        ("本地配套率由目前的20%提高到30%。", "20%", ("2024-11-18", "2024-11-18")),
        (
            "2023年，人口896万人，较2010年第六次人口普查时的731万人增加165万人。",
            "731万人",
            ("2010-01-01", "2010-12-31"),
        ),
        ("企业从2020年末的612家增长到2023年末的980家，年均增速17%。", "17%", ("2021-01-01", "2023-12-31")),
        (
            "2023年，企业从2020年末的612家增长到2023年末的980家；合同成交额38亿元。",
            "38亿元",
            ("2023-01-01", "2023-12-31"),
        ),
        ("2023年，光伏产值302亿元，增长8%，两年平均增长6.4%。", "6.4%", ("2022-01-01", "2023-12-31")),
        ("一季度，机床产值增长76%，两年平均增长14%。", "14%", ("2024-01-01", "2024-03-31")),
        ("占比由“十二五”末的19.8%提高到36.4%。", "19.8%", ("2015-01-01", "2015-12-31")),
        ("货物种类由去年底的1160种增加到1215种，通达127个国家。", "127个", ("2024-11-18", "2024-11-18")),
    ],
)
def test_where_a_change_starts(body: str, quote: str, expected: tuple[str, str]) -> None:
    assert days(told(body), quote) == expected


REVIEW = "过去五年，我们坚持改革开放。出台69项支持政策，中欧班列超过7.4万列，年接待游客3亿人次，拥有科技企业310家。"


@pytest.mark.parametrize(
    ("quote", "first"),
    [("69项", "2021-01-01"), ("超过7.4万列", "2021-01-01"), ("3亿人次", "2025-01-01"), ("310家", "2025-01-01")],
)
def test_what_was_done_in_five_years_adds_up_and_what_there_is_stands_in_the_last(quote: str, first: str) -> None:
    text = (
        f"2026年四川省人民政府工作报告\n——2026年1月20日在四川省第十四届人民代表大会第四次会议上\n一、工作回顾\n{REVIEW}"
    )
    assert days(etl.extract(text, name="report.txt").indicators, quote) == (first, "2025-12-31")


@pytest.mark.parametrize(
    ("quote", "expected"),
    [("80亿元", ("2024-01-01", "2024-06-30")), ("200家", ("2024-01-01", "2024-12-31"))],
)
def test_a_part_of_the_year_in_a_promise_of_january_is_to_come(quote: str, expected: tuple[str, str]) -> None:
    text = (
        "2024年江北区政府工作报告\n——2024年1月6日在江北区第十九届人民代表大会第四次会议上\n二、2024年工作安排\n"
        "上半年，要确保完成投资80亿元。全年新增科技型企业200家。"
    )
    assert days(etl.extract(text, name="report.txt").indicators, quote) == expected


@pytest.mark.parametrize(
    ("term", "expected"),
    [
        ("自今年12月1日起施行，有效期至2026年12月31日", ("2024-12-01", "2026-12-31")),
        ("自2024年12月1日起施行，执行期限暂定三年", ("2024-12-01", "2027-11-30")),
        ("从2024年12月1日起实施，有效期至2026年底", ("2024-12-01", "2026-12-31")),
        ("有效期自2024年12月1日至2025年11月30日", ("2024-12-01", "2025-11-30")),
        ("自印发之日起施行，有效期2年", ("2024-11-18", "2026-11-17")),
        ("自2024年12月1日起施行", ("", "")),
    ],
)
def test_an_offer_holds_as_long_as_its_policy(term: str, expected: tuple[str, str]) -> None:
    body = f"绵阳高新区推出若干政策，{term}。政策提出，对通过备案的大模型，给予一次性奖励100万元。"
    assert days(told(body), "100万元") == expected


def test_a_plan_of_years_and_the_year_within_it() -> None:
    text = (
        "2022年江北区政府工作报告\n——2022年1月6日在江北区第十九届人民代表大会第一次会议上\n二、今后五年和2022年工作\n"
        "今后五年，力争生产总值突破3500亿元。今年，生产总值增长6%。\n"
        "加快推进工厂升级，年内汽车产量达到15万辆。新开工老旧小区改造280万平方米。"
    )
    rows = etl.extract(text, name="report.txt").indicators
    assert {days(rows, quote) for quote in ("15万辆", "280万平方米")} == {("2022-01-01", "2022-12-31")}


@pytest.mark.parametrize(
    ("line", "published"),
    [("来源：绵阳网 编辑：10-02 18:50", "2023-10-02"), ("绵阳卫视《绵阳新闻联播》　2023-10-08 22:16", "2023-10-08")],
)
def test_a_masthead_tells_the_day(line: str, published: str) -> None:
    text = f"车间里的新变化\n{line}\n2018年建厂的工厂里，2023年前8个月产量达到7万辆。"
    assert etl.extract(text, name="news.txt").documents["published_date"].iloc[0].date().isoformat() == published


def test_days_of_a_stretch_hold_for_what_breaks_it_down() -> None:
    text = "假日运行平稳\n来源：合肥日报  发布时间：2024-10-08\n10月1日至7日，全市发送旅客285万人次。其中，铁路发送28万人次。"
    rows = etl.extract(text, name="news.txt").indicators
    assert {f"{day:%F}" for day in rows["period_end"]} == {"2024-10-07"}


@pytest.mark.parametrize(
    ("words", "first"),
    [("自2022年9月启用以来", "2022-09-01"), ("去年3月改造开街以来", "2023-03-01"), ("从2019年建成以来", "2019-01-01")],
)
def test_what_was_done_then_begins_a_stretch(words: str, first: str) -> None:
    rows = told(f"嘉禾文创街区{words}，已引进商户86户，累计接待游客210万人次。")
    assert {days(rows, quote) for quote in ("86户", "210万人次")} == {(first, "2024-11-18")}


def test_a_stretch_of_days_dates_a_story_whose_title_names_a_holiday() -> None:
    body = (
        "10月1日至7日，全市发送旅客560万人次，同比增长4.2%。\n"
        "水路方面，渡口发送旅客12.5万人次。高速公路日均车流量达31万辆次。"
    )
    rows = told(body, "2024-10-08", "国庆假期绵阳道路畅通")
    assert {days(rows, quote) for quote in ("12.5万人次", "31万辆次")} == {("2024-10-01", "2024-10-07")}
    rows = told(body, "2024-10-08", "绵阳道路畅通")
    assert days(rows, "12.5万人次") == ("", "")


def test_a_quarter_that_is_demanded_is_to_come() -> None:
    body = "会议强调，要锚定目标不放松。要紧盯在建项目，三季度新开工项目25个以上，全年完成投资90亿元。"
    rows = told(f"7月20日，盐亭县召开经济工作会议。{body}", "2024-07-21")
    assert days(rows, "25个以上") == ("2024-07-01", "2024-09-30")
    assert set(rows["status"]) == {"target"}
