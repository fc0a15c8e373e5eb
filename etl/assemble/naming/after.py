"""The metric in the words after a number (35个省级应用, 9家企业入选…名单)."""

from __future__ import annotations

import re

from etl.assemble.reading import Reading
from etl.assemble.surroundings import LADEN, Place

_LIST_TAIL = re.compile(r"(?:名单|行列|范围|目录|榜单|计划名单)$")
_COUNTED_PLACES = ("市", "县", "区", "省", "州", "国", "村", "乡", "镇", "县市", "省市")
_STANDING = re.compile(r"^(?:数量|规模|总数|居|位|均|总量|占|增)")
_NOT_A_TITLE = re.compile(
    r"^(?:上市|推广|批复|立项|开工|投产|国务院|全国推广|通过|复制|实施|支持|奖励|补助|资助|认可|好评|突破)"
)


_CONDITION_GOES_ON = re.compile(r"(?:（[^）]*）)?(?:及?以[上下内])?(?:且|并且)")
_THRESHOLD_GOES_ON = re.compile(r"的(?!比例|份额|订单|合同)|且|并且|或(?!者?个)")
_AMONG = re.compile(r"(?<=\S\S)(?<![高初])(?:[中里内外]+|之?后)$")


_DID = re.compile(r"(?<![到至为达过破升降长加少])了$")


def prefers_right(reading: Reading, place: Place, noun: str) -> bool:
    """A counted thing stands after its number (35个省级应用); an amount is named before it (规模500亿元)."""
    kind = place.quantity.kind
    if kind in ("count", "none") and noun and _THRESHOLD_GOES_ON.match(place.right):
        return False  # 年服务企业超过20家的服务商, 平均值低于1.25且…: what reaches a size stands before it
    if kind in ("count", "none"):
        return bool(place.noun) or (bool(place.rest) and place.start == place.clause.start)
    if kind == "physical" and place.left.endswith("的") and place.noun:
        return True  # 算力中心提供的500P算力
    if kind == "physical" and place.noun and (_DID.search(place.left) or LADEN.search(place.left)):
        return True  # 种粮大户流转了3200亩土地
    if kind == "physical" and place.noun and noun.endswith(reading.cues.endings("part_of_site")):
        return True  # 创新港一期2万平方米厂房
    if kind in ("percent",):
        return not noun and place.right.startswith("的")
    if kind == "money" and place.right.startswith("的") and noun.startswith(_RATE_OF):
        return True  # 每人每月发放800元的消费券
    return not noun


_RATE_OF = ("每", "单", "市级", "省级", "区级")


_SOON = re.compile(
    r"(?:就|便)(?:可以?|能够?|会)?(?:全部|全都)?(?P<deed>到(?=了)|[\u4e00-\u9fff]{2,6}?)(?=[了，。；”]|$)"
)
"""8天就能全部收完: how long a deed takes."""
_WHERE = re.compile(r"在(?![建营研册校运岗库线手园产职用售读外编院途飞孵训位场播])")
"""前10强企业有8家在本市布局: where they are is no name; 在建项目 is one."""
_NEEDS = re.compile(r"(?:要|需要?|用|得|配)了?$")
_SOMEBODY = re.compile(r"人(?:(?:就|便|能|可以|管|干|看|盯|值守|操作|负责|搞定|完成|够).*)?")


def from_right(place: Place) -> str:
    """Return the counted noun, with what it was selected for or has reached; an empty string where none stands there."""
    return _deed_or_people(place) or ("" if _CONDITION_GOES_ON.match(place.right) else _counted(place))


def _deed_or_people(place: Place) -> str:
    """What a stretch of time or 个人 stands for: 8天就能收完, 6个人管; an empty string for other numbers."""
    if place.quantity.kind == "duration" and (soon := _SOON.match(place.right)):
        return soon["deed"].replace("到", "到达", soon["deed"] == "到") + "时间"
    if place.quantity.unit == "个" and _SOMEBODY.fullmatch(place.noun):
        return "用工人数" if _NEEDS.search(place.left) else "人员"
    return ""


