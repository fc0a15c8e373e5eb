"""Whose a number is, of what, when, and whether it is a fact: one short text for each rule."""

import pandas as pd
import pytest

import etl


def figures(text: str, day: str = "2024-05-20", source: str = "合肥日报") -> pd.DataFrame:
    return etl.extract(f"全市产业发展观察\n来源：{source}  发布时间：{day}\n{text}", name="news.txt").indicators


def column(text: str, name: str, **head: str) -> list[object]:
    values = figures(text, **head)[name]
    return [value.date().isoformat() if isinstance(value, pd.Timestamp) else value for value in values]


METRICS = [
    ("规上工业增加值增长9.8%。", ["规上工业增加值"]),
    ("新增高新技术企业320家、科技型中小企业1.2万家。", ["高新技术企业", "科技型中小企业"]),
    ("新能源汽车、集成电路产量分别增长40%、12%。", ["新能源汽车产量", "集成电路产量"]),
    ("汽车和家电产值均增长10%以上。", ["汽车产值", "家电产值"]),
    ("全市经营主体达120万户、增长6.3%，其中企业45万户。", ["经营主体", "经营主体", "企业"]),
    ("新能源汽车产量增至80万辆、占比达到45%。", ["新能源汽车产量", "新能源汽车占比"]),
    ("9家企业入选国家智能制造示范工厂名单。", ["国家智能制造示范工厂企业"]),
    ("新增2个国家级创新平台、5个省级实验室。", ["国家级创新平台", "省级实验室"]),
    ("城镇新增就业8.5万人。", ["城镇新增就业"]),
    ("数字经济核心产业增加值占GDP比重达9.1%。", ["数字经济核心产业增加值占GDP比重"]),
    ("人工智能核心产业营收突破600亿元、居全国第4位。", ["人工智能核心产业营收", "人工智能核心产业营收"]),
    ("每万人口发明专利拥有量由20件提高到35件。", ["每万人口发明专利拥有量", "每万人口发明专利拥有量"]),
    ("外贸出口总额连跨两个百亿元台阶，由80亿元增加到310亿元。", ["外贸出口总额", "外贸出口总额"]),
    ("工业总产值620亿元，首次跨过600亿元大关，增长7.7%。", ["工业总产值", "工业总产值", "工业总产值"]),
    ("快递业务收入虽同比下降1.7%，但5月单月环比增长4%。", ["快递业务收入", "快递业务收入"]),
    ("出口值下降3.1%，但当月由负转正增长2.2%。", ["出口值", "出口值"]),
    ("税收收入增长2.3%，剔除减税因素后增长8.6%。", ["税收收入", "税收收入"]),
    ("技改投资增速年均超15%，连续四年居全省第一。", ["技改投资", "技改投资"]),
    ("培育3个国家级、5个省级、8个市级创新中心。", ["国家级创新中心", "省级创新中心", "市级创新中心"]),
    ("19个对口城市落实帮扶资金。", ["对口城市"]),
    ("办好以12件民生小事为抓手的工程。", ["民生小事"]),
    ("软件业发展指数连续六年居全国首位。", ["软件业发展指数"]),
    ("对共建国家进出口增长9.1%。", ["对共建国家进出口"]),
    ("对智能工厂改造投资增长9.1%。", ["智能工厂改造投资"]),
    ("在省级开发区综合考评中连续3年位列第一。", ["省级开发区综合考评"]),
]


@pytest.mark.parametrize(("text", "metrics"), METRICS)
def test_a_metric_is_the_noun_that_is_measured(text: str, metrics: list[str]) -> None:
    assert column(text, "metric") == metrics


