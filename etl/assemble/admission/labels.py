"""Numbers that are part of a name, a label or an order."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable
from itertools import accumulate, chain

from etl.assemble.admission.rule import HAN, after, before
from etl.assemble.reading import Reading
from etl.mentions.quantities import Quantity


def damaged(reading: Reading, quantity: Quantity) -> str:
    """A number inside a span that could not be restored is never mined."""
    damaged = reading.document.clean.damaged
    if not damaged:
        return ""
    hurt = any(span.start < quantity.end and quantity.start < span.end for span in damaged)
    return "damaged" if hurt else ""


def enclosed(reading: Reading, quantity: Quantity) -> str:
    """Numbers inside 《》 are a title's, in short quotations a name's; one look tells that most stand in neither."""
    opened, closed = reading.once(_marks)
    if closed[bisect_left(opened, quantity.core) - 1] < quantity.core:
        return ""
    return _title(reading, quantity) or _quoted_name(reading, quantity)


def _title(reading: Reading, quantity: Quantity) -> str:
    return "title" if _enclosed(reading, quantity, _titles, 60) else ""


_SPEECH = re.compile(r"[，。；！？]")


def _quoted_name(reading: Reading, quantity: Quantity) -> str:
    """“十四五”, “四强”, “1+10”: a short quotation that holds a number is a name; one with a sentence in it is speech."""
    inside = _enclosed(reading, quantity, _quotations, 24)
    return "name" if inside and len(inside) <= 24 and not _SPEECH.search(inside) else ""


Marked = tuple[list[int], list[int]]
"""Where marks open, from a first that encloses nothing, and where each is closed: before it if it is not."""


def _enclosed(reading: Reading, quantity: Quantity, marked: Callable[[Reading], Marked], reach: int) -> str:
    """Return the text between the marks that enclose the number at most ``reach`` characters away, else an empty one."""
    opened, closed = reading.once(marked)
    last = bisect_left(opened, quantity.core) - 1
    if closed[last] < quantity.core:  # most numbers stand behind a title, not in it
        return ""
    near = opened[last] >= quantity.core - reach and closed[last] < quantity.core + reach
    return reading.text[opened[last] + 1 : closed[last]] if near else ""


def _marks(reading: Reading) -> Marked:
    """Both kinds of marks, each closed where the last of those up to it is."""
    pairs = sorted(chain(*(zip(*reading.once(marked), strict=True) for marked in (_titles, _quotations))))
    return [opened for opened, _ in pairs], list(accumulate((closed for _, closed in pairs), max))


def _titles(reading: Reading) -> Marked:
    return _marked(reading.text, "《", "》")


def _quotations(reading: Reading) -> Marked:
    return _marked(reading.text, "“", "”")


def _marked(text: str, opening: str, closing: str) -> Marked:
    opened = [match.start() for match in re.finditer(opening, text)]
    return [-1, *opened], [-1, *(text.find(closing, start) for start in opened)]


_FORMULA = re.compile(r"(?<!\d)\d++(?:\+[\dNXn]+)+|[+＋]\d|\d[+＋×]")
_BEYOND_AMOUNTS = 1e18  # a thousand times the money of the world in yuan
_YEAR_CLOSED = ("〕", "]", "］", "】", ")", "）")
_LETTERED_CLASS = re.compile(r"[A-Za-z]{1,3}级")
_MOST_TENTHS = 200.0
"""成 are tenths: twenty of them are already twice the whole."""
_ATTACHED = re.compile(r"[A-Za-z][A-Za-z\-]*$")


def identifier(reading: Reading, quantity: Quantity) -> str:
    """5G, L3, AES100, 1+10, a run of twenty digits: digits that belong to a sign, not to an amount; 5A级 is a class."""
    if max(quantity.value, quantity.value_max or 0) >= _BEYOND_AMOUNTS:
        return "identifier"
    if quantity.chinese:
        return ""
    if quantity.value > _MOST_TENTHS and reading.text.startswith("成", quantity.number_end):
        return "identifier"  # 2025成都大会
    around = reading.text[max(0, quantity.core - 2) : quantity.number_end + 2]
    if ("+" in around or "＋" in around or "×" in around) and _FORMULA.search(around):
        return "name"
    left = before(reading, quantity, 6)
    if reading.cues.at_start("numbered").match(reading.text, quantity.number_end) and left[-1:] not in _YEAR_CLOSED:
        return "identifier"  # 331国道
    if left[-1:].isascii() and _ATTACHED.search(left) and not left.lower().endswith("r&d"):
        return "identifier"
    if _LETTERED_CLASS.match(reading.text, quantity.number_end):
        return "class"
    following = reading.text[quantity.number_end : quantity.number_end + 1]
    unitless = quantity.kind != "physical" and quantity.number_end == quantity.core_end
    return "identifier" if unitless and following.isascii() and following.isalpha() else ""


_NUMBERING = re.compile(r"(?:^|\n)\s*[（(]?$")
_LIST_MARK = re.compile(r"[.、．)）]")
_ISSUE = re.compile(r"[〔\[（(〕](?:19|20)?\d{2}[〕\])）]\d*号?$|第$|[〔\[]$")
_ISSUE_LAST = frozenset("第号〔[〕])）0123456789\n")
"""What the words that number an issue may end with."""
_LINES = re.compile(r"(?:、\d{1,4}){0,30}(?:、|和|及)?\d{0,4}(?:号|届|次(?:全会|会议|全体)|期工程)")


def ordinal(reading: Reading, quantity: Quantity) -> str:
    """（一）, 第三届, 4、5、10号线, 国发〔2024〕5号: numbers that order, not count."""
    if _LIST_MARK.match(reading.text, quantity.number_end) and _NUMBERING.search(
        reading.text, max(0, quantity.core - 3), quantity.core
    ):
        return "ordinal"
    left = before(reading, quantity, 9)
    if left[-1:] in _ISSUE_LAST and _ISSUE.search(left):
        return "ordinal" if left.endswith("第") else "document_number"
    if quantity.kind == "none" and _LINES.match(reading.text, quantity.number_end):
        return "ordinal"
    return "ordinal" if _unit_orders(reading, quantity) else ""


_HELD = re.compile(
    r"(?:举办|承办|召开|举行|主办|连办|协办)[了过]?(?:[\d两三四五六七八九十]+届[\u4e00-\u9fff“”（）]{2,18}[、和])*$"
)
"""成功举办2届博览会、3届商会大会 counts what was held."""
_LEAST_ORDINAL = 10
"""举办十四届全运会 leaves 第 out."""


def _unit_orders(reading: Reading, quantity: Quantity) -> bool:
    cues, right = reading.cues, after(reading, quantity, 4)
    if quantity.unit == "期" and right.startswith("间"):
        return True  # 双11期间
    if quantity.unit in cues.terms("ordinal_unit"):
        held = quantity.unit == "届" and quantity.value < _LEAST_ORDINAL and HAN.match(right)
        return not (held and _HELD.search(before(reading, quantity, 40)))
    if quantity.unit in cues.terms("ordinal_unit_chinese"):
        return (quantity.chinese and not (quantity.unit == "批" and quantity.value == 1)) or right[:1] in "工项"
    return quantity.unit == "次" and cues.at_start("session").match(right) is not None


_STEPS = re.compile(r"[十百千万亿]+元?(?:台阶|大关|关口)")


_LABELS = 100
"""Fewer kinds than these make the label of a list, no count."""


def class_name(reading: Reading, quantity: Quantity) -> str:
    """百亿级企业, 三大系统, 两位数, 连跨4个万亿元台阶: the number is part of a class or a label."""
    if quantity.unit == "类" and quantity.value < _LABELS:
        return "class"  # 八大类
    if quantity.kind == "class" or (quantity.unit == "位" and after(reading, quantity, 1) == "数"):
        return "class"
    if quantity.kind == "count" and _STEPS.match(reading.text, quantity.core_end):
        return "class"
    following = reading.text[quantity.core_end : quantity.core_end + 1]
    return "class" if following == "级" and quantity.kind != "rank" else ""


CONTACT_DIGITS = 7
SHORT_NUMBER = 3


def contact(reading: Reading, quantity: Quantity) -> str:
    """Telephone numbers, codes and account numbers: long runs of digits without a unit, short ones behind 热线."""
    digits = reading.text[quantity.core : quantity.number_end]
    if not digits.isdigit():
        return ""
    lead = reading.cues.anywhere("contact_lead").search(before(reading, quantity, 8))
    dialled = lead is not None and len(digits) >= SHORT_NUMBER
    return "contact" if dialled or len(digits) >= CONTACT_DIGITS else ""
