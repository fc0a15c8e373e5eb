"""The event that a piece of news reports: its days, and the sentences that tell what it brought."""

from __future__ import annotations

import re
from datetime import date, timedelta

from etl.assemble.reading import Reading
from etl.assemble.sites import holds
from etl.assemble.surroundings import Place
from etl.mentions.numerals import chinese_value
from etl.mentions.periods import Period, Time
from etl.model import DocumentKind, RegionMention, Span

_TAKES_PLACE = "举行|召开|开幕|启幕|闭幕|落幕|落下帷幕|启动|举办|开赛|收官"
_HELD = rf"[^。]{{0,40}}(?:{_TAKES_PLACE}|设在|开工)"
_HOLDS = r"(?:举行|召开|举办)了?[^，。]{0,30}"
_LEAD_PARAGRAPHS = 3
_ENDED = re.compile(r"(?:为期|历时)([\d一二两三四五六七八九十]{1,2})天的?[^。]{0,40}(?:落下帷幕|落幕|闭幕|结束|收官)")
_LASTED = re.compile(
    r"(?:落下帷幕|落幕|闭幕|收官|结束)[^。\n]{0,30}。(?:在)?(?:短短|这)?([\d一二两三四五六七八九十]{1,2})天(?:时间|以?来|里|内|的)"
)
_TELLS = r"“?(?:据(?:悉|了解|介绍|统计|不完全统计)，|记者了解到，|目前，|其中，?)?"
_ABOUT_IT = re.compile(
    rf"{_TELLS}(?:(?:本届|本次|此次|这次)|截至闭幕|(?:展会|大会|会议|会展|论坛|活动|会期|赛事|节会|峰会|仪式)(?:期间|现场|上|共|设|吸引|以|为期|还|汇聚|邀请|聚集|聚焦)"
    r"|来自[^，。]{0,12}\d+个(?:国家|省|地区|城市)|(?:现场|会上|开幕式上|签约仪式上|发布会上)，?"
    r"|这?[\d一二两三四五六七八九十]{1,2}天(?:时间|里|我们)|[\u4e00-\u9fff]{1,6}(?:节|博会|展会)(?:期间|拉动|带动|累计|共|吸引|现场))"
)
_LONGEST = 30


def occasion(reading: Reading, place: Place) -> Period | None:
    """Return the days of the event that a sentence of the news is about, or None.

    An event that ends after 为期四天 covers these days; else it is the day that the news reports.
    """
    day = reading.document.event_date
    if reading.document_kind is not DocumentKind.NEWS or day is None or not _is_about_it(reading, place):
        return None
    reported = reading.once(_reported)
    if reported is None:
        return None
    return Period(place.start, place.start, "", Time.STRETCH, *reported)


_OF_IT = re.compile(
    rf"{_TELLS}(?:(?:本届|本次|此次|这次)|(?:展会|大会|会展|论坛|赛事|节会|峰会)(?:期间|共|设|吸引|以|为期|还|汇聚|邀请|聚集|聚焦))"
)
_VENUE = re.compile(rf"[^，。；\n]{{0,16}}?(?:{_TAKES_PLACE})")


def venue(reading: Reading, place: Place) -> RegionMention | None:
    """本届展会展览面积3.6万平方米, after 展览会在合肥…中心开幕: the place within the document's region where an event is held."""
    if reading.document_kind is not DocumentKind.NEWS or not _OF_IT.match(reading.text, place.sentence.start):
        return None
    return reading.once(_held_at)


def _held_at(reading: Reading) -> RegionMention | None:
    home = reading.document.region_code
    for paragraph in reading.paragraphs[: _LEAD_PARAGRAPHS + 1]:
        for mention in reading.regions_in(paragraph.span.start, paragraph.span.end):
            at = reading.text[mention.start - 1 : mention.start] == "在" and mention.code != home
            if at and holds(home, mention.code) and _VENUE.match(reading.text, mention.end):
                return mention
    return None


def _is_about_it(reading: Reading, place: Place) -> bool:
    if _ABOUT_IT.match(reading.text, place.sentence.start):
        return True
    return reading.cues.anywhere("attend").search(reading.text, place.sentence.start, place.clause.end) is not None


def _reported(reading: Reading) -> tuple[date, date] | None:
    """The days of the event that the title or the lead reports; None where they report none."""
    day = reading.document.event_date
    if day is None:
        return None
    bodies = [paragraph.span for paragraph in reading.paragraphs][: _LEAD_PARAGRAPHS + 1]
    for span in bodies:
        ended = _ENDED.search(reading.text, span.start, span.end) or _LASTED.search(reading.text, span.start, span.end)
        if ended is not None:
            return day - timedelta(_days(ended.group(1)) - 1), day
    gathering = reading.cues.alternatives("gathering")
    held = re.compile(f"(?:{gathering}){_HELD}|{_HOLDS}(?:{gathering})(?=[，。])")
    told = [span for span in bodies if held.search(reading.text, span.start, span.end)]
    return next(filter(None, (_days_named(reading, span, day) for span in told)), (day, day)) if told else None


def _days_named(reading: Reading, span: Span, day: date) -> tuple[date, date] | None:
    """3月27日至30日，…举行: those days, once they are over."""
    known = reading.document.latest_date or day
    for period in reading.periods_in(span.start, span.end):
        first, last = period.first, period.last
        if period.kind is Time.STRETCH and first and last and first < last <= known and first <= day:
            return (first, last) if (last - first).days < _LONGEST and day <= last else None
    return None


def _days(word: str) -> int:
    count = int(word) if word.isdigit() else int(chinese_value(word) or 1)
    return count if 1 <= count <= _LONGEST else 1
