"""Titles, headings and broken lines, in sentences written for the purpose; and what holds for any text."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.clean import STEPS, clean
from etl.model import BlockKind, RawDocument
from tests.clean.cleaning import cleaned, lexicon, lines

BODY = "今年以来，全市上下锐意进取，人工智能产业营业收入增长21.5%，企业总数达到320家。"
NEXT = "下一步，将持续完善算力、算法、数据三项支撑，让更多企业敢用、会用、用好智能装备。"


def report(*head: str) -> str:
    return "\n".join((*head, "各位代表：", "现在，我代表市人民政府，向大会报告工作，请予审议。", BODY))


def test_title_meeting_line_and_speaker_of_a_report() -> None:
    document = cleaned(report("政府工作报告", "——2023年1月10日在某市第八届人民代表大会第二次会议上", "市长　王 明"))
    assert lines(document, "title") == ["政府工作报告"]
    assert lines(document, "subtitle") == ["——2023年1月10日在某市第八届人民代表大会第二次会议上", "市长 王 明"]
    assert lines(document, "body")[0] == "各位代表："


@pytest.mark.parametrize(
    "broken",
    [
        ("——2023年1月10日在某市第八届", "人民代表大会第二次会议上"),
        ("（2023年1月10日在某市第八届", "人民代表大会第二次会议上）"),
    ],
)
def test_a_meeting_line_on_two_lines_is_one(broken: tuple[str, str]) -> None:
    assert lines(cleaned(report("政府工作报告", *broken)), "subtitle") == ["".join(broken)]


def test_a_title_set_with_blanks_is_closed_up() -> None:
    assert (
        cleaned(report("政 府 工 作 报 告", "——2023年1月10日在某市第八届人民代表大会第二次会议上")).masthead.title
        == "政府工作报告"
    )


@pytest.mark.parametrize(
    ("pieces", "joined"),
    [
        (("细颗粒物改善明显，PM", "2.5", "年平均浓度降至31微克。"), "细颗粒物改善明显，PM2.5年平均浓度降至31微克。"),
        (
            ("今年经济社会发展的", "主要预期目标", "是：生产总值增长6%左右。"),
            "今年经济社会发展的主要预期目标是：生产总值增长6%左右。",
        ),
        (("建成了《机器人", "产业图谱》，入库企业96家。"), "建成了《机器人产业图谱》，入库企业96家。"),
        (("全市新建5G基站2.1万个，", "实现乡镇全覆盖。"), "全市新建5G基站2.1万个，实现乡镇全覆盖。"),
    ],
)
def test_broken_lines_are_joined(pieces: tuple[str, ...], joined: str) -> None:
    assert joined in cleaned("\n".join((BODY, *pieces, NEXT))).text.split("\n")


@pytest.mark.parametrize(
    "heading",
    [
        "一、2023年工作回顾",
        "（二）着力推进产业升级",
        "第三章 保障措施",
        "“十四五”时期发展成就",
        "让数据多跑路 让群众少跑腿",
    ],
)
def test_headings_stand_alone(heading: str) -> None:
    assert heading in lines(cleaned(f"标题在此不是正文\n{BODY}\n{heading}\n{NEXT}"), BlockKind.HEADING)


@pytest.mark.parametrize(
    "line",
    [
        "（一）新增就业12万人；",
        "各位代表！",
        "2023年5月8日",
        "一是企业主体更强。",
        "（二）强化创新，成效明显。全年新增企业96家。",
    ],
)
def test_items_and_salutations_are_no_headings(line: str) -> None:
    assert line in lines(cleaned(f"标题在此不是正文\n{BODY}\n{line}\n{NEXT}"), BlockKind.BODY)


def test_full_width_digits_are_a_repair_and_a_full_width_percent_sign_is_not() -> None:
    document = cleaned("全市产值达到４７．２亿元，增长１２％。")
    assert document.text == "全市产值达到47.2亿元，增长12%。"
    assert [(repair.name, repair.count) for repair in document.repairs] == [("full_width_characters", 2)]
    assert cleaned("全市产值增长12％。").repairs == ()


def test_a_glossary_and_its_marks_are_no_part_of_a_report() -> None:
    text = report("政府工作报告") + "\n“双倍增”［1］企业新增36家，“链长制”［2］覆盖12条产业链，“云端”［3］平台上线。"
    document = cleaned(
        text + "\n附件2\n名词解释\n［1］双倍增：产值3年翻一番。\n［2］链长制：12名领导挂帅。\n［3］云端：平台。"
    )
    assert document.text.endswith("“双倍增”企业新增36家，“链长制”覆盖12条产业链，“云端”平台上线。")
    assert {kind for kind, _ in document.dropped} == {"glossary", "note_marks"}


def test_a_cut_word_within_a_sentence_cuts_nothing() -> None:
    text = f"标题在此不是正文\n{BODY}\n相关报道显示，该市机器人密度居全省第3位，较上年上升2位。\n{NEXT}"
    assert cleaned(text).text == text


def test_script_is_converted_only_where_it_is_traditional() -> None:
    assert cleaned("乾县人工智能产业园的瀋陽合作方").language == "zh-Hant"
    simplified = BODY * 5 + "陈堃、乾安县、瞭望塔。"
    assert (cleaned(simplified).text, cleaned(simplified).language) == (simplified, "zh-Hans")
    document = cleaned("乾縣與乾安縣推進產業昇級，隨著項目顯著增多，「人纔」意味著未來。")
    assert document.text == "乾县与乾安县推进产业升级，随着项目显著增多，“人才”意味着未来。"


def test_step_names_are_unique() -> None:
    assert len({step.name for step in STEPS}) == len(STEPS)


@given(
    st.text(
        alphabet="一二三、（）(。，：；！？“”《》【】>| \n\t\r\u3000\u200b\ufdd0?12.%０９年月日上来源作者首页abI張業領yè\ufffd",
        max_size=200,
    )
)
def test_any_text_is_cleaned_to_lines_that_its_blocks_cover(text: str) -> None:
    document = clean(RawDocument("0" * 16, "x.txt", text, "utf-8"), lexicon())
    covered = [document.text[block.start : block.end] for block in document.blocks]
    assert covered == ([] if not document.blocks else document.text.split("\n"))
    assert all(0 <= span.start < span.end <= len(document.text) for span in document.damaged)
    assert not any("\ufdd0" <= char <= "\ufdef" for char in document.text)


@pytest.mark.parametrize(
    "text",
    [
        "，" * 300_000,
        "驻" * 150 + "\n" + "#人" * 200 + "正文",
        "（" * 200_000,
        "12" * 200_000,
        "来源：" * 100_000,
        "没有句号的一行文字共二十个字左右吧\n" * 20_000,
        "A01 " * 100_000,
        "中(zhōng)国(guó)人(rén)?jiān)" * 3_000,
        "éàéà中" * 60_000,
        "浜哄伐鏅鸿兘\n中文\n" * 5_000,
        "锛屽\ufffd為" * 50_000,
        "　" * 300_000 + "。一、" * 1_000,
        "产123 " + "123 " * 100_000,
        "注：1.注\n" * 10_000 + "注" * 60,
        "名词解释\n" + "甲：乙。\n" * 10_000,
        "\ufffd1" * 100_000,
    ],
    ids=[
        "commas",
        "repeats",
        "brackets",
        "digits",
        "labels",
        "wrapped",
        "pages",
        "shifts",
        "letters",
        "misread",
        "lossy",
        "blanks",
        "groups",
        "notes",
        "entries",
        "lost",
    ],
)
def test_no_text_takes_long(text: str) -> None:
    """Time grows with the length and not with its square."""
    started = time.process_time()
    cleaned(text)
    assert time.process_time() - started < 10


def test_the_marks_of_a_list_begin_lines_and_leave_the_text() -> None:
    items = ("前三季度全市规模以上工业企业实现营业收入398亿元", "动力电池产业实现产值889亿元，已建成投产项目32个")
    document = cleaned("\n".join(("工业简报", BODY, *(f"●{item}" for item in items), f"◆　{NEXT}")))
    assert document.text.split("\n")[2:] == [*items, NEXT]


def test_a_wide_blank_after_a_label_remains() -> None:
    assert cleaned(f"数字建设速递\n江北区　3月28日启用平台。{BODY}").text.split("\n")[1].startswith("江北区 3月28日")


@pytest.mark.parametrize("direction", ["【导语】", "【同期声】", "[解说]", "（画外音）", "解说：", "【同期声一】"])
def test_directions_of_a_broadcast_are_not_what_it_says(direction: str) -> None:
    document = cleaned(f"算力中心投用\n2024-05-06\n{direction}{BODY}\n【正文】\n{NEXT}")
    assert lines(document, "body") == [BODY, NEXT]
    assert "【正文】" in {text for _, text in document.dropped}


def test_other_words_in_brackets_and_before_a_colon_stay() -> None:
    document = cleaned(f"算力中心投用\n2024-05-06\n【渝中区】{BODY}\n下一步：{NEXT}")
    assert lines(document, "body")[-1].startswith("下一步：")
    assert not [kind for kind, _ in document.dropped if kind == "direction"]
