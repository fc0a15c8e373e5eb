"""The metric of each number: from the words before it, after it, or carried on from its neighbour."""

from __future__ import annotations

import re

from etl.assemble.grouping import ends_change, rates_in_a_row, respective, shares, starts_change
from etl.assemble.listed_places import named_places, segment_start
from etl.assemble.naming.after import from_right, joined, prefers_right
from etl.assemble.naming.before import from_left, is_share_of_whole, of_another_whole
from etl.assemble.naming.carried import carried, carried_on, carries, from_clause_before, is_comparison, is_ratio
from etl.assemble.naming.coordination import coordinated
from etl.assemble.naming.forms import of_form, of_last
from etl.assemble.naming.last import counted_last, last_distinct, speaks_of_last
from etl.assemble.naming.ranks import rank_metric, without_noise
from etl.assemble.naming.words import PORTION, RESPECTIVELY, Named
from etl.assemble.offering import offered_tiers
from etl.assemble.reading import Reading
from etl.assemble.surroundings import Place, without_times

_RANK_ALONE = re.compile(r"\S{1,3}级")
_RANKED = re.compile(r"\S{1,3}?级(?!别)(?P<tail>\S{2,})")


def name_metrics(reading: Reading, places: list[Place]) -> list[Named]:
    """Return for each number of one sentence its metrics with the rule that gave them; several where 均 shares a number."""
    names: list[Named] = []
    skip: dict[int, Named] = {}
    for index in range(len(places)):
        if index in skip:
            names.append(skip[index])
            continue
        parts = _listed(reading, places, index, names)
        if parts:
            for offset, part in enumerate(_with_base(reading, parts, names)):
                skip[index + offset] = [(part, RESPECTIVELY)]
            names.append(skip[index])
        else:
            names.append(_one(reading, places, index, names))
    return _with_shared_tails(places, names)


def _listed(reading: Reading, places: list[Place], index: int, names: list[Named]) -> tuple[str, ...]:
    """Return the metrics of the numbers of a list that begins at ``index``, first to first; none where there is no such list."""
    place = places[index]
    group = respective(places, index)
    if is_comparison(reading, place):  # 分别比上年提高1.5个、2.1个百分点
        return (_of_places(reading, place, names, len(group)) or last_distinct(names, len(group))) if group else ()
    if not group:
        rates = rates_in_a_row(places, index)
        found = _parts(reading, place, rates) if rates > 1 and "、" in place.left else ()
        if (
            rates > 1
            and not found
            and index >= rates
            and _lists_before(names, rates)
            and speaks_of_last(reading, place)
        ):
            found = last_distinct(names, rates)  # 产量分别为3600套和8.9万台，同比增长24.1%和47.3%
        return found if len(found) == rates > 1 else ()
    count = len(group)
    tiers = offered_tiers(reading, place, count) or _of_districts(place, count)
    of_regions = _lists_regions(reading, place, count)
    parts = tiers or (() if of_regions else _parts(reading, place, count))
    shared = "" if parts or (place.phrase.noun and not of_regions) else from_right(group[-1])
    if shared:
        return (shared,) * count
    if not parts and speaks_of_last(reading, place):
        parts = _of_places(reading, place, names, count) or _of_clause_before(reading, places, index, count)
        parts = parts or _of_last_list(reading, names, count)
        parts = parts or last_distinct(names, count)
    return parts if len(parts) == count else ()


def _of_clause_before(reading: Reading, places: list[Place], index: int, count: int) -> tuple[str, ...]:
    """甲、乙从无到有，分别达2个、3个: the list stands in the clause before, which has no number of its own."""
    place = places[index]
    base, _ = from_clause_before(reading, place, [])
    told = reading.text.rfind(base, place.sentence.start, place.start) if base else -1
    if told < 0 or (index and told < places[index - 1].quantity.end):
        return ()
    parts = coordinated(_TURNED_OUT.sub("", base), reading.cues.heads)
    return parts if len(parts) == count else ()


_TURNED_OUT = re.compile(r"(?:从无到有|从弱到强|由弱到强|不断|持续|稳步|加快|快速|双双|均|都|实现)\S*$")


def _lists_before(names: list[Named], count: int) -> bool:
    return all(named[0][1] == RESPECTIVELY for named in names[-count:])


