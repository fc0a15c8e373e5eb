"""The metric of each number: from the words before it, after it, or carried on from its neighbour."""

from __future__ import annotations

import re

from etl.assemble.grouping import respective, shares, starts_change, totals
from etl.assemble.offering import offered_metric
from etl.assemble.reading import Reading
from etl.assemble.surroundings import Place, without_times
from etl.mentions.metrics import coordinated

RESPECTIVELY = "metric:respectively"

_LIST_TAIL = re.compile(r"(?:名单|行列|范围|目录|榜单|计划名单)$")
_SHARE_OF = re.compile(r"^(?:其)?(?:合计|分别|均|共|已|约|近|超)*占(?!比|地)")
_SHARE = re.compile(r"^(?:占比|比重|比例|占[^，。；、]{1,12}?(?:的)?(?:比重|比例|份额)?)$")
_RANK_NOISE = re.compile(
    r"(?:(?:从|由)?(?:居|位居|位列|列|排名|排|稳居|升至|跃居|并列|蝉联|名列|跻身|进入|首次进入)[^，。；、]{0,14}"
    r"|(?:从|由|保持|连续|继续|均|分别|双双|首次|再次|规模|位次|总量)*(?:在|于)?(?:全国|全省|全市|全球|世界|国内|中西部|中部|西部|东部|省内|同类\S{0,4}|长三角|全区|副省级\S{0,2}|城市|地区|沿海|各省|省区市|31个\S{0,4})*(?:的|之)?(?:各省|城市|省份)?)$"
)
_WHO = re.compile(r"^(?:其中|以及|同时)")
_AND_OTHERS = re.compile(r"^[^等]*、[^等]*等(?=[^级]\S)(?!产业|行业|领域|项目|工作|方面|企业|产品|[\d])")
_ANOTHER_THRESHOLD = re.compile(r"(?:超过|超|不足|高于|低于|大于|达到?)[\d.]+%?")
_OPEN_SHARE = re.compile(r"占(?!比)[^、，]{1,8}(?<![重例率值])$")
_GENERIC = (
    "占比",
    "比重",
    "比例",
    "总量",
    "规模",
    "数量",
    "总数",
    "其中",
    "增速",
    "增幅",
    "金额",
    "总额",
    "产值规模",
    "数值",
    "总值",
)


def name_metrics(reading: Reading, places: list[Place]) -> list[list[tuple[str, str]]]:
    """Return for each number of one sentence its metrics with the rule that gave them; several where 均 shares a number."""
    names: list[list[tuple[str, str]]] = []
    skip: dict[int, list[tuple[str, str]]] = {}
    for index, place in enumerate(places):
        if index in skip:
            names.append(skip[index])
            continue
        group = respective(places, index) if not _is_comparison(place) else []
        parts = _parts(reading, place, len(group)) if group and not _lists_regions(reading, place, len(group)) else ()
        shared = "" if parts or not group or place.phrase.noun else _from_right(group[-1])
        if shared:
            parts = (shared,) * len(group)
        if group and len(parts) == len(group):
            parts = _with_base(parts, names)
            for offset, part in enumerate(parts):
                skip[index + offset] = [(part, RESPECTIVELY)]
            names.append(skip[index])
        else:
            names.append(_one(reading, places, index, names))
    return names


def _parts(reading: Reading, place: Place, wanted: int) -> tuple[str, ...]:
    """The members of the list before 分别; where a verb stands among them (接待游客、实现花费), of the uncut words."""
    whole = reading.phrases.uncut(without_times(reading, place.left_start, place.start))
    for noun in (place.phrase.noun, whole):
        words = _RANK_NOISE.sub("", noun) if place.quantity.kind == "rank" else noun
        parts = coordinated(words, reading.cues.heads, reading.cues.anywhere("link"))
        if len(parts) == wanted:
            return parts
    return ()


def _with_base(parts: tuple[str, ...], names: list[list[tuple[str, str]]]) -> tuple[str, ...]:
    """总量、增速分别居第2位、第4位 speaks of the metric that the sentence began with."""
    if names and all(part in _GENERIC for part in parts):
        return tuple(names[0][0][0] + ("" if part == "总量" else part) for part in parts)
    return parts