MEASURES = [
    ("规上工业增加值同比增长9.8%。", "growth", "yoy", 9.8),
    ("进出口总额下降2.3%。", "growth", "", -2.3),
    ("研发投入年均增长12%。", "growth", "per_year", 12),
    ("工业用电量环比增长3%。", "growth", "mom", 3),
    ("去年，规上工业增加值增长9.8%。", "growth", "yoy", 9.8),
    ("机器人产量翻一番。", "growth", "", 1),
    ("税收收入是去年同期的1.5倍。", "level", "", 1.5),
    ("失业率下降0.2个百分点。", "gap", "", -0.2),
    ("规上工业增加值增速高于全国2.1个百分点。", "gap", "target_region", 2.1),
    ("增加值增速分别高于全国、全省1.8个百分点、2.1个百分点。", "gap", "target_region", 1.8),
    ("新增算力企业32家。", "increment", "", 32),
    ("较年初净增41家企业。", "increment", "", 41),
    ("企业达到320家，比年初增加41家。", "increment", "", 41),
    ("企业达到320家，比去年底增加41家。", "increment", "", 41),
    ("展商达到320家，比去年同期增加41家。", "gap", "yoy", 41),
    ("展商达到320家，较首届增加41家。", "gap", "", 41),
    ("机场保障航班起降6720架次。", "level", "", 6720),
    ("建成智能工厂32家。", "level", "", 32),
    ("培育壮大12条重点产业链。", "level", "", 12),
    ("产业规模居全国第4位。", "rank", "", 4),
    ("平均办理时间压缩至23分钟。", "level", "", 23),
]


@pytest.mark.parametrize(("text", "measure", "basis", "value"), MEASURES)
def test_a_number_makes_one_kind_of_statement(text: str, measure: str, basis: str, value: float) -> None:
    row = figures(text).set_index("value").loc[value]
    assert (row["measure"], row["basis"]) == (measure, basis)


STATUSES = [
    ("去年，全市建成智能工厂32家。", "actual"),
    ("力争到2027年，全市智能工厂达到100家。", "target"),
    ("确保规上工业增加值增长8%以上。", "target"),
    ("下一步，我市将新增智能工厂10家。", "target"),
    ("对首次认定的企业，给予最高50万元奖励。", "provision"),
    ("去年，全市发放奖励资金5000万元。", "actual"),
]


def test_how_many_times_another_value_is_a_ratio_and_says_so() -> None:
    row = figures("去年，全市算力规模达到2020年的3倍。").iloc[0]
    assert (row["measure"], row["unit"]) == ("level", "倍")
    assert "measure:ratio" in row["rules"]


@pytest.mark.parametrize(("text", "status"), STATUSES)
def test_promises_and_offers_are_told_from_facts(text: str, status: str) -> None:
    assert column(text, "status") == [status]


PERIODS = [
    ("今年一季度，规上工业增加值增长9.8%。", "2024-01-01", "2024-03-31"),
    ("去年，全市新增企业32家。", "2023-01-01", "2023-12-31"),
    ("截至2023年底，全市企业达32家。", "2023-12-31", "2023-12-31"),
    ("截至今年4月底，全市新增企业32家。", "2024-01-01", "2024-04-30"),
    ("目前，全市企业达32家。", "2024-05-20", "2024-05-20"),
    ("今年以来，全市新增企业32家。", "2024-01-01", "2024-05-20"),
    ("到2027年，全市企业达到32家。", "2027-01-01", "2027-12-31"),
    ("力争三年内，全市企业达到32家。", "2024-05-20", "2027-05-20"),
    ("去年，全市经济向好。规上工业增加值增长9.8%。", "2023-01-01", "2023-12-31"),
]


@pytest.mark.parametrize(("text", "first", "last"), PERIODS)
def test_a_value_is_about_its_period(text: str, first: str, last: str) -> None:
    assert (column(text, "period_start"), column(text, "period_end")) == ([first], [last])


HOLIDAY = ("2024-05-01", "2024-05-05")
YEAR_BEFORE = ("2023-01-01", "2023-12-31")
MAY = [HOLIDAY, ("2024-05-03", "2024-05-03"), HOLIDAY, HOLIDAY]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("“五一”假期，全市接待游客32万人次。旅游收入9亿元。", [HOLIDAY] * 2),
        (
            "“五一”假期，全市接待游客32万人次。5月3日，湖滨景区入园2万人次。旅游收入9亿元，比去年“五一”假期增长9.8%。",
            MAY,
        ),
        ("“五一”假期，全市接待游客32万人次。\n假期里，全市举办活动86场。", [HOLIDAY] * 2),
        (
            "“五一”假期，全市接待游客32万人次。去年，全市接待游客900万人次。旅游收入80亿元。",
            [HOLIDAY, *[YEAR_BEFORE] * 2],
        ),
        ("去年，全市接待游客900万人次。“五一”假期首日，接待游客9万人次。", [YEAR_BEFORE, ("2024-05-01", "2024-05-01")]),
    ],
)
def test_in_news_a_holiday_speaks_for_the_sentences_that_follow(text: str, days: list[tuple[str, str]]) -> None:
    assert list(zip(column(text, "period_start"), column(text, "period_end"), strict=True)) == days


