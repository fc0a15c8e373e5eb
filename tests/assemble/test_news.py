"""How news speaks: short names of firms, sites of a story, the day of an event, demands, estimates and offers in passing."""

import pandas as pd
import pytest

import etl


def told(body: str, source: str = "合肥日报", day: str = "2024-05-20", title: str = "车间里的新变化") -> pd.DataFrame:
    return etl.extract(f"{title}\n来源：{source}  发布时间：{day}\n{body}", name="news.txt").indicators


def row(body: str, quote: str, **head: str) -> pd.Series:
    rows = told(body, **head)
    return rows[rows["quote"] == quote].iloc[0]


@pytest.mark.parametrize(
    ("body", "quote", "owner"),
    [
        ("恒岳重工总经理许山介绍，公司手持订单15个。", "15个", "恒岳重工"),
        ("璟宁科技去年营收突破8亿元。", "突破8亿元", "璟宁科技"),
        ("合肥璟宁科技今年落户肥西，如今已有员工140人。", "140人", "璟宁科技"),
        ("科大讯飞累计销量达到30万台。", "30万台", "科大讯飞"),
        ("合肥璟云数据科技有限公司落户肥西。如今，璟云数据有员工260人，璟云数据还在招人。", "260人", "璟云数据"),
        ("记者来到新站区的璟宁电池公司，今年产量达到600台。", "600台", "璟宁电池公司"),
    ],
)
def test_a_firm_owns_its_figures_under_its_short_name(body: str, quote: str, owner: str) -> None:
    assert row(body, quote)["entity"] == owner


@pytest.mark.parametrize(
    "body",
    [
        "工业机器人产量达到600台。",
        "数控装备产量达到600台。",
        "运营总监许山介绍，全市机器人产量达到600台。",
        "科大讯飞等企业落户，全市机器人产量达到600台。",
    ],
)
def test_a_trade_or_a_post_is_no_firm(body: str) -> None:
    assert told(body)["entity"].fillna("").tolist() == [""]


def test_the_name_a_title_quotes_owns_what_it_opens() -> None:
    body = "“云上谷”入驻企业620家。去年，“云上谷”营业收入达到85亿元。云上谷还有员工2万人。"
    assert set(told(body, title="“云上谷”：十年长成一座城")["entity"]) == {"云上谷"}


@pytest.mark.parametrize(
    ("body", "quote", "code"),
    [
        ("在肥西县，一个总投资12亿元的材料项目正在安装设备。", "12亿元", "340123"),
        ("璟宁科技在肥西县规划建设生产线3条。", "3条", "340123"),
        ("记者从肥西县文化旅游局获悉，假日接待游客12万人次。", "12万人次", "340123"),
        ("合肥市这个园区距离上海虹桥机场只有一小时车程。园区签约企业17家。", "17家", "340100"),
        ("长三角媒体采风活动启动，30家媒体参加。", "30家", "340100"),
    ],
)
def test_the_site_of_a_story_is_its_place(body: str, quote: str, code: str) -> None:
    assert row(body, quote)["region_code"] == code


def test_a_newsroom_tells_which_district_is_meant() -> None:
    text = "和平区：楼宇经济向上生长\n2024-07-18 来源：津云新闻\n1—6月，全区新注册企业2316家。"
    data = etl.extract(text)
    assert data.documents["region_code"].tolist() == ["120101"]
    assert data.indicators["measure"].tolist() == ["increment"]


@pytest.mark.parametrize("name", ["永川", "涪陵", "黔江"])
def test_a_county_is_meant_where_a_prefecture_once_had_its_name(name: str) -> None:
    text = f"{name}：产业园里的新农活\n2023-05-31 来源：{name}日报\n在{name}区产业园，注册企业达到528家。"
    assert etl.extract(text).indicators["region_code"].str[:3].tolist() == ["500"]


@pytest.mark.parametrize(
    ("body", "quote", "first", "last"),
    [
        ("截至18日，全市已收获小麦220万亩。", "220万亩", "2024-05-18", "2024-05-18"),
        ("昨天，全市二季度重大项目集中开工活动举行，177个项目开工。", "177个", "2024-05-19", "2024-05-19"),
        ("5月19日，集中开工活动举行。此次开工项目共23个。", "23个", "2024-05-19", "2024-05-19"),
        ("一季度，产值增长8%。全市已建成基站5120个。", "5120个", "2024-05-20", "2024-05-20"),
        ("一季度产值达到6亿元，全年有望超30亿元；汽车产量增长5%。", "5%", "2024-01-01", "2024-03-31"),
        ("2019年至2023年，产值由10亿元增至20亿元。四年来，新增企业312户。", "312户", "2020-01-01", "2023-12-31"),
        ("街头人群出现在各处，单价402元。", "402元", None, None),
    ],
)
def test_news_tell_their_time(body: str, quote: str, first: str | None, last: str | None) -> None:
    found = row(body, quote)
    stated = [None if pd.isna(found[field]) else str(found[field])[:10] for field in ("period_start", "period_end")]
    assert stated == [first, last]


