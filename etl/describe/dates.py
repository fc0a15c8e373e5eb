"""When a document was published, and the day of what it reports."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from etl.clean.datewords import day, find_date
from etl.describe.digest import items
from etl.describe.events import Events, place_day
from etl.model import Block, BlockKind, CleanText, Document, DocumentKind, RawDocument

__all__ = ["LONGEST_WAIT", "Events", "document_dates", "told_until"]

LONGEST_WAIT = 120
"""Most days between what a report tells and its publication; an earlier date in it is history."""

_URL_DATE = re.compile(r"(?<!\d)(20\d\d)[-/_]?(0?[1-9]|1[0-2])[-/_]?(0[1-9]|[12]\d|3[01]|[1-9])(?=\D|$)")
_FILE_DATES = (
    re.compile(r"(?<!\d)(20\d\d)[-_.年](\d{1,2})[-_.月](\d{1,2})(?!\d)"),
    re.compile(r"(?<!\d)(20\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?!\d)"),
)
_URL_MONTH = re.compile(r"(?<!\d)(20\d\d)[-/_]?(?:0[1-9]|1[0-2])(?!\d)")
_DAY = re.compile(
    r"(?<![至到自从\d])(?<![去上前同当次往历每]年)(?:((?:19|20)\d\d)年)?(\d{1,2})月(\d{1,2})日(?!起|前|以前|之前|以来|至今)"
)
_REPORTED = re.compile(r"[\u4e00-\u9fff]{0,3}[讯电]")
_OF_A_VALUE = re.compile(r"，[^，。；：\d]{2,16}(?<!\d)(?:达到?|突破|超过?|升至|攀升至|降至|为)\d")
_CLOCKED = re.compile(r"(?<![\d/.-])(\d{1,2})[-/月](\d{1,2})日?\s*\d{1,2}[:：]\d{2}(?!\d)")
"""The day and the hour of a page that leaves out the year: 07-22 09:41."""
_DAY_ONLY = re.compile(r"(?<![\d月年、—–\-至])(\d{1,2})日(?=上午|下午|晚|清晨|凌晨|[,，在]|，|举行|召开)")
_RELATIVE = re.compile(
    r"(今天|今日|今晨|今早|今晚|昨天|昨日|昨晚|前天|前日|[今昨前][（(]\d{1,2}日?[）)]日?)(?!的中国|起)"
)
_DAYS_AGO = {"今": 0, "昨": 1, "前": 2}
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_FILE_YEAR = re.compile(r"(?<![0-9A-Za-z])(20\d\d)(?:年|(?![0-9A-Za-z]))")
_STATED_YEAR = re.compile(r"(?<![到至—\-－~～、\d])(20\d\d)年(?!前(?![\d一二三]+个?[月季])|底前|末前|[版届])")
_MEETING = re.compile(r"[上议过）)]$|^[—―─－(（]")
_IN_FORCE = re.compile(r"(?:施行|实施|执行|生效|起|有效期)")
_SIGNED_BY = re.compile(
    r"[\u4e00-\u9fff（）、 ]{2,40}(?:府|局|厅|委|办|室|会|院|部|署|中心|专班|小组|公司|集团|社|行|所|站) ?"
)
_OFFICIAL = re.compile(r"(?:通知|意见|办法|方案|公告|批复|决定|规划|纲要|措施|细则|条例|规定)》?$")
_WHOLE_YEAR = re.compile(r"(20\d\d)年(?![^，。]*?(?:[上下]半年|季度|月))")
_SOON = 10  # days
_LONG_STORY = 4  # days from the first to the last
_SPRING = 3  # months in which a report is rather about the year before
_LEAD_BLOCKS = 3
_LAST_BLOCKS = 4
_LONGEST_SIGNATURE = 60
_LEAD_CHARS = 400


def document_dates(clean: CleanText, raw: RawDocument, events: Events) -> tuple[date | None, date | None, str]:
    """Return (publication day, day of what is reported, how both were found); None where nothing tells.

    Publication comes from the masthead, else from what the container says, else from a date in the address or in the
    name of the file. The day reported comes from the meeting line under a title, the day signed, or the lead; a day
    without its year takes it from the publication (the nearest not later), from the title, a dated event that the text
    names, the address or the file's name.
    """
    published, published_by = _published(clean, raw, events)
    for rule in (_meeting_line, _signed, _lead, _day_only, _last_signed):
        found = rule(clean, raw, published, events)
        if found is not None:
            event, event_by = found
            break
    else:
        event, event_by = None, ""
    if published is None and event is not None and event_by.startswith("lead"):
        published, published_by = _dated_below(clean, event)
    parts = (f"published:{published_by}" if published else "", f"event:{event_by}" if event else "")
    return published, event, ";".join(part for part in parts if part)


Found = tuple[date, str] | None


def _published(clean: CleanText, raw: RawDocument, events: Events) -> tuple[date | None, str]:
    if clean.masthead.published_date:
        return clean.masthead.published_date, clean.masthead.published_basis or "masthead"
    if when := find_date(raw.metadata.get("published_date", "")):
        return when[0], "container"
    for address in _addresses(clean, raw):
        if value := _day_in(address, _URL_DATE):
            return value, "url"
    if value := _day_in(raw.file.replace("\\", "/").rsplit("/", 1)[-1], *_FILE_DATES):
        return value, "file_name"
    return _clocked(clean, raw, events) or (None, "")


def _clocked(clean: CleanText, raw: RawDocument, events: Events) -> Found:
    """A day and an hour without a year (07-22 09:41), where the text tells the year; in spring it often tells last year's."""
    lines = (*(text for kind, text in clean.dropped if kind == "masthead"), *_lines(clean, BlockKind.SUBTITLE))
    match = next(filter(None, map(_CLOCKED.search, lines)), None)
    if match is None or int(match[1]) <= _SPRING:
        return None
    month, of_month = int(match[1]), int(match[2])
    stated = [int(year) for year in _STATED_YEAR.findall(clean.text)]
    if stated and (value := day(max(stated), month, of_month)):
        return value, "clock+stated_year"
    found = _without_publication(month, of_month, clean, raw, events)
    return (found[0], f"clock+{found[1]}") if found else None


