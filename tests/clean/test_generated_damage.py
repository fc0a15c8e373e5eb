"""Damage of every kind done to the project's own clean texts, in both scripts; and clean texts, to which nothing is done."""

import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from opencc import OpenCC

from etl.clean.characters import DAMAGE_CLOSES, DAMAGE_OPENS
from etl.clean.damage import restore_shifts, strip_annotations
from etl.clean.restoration import simple_forms
from tests.clean.cleaning import cleaned, language, seed
from tests.clean.damage import damage

HERE = Path(__file__).parents[1]
PASSAGES = sorted((HERE / "corpus" / "passages").glob("*.txt"))
EXPECTED = sorted((HERE / "documents").glob("*/expected/*.txt"))
REPAIRS_OF_DAMAGE = {
    "mojibake",
    "byte_shifts",
    "pinyin_annotations",
    "lost_characters",
    "broken_numbers",
    "lost_line_breaks",
    "repeated_paragraphs",
    "headline_spam",
}
LEAST_SHIFTS = 60


@cache
def sentences(script: str) -> tuple[str, ...]:
    """Return the whole sentences of three seeds and of the corpus that GBK can write, in one script."""
    texts = [seed(number).text for number in (1, 3, 4)]
    texts += [cleaned(path.read_text(encoding="utf-8")).text for path in PASSAGES]
    converted = OpenCC({"traditional": "s2t", "simplified": "t2s"}[script]).convert("\n".join(texts))
    found = re.findall(r"[^。！？\n]{8,}[。！？]", converted)
    return tuple(dict.fromkeys(one for one in found if one.encode("gbk", "ignore").decode("gbk") == one))


@cache
def patterns(script: str) -> tuple[str, ...]:
    """Return the characters that have another form in the other script: such tools annotate what is seldom read."""
    forms = simple_forms(language().simplified)
    chars = forms if script == "traditional" else {forms[char] for char in forms}
    return tuple(char for char in sorted(chars) if language().readings(char) and char.encode("gbk", "ignore"))


def outcome(line: str, original: str) -> str:
    """Tell what became of a sentence; where a part of it is marked, the rest must be right."""
    if DAMAGE_OPENS not in line:
        return "restored" if line == original else "wrong"
    kept = map(re.escape, re.split(f"{DAMAGE_OPENS}[^{DAMAGE_CLOSES}]*{DAMAGE_CLOSES}", line))
    return "quarantined" if re.fullmatch(".*".join(kept), original) else "wrong"


def outcomes(script: str, share: int, every: int = 1) -> Counter[str]:
    """Annotate the bytes, mend the text, and count what became of the sentences that a shift had hit."""
    whole = sentences(script)[::every]
    damaged = "\n".join(damage(one, patterns(script)[1::share]) for one in whole)
    shifted, _ = restore_shifts(damaged, language())
    mended, _ = strip_annotations(shifted, language())
    found: Counter[str] = Counter()
    for hurt, line, original in zip(damaged.split("\n"), mended.split("\n"), whole, strict=True):
        if strip_annotations(f"{hurt}\n工業(yè)農業(yè)企業(yè)", language())[0].split("\n")[0] == original:
            assert line == original
        else:
            found[outcome(line, original)] += 1
    return found


def test_most_shifts_are_restored_and_hardly_any_wrongly() -> None:
    found = outcomes("traditional", 7)
    assert found.total() >= LEAST_SHIFTS, found
    assert found["restored"] >= 0.6 * found.total(), found
    assert found["wrong"] <= 0.05 * found.total(), found


def test_in_simplified_text_what_is_in_doubt_is_marked() -> None:
    """No second byte of a simplified character is ASCII, so that every stretch swallows the digit or mark behind it."""
    found = outcomes("simplified", 7, every=6)
    assert found.total() >= LEAST_SHIFTS, found
    assert found["wrong"] <= 0.05 * found.total(), found


@pytest.mark.parametrize("script", ["traditional", "simplified"])
def test_no_clean_text_is_taken_for_damaged(script: str) -> None:
    convert = OpenCC({"traditional": "s2t", "simplified": "t2s"}[script]).convert
    for path in (*PASSAGES, *EXPECTED):
        document = cleaned(convert(path.read_text(encoding="utf-8")))
        assert document.damaged == (), path
        assert not {repair.name for repair in document.repairs} & REPAIRS_OF_DAMAGE, path
