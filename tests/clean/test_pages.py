"""Pages of many kinds of site: what is the document's stays, what is the page's goes, and the masthead is read."""

from dataclasses import dataclass
from datetime import date

import pytest

from etl.model import BlockKind
from tests.clean.cleaning import PAGES, cleaned_file, lines


@dataclass(frozen=True)
class Expected:
    """What a page's cleaning must give; ``gone`` are words of its furniture."""

    title: str
    first: str
    last: str
    gone: tuple[str, ...]
    source: str = ""
    author: str = ""
    published: date | None = None


PAGES_EXPECTED = {
    "aggregator": Expected(
        "德阳装备制造业“智改数转”：机器人换人超六成",
        "9月1日，德阳市经信局发布消息",
        "截至8月底，全市累计建成数字化车间128个、智能工厂21家。",
        ("摘要", "某某资讯网", "声明", "院士工作站6家", "2000万元", "028"),
        source="互联网",
        author="网络",
        published=date(2024, 9, 3),
    ),
    "bulletin": Expected(
        "合肥市人民政府关于印发支持人工智能产业发展若干政策的通知",
        "各县（市）、区人民政府",
        "第三条 本政策自发布之日起施行，有效期三年。",
        ("索 引 号", "主题分类", "有效性", "扫一扫", "一图读懂"),
        source="合肥市人民政府",
        published=date(2023, 5, 12),
    ),
    "county_news": Expected(
        "新泰市：算力中心让老矿区“数”立新形象",
        "6月26日，新泰市大数据中心传来消息",
        "下一步，新泰市将推进二期工程建设。",
        ("新闻中心", "浏览次数", "责任编辑", "35万吨", "7400人", "ICP备"),
        source="新泰融媒",
        author="张伟 王芳",
        published=date(2023, 6, 27),
    ),
    "epaper": Expected(
        "绵阳科技城新区： 三年引育人工智能企业 超过一百五十家",
        "11月16日，记者从绵阳科技城新区管委会获悉",
        "新区管委会负责人表示，到2025年，力争人工智能产业规模达到200亿元。",
        ("第03版", "刊号", "邮发代号", "全文复制", "不得转载"),
        author="陈丽 何川",
        published=date(2022, 11, 18),
    ),
    "hard_wrapped": Expected(
        "成都市2021年人工智能产业发展报告（摘要）",
        "2021年，全市人工智能产业规模达到512亿元，比上年增长28.4%",
        "到2025年，全市人工智能产业规模力争达到1500亿元，建成具有国际影响力的产业高地。",
        ("打印本页",),
    ),
    "interview": Expected(
        "专访烟台市工信局局长：把人工智能“算”出真金白银",
        "编者按：7月10日",
        "局长：到2026年，我们力争突破200亿元，培育10个以上行业大模型。",
        ("小字号", "责编", "分享让更多人看到", "图片新闻"),
        source="人民网－山东频道",
        published=date(2024, 7, 12),
    ),
    "inverted_masthead": Expected(
        "德州市人民政府办公室关于加快工业机器人应用的实施意见",
        "各县（市、区）人民政府",
        "德州市人民政府办公室2022年8月16日印发",
        ("浏览次数", "字体"),
        published=date(2022, 8, 18),
    ),
    "live_page": Expected(
        "高新区“人工智能+制造”现场推进会召开",
        "3月28日，淄博高新区召开",
        "会议要求，年内建成智能工厂15家，实现规上工业企业数字化转型全覆盖。",
        ("siteId", "display", "欢迎光临", "长者模式", "摄", "访客", "©"),
        source="党政办公室",
        author="孙悦",
        published=date(2024, 3, 29),
    ),
    "portal_fragments": Expected(
        "渝北：两江四岸 打造软件信息产业高地",
        "3月20日，渝北区软件和信息服务业“满天星”行动计划推进会召开。去年全区软件业务收入达1320亿元，同比增长17.5%。",
        "全区软件企业总量突破6000家，从业人员超11万人。",
        ("首页", "字体", "扫一扫", "朋友圈", "附件"),
        source="重庆日报",
        published=date(2025, 3, 21),
    ),
    "press_release": Expected(
        "2021年全市智能制造发展情况新闻发布会",
        "1月19日，市政府新闻办召开新闻发布会",
        "2022年，计划再培育智能工厂100个。",
        ("互动交流", "字号", ".pdf", ".docx", "网站地图", "某某路1号", "网站标识码"),
        source="市工业和信息化局",
        published=date(2022, 1, 20),
    ),
    "traditional_portal": Expected(
        "芜湖机器人产业链加速成形 年产值突破三百亿元",
        "10月17日，芜湖市机器人产业推进会召开。“目前，全市机器人企业已有220余家",
        "会议指出，要着力突破减速器等关键零部件，随着应用场景不断拓展，力争到2025年产值突破500亿元，显著提升产业链韧性。",
        ("繁体版", "首页", "声谷", "不得转载"),
        source="中国新闻网",
        published=date(2023, 10, 18),
    ),
    "wechat": Expected(
        "算力“底座”越筑越牢，滨海新区这样抢跑人工智能",
        "5月8日，滨海新区召开人工智能产业推进会。",
        "区工业和信息化局负责人介绍，到2026年，全区智能算力规模将突破6000P。",
        ("蓝字", "收录于合集", "#", "阅读原文", "微信", "在看", "老滨"),
        source="滨海发布",
        published=date(2024, 5, 9),
    ),
    "front_page": Expected(
        "科博会签约项目98个 总金额超千亿元",
        "本报讯（记者 李玲 通讯员 王强）9月4日",
        "其中，人工智能领域项目16个，投资额210亿元。",
        ("A01", "下转", "新闻热线", "本版责编"),
        author="李玲 王强",
        published=date(2023, 9, 5),
    ),
    "mass_media": Expected(
        "泰安：上半年数字经济核心产业增加值增长11.3%",
        "8月2日，泰安市召开新闻发布会",
        "目前，全市已建成5G基站1.3万个，每万人拥有基站23.5个。",
        ("点击", "摄", "初审编辑", "济宁", "200亿元", "下一页"),
        source="大众网",
        author="陈晓",
        published=date(2024, 8, 5),
    ),
    "message": Expected(
        "AI+制造，青岛“链”出新动能",
        "“我们的焊接机器人，每60秒完成一台冰箱的焊接。”",
        "今年将再发布100个以上。",
        ("原创", "蓝字", "收听", "01", "END", "2000P", "300家", "在看"),
        published=date(2025, 2, 18),
    ),
    "regulation": Expected(
        "天津市人民政府关于印发天津市促进智能制造发展条例实施办法的通知",
        "各区人民政府，市政府各委、办、局：",
        "第四条 本办法自2021年4月1日起施行，有效期5年。",
        ("_天津政务网", "首页", "1923亿元", "没有了", "网站地图"),
        source="天津市人民政府办公厅",
        published=date(2021, 3, 5),
    ),
    "reply": Expected(
        "关于对市十七届人大三次会议第0123号建议的答复",
        "张三代表：",
        "2023年7月18日",
        ("点击数", "字体", "0838", "打印", "部门网站"),
        source="德阳市科技局",
        published=date(2023, 7, 20),
    ),
    "statistics": Expected(
        "重庆市江津区2022年国民经济和社会发展统计公报",
        "2022年，面对复杂严峻的形势，全区经济稳中有进。初步核算，全年实现地区生产总值1330亿元，比上年增长3.5%。",
        "全区建成智能工厂12个、数字化车间65个。",
        ("注释", "1257亿元", "2000万元", "8个行业", "["),
        source="江津区统计局",
        published=date(2023, 3, 21),
    ),
    "video_title": Expected(
        "视频丨总投资36亿元！芜湖机器人产业园二期开工",
        "3月11日，芜湖机器人产业园二期项目正式开工",
        "园区负责人介绍，一期已入驻企业85家，去年实现产值62亿元。",
        ("效果图", "来源", "编辑", "审核"),
        source="芜湖日报",
        author="王小明",
        published=date(2024, 3, 12),
    ),
}


