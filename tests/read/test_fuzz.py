"""Random, mutated and spliced input: no exception leaves a reader, the cleaner or the extraction."""

import random
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from etl.clean import clean
from etl.model import CleanText, RawDocument, Unreadable
from etl.pipeline import extract_document
from etl.read import read_bytes
from etl.read.item import Item
from etl.read.readers import _ISOLATED, _READERS, kind_of
from etl.toolbox import toolbox
from etl.vocabulary.tables import rows

DOCUMENTS = Path(__file__).parents[1] / "documents"
REASONS = {row["reason"] for row in rows("unreadable_reasons")}
QUICK = settings(
    max_examples=400, deadline=10_000, derandomize=True, suppress_health_check=list(HealthCheck), database=None
)
TOKENS = (
    *"，。；：、！？（）()《》“”〔〕【】 \u3000\t\n\n\n%％‰.,-—~至到从由比较占的等及和年月日时",
    *("0", "5", "12", "2024", "3.6", "1,234", "４７．２", "十", "三百", "两", "一万", "亿", "万元", "亿元", "个", "家"),
    *("增长", "同比", "下降", "达到", "突破", "左右", "以上", "翻一番", "第一", "前三", "分别", "其中", "累计", "力争"),
    *("2024年", "“十四五”", "一季度", "去年", "目前", "截至", "6月26日", "全市", "重庆市", "江北区", "全国", "长三角"),
    *(
        "来源：",
        "作者：",
        "发布时间：",
        "责任编辑：",
        "打印",
        "扫一扫",
        "上一篇",
        "相关报道",
        "名词解释",
        "附件：",
        "一、",
    ),
    *(
        "（一）",
        "第一章",
        "1.",
        "人工智能",
        "产值",
        "企业",
        "有限公司",
        "记者",
        "工業(yè)",
        "?(jiān)",
        "\ufffd",
        "锟斤拷",
    ),
    *(
        "http://a.gov.example/t20240506.html",
        "ABC",
        "5G",
        "\u200b",
        "\xa0",
        "\ue000",
        "\ud7ff",
        "😀",
        "\ufdd0",
        "\ufdd1",
    ),
)


@cache
def corpus() -> list[bytes]:
    """Return the test documents of every kind, the small ones."""
    files = sorted(path for path in DOCUMENTS.glob("*/*") if path.is_file() and path.suffix not in (".py", ".csv"))
    return [path.read_bytes() for path in files if path.stat().st_size < 200_000]


def mutated(data: bytes, chance: random.Random) -> bytes:
    """Return ``data`` with a few places flipped, cut, doubled or taken from another document."""
    parts = bytearray(data)
    for _ in range(chance.randint(1, 6)):
        start = chance.randrange(len(parts) + 1)
        end = min(len(parts), start + chance.choice((1, 1, 4, 60, 2000)))
        other = chance.choice(corpus())
        place = chance.randrange(len(other) + 1)
        parts[start:end] = chance.choice(
            (
                chance.randbytes(end - start),
                b"",
                bytes(parts[start:end]) * chance.choice((2, 50)),
                other[place : place + chance.choice((4, 100, 3000))],
                chance.choice((b"\0", b"\xff" * 8, b"<", b"&#", b"%PDF-", b"PK\3\4", b"\r\n", b"\x1f\x8b")),
            )
        )
    return bytes(parts[: chance.choice((len(parts), len(parts), chance.randrange(len(parts) + 1)))])


def check(data: bytes, file: str = "x.bin") -> None:
    for value in read_bytes(data, file):
        assert isinstance(value, RawDocument | Unreadable)
        if isinstance(value, Unreadable):
            assert value.reason in REASONS
        else:
            check_document(value)


def check_document(raw: RawDocument) -> None:
    cleaned = clean(raw, toolbox().lexicon)
    check_text(cleaned)
    (extraction,) = [extract_document(raw)]
    text = extraction.document.text
    assert text == cleaned.text
    assert all(text[figure.start : figure.end] == figure.quote for figure in extraction.figures)
    assert all(text[reject.start : reject.end] == reject.quote for reject in extraction.rejects)


def check_text(cleaned: CleanText) -> None:
    assert not re.search("[\ud800-\udfff]", cleaned.text)
    assert "\n".join(cleaned.text[block.start : block.end] for block in cleaned.blocks) == cleaned.text
    assert all(0 <= span.start <= span.end <= len(cleaned.text) for span in cleaned.damaged)


@QUICK
@given(st.binary(max_size=3000))
def test_random_bytes(data: bytes) -> None:
    check(data)


@QUICK
@given(st.sampled_from([bytes.fromhex(row["hex"]) for row in rows("signatures") if row["offset"] == "0"]), st.binary())
def test_random_bytes_after_a_signature(magic: bytes, data: bytes) -> None:
    check(magic + data)


@QUICK
@given(st.lists(st.sampled_from(TOKENS), max_size=400).map("".join))
def test_texts_of_the_words_that_are_looked_for(text: str) -> None:
    check(text.encode("utf-8", "surrogatepass"), "x.txt")


@QUICK
@given(st.text(max_size=500))
def test_random_texts(text: str) -> None:
    check_document(RawDocument("0" * 16, "x.txt", text.encode("utf-8", "replace").decode(), "utf-8"))


def mutants(count: int) -> Iterator[bytes]:
    chance = random.Random(2024)
    for _ in range(count):
        yield mutated(chance.choice(corpus()), chance)


@pytest.mark.slow
def test_mutated_documents() -> None:
    for data in mutants(800):
        check(data)


def test_readers_in_process_raise_nothing_of_their_own() -> None:
    """Below the net of the isolating process and of the archives: the readers' own code."""
    from importlib import import_module

    for data in mutants(2000):
        item = Item("x.bin", data)
        kind, _ = kind_of(item)
        if kind in _READERS and kind not in _ISOLATED:
            module, _, function = _READERS[kind].partition(":")
            for _, found in zip(range(1000), getattr(import_module(module), function)(item), strict=False):
                assert isinstance(found, RawDocument | Unreadable | Item)
