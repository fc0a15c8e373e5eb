"""Numbers that tell a time: dates, hours, durations that are not themselves what is measured."""

from __future__ import annotations

import re

from etl.assemble.admission.rule import HAN, after, before, before_quote
from etl.assemble.cycles import cycle
from etl.assemble.reading import Reading
from etl.mentions.periods import covering
from etl.mentions.quantities import Quantity


def date_or_period(reading: Reading, quantity: Quantity) -> str:
    """Dates, years, periods and deadlines."""
    near = reading.periods_in(max(0, quantity.core - 16), quantity.number_end + 16)
    return "date" if near and covering(near, quantity.core, quantity.number_end) else ""


_CLOCK = re.compile(r"\d{1,2}[:：]\d{2}")
_HOUR_BEFORE = re.compile(r"(?:\d|[一二三四五六七八九十])[时点]\Z")
_DAYTIME = re.compile(
    r"(?:上午|下午|中午|凌晨|清晨|早上|晚上|傍晚|早|晚|日|当天|夜里|夜晚|深夜|半夜|午后|夜间|今晨|清早|天亮)[才就刚到]?\Z"
)
_ON_THE_CLOCK = re.compile(
    r"\d{1,2}分(?!钟)|[一二三四五六七八九十]{1,3}分(?!钟)|整|半|钟|许|[一三]刻|左右|开始|出头|刚过|多钟?，|到[早晚夜次凌下\d]"
)
_OPENS = re.compile(r"(?:^|[。！？；\n“])\Z")
_HOURS = 24


def clock_time(reading: Reading, quantity: Quantity) -> str:
    """16:35:58, 9时30分."""
    if quantity.kind == "ratio":
        return ""
    following = reading.text[quantity.number_end : quantity.number_end + 2]
    if following[:1] == "时" and following != "时代":
        return "clock_time"
    if quantity.unit == "分" and _HOUR_BEFORE.search(before(reading, quantity, 2)):
        return "clock_time"
    if quantity.unit == "点" and _tells_hour(reading, quantity):
        return "clock_time"
    around = reading.text[max(0, quantity.core - 3) : quantity.number_end + 3]
    return "clock_time" if (":" in around or "：" in around) and _CLOCK.search(around) else ""


def _tells_hour(reading: Reading, quantity: Quantity) -> bool:
    """下午3点, 9点30分."""
    timed = _DAYTIME.search(before_quote(reading, quantity, 3)) is not None
    opens = _OPENS.search(before_quote(reading, quantity, 1)) is not None and quantity.value <= _HOURS
    timed = timed or (opens and after(reading, quantity, 1) == "，")  # 9点，车间里已经忙开了
    return timed or _ON_THE_CLOCK.match(reading.text, quantity.core_end) is not None


_DAY = re.compile(r"\d{1,2}(?:日|号)(?!线)")
_YEAR_BRACKETS = ("〕", "]", "］", "】")


def bare_day(reading: Reading, quantity: Quantity) -> str:
    """25日 and 3·15: a day without its month."""
    text, mark = reading.text, reading.text[quantity.core - 1 : quantity.core]
    if mark == "·" or text[quantity.number_end : quantity.number_end + 1] == "·":
        return "date"
    numbered = mark in _YEAR_BRACKETS and quantity.unit == "号"
    return "date" if _DAY.match(text, quantity.core) and not numbered else ""


_IN_A_ROW = re.compile(r"连续\S?$")


def repeated(reading: Reading, quantity: Quantity) -> str:
    """连续10次, 连续24个月."""
    return "duration" if _IN_A_ROW.search(before_quote(reading, quantity, 4)) else ""


_EACH = re.compile(r"[每连续近前满第]\S?$")
_CIRCLE = re.compile(r"[\u4e00-\u9fff“”]{0,8}圈")
"""15分钟生活圈, 一小时通勤圈: how far a circle reaches names it."""


def duration(reading: Reading, quantity: Quantity) -> str:
    """A stretch of time is a figure only where it is itself what is measured (压缩至23分钟, 35天拿到许可证)."""
    if cycle(reading, quantity):
        return ""
    left = before_quote(reading, quantity, 12)
    if quantity.unit == "年" and HAN.match(after(reading, quantity, 1)):
        return "duration"  # 再延长30年试点
    if _CIRCLE.match(after(reading, quantity, 12)):
        return "duration"
    if took(reading, quantity) or _is_spent(reading, before(reading, quantity, 12)) or _is_spent(reading, left):
        return ""
    if _SHORTENED.match(reading.text, quantity.end):
        return ""
    if quantity.unit != "年" and not _EACH.search(left) and _is_gained(reading, after(reading, quantity, 8)):
        return ""
    return "duration"


_TOOK = re.compile(
    r"(?:过去|以前|原来|原先|往年|从前|早些年|早年|此前)[^。；\d]{0,14}?(?:要|需要?|得|花)(?:花|用)?(?:了|上)?(?:至少|大约|大概|约|近)?$"
)


def took(reading: Reading, quantity: Quantity) -> bool:
    """过去走陆路要一个小时: how long something took before."""
    return quantity.kind == "duration" and _TOOK.search(before_quote(reading, quantity, 24)) is not None


_SHORTENED = re.compile(
    r"(?:缩短|压缩|缩减|减少|延长|提速|压减|降|变)[到至为成]了?(?=[^，。；]{0,2}[\d一二两三四五六七八九十半])"
)
"""从过去的5天缩短到了1小时: both are measured."""
_CHANGE_TAIL = re.compile(r"(?:至|到|为|在)?[^\s，。；、]{0,2}$")
_NOUN_TAIL = re.compile(r"[^\s，。；、]{0,4}?(?:达到?|为|约|仅|需|只需|缩至|不超过)?[^\s，。；、]{0,2}$")


def _is_spent(reading: Reading, left: str) -> bool:
    change = _last(reading.cues.anywhere("time_change"), left)
    noun = _last(reading.cues.anywhere("time_spent"), left)
    return (change is not None and _CHANGE_TAIL.fullmatch(left, change) is not None) or (
        noun is not None and _NOUN_TAIL.fullmatch(left, noun) is not None
    )


_SOON_DONE = re.compile(r"^(?:就|便|即)?(?:能够?|可以?)?(?:全部|全|都)?(?!有)")
"""8天就能全部完成."""


def _is_gained(reading: Reading, right: str) -> bool:
    words = _SOON_DONE.sub("", right, count=1)
    match = reading.cues.anywhere("time_gained").search(words)
    return match is not None and match.start() <= 3


def _last(pattern: re.Pattern[str], text: str) -> int | None:
    """Return where the last match ends, or None."""
    end = None
    for match in pattern.finditer(text):
        end = match.end()
    return end