@pytest.mark.parametrize(
    ("body", "quote", "status"),
    [
        ("会议要求，抓紧组建总规模20亿元的产业基金。", "20亿元", "target"),
        ("今年产值预计达到46亿元。", "46亿元", "target"),
        ("今年，公司计划营收突破52亿元。", "突破52亿元", "target"),
        ("主要预期目标是：产值增长5%，争取更好结果；投资增长6%。", "6%", "target"),
        ("当地对标准化基地每亩补贴300元。", "300元", "provision"),
        ("单个主体补贴不超过50万元。", "不超过50万元", "provision"),
        ("去年，为种植户发放补贴300万元。", "300万元", "actual"),
        ("供应商由2018年的46家增加到现在的112家。", "112家", "actual"),
    ],
)
def test_news_tell_facts_from_promises_and_offers(body: str, quote: str, status: str) -> None:
    assert row(body, quote)["status"] == status


@pytest.mark.parametrize(
    ("body", "quote", "metric"),
    [
        ("每万人拥有基站35个，在全国主要城市中排在第三位。", "第三位", "每万人拥有基站"),
        ("食品制造业产值184亿元，增加值增长9.1%。", "9.1%", "食品制造业增加值"),
        ("合肥网5月18日讯 今年，这里的番茄产量达到30万吨。", "30万吨", "番茄产量"),
        ("今年力争开行国际班列520列。", "520列", "国际班列"),
        ("接待过夜游客121万人次，占比11.7%。", "11.7%", "接待过夜游客占比"),
        ("一般公共预算收入91亿元，同口径增长9.3%。", "9.3%", "一般公共预算收入"),
    ],
)
def test_news_name_what_they_measure(body: str, quote: str, metric: str) -> None:
    assert row(body, quote)["metric"] == metric


def test_a_class_of_amounts_is_no_figure() -> None:
    assert told("全市10亿元企业达17家。")["quote"].tolist() == ["17家"]


def test_an_offer_of_at_most_is_bounded() -> None:
    assert row("企业采购整机最高可抵扣30万元。", "30万元")["bound"] == "at_most"


@pytest.mark.parametrize(
    ("body", "quote", "value"),
    [("萝卜收入600万元，降幅超过三成。", "超过三成", -30.0), ("均价800元，比去年低400元。", "400元", -400.0)],
)
def test_a_fall_is_negative(body: str, quote: str, value: float) -> None:
    assert row(body, quote)["value"] == value


@pytest.mark.parametrize(
    ("clause", "basis"),
    [
        ("比一季度加快1.2个百分点", ""),
        ("比上半年加快1.2个百分点", ""),
        ("比4月回落1.2个百分点", "mom"),
        ("较2023年同期加快1.2个百分点", "yoy"),
        ("较2019年同期提高1.2个百分点", "cumulative"),
        ("快于全市规上工业1.2个百分点", ""),
        ("比上年同期加快1.2个百分点", "yoy"),
    ],
)
def test_a_difference_names_its_base(clause: str, basis: str) -> None:
    assert row(f"前4个月，机器人产业增加值同比增长8.4%，{clause}。", "1.2个百分点")["basis"] == basis


@pytest.mark.parametrize(
    ("body", "quote", "owner"),
    [
        ("“我们去年销售收入4.3亿元。”璟宁智能董事长说。", "4.3亿元", "璟宁智能"),
        ("恒岳重工总经理许山介绍，公司订单15个。“全市还有同行26家。”市经信局负责人说。", "26家", ""),
        ("与恒岳一墙之隔的璟宁锻造，今年接单量达到600台。", "600台", "璟宁锻造"),
        ("在骆岗历史文化街区，上半年接待游客102万人次。", "102万人次", "骆岗历史文化街区"),
        ("去年，重点监测景区接待游客102万人次。", "102万人次", ""),
    ],
)
def test_whose_words_and_whose_place(body: str, quote: str, owner: str) -> None:
    assert (row(body, quote)["entity"] or "") == owner


