"""Texts made to take long: cleaning and extraction cost time in proportion to the length, whatever the text."""

import time

import pytest

from etl.model import RawDocument
from etl.pipeline import extract_document
from etl.read import read_bytes
from etl.read.reader import LONGEST, MOST_NUMBERS

LENGTH = 40_000
SECONDS = 10 * LENGTH / LONGEST * 2  # twice the share of the ten seconds that the longest text may take

PATTERNS = {
    "one line": "今年全市规模以上工业增加值同比增长，",
    "digits": "1234567890",
    "thousands": "1,234,",
    "open brackets": "（",
    "open quotes": "“",
    "open titles": "《关于印发",
    "numbering": "一、",
    "numbering in brackets": "（一）\n",
    "blanks": " ",
    "blanks between": "数" + " " * 900,
    "wide blanks": "数" + "\u3000" * 900,
    "tabs": "数\t",
    "points": "1.",
    "line ends": "\n\n数",
    "traditional": "產業發展與經濟體制",
    "annotations": "業(yè)",
    "lost bytes": "?(jiān)",
    "short lines": "数字\n",
    "numerals": "一二三四五六七八九十百千万亿",
    "scale words": "万",
    "places": "重庆市渝北区",
    "places in a list": "北京、",
    "labels": "来源：网\n",
    "addresses": "http://a",
    "letters": "a",
    "lost characters": "\ufffd",
    "commas": "，",
    "firms": "甲乙公司",
    "names of holidays": "春节",
    "holidays": "去年春节假期，假期里，",
    "glossary": "名词解释\n",
    "broken lines": "全市经济运行总体平稳、稳中有进、稳中向好的发展态势得\n",
    "figures without a stop": "全市实现产值，增加值，5亿元左右，同比增长，",
    "figures in one sentence": "甲乙科技有限公司董事长介绍产值达5亿元的，给予奖励",
}


def made_of(pattern: str, length: int = LENGTH) -> str:
    return (pattern * (length // len(pattern) + 1))[:length]


@pytest.mark.parametrize("name", PATTERNS)
def test_time_is_bounded(name: str) -> None:
    raw = RawDocument("0" * 16, "x.txt", made_of(PATTERNS[name]), "utf-8")
    extract_document(RawDocument("0" * 16, "x.txt", "今年产值5亿元。", "utf-8"))  # the vocabulary is loaded
    started = time.process_time()
    extract_document(raw)
    assert time.process_time() - started < SECONDS


def test_long_texts_and_those_of_numbers_alone_are_refused() -> None:
    for text, said in (("甲" * (LONGEST + 1), "characters"), (made_of("5元 ", 3 * MOST_NUMBERS + 3), "numbers")):
        (value,) = read_bytes(text.encode(), "x.txt")
        assert (getattr(value, "reason", ""), said in getattr(value, "message", "")) == ("too_large", True)


def test_a_number_longer_than_any_is_a_reject() -> None:
    raw = RawDocument("0" * 16, "x.txt", f"全市实现产值{'9' * 5000}亿元，{'一' * 5000}万元。", "utf-8")
    extraction = extract_document(raw)
    assert all(figure.value < 1e300 for figure in extraction.figures)


def test_numbers_of_a_long_sentence_share_its_text() -> None:
    raw = RawDocument("0" * 16, "x.txt", "全市产值" + "5亿元、" * 5000, "utf-8")
    extraction = extract_document(raw)
    said = [*extraction.figures, *extraction.rejects]
    assert len(said) == 5000
    assert len({id(item.sentence) for item in said}) < 100
    assert all(len(item.sentence) <= 800 for item in said)