def test_in_a_report_a_holiday_is_a_remark_in_passing() -> None:
    text = "政府工作报告\n——2025年1月15日在合肥市第十七届人民代表大会第四次会议上\n一、2024年工作回顾\n"
    rows = etl.extract(f"{text}春节假期接待游客32万人次。旅游收入突破900亿元。", name="report.txt").indicators
    assert [f"{day:%Y-%m-%d}" for day in rows["period_end"]] == ["2024-02-17", "2024-12-31"]


def test_a_title_that_names_a_holiday_dates_what_names_no_time() -> None:
    text = (
        "国庆假期合肥文旅市场火热\n来源：合肥日报  发布时间：2024-10-09\n全市景区迎来客流高峰。\n全市接待游客32万人次。"
    )
    row = etl.extract(text, name="news.txt").indicators.iloc[0]
    assert (f"{row['period_start']:%Y-%m-%d}", f"{row['period_end']:%Y-%m-%d}") == ("2024-10-01", "2024-10-07")


def test_without_a_time_there_is_no_period() -> None:
    assert figures("全市智能工厂产值增长9.8%。")["period_start"].isna().all()


REGIONS = [
    ("全市企业达32家。", ["340100"]),
    ("包河区企业达32家。", ["340111"]),
    ("蜀山区、庐阳区分别引进企业28家、15家。", ["340104", "340103"]),
    ("蜀山区、庐阳区两区分别承接长三角项目28个、15个。", ["340104", "340103"]),
    ("蜀山区、庐阳区覆盖面分别达到46%、58%，同比分别提高12个百分点、9个百分点。", ["340104", "340103"] * 2),
    ("蜀山区入选试点，工业、投资分别增长5%、6%。", ["340104", "340104"]),
    ("规上工业增加值增速高于全省2.1个百分点，居全国第9位。", ["340100", "340100"]),
    ("全国人工智能企业达5000家。", ["100000"]),
    ("肥西县加快发展新能源汽车产业。今年以来，全县新增企业12家。", ["340123"]),
    ("长三角地区人工智能企业达3000家。", [""]),
    ("全市试点扩围，巢湖市、肥东县等5个县市入选试点名单。", ["340100"]),
    ("加快长三角科创共同体建设，新增联合实验室12家。", ["340100"]),
    ("打造包河金融后台服务集聚区，新引进金融机构9家。", ["340100"]),
    ("蜀山区加快建设，新增6家企业居全市首位。", ["340104", "340104"]),
]


@pytest.mark.parametrize(("text", "codes"), REGIONS)
def test_a_figure_belongs_to_the_place_that_acts(text: str, codes: list[str]) -> None:
    assert column(text, "region_code") == codes


def test_a_plan_looks_back_under_a_heading_that_says_so() -> None:
    text = "一、产业基础\n智能装备企业65家，产值120亿元。\n二、发展目标\n到2027年，产值达到300亿元。\n"
    tables = etl.extract(f"合肥市智能装备产业发展规划（2024—2027年）\n2024年5月6日\n{text}", name="plan.txt")
    assert tables.documents["kind"].tolist() == ["plan"]
    assert tables.indicators["status"].tolist() == ["actual", "actual", "target"]


def test_a_starting_value_is_a_baseline_with_a_time_of_its_own() -> None:
    rows = figures("全市自动驾驶里程由2022年的30万公里增至85万公里。")
    assert rows["baseline"].tolist() == [True, False]
    assert rows["period_start"].iloc[0] == pd.Timestamp("2022-01-01")