@pytest.mark.parametrize(
    ("body", "quote", "code"),
    [
        ("支持肥西县建设测试道路400公里，新培育20家示范企业。", "400公里", "340123"),
        ("全市开局良好。支持肥西县建设测试道路400公里，新培育20家示范企业。", "20家", "340100"),
        ("合肥高新区（蜀山区）项目集中开工。此次开工项目23个。", "23个", "340104"),
        ("长三角企业来肥投资项目23个。", "23个", "340100"),
        ("长三角机器人产业基地落成，面积23个足球场，测试线12条。", "12条", "340100"),
        ("肥西县、肥东县新签约项目14个、9个。", "14个", "340123"),
        ("肥西县、肥东县新签约项目14个、9个。", "9个", "340122"),
        ("合肥市引进上海项目23个。", "23个", "340100"),
        ("长三角一体化走深走实，全年实施项目23个。", "23个", "340100"),
        ("安徽璟宁科技去年落户肥西县，如今已有员工140人。", "140人", "340123"),
        ("在位于肥东县的一座云仓里，600台机器人正在穿梭。", "600台", "340122"),
    ],
)
def test_a_place_in_a_name_or_a_modifier_owns_nothing(body: str, quote: str, code: str) -> None:
    assert row(body, quote)["region_code"] == code


def test_an_event_is_at_its_venue() -> None:
    body = (
        "9月20日，2024江淮智能装备展览会在芜湖国际会展中心开幕。本届展会展览面积2.8万平方米，吸引310家企业参展。"
        "全省装备制造业增加值增长9.6%。"
    )
    head = {"source": "安徽日报", "day": "2024-09-21", "title": "江淮智能装备展览会开幕"}
    assert row(body, "2.8万平方米", **head)["region_code"] == "340200"
    assert row(body, "9.6%", **head)["region_code"] == "340000"


def test_a_firm_of_two_trades_behind_the_place_that_the_text_is_about() -> None:
    body = "合肥市集聚航空企业60家。合肥翎跃航空科技公司研制的飞行器最大航程达240公里，订单达到150架。"
    assert {row(body, quote)["entity"] for quote in ("240公里", "150架")} == {"翎跃航空科技公司"}


@pytest.mark.parametrize(
    ("body", "quote", "owner"),
    [
        (
            "江津港的码头上汽车成行。\n津翎物流公司市场部部长 石磊：今年我们发运整车8600多台。",
            "8600多台",
            "津翎物流公司",
        ),
        ("在肥西县，总装机100万千瓦的云岭光伏基地，30名工人管护着光伏板。", "100万千瓦", "云岭光伏基地"),
        ("在肥西县，总装机100万千瓦的云岭光伏基地，30名工人管护着光伏板。", "30名", "云岭光伏基地"),
        (
            "“这批货要发往荷兰，一共32个集装箱。”12月20日，在璟曜能源有限公司的发货区，主管唐敏告诉记者。",
            "32个",
            "璟曜能源有限公司",
        ),
        (
            "在蜀禾机器人有限公司，工人正在给一台机器人做“体检”。这台机器人有6个关节。",
            "6个",
            "蜀禾机器人有限公司",
        ),
        (
            "在璟宁电池公司，产线很忙。\n公司总经理许山说，订单排满。\n车间里灯火通明。\n上午，公司接到订单150台。",
            "150台",
            "璟宁电池公司",
        ),
        ("璟宁电池公司总经理 许山：订单排满了。\n市发展改革委副主任 何清：我们的产业产值达460亿元。", "460亿元", ""),
    ],
)
def test_whom_a_story_has_come_to(body: str, quote: str, owner: str) -> None:
    assert row(body, quote)["entity"] == owner


def test_who_is_heard_in_a_story_speaks_where_it_has_come_to() -> None:
    body = (
        "在肥西县的一处农田里，收割机一字排开。\n种粮大户 王成山：今年一亩地能打1580斤。\n"
        "省农业农村厅处长 李青：今年改造农田40万亩。"
    )
    head = {"source": "安徽日报", "title": "安徽秋收忙"}
    assert row(body, "1580斤", **head)["region_code"] == "340123"
    assert row(body, "40万亩", **head)["region_code"] == "340000"


def test_news_of_several_places_go_from_one_to_the_next() -> None:
    body = "在四川，去年新能源汽车产量增长72.3%；在重庆，产量突破95万辆。"
    head = {"source": "重庆日报", "title": "重庆四川携手造车"}
    assert row(body, "72.3%", **head)["region_code"] == "510000"
    assert row(body, "突破95万辆", **head)["region_code"] == "500000"


