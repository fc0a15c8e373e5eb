"""Text read with the wrong codec: put right where its bytes are all there, else marked where they are not."""

import pytest
from opencc import OpenCC

from etl.clean.fluency import Fluency
from etl.clean.lostbytes import LossyUtf8
from etl.clean.mojibake import restore_mojibake
from tests.clean.cleaning import SEEDS, cleaned, language

TEXT = """海东市人工智能产业座谈会召开
来源：海东日报
今年1至9月，全市规模以上工业增加值同比增长8.6%，高于全省2.1个百分点，居全省第3位。
会议指出，要加快“智改数转”，培育《人工智能产业图谱》上的企业120家，产业规模力争达到47.2亿元；抓好算力、算法、数据三项支撑。"""
TRADITIONAL = OpenCC("s2t").convert(TEXT)
MISREAD = [
    ("utf-8", "latin-1"),
    ("gb18030", "latin-1"),
    ("utf-8", "cp1252"),
    ("gb18030", "cp1252"),
    ("utf-8", "gb18030"),
]


def misread(text: str, codec: str, wrong: str) -> str:
    return text.encode(codec).decode(wrong, "replace")


@pytest.mark.parametrize("text", [TEXT, TRADITIONAL], ids=["simplified", "traditional"])
@pytest.mark.parametrize(("codec", "wrong"), MISREAD)
def test_what_is_restored_is_right_and_the_rest_marked(codec: str, wrong: str, text: str) -> None:
    """No character that is put there is another than it was, but for those left open (U+FFFD) or in marks."""
    document = cleaned(misread(text, codec, wrong))
    assert document.repairs[0].name == "mojibake"
    wanted = [line for line in TEXT.split("\n") if not line.startswith("来源")]
    open_chars = 0
    for line, original in zip(document.text.split("\n")[-2:], wanted[-2:], strict=True):
        rest = iter(original)
        assert all(char in rest for char in line if char != "\ufffd"), (line, original)
        open_chars += line.count("\ufffd")
    assert open_chars <= 14
    assert all("\ufffd" in document.text[span.start : span.end] for span in document.damaged)


def test_gbk_read_as_big5_is_undone_or_marked() -> None:
    line = "今年全市工业增加值同比增长8.6%，产业规模超47.2亿元，居全省前列。"
    hurt = line.encode("gb18030").decode("cp950", "replace")
    document = cleaned(f"{hurt}\n{hurt}")
    assert document.text in (f"{line}\n{line}", line) or len(document.damaged) >= 1
    short = next(
        word
        for word in ("产业数据", "企业技能", "建设企业")
        if "\ufffd" not in word.encode("gbk").decode("cp950", "replace")
    )
    assert restore_mojibake(short.encode("gbk").decode("cp950"), language()) == (short, 1)


def test_a_whole_text_is_undone_exactly() -> None:
    for codec, wrong in (("utf-8", "latin-1"), ("gb18030", "latin-1")):
        assert restore_mojibake(misread(TEXT, codec, wrong), language()) == (TEXT, 4)
    assert restore_mojibake(misread(TRADITIONAL, "big5", "gb18030"), language())[0] == TRADITIONAL


def test_letters_of_two_bytes_stand_for_them() -> None:
    """The bytes CB B9 of 人工 in GBK were themselves read as one letter of UTF-8."""
    assert restore_mojibake("È\u02f9¤ÖÇÄÜ²úÒµ", language())[0] == "人工智能产业"


def test_only_the_lines_that_are_hit_are_read_anew() -> None:
    first, _, second, third = TEXT.split("\n")
    text = "\n".join((first, misread("产业规模达到", "utf-8", "gb18030"), second, misread(third, "gb18030", "latin-1")))
    assert restore_mojibake(text, language()) == ("\n".join((first, "产业规模达到", second, third)), 2)


def test_a_lost_byte_is_filled_only_where_the_words_leave_no_doubt() -> None:
    reader = LossyUtf8(Fluency(language().words(), ""), language().simplified)
    sure = "经济增长".encode().replace("增".encode(), b"\xe5\xa2\xff")
    assert reader.read(sure) == "经济增长"
    assert reader.read(b"\xe5\xff\x9e12.5%") == "\ufffd12.5%"
    assert reader.read("达到".encode() + b"\xef\xbc?024") == "达到\ufffd024"


@pytest.mark.parametrize(
    "text",
    [
        "José Ñandú 与 Müller 教授、Łódź 大学、Nguyễn Văn 团队签约，温度25°C±0.5，面积3×4米",
        "蚌埠(bèng bù)市，élite，naïve，façade",
        "Größe, Übermut, Straße und Äpfel: die Käufer möchten mehr über die Förderung wissen",
        "鍖人与骞马，鐨、鑳二字，琌、穝为生僻字",
        "笢、腔、眳三字；㎝是厘米，○●◎、﹝﹞",
        "×÷×÷，±·±·，°°°°",
    ],
)
def test_letters_and_rare_characters_are_left_alone(text: str) -> None:
    assert restore_mojibake(text, language()) == (text, 0)


@pytest.mark.parametrize("number", [0, 1, 3, 4])
def test_the_seeds_are_left_alone_in_both_scripts(number: int) -> None:
    text = next(SEEDS.glob(f"{number:03}_*.txt")).read_text(encoding="utf-8")
    for one in (text, OpenCC("s2t").convert(text), OpenCC("t2s").convert(text)):
        assert restore_mojibake(one, language()) == (one, 0)
