"""Pinyin annotations and byte shifts: what seed 002 has, and what the same mechanism does to other text."""

import re
from collections import Counter

import pytest
from opencc import OpenCC

from etl.clean.byteshift import Closing, stretches
from etl.clean.characters import DAMAGE_CLOSES, DAMAGE_OPENS
from etl.clean.damage import restore_shifts, strip_annotations
from etl.clean.restoration import simple_forms
from tests.clean.cleaning import SEEDS, cleaned, language, seed
from tests.clean.damage import damage


@pytest.fixture(scope="module")
def traditional() -> list[str]:
    """The sentences of the seeds that are whole, in traditional characters, as long as GBK has them all."""
    text = "\n".join(seed(number).text for number in range(5))
    sentences = re.findall(r"[^。！？\n]{8,}[。！？]", OpenCC("s2t").convert(text))
    return [sentence for sentence in sentences if sentence.encode("gbk", "ignore").decode("gbk") == sentence]


def test_every_annotation_of_seed_002_is_stripped_and_every_shift_restored() -> None:
    document = seed(2)
    assert {repair.name: repair.count for repair in document.repairs}["pinyin_annotations"] == 272
    assert {repair.name: repair.count for repair in document.repairs}["byte_shifts"] == 4
    for words in ("张岳峰在市委书记领衔督办", "市委书记张岳峰出席会议", "张岳峰指出", "张岳峰强调"):
        assert words in document.text
    assert "?" not in document.text
    assert not re.search(r"\([a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ]+\)", document.text)
    assert document.damaged == ()


def test_a_note_on_a_character_that_could_not_be_typed_is_left_alone() -> None:
    assert "zha(言工白)圣国" in seed(2).text


def test_readings_of_whole_words_and_without_tones_are_taken_out() -> None:
    text = "重慶(qing)制造(zao)(zao)業(ye)穩步回升，整车产量(chǎnliàng)达到3.2万辆(wànliàng)，其中人工智能(AI)车型过半(guobuban)。"
    mended, count = strip_annotations(text, language())
    assert mended == "重慶制造業穩步回升，整车产量达到3.2万辆，其中人工智能(AI)车型过半(guobuban)。"
    assert count == 6


def test_the_seed_closes_its_stretches_in_three_ways() -> None:
    text = next(SEEDS.glob("002_*")).read_text(encoding="utf-8")
    closings = [stretch.closing for stretch in stretches(text, language())]
    assert closings == [Closing.TRAIL, Closing.ANNOTATION, Closing.LOST, Closing.ANNOTATION]


def outcome(line: str, originals: set[str]) -> str:
    if DAMAGE_OPENS in line:
        return "quarantined"
    return "restored" if line in originals else "wrong"


def measured(sentences: list[str], patterns: list[str]) -> Counter[str]:
    """Damage ``sentences``, clean them, and count what became of those that hold a shift."""
    damaged = damage("\n".join(sentences), patterns)
    shifted, _ = restore_shifts(damaged, language())
    mended, _ = strip_annotations(shifted, language())
    found: Counter[str] = Counter()
    for line, before in zip(mended.split("\n"), shifted.split("\n"), strict=True):
        if before not in damaged:
            found[outcome(line, set(sentences))] += 1
        else:
            assert line in sentences
    return found


@pytest.mark.parametrize(("comma", "least_restored"), [("，", 0.6), (",", 0.45)])
def test_most_shifts_are_restored_and_hardly_any_wrongly(
    traditional: list[str], comma: str, least_restored: float
) -> None:
    """At most 5 % wrong; an ASCII comma is eaten by the decoder, and more stretches end in doubt."""
    patterns = [char for char in sorted(simple_forms(language().simplified)) if language().readings(char)]
    sentences = [sentence.replace(",", comma) for sentence in traditional]
    found = measured(sentences, patterns[1::7])
    total = sum(found.values())
    assert total >= 30, found
    assert found["restored"] >= least_restored * total, found
    assert found["wrong"] <= 0.05 * total, found


def test_what_cannot_be_restored_stays_and_is_marked() -> None:
    document = cleaned("工業(yè)、農業(yè)、企業(yè)在張?yī)婪逶谑形0億元投資，會議召開。")
    (span,) = document.damaged
    assert document.text[span.start : span.end].startswith("?yī)")
    assert document.text[span.start : span.end].endswith("0")


def test_an_eaten_character_is_not_invented() -> None:
    """在30日 became 在?jiān)?0日: the 3 is gone for good, so that the number is marked as damaged."""
    mended, count = restore_shifts("企業(yè)、工業(yè)、農業(yè)，市委書記張?jiān)婪逯赋?0日召開", language())
    assert count == 1
    assert mended.endswith(f"張岳峰指出{DAMAGE_OPENS}?0{DAMAGE_CLOSES}日召開")


@pytest.mark.parametrize(
    "text",
    [
        "蚌埠(bèng bù)市和六安(lù'ān)市",
        "柘(zhè)城县只有一处注音",
        "你好吗?(a)是的(b)不是(c)不知道",
        "What is AI?(yes) 人工智能(ai)",
        "圳(zhèn)字读第四声",
    ],
)
def test_an_authors_own_notes_are_no_damage(text: str) -> None:
    assert cleaned(text).text == text
    assert cleaned(text).repairs == ()


@pytest.mark.parametrize("number", [0, 1, 3, 4])
def test_clean_seeds_need_no_repair_of_bytes(number: int) -> None:
    names = {repair.name for repair in seed(number).repairs}
    assert names <= {"traditional_characters"}
    assert seed(number).damaged == ()