def test_every_page_has_its_expectation() -> None:
    assert {path.stem for path in PAGES.glob("*.txt")} == set(PAGES_EXPECTED)


@pytest.mark.parametrize("name", sorted(PAGES_EXPECTED))
def test_masthead_is_read(name: str) -> None:
    expected, masthead = PAGES_EXPECTED[name], cleaned_file(PAGES / f"{name}.txt").masthead
    assert (masthead.title, masthead.source, masthead.author, masthead.published_date) == (
        expected.title,
        expected.source,
        expected.author,
        expected.published,
    )


@pytest.mark.parametrize("name", sorted(PAGES_EXPECTED))
def test_body_is_whole_and_furniture_gone(name: str) -> None:
    expected, document = PAGES_EXPECTED[name], cleaned_file(PAGES / f"{name}.txt")
    body = lines(document, BlockKind.BODY)
    assert body[0].startswith(expected.first)
    assert body[-1] == expected.last
    assert [word for word in expected.gone if word in document.text] == []


@pytest.mark.parametrize("name", sorted(PAGES_EXPECTED))
def test_every_line_of_a_page_is_kept_or_dropped(name: str) -> None:
    """No character but blanks gets lost: what is not in the text is listed as dropped."""
    document = cleaned_file(PAGES / f"{name}.txt")
    if document.language == "zh-Hant" or "note_marks" in dict(document.dropped):
        pytest.skip("the page is in another script than its text, or has marks of notes in it")
    kept = "".join((document.text + "".join(text for _, text in document.dropped)).split())
    raw = "".join((PAGES / f"{name}.txt").read_text(encoding="utf-8").split())
    assert sorted(kept) == sorted(raw)
