"""What a newsreader, a voice-over and people before the camera say: times, standing and bases, in sentences made up for it."""

import pandas as pd
import pytest

import etl


def told(body: str, day: str = "2025-03-27") -> pd.DataFrame:
    return etl.extract(f"车间里的新变化\n来源：合肥日报  发布时间：{day}\n{body}", name="news.txt").indicators


def days(row: "pd.Series[object]") -> tuple[str, str]:
    first, last = ("" if pd.isna(row[key]) else str(row[key])[:10] for key in ("period_start", "period_end"))
    return first, last


@pytest.mark.parametrize(
    "body",
    [
        "57岁的钳工陆永安正在巡检。",
        "老陆今年62岁，是车间里的老师傅。",
        "夜里11点，装配线还没有停。",
        "9点，第一辆卡车驶出厂区。",
        "天亮6点多，菜农已经进了大棚。",
        "“把空调温度调到26度。”",
    ],
)
def test_ages_hours_and_settings_are_no_figures(body: str) -> None:
    assert told(body).empty


@pytest.mark.parametrize(
    ("body", "quote"),
    [
        ("团队平均年龄35岁。", "35岁"),
        ("人均预期寿命从十年前的79.4岁提升至81.2岁。", "81.2岁"),
        ("制造业景气指数回升到52点。", "52点"),
        ("当天最高气温达到38度。", "38度"),
        ("用上北斗收割机，8天就能全部完成。", "8天"),
        ("厂里新上两条产线。", "两条"),
    ],
)
def test_what_is_measured_in_the_same_units_is_one(body: str, quote: str) -> None:
    assert told(body)["quote"].iloc[-1] == quote


def test_what_has_been_added_and_when_it_will_run() -> None:
    row = told("今年订单又增长了60%，新上的两条产线5月份就能投产。").iloc[-1]
    assert (row["measure"], row["status"], days(row)) == ("increment", "target", ("2025-05-01", "2025-05-31"))


def test_the_time_of_the_own_clause_goes_before_that_of_the_sentence() -> None:
    rows = told("到2027年，全市营收将突破200亿元，总规模20亿元的产业基金将于今年三季度设立。")
    assert [days(row) for _, row in rows.iterrows()] == [("2027-01-01", "2027-12-31"), ("2025-07-01", "2025-09-30")]


@pytest.mark.parametrize(
    ("body", "statuses"),
    [
        ("预计今年全年，公司产值可达130亿元，上缴税收超过3亿元。", ["target", "target"]),
        ("预计今年产值可达130亿元，目前员工300人。", ["target", "actual"]),
        ("项目预计总投资20亿元，已完成投资8亿元。", ["target", "actual"]),
    ],
)
def test_a_forecast_holds_up_to_a_fact(body: str, statuses: list[str]) -> None:
    assert told(body, "2023-12-21")["status"].tolist() == statuses


@pytest.mark.parametrize(
    ("body", "bases"),
    [
        ("引入视觉检测系统后，质检员减少了四分之三。", [""]),
        ("接入平台一年来，企业用工减少30%，单位能耗下降11%。", ["", ""]),
        ("数字化改造后，效率提升35%，产能同比增长20%。", ["", "yoy"]),
        ("引入视觉检测系统后，质检员减少了四分之三，今年产值增长20%。", ["", "yoy"]),
    ],
)
def test_a_growth_after_a_deed_is_against_the_time_before_it(body: str, bases: list[str]) -> None:
    assert told(body)["basis"].fillna("").tolist() == bases


def test_what_two_did_together_adds_up_over_the_stretch() -> None:
    rows = told("两年来，双方联合申请专利43件，相当于节约标准煤27万吨。", "2025-11-06")
    assert [days(row) for _, row in rows.iterrows()] == [("2023-11-06", "2025-11-06")] * 2


def test_more_than_last_year_is_a_difference() -> None:
    row = told("今年小麦亩产1180斤，比去年多收了100来斤。", "2025-06-20").iloc[-1]
    assert (row["measure"], row["basis"], row["bound"]) == ("gap", "yoy", "about")