def _one(
    reading: Reading, places: list[Place], index: int, names: list[list[tuple[str, str]]]
) -> list[tuple[str, str]]:
    place = places[index]
    previous = names[index - 1] if index else []
    if index and starts_change(places, index - 1):
        return [(name, "metric:change_pair") for name, _ in previous]
    if place.quantity.kind == "rank":
        return _rank_metric(reading, places, index, names)
    after = _from_right(place)
    noun = "" if place.phrase.noun in reading.cues.terms("pronoun") else place.phrase.noun
    offered = offered_metric(reading, place, noun)
    if offered:
        return [(offered, "metric:offer")]
    if (
        after
        and _prefers_right(place, noun)
        and not (previous and place.quantity.kind == "money" and place.left == "、")
    ):
        owner = place.phrase.noun if place.left.endswith("的") else ""
        return [(owner + after, "metric:after")]
    if noun and not _is_comparison(place):
        return _from_left(reading, place, noun, previous)
    if previous:
        return [(name, "metric:carried") for name, _ in _carried(places, index, names)]
    if after:
        return [(after, "metric:after")]
    if place.quantity.kind == "money" and place.phrase.verbs + place.phrase.predicates and not _carries(place):
        return [((place.phrase.verbs + place.phrase.predicates)[0], "metric:verb")]
    return [_from_clause_before(reading, place, previous)]


def _carries(place: Place) -> bool:
    """达到, 突破 and 增长 speak of a subject that stands before; 筹措 and 投入 name what was done with the money."""
    return any(
        word.endswith(("达", "到", "至", "为", "破", "过", "长", "升", "降")) for word in place.phrase.predicates
    )


_COMPARES = re.compile(
    r"[、，]?\S{0,4}?(?:均|都|分别)?(?:高于|低于|快于|优于|好于|慢于|领先|超过(?=全)|比(?!重)|较|高出|(?:高|低|快)(?=全)|同比[多少]$)"
)


def _is_comparison(place: Place) -> bool:
    """高于全国 and 比上年 name what is compared with, not what is measured."""
    return place.quantity.kind in ("point", "money", "physical", "count") and _COMPARES.match(place.left) is not None


_COUNTED = ("count", "none")


def _carried(places: list[Place], index: int, names: list[list[tuple[str, str]]]) -> list[tuple[str, str]]:
    """The metric goes on from the number before; a count after an amount goes on from the last count (已投产5个)."""
    if places[index].quantity.kind in _COUNTED and places[index - 1].quantity.kind == "money":
        for earlier in range(index - 1, -1, -1):
            if places[earlier].quantity.kind in _COUNTED:
                return names[earlier]
    return names[index - 1]


def _prefers_right(place: Place, noun: str) -> bool:
    """A counted thing stands after its number (35个省级应用); an amount is named before it (规模500亿元)."""
    kind = place.quantity.kind
    if kind in ("count", "none"):
        return bool(place.noun)
    if kind in ("percent",):
        return not noun and place.right.startswith("的")
    return not noun


def _from_right(place: Place) -> str:
    noun, rest = place.noun.rstrip("中里内外"), place.rest
    if not noun and rest and place.quantity.unit in _COUNTED_PLACES:
        noun = place.quantity.unit
    if not noun or len(noun) > 30:
        return ""
    selected = re.match(
        r"(?:新?入选|获评|进入|获批(?:建设|创建|为|开展)?|位列|跻身|成为|纳入|入围|列入|荣?获|公示|获?被?认定为|被?评为|升级为|晋[升级]为?|当选|上榜|列为|获得)(.{2,40})",
        rest,
    )
    if selected is not None:
        title = _title(selected.group(1))
        if not title:
            return noun
        return title if title.endswith(noun[-2:]) else title + noun
    reached = re.match(r"(?:全部|基本|均|都)?(达到?|完成|实现)(.{2,16})", rest)
    if reached is not None and place.quantity.kind == "percent":
        return reached.group(0) + noun
    return noun


_COUNTED_PLACES = ("市", "县", "区", "省", "州", "国", "村", "乡", "镇", "县市", "省市")
_STANDING = re.compile(r"^(?:数量|规模|总数|居|位|均|总量|占|增)")
_NOT_A_TITLE = re.compile(r"^(?:上市|推广|批复|立项|开工|投产|国务院|全国推广|通过|复制|实施)")


def _title(words: str) -> str:
    """The title that something was given, up to the words that go on with something else (…、数量居全国前列)."""
    members: list[str] = []
    for member in words.split("、"):
        if _STANDING.match(member):
            break
        members.append(member)
    title = _LIST_TAIL.sub("", "、".join(members)).strip("的，。")
    return "" if _NOT_A_TITLE.match(title) else title


def _from_left(reading: Reading, place: Place, noun: str, previous: list[tuple[str, str]]) -> list[tuple[str, str]]:
    share = _share_words(place, noun)
    if share:
        if not previous:
            base, _ = _from_clause_before(reading, place, [])
            return [(base + share, "metric:clause_before")]
        base = reading.cues.heads.sub("", previous[0][0])
        return [((base or previous[0][0]) + share, "metric:share")]
    if noun in reading.cues.terms("bare_head"):
        return [_of_subject(reading, place, noun, previous)]
    if shares(place):
        return [(part, "metric:shared") for part in coordinated(noun, reading.cues.heads)]
    if previous and _ANOTHER_THRESHOLD.match(noun) and _ANOTHER_THRESHOLD.search(previous[0][0]):
        return [(_ANOTHER_THRESHOLD.sub(noun, previous[0][0], count=1), "metric:threshold_series")]
    if place.quantity.kind == "percent" and _OPEN_SHARE.search(noun):
        return [(noun + "比重", "metric:share")]
    return [(_last_member(reading, place, noun), "metric:before")]