@pytest.mark.parametrize(
    ("body", "quote", "owner"),
    [
        ("在肥西县，光伏玻璃企业晶翎新能源引入系统，检测准确率达到99.6%。", "99.6%", "晶翎新能源"),
        ("在肥西县，皖翎车谷公司用交易来的数据训练模型，研发周期缩短三分之一。", "三分之一", "皖翎车谷公司"),
        ("皖翎车谷公司研发周期缩短三分之一。目前，合肥集聚数据企业1900余家。", "1900余家", ""),
        ("总投资58亿元的渤岭新材料项目开工。项目占地320亩。", "58亿元", "渤岭新材料项目"),
        ("总投资58亿元的渤岭新材料项目开工。项目占地320亩。", "320亩", "渤岭新材料项目"),
        ("在肥西县的种植基地，10台收割机来回穿梭。", "10台", ""),
        ("在距离工厂不到十公里的镇上，38家配套企业落户。", "38家", ""),
        ("璟宁储能电池基地一期将建设4条生产线。", "4条", "璟宁储能电池基地一期"),
    ],
)
def test_firms_and_projects_in_the_middle_of_a_story(body: str, quote: str, owner: str) -> None:
    assert row(body, quote)["entity"] == owner


def test_a_firm_of_another_place_that_the_news_tell_of() -> None:
    body = (
        "激光雷达来自四川遂宁。\n遂宁锐芒光电公司副总经理 黎真：我们给重庆车企供了21万套雷达。今年订单增长60%。\n"
        "重庆市经信委处长 唐立：全市实施项目320个。"
    )
    head = {"source": "重庆日报", "title": "重庆四川携手造车"}
    assert {row(body, quote, **head)["region_code"] for quote in ("21万套", "60%")} == {"510900"}
    assert row(body, "320个", **head)["region_code"] == "500000"


def test_this_event_and_half_a_quotation_are_no_names() -> None:
    assert row("本届大会设平行论坛10余场。", "10余场")["entity"] == ""
    assert row("新区开工14个“云基建”项目，总投资139亿元。", "139亿元")["entity"] == ""


def test_an_area_in_the_name_of_a_base_and_a_superlative_own_nothing() -> None:
    head = {"source": "青岛日报", "title": "青岛：中试跑出加速度"}
    assert row("山东半岛机器人中试基地去年服务企业73家。", "73家", **head)["region_code"] == "370200"
    assert row("全国规模最大、技术领先的2座电站开工，装机规模居首位。", "首位", **head)["region_code"] == "370200"


def test_places_that_take_turns_and_their_amounts() -> None:
    body = "蜀山区签约项目9个、庐阳区8个、包河区6个，投资额分别为78亿元、65亿元和41亿元。"
    codes = {quote: row(body, quote)["region_code"] for quote in ("9个", "8个", "6个", "78亿元", "65亿元", "41亿元")}
    assert list(codes.values()) == ["340104", "340103", "340111"] * 2


@pytest.mark.parametrize(
    ("body", "quote", "owner"),
    [
        ("起步测试场有限公司正式运行。开发区管委会副主任张伟说，上半年新注册企业860家。", "860家", ""),
        ("总投资20亿元的璟芯总部基地项目竣工。", "20亿元", "璟芯总部基地项目"),
        ("合肥综合保税区进出口320亿元，占全省的57%。", "57%", "合肥综合保税区"),
        ("假期，合肥中华彩翎大世界接待游客32.6万人次。", "32.6万人次", "中华彩翎大世界"),
        (
            "走进合肥市肥西县的华翎“盐光互补”光伏电站，电站总装机500兆瓦。\n电站运维经理高阳说，电站每年发电8亿千瓦时。",
            "8亿千瓦时",
            "华翎“盐光互补”光伏电站",
        ),
    ],
)
def test_who_owns_what_stations_tell(body: str, quote: str, owner: str) -> None:
    assert row(body, quote)["entity"] == owner


def test_the_year_of_a_founding_is_not_that_of_what_there_is() -> None:
    assert row("璟宁科技成立于2019年，拥有专利215项。", "215项")["period_start"] != pd.Timestamp(2019, 1, 1)


def test_a_customs_house_tells_of_its_province() -> None:
    body = "据合肥海关统计，前11个月，安徽省出口812.6亿元，其中，锂电池出口增长35%。全省有出口实绩的企业6213家。"
    head = {"source": "安徽卫视", "title": "合肥海关：出口稳步增长", "day": "2023-12-20"}
    assert {row(body, quote, **head)["region_code"] for quote in ("812.6亿元", "35%", "6213家")} == {"340000"}


def test_an_order_that_has_come_and_firms_that_come() -> None:
    assert row("预计明年3月试生产，首批订单已经达到1.2亿元。", "1.2亿元")["status"] == "actual"
    assert row("云岭产业园占地860亩，入驻企业46家，去年实现产值58亿元。", "58亿元")["metric"] == "产值"
    head = {"source": "武清融媒", "title": "武清区：京津产业新城崛起"}
    assert row("武清区引进项目12个。京津产业新城累计入驻企业1260家。", "1260家", **head)["region_code"] == "120114"