def test_steps_of_money_go_on_without_their_unit() -> None:
    rows = told("全市生产总值连续跨越7万亿、8万亿、9万亿三个大台阶。")
    assert rows["bound"].tolist()[:2] == ["at_least", "at_least"]
    assert rows["unit"].iloc[-1] == "元"


def test_a_glossary_that_is_the_whole_text_is_read() -> None:
    text = (
        "2026年江州省政府工作报告\n来源：江州日报\n时间：2026-02-05\n附件\n《政府工作报告》有关名词注释\n"
        "11.“灯塔工程”：到2030年，布局30个左右重大专项，实施80个项目。\n"
        "12.“一网”体系：由省级中心和分中心组成的服务网络。\n"
        "15.“雁阵”工程：重点培育打造5家一流企业、20家以上链主企业。"
    )
    rows = etl.extract(text, name="report.txt").indicators
    assert rows["quote"].tolist() == ["30个左右", "80个", "5家", "20家以上"]
    assert set(rows["status"]) == {"target"}


def test_yesterday_is_the_day_reported_where_it_told_it() -> None:
    body = "昨天，全市集中开工项目56个，标志着新一轮建设全面启动。\n昨天下午，园区签约项目12个。"
    assert [days(row) for _, row in told(body).iterrows()] == [("2025-03-26", "2025-03-26")] * 2


@pytest.mark.parametrize(("base", "expected"), [("昨天", ""), ("上周", ""), ("上月", "mom"), ("去年同期", "yoy")])
def test_what_a_growth_is_seen_against(base: str, expected: str) -> None:
    assert told(f"今天，门店客流达到3.6万人次，比{base}增长21%。")["basis"].fillna("").tolist() == ["", expected]


def test_a_yearly_plan_is_about_the_year() -> None:
    row = told("昨天，全市二季度重大项目集中开工活动举行，项目总投资180亿元，年度计划投资48亿元。", "2025-04-08").iloc[
        -1
    ]
    assert (row["status"], days(row)) == ("target", ("2025-01-01", "2025-12-31"))


@pytest.mark.parametrize(
    ("body", "quote", "value", "unit"),
    [
        ("出口额首次突破100亿大关。", "首次突破100亿", 1e10, "元"),
        ("平台用户突破1亿大关。", "突破1亿", 1e8, "人"),
        ("这样一年能省下来一百多万。", "一百多万", 1e6, "元"),
        ("今年苹果每公斤比去年贵了5块。", "5块", 5, "元"),
        ("办一张证，从过去的5天缩短到了1小时。", "5天", 5, "天"),
        ("现在四十分钟就到了。", "四十分钟", 40, "分钟"),
        ("这条线每45秒就能下线一台。", "45秒", 45, "秒"),
    ],
)
def test_numbers_as_they_are_said(body: str, quote: str, value: float, unit: str) -> None:
    row = told(body).iloc[0]
    assert (row["quote"], row["value"], row["unit"]) == (quote, value, unit)


def test_a_class_and_a_distance_beyond_are_no_figures() -> None:
    assert told("全市打造三大关口，果品卖到了3000公里外的新疆。").empty


def test_about_stands_before_what_is_compared() -> None:
    assert told("价格差不多是去年的两倍。")["bound"].tolist() == ["about"]


def test_who_reads_a_paragraph_is_no_part_of_its_sentence() -> None:
    body = (
        "【主播】昨天，全市在深圳举行新能源产业推介会，现场签约项目23个。\n【正文】这次签约的项目中，动力电池项目8个。"
    )
    rows = told(body)
    assert [days(row) for _, row in rows.iterrows()] == [("2025-03-26", "2025-03-26")] * 2
    assert rows["sentence"].str.startswith(("昨天", "这次")).all()


@pytest.mark.parametrize(
    ("body", "bound", "status", "unit"),
    [
        ("去年我们的产值已经过了60亿。", "at_least", "actual", "元"),
        ("今年产值应该能到75亿元。", "exact", "target", "元"),
        ("手里的订单差不多有180个亿。", "about", "actual", "元"),
        ("去年视频播放突破10亿。", "at_least", "actual", ""),
    ],
)
def test_amounts_before_the_camera(body: str, bound: str, status: str, unit: str) -> None:
    row = told(body).iloc[0]
    assert (row["bound"], row["status"], row["unit"]) == (bound, status, unit)