def test_a_shared_number_is_one_row_for_each_metric_under_one_span() -> None:
    rows = figures("工业投资和民间投资均增长10%以上。")
    assert rows["start"].nunique() == 1
    assert [value.rsplit(":", 1)[1].partition(".")[2] for value in rows["indicator_id"]] == ["", "2"]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("企业达到30家。", 30, 30),
        ("企业超过30家。", 30, None),
        ("企业800余家。", 800, 900),
        ("企业近2000家。", 1800, 2000),
        ("企业50—60家。", 50, 60),
        ("产值下降超10%。", None, -10),
    ],
)
def test_hedges_leave_an_interval_open(text: str, low: float | None, high: float | None) -> None:
    row = figures(text).iloc[0]
    assert [None if pd.isna(row[name]) else row[name] for name in ("low", "high")] == [low, high]


def test_the_digit_of_a_pollutant_is_no_time() -> None:
    assert (
        column("细颗粒物（PM2.5）年均浓度下降，PM2.5年平均浓度降至28微克/立方米。", "metric")[-1] == "PM2.5年平均浓度"
    )


def test_a_firm_that_acts_owns_its_figures() -> None:
    rows = figures("安徽某智能科技有限公司引入机器人后，生产效率提高30%。")
    assert rows["entity"].tolist() == ["安徽某智能科技有限公司"]


OWNERS = [
    ("某某智能制造产业园累计引进企业65家。", "某某智能制造产业园"),
    ("三家省级实验室落地，技术合同成交额增长19%。", ""),
    ("省级创新中心累计服务企业800家。", ""),
    ("18家县级医院提档升级，每千人床位数达到7.8张。", ""),
    ("国家级企业技术中心达到35家，高新技术企业达到1200家。", ""),
]


@pytest.mark.parametrize(("text", "owner"), OWNERS)
def test_an_owner_has_a_name_of_its_own(text: str, owner: str) -> None:
    assert column(text, "entity")[-1] == owner


def test_every_figure_names_its_rules_and_its_doubts() -> None:
    rows = figures("全市智能工厂产值增长9.8%。")
    assert [rule.split(":")[0] for rule in rows["rules"].iloc[0].split(";")] == [
        "period",
        "region",
        "metric",
        "status",
        "measure",
    ]
    assert "no_period" in rows["flags"].iloc[0]
    assert 0 < rows["confidence"].iloc[0] < 1


def test_an_offer_holds_as_long_as_its_policy() -> None:
    text = "对首次认定的企业，给予最高50万元奖励。\n本措施自2024年4月1日起施行，有效期至2026年12月31日。"
    rows = figures(text)
    assert [str(value.date()) for value in rows.loc[0, ["period_start", "period_end"]]] == ["2024-04-01", "2026-12-31"]


def test_the_items_of_a_bulletin_have_their_own_places() -> None:
    text = (
        "国内联播快讯\n来源：某电视台 2025年10月27日\n山东前三季度进出口增长6.2%\n"
        "今年前三季度，进出口总值2.5万亿元，同比增长6.2%。\n"
        "安徽建成5G基站超13万个\n截至9月底，累计建成5G基站13.6万个。\n"
    )
    tables = etl.extract(text, name="bulletin.txt")
    assert tables.documents["region_code"].tolist() == ["100000"]
    assert tables.indicators["region_code"].tolist() == ["370000"] * 3 + ["340000"] * 2


def test_a_count_after_an_amount_goes_on_from_the_last_count() -> None:
    text = "全市引进锂电项目12个，协议总投资超过300亿元，已建成投产5个。"
    assert column(text, "metric") == ["锂电项目", "协议总投资", "锂电项目"]


def test_in_a_report_a_place_in_passing_speaks_for_its_clause_alone() -> None:
    text = (
        "2024年安徽省政府工作报告\n——2024年1月22日在安徽省第十四届人民代表大会上\n一、2023年工作回顾\n"
        "文化强省建设加快，安庆古城遗址入选名录，新增非遗传承人75名。"
    )
    assert etl.extract(text, name="report.txt").indicators.iloc[0]["region_code"] == "340000"
