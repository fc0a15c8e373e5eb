"""Who publishes what and when: reports, bulletins, plans, quarterly news and its reposts, and support policies."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from tools.demonstration.places import Place, places
from tools.demonstration.sayings import QUARTERS, Speaker, industries, plan_end, quarter, sentence
from tools.demonstration.tables import words
from tools.demonstration.world import FIRST, LAST, METRICS, Metric, World

NOTICE = "本文由程序按随机模型生成，只供演示：不是真实文件，其中的数字都不是真的。"
MARK = "【演示】"
_REVIEWED = {"province": 30, "prefecture": 13, "county": 6}
_PROMISED = {"province": 10, "prefecture": 4, "county": 2}
_COUNTY_EVERY, _PREFECTURE_NEWS_EVERY = 3, 4
_REPOSTED, _OTHER_CODING, _OFF = 0.15, 0.02, 0.4
_SENTENCES_A_PARAGRAPH = 4


@dataclass(frozen=True, slots=True)
class Paper:
    """One document: its name in the input folder, and its bytes."""

    file: str
    data: bytes


def papers(world: World, first: int = FIRST, last: int = LAST) -> Iterator[Paper]:
    """Yield all documents on the years from ``first`` to ``last``."""
    for year in range(first, last + 1):
        for place in places(year).values():
            yield from _of_place(world, place, year)


def unreadable() -> Iterator[Paper]:
    """Yield inputs that hold no document, each for another reason."""
    yield Paper("附件/扫描件.pdf", b"%PDF-1.7\n% cut off")
    yield Paper("附件/空白.txt", b"")
    yield Paper("附件/summary.txt", b"Demonstration: a summary in English only, so that there is nothing to read. " * 4)


def _of_place(world: World, place: Place, year: int) -> Iterator[Paper]:
    number, level = int(place.code), place.level
    if level != "county" or (number + year) % _COUNTY_EVERY == 0:
        yield _report(world, place, year)
    if level == "province":
        yield _bulletin(world, place, year)
    if level != "county" and (plan_end(year) != plan_end(year - 1) or (level == "province" and year % 2)):
        yield _plan(world, place, year)
    if level == "province" or (level == "prefecture" and (number // 100 + year) % _PREFECTURE_NEWS_EVERY == 0):
        for months in (3, 6, 9) if level == "province" else (6,):
            yield from _news(world, place, year, months)
    if level != "county" and year >= FIRST + 2 and (number // 100 + year) % _PREFECTURE_NEWS_EVERY == 1:
        yield _offers(world, place, year)


def _report(world: World, place: Place, year: int) -> Paper:
    chance, speaker = world.random("report", place.code, year), Speaker(world, place, year)
    reviewed = [_review(speaker, metric, chance) for metric in speaker.metrics(chance, _REVIEWED[place.level])]
    promised = [
        sentence("next", metric.kind, speaker.promise(metric, year + 1, chance), chance)
        for metric in speaker.metrics(chance, _PROMISED[place.level])
    ]
    blocks = [
        "各位代表：",
        f"现在，我代表{place.full}人民政府向大会报告工作，请予审议。",
        f"一、{year}年工作回顾",
        *_paragraphs(reviewed, speaker, chance),
        f"二、{year + 1}年主要目标任务",
        *_paragraphs(promised + _promises(speaker, chance), speaker, chance),
    ]
    day = date(year + 1, 1, chance.randint(6, 28))
    return _paper(place, day, f"{place.full}{year + 1}年政府工作报告", f"{place.full}人民政府", blocks, chance)


def _bulletin(world: World, place: Place, year: int) -> Paper:
    chance = world.random("bulletin", place.code, year)
    off = chance.choice((0.88, 1.09)) if chance.random() < _OFF else 1.0
    speaker = Speaker(world, place, year, off)
    told = [_review(speaker, metric, chance) for metric in speaker.metrics(chance, _REVIEWED[place.level] - 6)]
    listed = [
        sentence("parts", metric.kind, speaker.parts(metric, chance), chance) for metric in speaker.metrics(chance, 12)
    ]
    blocks = ["一、综合", *_paragraphs(told, speaker, chance), "二、各地情况", *_paragraphs(listed, speaker, chance)]
    day = date(year + 1, 3, chance.randint(1, 28))
    title = f"{place.full}{year}年国民经济和社会发展统计公报"
    return _paper(place, day, title, f"{place.full}统计局", blocks, chance)


def _plan(world: World, place: Place, year: int) -> Paper:
    chance, speaker = world.random("plan", place.code, year), Speaker(world, place, year)
    whole = plan_end(year) != plan_end(year - 1)
    end = plan_end(year) if whole else min(year + 3, LAST + 5)
    told = [
        sentence("plan", metric.kind, speaker.promise(metric, end, chance), chance)
        for metric in speaker.metrics(chance, 2 * _REVIEWED[place.level])
    ]
    name = "国民经济和社会发展规划" if whole else f"{chance.choice(industries(year)[-6:])}产业发展行动计划"
    day = date(year + 1, chance.randint(3, 6), chance.randint(1, 28))
    title = f"{place.full}{name}（{year + 1}—{end}年）"
    blocks = ["一、总体要求", *_paragraphs([], speaker, chance), "二、发展目标", *_paragraphs(told, speaker, chance)]
    return _paper(place, day, title, f"{place.full}发展和改革委员会", blocks, chance)


def _news(world: World, place: Place, year: int, months: int) -> Iterator[Paper]:
    chance, speaker = world.random("news", place.code, year, months), Speaker(world, place, year)
    flows = chance.sample([metric for metric in METRICS.values() if metric.kind == "amount"], 9)
    told = [sentence("quarter", "amount", quarter(speaker, metric, months, chance), chance) for metric in flows]
    day = date(year + 1, months + 1, chance.randint(17, 27))
    title = f"{place.full}{year + 1}年{QUARTERS[months][0]}经济运行情况"
    blocks = list(_paragraphs(told, speaker, chance))
    yield _paper(place, day, title, f"{place.full}统计局", blocks, chance)
    if chance.random() < _REPOSTED:
        yield _paper(place, day + timedelta(2), title, f"{place.full}日报", blocks, chance, "转载")


def _offers(world: World, place: Place, year: int) -> Paper:
    chance, speaker = world.random("offers", place.code, year), Speaker(world, place, year)
    firms = [metric.name for metric in speaker.metrics(chance, len(METRICS)) if metric.unit == "家"]
    offered = [_offer(chance.choice((*firms, "")), year, chance) for _ in range(11)]
    day = date(year + 1, chance.randint(2, 11), chance.randint(1, 28))
    subject = chance.choice(industries(year)[-8:])
    blocks = [f"为促进{subject}产业发展，制定以下措施。", *_paragraphs(offered, speaker, chance)]
    title = f"{place.full}支持{subject}产业发展若干政策措施"
    return _paper(place, day, title, f"{place.full}人民政府", blocks, chance)


def _offer(firm: str, year: int, chance: Random) -> str:
    money, fund = chance.choice((10, 20, 30, 50, 100, 200, 300, 500, 1000)), chance.choice((1, 2, 5, 10, 20, 50))
    said = _told(year, chance) | {"money": f"{money}万元", "fund": f"{fund}亿元"}
    said |= {"percent": str(chance.choice((5, 10, 15, 20, 30, 50)))} | ({"metric": firm} if firm else {})
    return sentence("offer", "firm" if firm else "", said, chance)


def _review(speaker: Speaker, metric: Metric, chance: Random) -> str:
    return sentence("review", metric.kind, speaker.review(metric, chance), chance)


def _promises(speaker: Speaker, chance: Random) -> list[str]:
    """Return what is promised for the end of the plan: said again in later years, sometimes with another deadline."""
    again = speaker.world.random("plan of", speaker.place.code, plan_end(speaker.year))
    metrics = speaker.metrics(again, _PROMISED[speaker.place.level] // 2)
    end = plan_end(speaker.year)
    return [sentence("plan", metric.kind, speaker.promise(metric, end, chance), chance) for metric in metrics]


def _told(year: int, chance: Random) -> dict[str, str]:
    """Return the words for what stands around the numbers."""
    some = chance.sample(industries(year), 3)
    start = year - year % 5
    said = dict(zip(("industry", "industry2", "industry3"), some, strict=True))
    said |= {"ordinal": chance.choice("二三四五六七八九"), "firm": chance.choice(words("firm"))}
    return said | {"start": str(start), "end": str(start + 10)}


def _paragraphs(told: list[str], speaker: Speaker, chance: Random) -> Iterator[str]:
    """Yield the sentences as paragraphs, each with a sentence without a figure in it."""
    place, told = speaker.place, [text for text in told if text] or [""]
    for start in range(0, len(told), _SENTENCES_A_PARAGRAPH):
        some = told[start : start + _SENTENCES_A_PARAGRAPH]
        said = _told(speaker.year, chance) | {"own": place.own, "province": place.full}
        said |= {"town": place.full}
        yield "".join((*some, sentence("filler", "", said, chance)))


def _paper(
    place: Place, day: date, title: str, office: str, blocks: list[str], chance: Random, extra: str = ""
) -> Paper:
    head = [f"{MARK}{title}", f"发布时间：{day}　来源：演示·{office}", NOTICE]
    coding = "gb18030" if chance.random() < _OTHER_CODING else "utf-8"
    name = f"{day.year}/{place.code}-{day}-{title}{extra}.txt"
    return Paper(name, ("\n".join([*head, *blocks]) + "\n").encode(coding))