def _of_last_list(reading: Reading, names: list[Named], count: int) -> tuple[str, ...]:
    """甲、乙、丙产业增速居前三，分别为9%、8%、7%: what was ranked together is told one by one."""
    parts = coordinated(names[-1][0][0], reading.cues.heads) if names else ()
    return parts if len(parts) == count else ()


_DISTRICTS = re.compile(
    r"(?P<others>(?:[^、\s]{1,8}[区市县州旗镇][、和])+)[^、]{1,8}?[区市县州旗镇](?P<rest>[^、区市县]{3,}?)(?:同比)?(?:分别).*$"
)


def _of_districts(place: Place, count: int) -> tuple[str, ...]:
    """高新区、滨江区工业产值分别增长: districts that no gazetteer knows have one metric too."""
    found = _DISTRICTS.search(place.left)
    if found is None or len(re.split("[、和]", found["others"].rstrip("、和"))) != count - 1:
        return ()
    return (found["rest"],) * count


def _with_shared_tails(places: list[Place], names: list[Named]) -> list[Named]:
    """3个国家级、5个省级、8个市级创新中心 counts centres in each of its numbers: the last one names them."""
    for index in range(len(names) - 2, -1, -1):
        following = _RANKED.match(names[index + 1][0][0])
        if following and places[index + 1].left == "、" and _RANK_ALONE.fullmatch(names[index][0][0]):
            names[index] = [(name + following["tail"], rule) for name, rule in names[index]]
    return names


_SHARE_OF_WHOLE = re.compile(
    r"(?:分别)?(?:均)?(?:约?占|达到?|约?为|相当于|稳定在|保持在|突破|超过)(?P<whole>全[国省市球县区])(?:总量)?的$"
)


def _parts(reading: Reading, place: Place, wanted: int) -> tuple[str, ...]:
    """The members of the list before 分别; where a verb stands among them (接待游客、实现花费), of the uncut words.

    What the numbers are shares of (分别达到全国的30%、15%) is said of each member.
    """
    share = _SHARE_OF_WHOLE.search(place.left) if place.quantity.kind == "percent" else None
    if share is not None:
        nouns: tuple[str, ...] = (reading.phrases.before(place.left[: share.start()]).noun,)
    else:
        whole = reading.phrases.uncut(without_times(reading, place.left_start, place.start))
        nouns = (place.phrase.noun, whole)
    for noun in nouns:
        words = without_noise(noun) if place.quantity.kind == "rank" else noun
        parts = coordinated(words, reading.cues.heads, reading.cues.anywhere("link"))
        if len(parts) == wanted:
            return tuple(f"{part}占{share['whole']}比重" for part in parts) if share is not None else parts
    return ()


def _with_base(reading: Reading, parts: tuple[str, ...], names: list[Named]) -> tuple[str, ...]:
    """总量、增速分别居第2位、第4位 speaks of the metric that the sentence began with."""
    if names and all(part in reading.cues.terms("generic") for part in parts):
        return tuple(names[0][0][0] + ("" if part == "总量" else part) for part in parts)
    return parts


def _one(reading: Reading, places: list[Place], index: int, names: list[Named]) -> Named:
    place = places[index]
    previous = names[index - 1] if index else []
    if ends_change(places, index):
        return [(name, "metric:change_pair") for name, _ in previous]
    several = counted_last(without_noise(place.phrase.noun)) if shares(place) else 0
    if several and (both := last_distinct(names, several)):
        return [(name, "metric:shared") for name in both]
    if place.quantity.kind == "rank":
        return rank_metric(reading, places, index, names)
    nameless = reading.cues.terms("pronoun")
    found = from_right(place)
    after = "" if found in nameless and not _RANK_ALONE.fullmatch(found) else joined(reading, place, found)
    noun = place.phrase.noun
    if noun and place.quantity.kind == "count" and reading.cues.at_start("achieve").match(place.right):
        after = ""  # 企业216家实现产值330亿元
    if starts_change(places, index):  # 合作社从成立时的5户发展到260户
        noun = _START.sub("", noun)
        after = "" if place.noun in reading.cues.terms("lead") or place.noun.endswith(("到", "至")) else after
    noun = "" if noun in nameless or _SPOKEN.fullmatch(noun) or of_last(places, index) else noun
    formed = of_form(reading, places, index, noun, previous)
    if formed is not None:
        return [formed]
    if (
        after
        and prefers_right(reading, place, noun)
        and not (previous and place.quantity.kind == "money" and place.left == "、")
    ):
        return [(_attribute(reading, place, after) + after, "metric:after")]
    if whole := of_another_whole(place, previous):
        return [(whole, "metric:share")]
    goes_on = is_comparison(reading, place) or (previous and is_ratio(place))
    if (noun and not goes_on) or (previous and is_share_of_whole(place)):
        return from_left(reading, place, noun, _sharer(places, index, names) or previous)
    return _without_noun(reading, places, index, names, after)


