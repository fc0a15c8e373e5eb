"""What news report of the day itself: an event's day, a stock that has come about, the year so far."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from etl.assemble.applicable import usable
from etl.assemble.reading import Reading
from etl.assemble.surroundings import Place
from etl.mentions.periods import Period, Time
from etl.model import BlockKind, DocumentKind, Measure

_ALREADY = re.compile(r"已(?!经?成为)(?:经|累计)?|目前")


def has_come_about(reading: Reading, place: Place, measure: Measure, found: tuple[Period, str] | None) -> bool:
    """新区已建成基站5120个: a stock of today in news, whatever stretch an earlier sentence was about."""
    if (
        reading.document_kind in (DocumentKind.WORK_REPORT, DocumentKind.STATISTICS)
        or reading.document.own_date is None
    ):
        return False
    earlier = found is not None and found[1] == "period:paragraph"
    shares = reading.text.startswith("占", place.clause.start)  # 已建成基站5120个，占全市四成
    start = place.sentence.start if shares else place.clause.start
    already = _ALREADY.search(reading.text, start, place.start) is not None
    return earlier and already and measure is Measure.LEVEL


_TOTAL = re.compile(r"(?:总数|总量|总里程|总规模|保有量|存量|余额)\S{0,3}$")


_FOUNDED = re.compile(r"(?<!已)(?<!已经)(?:设立|成立|组建|发起)")
"""今年，全市设立总规模20亿元的基金 was done in the year."""
_RUNNING = ("今年", "今年以来", "年初以来", "年初至今")


def total_at_end(reading: Reading, place: Place, measure: Measure, period: Period) -> date | None:
    """今年以来新开航线11条，航线总数达到229条: a total stands at the end of the stretch that has brought it there."""
    own = reading.document.own_date
    if measure is not Measure.LEVEL or own is None or period.kind is not Time.STRETCH or period.last is None:
        return None
    if period.start >= place.clause.start or period.text not in _RUNNING:
        return None
    if _FOUNDED.search(reading.text, place.clause.start, place.start):
        return None
    return min(period.last, own) if _TOTAL.search(place.left) else None


def up_to(reading: Reading, place: Place, period: Period) -> Period:
    """截至9月底，…今年开行班列406列: the year that is running, up to the day that the sentence names; 截至目前 is today."""
    own = reading.document.own_date
    if own is None or period.kind is not Time.STRETCH or period.last is None or period.last <= own:
        return period
    for moment in reversed(usable(reading, place.sentence.start, period.start)):
        until_now = moment.kind is Time.NOW and moment.text.startswith(("截至", "截止"))
        if (
            (until_now or moment.kind is Time.MOMENT)
            and moment.last is not None
            and moment.last.year == period.last.year
        ):
            return replace(period, last=moment.last)
    return period


_SAME_EVENT = re.compile(
    r"(?:据悉，|据介绍，|其中，?)?(?:[此本这]次|这批|这些项目|按[^，。]{1,6}[看分]|会上，|活动现场|活动上|仪式上)"
)
"""此次集中开工项目共23个: a sentence that goes on about the event whose day the one before gives."""


_PUBLISHED = re.compile(r"[^。；\d]{0,30}?(?:发布|公布|通报|数据|显示|介绍|消息)")
_PART_OF_IT = re.compile("其中，")


def is_of_same_event(reading: Reading, place: Place, day: Period) -> bool:
    """Tell whether a sentence goes on about the event whose day an earlier one gives, or breaks down what it brought."""
    if _SAME_EVENT.match(reading.text, place.sentence.start):
        return True
    if _PART_OF_IT.match(reading.text, place.sentence.start) is None or _PUBLISHED.match(reading.text, day.end):
        return False
    told = [one.start for one in reading.paragraphs[place.paragraph].sentences if one.start < place.sentence.start]
    return bool(told) and (day.start >= told[-1] or _SAME_EVENT.match(reading.text, told[-1]) is not None)


def is_day(period: Period) -> bool:
    """Tell whether a time is a single day."""
    return period.kind is Time.STRETCH and period.first is not None and period.first == period.last


def _is_reported(reading: Reading, first: date, last: date, period: Period) -> bool:
    """1至2月, 10月份, “双11”期间（11月1日至11日）: what numbers are reported for."""
    if period.kind is not Time.STRETCH or first == last:
        return False
    begins = (first.month, first.day) == (1, 1) and last.month > 1
    return begins or period.text.endswith("月份") or reading.text.startswith("）", period.end)


_LOOKS_BACK = re.compile(r"来|过去|这|近|最近")


_ALONE = ("当季", "单季", "当月", "单月")
_SOME_DAYS = re.compile(r"日(?:至|到|—|-|～)(?:\d{1,2}月)?\d{1,2}日")


def of_an_event(reading: Reading, period: Period) -> bool:
    """A day or a month dates an event; only a longer stretch is taken over from an earlier sentence, in news a holiday too.

    An annual report takes over whole years alone: a quarter in it is a remark in passing.
    """
    if period.first is None or period.last is None or period.kind is Time.NOW:
        return False
    if (
        period.in_passing
        or period.text == "年内"
        or (period.kind is Time.REVIEW and not _LOOKS_BACK.search(period.text))
    ):
        return True  # 两年平均增长 is the mean of its own number alone
    if period.kind is Time.MOMENT and reading.document_kind is DocumentKind.WORK_REPORT:
        return True
    if reading.text.startswith(_ALONE, period.end):
        return True  # 前三季度…；三季度当季，…: the last part is told in passing
    if (
        period.holiday or _is_reported(reading, period.first, period.last, period)
    ) and reading.document_kind is DocumentKind.NEWS:
        return False
    if reading.document_kind is DocumentKind.NEWS and _SOME_DAYS.search(period.text):
        return False  # 10月1日至7日: what follows is about the same days
    shortest = 360 if reading.document_kind is DocumentKind.WORK_REPORT else 80
    return (period.last - period.first).days < shortest


_CARRIES_ON = re.compile(r"其中，|(?:从|分|按)[^，。；\d]{1,12}(?:看|分|来说)，")


def carried_on(reading: Reading, paragraph: int) -> tuple[Period, str] | None:
    """从区县看，…: a paragraph that goes on breaking down what the one before it is about has its time."""
    while paragraph > 0 and _CARRIES_ON.match(reading.text, reading.paragraphs[paragraph].span.start):
        paragraph -= 1
        room = reading.paragraphs[paragraph].span
        earlier = [period for period in usable(reading, room.start, room.end) if not of_an_event(reading, period)]
        if earlier:
            return earlier[-1], "period:paragraph"
    return None


_QUOTES = re.compile("[“”‘’·]")
_LEAD = 2
_HOLIDAY = re.compile(r"假期|假日(?!经济)|长假|黄金周|春节|国庆|五一|端午|中秋|清明|元旦")


def holiday_told(reading: Reading) -> Period | None:
    """Return the holiday that the lead dates and the title names (春节消费红火): the whole story is about it."""
    own = reading.document.own_date
    title = _QUOTES.sub("", "".join(reading.between(block.start, block.end) for block in reading.titles))
    bodies = [paragraph.span for paragraph in reading.paragraphs if paragraph.kind is BlockKind.BODY][:_LEAD]
    if own is None or reading.document_kind is not DocumentKind.NEWS:
        return None
    for span in bodies:
        for period in reading.periods_in(span.start, span.end):
            past = period.kind is Time.STRETCH and period.last is not None and period.last <= own
            if past and period.holiday and _QUOTES.sub("", period.text)[:2] in title:
                return period
            if past and _SOME_DAYS.search(period.text) and _HOLIDAY.search(title):  # 国庆假期…; 10月1日至7日，…
                return period
    return None