_SHARE_TAIL = re.compile(r"(?:达到?|为|超过?|约|近|接近|提高[到至]|提升[到至]|[升增]至|突破|的|了|从|由)+$")


def _share_words(place: Place, noun: str) -> str:
    """Return what a share is of (占全国产量比重), where the words before the number say no more; else an empty string."""
    words = place.left.strip("、，")
    if _SHARE_OF.match(words):
        words = _SHARE_TAIL.sub("", words[words.index("占") :])
        return words if words.endswith(("比重", "比例", "比", "份额")) else words + "比重"
    return noun if _SHARE.match(noun) or noun in _GENERIC else ""


def _of_subject(reading: Reading, place: Place, noun: str, previous: list[tuple[str, str]]) -> tuple[str, str]:
    """产值 alone is the output of what the sentence is about: the metric before it, else the subject of the clause before."""
    if previous:
        return reading.cues.heads.sub("", previous[0][0]) + noun, "metric:bare_head"
    base, _ = _from_clause_before(reading, place, [])
    return base + noun, "metric:clause_before"


def _lists_regions(reading: Reading, place: Place, wanted: int) -> bool:
    """甲市、乙市分别新增工厂4家、6家 lists places, not metrics."""
    mentions = reading.regions_in(place.clause.start, place.start)
    named = {mention.code for mention in mentions if not mention.rule.startswith("own")}
    return len(named) == wanted and len(coordinated(place.phrase.noun, reading.cues.heads)) != wanted


def _last_member(reading: Reading, place: Place, noun: str) -> str:
    """甲、乙等新兴产业税收 is the tax of the class; 实现集中管理、经费 ends with another noun than it began."""
    listed = _AND_OTHERS.search(noun)
    if listed is not None:
        return noun[listed.end() :]
    if place.phrase.verbs and "、" in noun and not totals(place):
        *others, last = noun.split("、")
        if (
            reading.cues.heads.search(last)
            and place.phrase.subject
            and not any(reading.cues.heads.search(other) for other in others)
        ):
            return last
    return noun


def _rank_metric(
    reading: Reading, places: list[Place], index: int, names: list[list[tuple[str, str]]]
) -> list[tuple[str, str]]:
    place = places[index]
    noun = _RANK_NOISE.sub("", place.phrase.noun)
    if noun and (noun not in _GENERIC or not index):
        if shares(place):
            return [(part, "metric:shared") for part in coordinated(noun, reading.cues.heads)]
        return [(noun, "metric:before")]
    if not index:
        return [_from_clause_before(reading, place, [])]
    if shares(place) and not noun:
        return _all_before(places, index, names)
    amount = _last_amount(places, index) if noun in ("总量", "规模", "数量") else index - 1
    return [(name, "metric:carried") for name, _ in names[amount]]


def _last_amount(places: list[Place], index: int) -> int:
    """总量居全国第六 ranks the amount, not the share or the growth that stand between."""
    for earlier in range(index - 1, -1, -1):
        if places[earlier].quantity.kind in ("money", "count", "physical", "none"):
            return earlier
    return index - 1


def _all_before(places: list[Place], index: int, names: list[list[tuple[str, str]]]) -> list[tuple[str, str]]:
    """均居全国第一 speaks of every metric of the list that ends right before it."""
    gathered: list[str] = []
    for earlier in range(index - 1, -1, -1):
        gathered = [name for name, _ in names[earlier] if name not in gathered] + gathered
        if not places[earlier].left.startswith("、"):
            break
    return [(name, "metric:shared") for name in gathered]


_SUBJECT_STOP = re.compile(r"[，。；：\n]")


def _from_clause_before(reading: Reading, place: Place, previous: list[tuple[str, str]]) -> tuple[str, str]:
    """With nothing beside the number, the subject of the clause before it (产业规模持续壮大，达到500亿元)."""
    end = place.clause.start - 1
    if end <= place.sentence.start:
        return "", "metric:none"
    start = max(
        (m.end() for m in _SUBJECT_STOP.finditer(reading.masked, place.sentence.start, end)),
        default=place.sentence.start,
    )
    noun, _ = reading.phrases.after(without_times(reading, start, end))
    return (reading.phrases.before(noun).noun or noun, "metric:clause_before") if noun else ("", "metric:none")