def _counted(place: Place) -> str:
    noun, rest = _AMONG.sub("", place.noun), place.rest
    if _WHERE.match(noun):
        return ""
    if not noun and rest and place.quantity.unit in _COUNTED_PLACES:
        noun = place.quantity.unit
    if len(noun) > 30 or not (noun or rest):
        return ""
    selected = re.match(
        r"(?:新?入选|获评|进入|获批(?:建设|创建|为|开展)?|位列|跻身|成为|纳入|入围|列入|公示|获?被?认定为|被?评为|升级为|晋[升级]为?|当选|上榜|列为|获得|荣?获)(.{2,40})",
        rest,
    )
    if selected is not None:
        title = _title(selected.group(1))
        if not title:
            return noun
        return title if not noun or title.endswith(noun[-2:]) else title + noun
    if not noun:
        return ""
    reached = re.match(r"(?:全部|基本|均|都)?(达到?|完成|实现)(.{2,16})", rest)
    if reached is not None and place.quantity.kind == "percent":
        return reached.group(0) + noun
    return noun


def _title(words: str) -> str:
    """The title that something was given, up to the words that go on with something else (…、数量居全国前列)."""
    members: list[str] = []
    for member in words.split("、"):
        if _STANDING.match(member):
            break
        members.append(member)
    title = _LIST_TAIL.sub("", "、".join(members)).strip("的，。")
    return "" if _NOT_A_TITLE.match(title) else title


_MEMBERS = re.compile(r"(?:的)?(?P<all>[\u4e00-\u9fff“”]{2,6}(?:、[\u4e00-\u9fff“”]{2,16})+)(?=[，。；]|$)")
_TO_WHOM = re.compile(r"(?<=\S\S)(?<!面)[对向][\u4e00-\u9fff]+$")
_NUMBERED = re.compile(r"[一二两三四五六七八九十百千万][多余]?[场个家座项名条所处]")


def joined(reading: Reading, place: Place, noun: str) -> str:
    """7个风电、核电项目: a counted thing whose name is a list ends behind its last member; else ``noun`` itself."""
    found = _MEMBERS.match(reading.text, place.quantity.end, place.sentence.end) if place.noun == noun else None
    if found is None or place.quantity.kind != "count" or len(noun) > _SHORT_MEMBER:
        return noun
    deed = reading.cues.at_start("lead", "right", "cut", "done", "select", "increment")
    others = found["all"].split("、")[1:]
    if (
        not found["all"].startswith(noun + "、")
        or _NUMBERED.search(found["all"])
        or any(deed.match(other) for other in others)
    ):
        return noun
    name, _ = reading.phrases.after(found["all"])
    name = _TO_WHOM.sub("", name)
    return name if name.startswith(noun + "、") and len(name.split("、")[-1]) > len(noun) else noun


_SHORT_MEMBER = 4
_SPENT_ON = re.compile(
    r"，?(?:用于|用来|向[^，。；]{2,10}?)?(?:实施|推进|开展|搞|办好?|(?P<deed>支持|发放|建设?|发展|改造|打造|购买|扶持))"
    r"(?P<object>[^，。；]{2,18})(?=[，。；]|$)"
)
_HOW_MANY = re.compile(r"[\d.]+[万亿多余]*[家个名户项人件座](?:以上)?")


def spent_on(reading: Reading, place: Place) -> str:
    """拿出5亿元支持数字化诊断: money without a name is the money for what follows; an empty string where nothing does."""
    if reading.cues.terms("spend").isdisjoint((*place.phrase.verbs, *place.phrase.predicates)):
        return ""
    what = _SPENT_ON.match(reading.text, place.quantity.end, place.sentence.end)
    return (what["deed"] or "") + _HOW_MANY.sub("", what["object"]) + "资金" if what is not None else ""