_SHARE_OF_LAST = re.compile(r"[，、]?占(?P<whole>[^，。；\d]{2,6}?)的?(?:比重|比例|份额)?(?:为|达到?|超过?)?$")


def _sharer(places: list[Place], index: int, names: list[Named]) -> Named:
    """产业项目49个，总投资705亿元，占总投资的八成: what has the share was counted before the amount that it is a share of."""
    share = _SHARE_OF_LAST.fullmatch(places[index].left) if index > 1 else None
    if share is None or places[index - 1].quantity.kind != "money":
        return []
    repeats = names[index - 1][0][0][-2:] == share["whole"][-2:]
    return names[index - 2] if repeats and places[index - 2].quantity.kind == "count" else []


def _without_noun(reading: Reading, places: list[Place], index: int, names: list[Named], after: str) -> Named:
    """With no noun before the number: the metric goes on, or stands behind it, or is only a verb."""
    place = places[index]
    previous = names[index - 1] if index else []
    modal = reading.cues.terms("before_verb") | reading.cues.terms("achieve")
    verbs = [word for word in place.phrase.verbs + place.phrase.predicates if len(word) > 1 and word not in modal]
    spends = place.quantity.kind == "money" and verbs and not carries(place)
    if spends and of_last(places, index):
        return [(verbs[0], "metric:verb")]
    if previous and (place.quantity.kind == "percent" or previous[0][1] != PORTION):
        kept = carried(places, index, names)
        return [(carried_on(reading, place, name), "metric:carried") for name, _ in kept]
    if after:
        return [(after, "metric:after")]
    if spends:
        return [(verbs[0], "metric:verb")]
    before = from_clause_before(reading, place, previous)
    return [before if before[0] or not verbs or carries(place) else (verbs[0], "metric:verb")]


_START = re.compile(r"(?<=\S\S)[从由]\S{0,8}$")
_SPOKEN = re.compile(
    r"仅\S{2,6}[区县市]|(?:光|仅)?(?:[这那]?一?[项年天次下月]|每[年月天台])?(?:就|也|都)*(?:能|可以?|要)?"
)


_FROM_WHERE = re.compile(r"来自|通达|覆盖|涉及|涵盖|遍布|连接|参加")
"""来自企业、高校的15名代表: where they come from is no part of the name."""


def _attribute(reading: Reading, place: Place, noun: str) -> str:
    """What the words before a counted thing add to its name: its owner with 的, or what measures are for (优化营商环境18条举措)."""
    if place.left.endswith("的"):
        if _FROM_WHERE.search(place.phrase.noun):
            return ""
        return place.phrase.noun if place.quantity.kind in ("count", "none") else ""
    if noun not in reading.cues.terms("policy_act") or place.left_start != place.clause.start:
        return ""
    words = reading.phrases.uncut(without_times(reading, place.left_start, place.start))
    return words if 2 <= len(words) <= 20 else ""


def _of_places(reading: Reading, place: Place, names: list[Named], wanted: int) -> tuple[str, ...]:
    """甲、乙两区投资合计402亿元，分别增长8%、12%: what is told of each of the places is the one metric before."""
    listed = {mention.code for mention in named_places(reading, segment_start(reading, place), place.start)}
    return (names[-1][0][0],) * wanted if names and len(listed) == wanted else ()


def _lists_regions(reading: Reading, place: Place, wanted: int) -> bool:
    """甲市、乙市分别新增工厂4家、6家 lists places, not metrics."""
    mentions = reading.regions_in(place.clause.start, place.start)
    named = {mention.code for mention in mentions if not mention.rule.startswith("own")}
    parts = coordinated(place.phrase.noun, reading.cues.heads)
    return len(named) == wanted and (len(parts) != wanted or all(part.endswith(_REGION_ENDS) for part in parts))


_REGION_ENDS = ("省", "市", "区", "县", "州", "旗", "镇")