def _dated_below(clean: CleanText, event: date) -> tuple[date | None, str]:
    """The day alone below a report of what happened shortly before."""
    signed = _signature(clean, clean.blocks[-_LAST_BLOCKS:])
    is_near = signed is not None and timedelta() <= signed[0] - event <= timedelta(_SOON)
    return (signed[0], "below") if signed and is_near else (None, "")


def _addresses(clean: CleanText, raw: RawDocument) -> tuple[str, ...]:
    return (raw.metadata.get("url", ""), clean.masthead.url, raw.file if "://" in raw.file else "")


def _day_in(name: str, *patterns: re.Pattern[str]) -> date | None:
    """Return the first day of the calendar that a pattern finds in an address or in the name of a file."""
    matches = (match for pattern in patterns for match in pattern.finditer(name))
    return next(filter(None, (day(*map(int, match.groups())) for match in matches)), None)


def _meeting_line(clean: CleanText, raw: RawDocument, published: date | None, events: Events) -> Found:
    """The line under a title: ——2024年1月9日在某省第九届人民代表大会第二次会议上."""
    for line in _lines(clean, BlockKind.SUBTITLE):
        if _IN_FORCE.search(line):
            continue  # 自2021年4月1日起施行 is a term of the document, no day on which something happened
        when = find_date(line)
        if when and (_MEETING.search(line) or "会议" in line or "大会" in line):
            return when[0], "meeting_line"
        partial = _DAY.search(line)
        if partial and not partial[1] and _MEETING.search(line):
            return _with_year(partial, clean, raw, published, events)
    return None


def _signed(clean: CleanText, raw: RawDocument, published: date | None, events: Events) -> Found:
    """The day on which an official document was made, from its table or from below its text."""
    for kind, text in clean.dropped:
        if kind == "made" and (when := find_date(text)):
            return when[0], "made"
    return _signature(clean, clean.blocks) if _OFFICIAL.search(clean.masthead.title) else None


def _last_signed(clean: CleanText, raw: RawDocument, published: date | None, events: Events) -> Found:
    return _signature(clean, clean.blocks[-_LAST_BLOCKS:])


def _signature(clean: CleanText, blocks: Sequence[Block]) -> Found:
    """The first line that is a date, alone or after the office that signs."""
    for block in blocks:
        line = clean.text[block.start : block.end]
        when = find_date(line) if len(line) <= _LONGEST_SIGNATURE else None
        if when is None or len(line) - when[2] > 2:
            continue
        if when[1] <= 2 or (_SIGNED_BY.fullmatch(line[: when[1]]) and len(line) == when[2]):
            return when[0], "signature"
    return None


