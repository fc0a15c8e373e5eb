"""What sites and spammers hang on a headline, and headlines that look as if."""

import pytest

from etl.clean.headline import plain_headline
from tests.clean.cleaning import cleaned, lexicon

TITLE = "德州机器人产业链加速成形"
BODY = "今年以来，德州市机器人产业营业收入增长21.5%，企业总数达到320家，带动就业近万人。"


@pytest.mark.parametrize(
    "hung",
    [
        "{}_某某网",
        "{}-某某市人民政府门户网站",
        "{} - 某某新闻网",
        "{}_要闻_德州新闻网",
        "{}|某某日报",
        "{}｜财经频道",
        "{}_手机某某网",
        "【官网】{}",
        "{}（组图）",
        "{}(图)",
        "[转载]{}",
        "{}【加微信abc12345】",
        "{} 微信：vip_88888",
        "{}13800138000",
        "{}（咨询电话：0534-2345678）",
        "澳门葡京娱乐城_{}",
        "{}|百家乐开户",
        "{}_代开发票13800138000",
        "德州机器人产业链【时时彩投注】加速成形",
    ],
)
def test_what_is_hung_on_is_taken_off_and_noted(hung: str) -> None:
    text = hung.format(TITLE)
    assert plain_headline(text, lexicon()) == TITLE
    document = cleaned(f"{text}\n来源：某某日报\n{BODY}")
    assert document.text == f"{TITLE}\n{BODY}"
    assert document.masthead.title == TITLE
    assert [repair.name for repair in document.repairs] == ["headline_spam"]
    pieces = "".join(piece for kind, piece in document.dropped if kind == "headline_spam")
    assert sorted(pieces.replace(" ", "")) == sorted((set(text) - set(TITLE)) and _rest(text))


def _rest(text: str) -> str:
    rest = text.replace(" ", "")
    for char in TITLE:
        rest = rest.replace(char, "", 1)
    return rest


@pytest.mark.parametrize(
    "text",
    [
        "推进车联网-工业互联网协同发展",
        "织密项目服务网——德州经开区机器人产业观察",
        "习近平主席贺信引发热烈反响|我市各界热议——",
        "视频丨总投资36亿元！芜湖机器人产业园二期开工",
        "AI+制造，青岛“链”出新动能",
        "2021—2025年人工智能产业发展规划（征求意见稿）",
        "关于印发德州市“十四五”规划的通知（德政发〔2021〕5号）",
        "5G-A网络建设提速（上）",
        "某某网_某某日报",
    ],
)
def test_a_headline_is_left_as_it_is(text: str) -> None:
    assert plain_headline(text, lexicon()) == text


def test_the_title_of_the_browser_and_the_headline_are_one() -> None:
    document = cleaned(f"{TITLE}_德州新闻网\n{TITLE}\n来源：德州日报\n{BODY}")
    assert document.text == f"{TITLE}\n{BODY}"


def test_a_menu_above_the_headline_is_no_headline() -> None:
    document = cleaned(f"首页 | 要闻 | 专题 | 德州新闻网\n{TITLE}\n{BODY}")
    assert document.text == f"{TITLE}\n{BODY}"
    assert document.repairs == ()