def _lead(clean: CleanText, raw: RawDocument, published: date | None, events: Events) -> Found:
    for paragraph in _leads(clean):
        days = list(_DAY.finditer(paragraph))
        if len(days) > 1 and _REPORTED.match(paragraph, days[0].end()):
            del days[0]  # 某某网8月15日讯 8月14日 is told on the 15th
        for match in days:
            found = _with_year(match, clean, raw, published, events)
            if found and published is not None and _is_reading(match, published - found[0]):
                continue
            if found and (published is None or timedelta() <= published - found[0] <= timedelta(LONGEST_WAIT)):
                return _last_of(match, found[0], published), f"lead+{found[1]}"
        if published is not None and (told := _RELATIVE.search(paragraph[:60])):
            return published - timedelta(_DAYS_AGO[told[1][0]]), "relative"
    return None


def _is_reading(match: re.Match[str], ago: timedelta) -> bool:
    """8月13日，用电负荷达到6532万千瓦, told two days later: the day of a value, not of what the news reports."""
    return ago > timedelta(1) and _OF_A_VALUE.match(match.string, match.end()) is not None


_DAYS_ON = re.compile(r"(?:至|到|—|-|～)(?:(\d{1,2})月)?(\d{1,2})日")


def _last_of(match: re.Match[str], first: date, published: date | None) -> date:
    """10月1日至7日: the last of the days that a story tells of, once over; two or three are a meeting that began then."""
    goes_on = _DAYS_ON.match(match.string, match.end())
    last = goes_on and day(first.year, int(goes_on[1] or first.month), int(goes_on[2]))
    over = last and published and last <= published
    return last if last and over and last - first >= timedelta(_LONG_STORY) else first


def _day_only(clean: CleanText, raw: RawDocument, published: date | None, events: Events) -> Found:
    """A day without its month (25日), which only a publication date can place."""
    if published is None:
        return None
    match = next((match for paragraph in _leads(clean) if (match := _DAY_ONLY.search(paragraph[:120]))), None)
    if match is None:
        return None
    for back in range(31):
        value = published - timedelta(back)
        if value.day == int(match[1]):
            return value, "day_only"
    return None


def _with_year(
    match: re.Match[str], clean: CleanText, raw: RawDocument, published: date | None, events: Events
) -> Found:
    """Return the date of a match of ``_DAY`` and what told its year."""
    month, of_month = int(match[2]), int(match[3])
    if match[1]:
        value = day(int(match[1]), month, of_month)
        return (value, "full") if value else None
    if published is not None:
        years = (published.year, published.year - 1)
        fitting = (value for year in years if (value := day(year, month, of_month)) and value <= published)
        value = next(fitting, None)
        return (value, "publication") if value else None
    return _without_publication(month, of_month, clean, raw, events)


def _without_publication(month: int, of_month: int, clean: CleanText, raw: RawDocument, events: Events) -> Found:
    title = next(iter(_YEAR.findall(clean.masthead.title)), "")
    if title and (value := day(int(title), month, of_month)):
        return value, "title"
    if placed := place_day(month, of_month, events.named_in(clean.text)):
        return placed[0], f"event:{placed[1]}"
    for address in _addresses(clean, raw):
        path = _URL_MONTH.search(address)
        if path and (value := day(int(path[1]), month, of_month)):
            return value, "url_month"
    name = _FILE_YEAR.search(raw.file)
    if name and (value := day(int(name[1]), month, of_month)):
        return value, "file_name"
    stated = [int(year) for year in _STATED_YEAR.findall(clean.text)]
    if stated and month > _SPRING and (value := day(max(stated), month, of_month)):
        return value, "stated_year"
    return None


def told_until(document: Document) -> date | None:
    """Return the day that 全年 and 年末 are seen from: a communiqué's title names a year that was over when it came out."""
    own = document.own_date
    title = document.clean.masthead.title or next(_lines(document.clean, BlockKind.TITLE), "")
    match = _WHOLE_YEAR.search(title) if own is not None and document.kind is DocumentKind.STATISTICS else None
    if own is None or match is None or int(match[1]) != own.year - 1:
        return own
    return date(own.year - 1, 12, 31)


def _leads(clean: CleanText) -> Iterator[str]:
    """Yield the first paragraphs, without the items of a digest: each of them reports something else."""
    lines = [line for line in _lines(clean, BlockKind.BODY) if len(line) >= 20]
    if sum(line.startswith("【") for line in _lines(clean, BlockKind.HEADING)) > 1:
        return  # the headings of a bulletin's items
    reported = items(lines)
    paragraphs = (line for line in lines if line not in reported)
    for _, paragraph in zip(range(_LEAD_BLOCKS), paragraphs, strict=False):
        yield paragraph[:_LEAD_CHARS]


def _lines(clean: CleanText, kind: BlockKind) -> Iterator[str]:
    return (clean.text[block.start : block.end] for block in clean.blocks if block.kind is kind)
