"""The metric in the words before a number: plain, as a share, as one of a list, as the output of a subject."""

from __future__ import annotations

import re

from etl.assemble.grouping import shares, totals
from etl.assemble.naming.carried import from_clause_before
from etl.assemble.naming.coordination import coordinated, plain_list
from etl.assemble.naming.words import Named
from etl.assemble.reading import Reading
from etl.assemble.surroundings import Place

_SHARE_OF = re.compile(
    r"^(?:其|[两三四五六七八九十][区县市州地省]|规模|总量|总额|产量|产值|数量)?(?:合计|分别|均|共|已|约|近|超)*占(?!比|地)"
)
_SHARE = re.compile(r"^(?:占比|比重|比例|占[^，。；、]{1,12}?(?:的)?(?:比重|比例|份额)?)$")
_AND_OTHERS = re.compile(r"^[^等]*、[^等]*等(?=[^级]\S)(?!产业|行业|领域|项目|工作|方面|企业|产品|[\d])")
_ANOTHER_THRESHOLD = re.compile(r"(?:超过|超|不足|高于|低于|大于|达到?)[\d.]+%?")
_OPEN_SHARE = re.compile(r"占(?!比)[^、，]{1,8}(?<![重例率值])$")
_OF_WHOLE = re.compile(
    r"(?:^|分别)(?:均|都|已|约)?(?:为|占[到了据]?|相当于|达到?|约|稳定在|稳定保持在|保持在|超过?|突破|接近)?(?P<whole>全[国省市球县区])(?:总量)?的?$"
)
_FROM = re.compile(r"(?:由|从)[^由从]{0,12}$")
_SHARE_TAIL = re.compile(r"(?:达到?|为|超过?|约|近|接近|提高[到至]|提升[到至]|[升增]至|突破|的|了|从|由)+$")


_BRACKET = re.compile(r"（[^）]*）$")
_AMONG = re.compile(r"(?<=\S\S)(?<![高初集])中$")
_OTHER_WHOLE = re.compile(r"占(?:全[国省市球县区]|[\u4e00-\u9fff]{2,8}[省市区县州盟])的?比重$")
_NAMED_WHOLE = re.compile(r"[、，和与]?(?:占)?(?P<whole>[\u4e00-\u9fff]{2,8}(?:省|市|自治区|区|县|州|盟))的")
"""占某市的25%、某省的11%: each whole is a place of its own."""
_LEVEL = re.compile(r"(?:国家|[省市区县])级(?:以上)?")
_CLASS_OF_SUCH = re.compile(r"^\S{4,}(?<![、平同])等(?![级待额值])(?P<kind>[\u4e00-\u9fff]{3,8})$")
_TOGETHER = ("合计占", "共占", "均占")
_PROJECTS = re.compile(r"^(?:集中|新)?(?:签约|开工|竣工|投产|续建)(?=项目$)")
"""签约项目12个，投资9亿元: the money is that of the projects."""
_INVESTED_IN = ("项目", "工程")
_PLANNED = re.compile(r"(?:全年|年度|年初|当年)?的?(?:目标|任务|计划)(?:任务|目标)?")
_LISTED = ("、", "和", "及", "与")


def _plain(reading: Reading, place: Place, noun: str, previous: Named) -> tuple[str, str]:
    """The noun itself, or the whole name that the clause before has of it."""
    if place.quantity.kind == "duration":
        noun = _time_taken(place, noun)
    if not previous and len(noun) <= _BARE and (whole := _whole_name(reading, place, noun)):
        return whole, "metric:clause_before"
    noun = _OF.sub(r"\1\2", noun) if _OF.fullmatch(noun) else noun
    noun = _AMONG.sub("", noun) if place.quantity.kind == "count" else noun  # 被投企业中有7家
    return _last_member(reading, place, noun), "metric:before"


def _time_taken(place: Place, noun: str) -> str:
    """过去走陆路要一个小时, 从申报到到账只用7天, 仅用90天建成中心: how long what took."""
    named = _TAKES.sub("时间", noun).removeprefix("从")
    deed = _DEED_NEXT.match(place.right) if named == "时间" and named != noun else None
    return deed.group() + named if deed else named


_DEED_NEXT = re.compile(r"[\u4e00-\u9fffA-Za-z0-9“”]{2,14}?(?=并|就|便|[，。；、]|$)")
_OF = re.compile(r"(每[\u4e00-\u9fff]|[\u4e00-\u9fff]{2})的([\u4e00-\u9fff]{2,3})")
"""每单的成本, 发运的汽车: two short words are one name."""
_TAKES = re.compile(r"(?:至少)?(?:只|仅|才)?(?<![重主必首紧])(?:需要?|要|得|花|用)(?:花|用)?了?$")
_BARE = 3


def _whole_name(reading: Reading, place: Place, noun: str) -> str:
    """机电产品出口保持主导地位，全年出口4035亿元: the clause before has the whole name, or an empty string."""
    base, _ = from_clause_before(reading, place, [])
    way = _WAY.search(reading.text, place.sentence.start, place.clause.start) if noun == "时间" else None
    if way is not None:
        return way["way"] + noun  # 从申请到放行，时间缩短到6小时
    at = base.find(noun, 2)
    return base[: at + len(noun)] if at > 0 and _GOES.match(base, at + len(noun)) else ""


_WAY = re.compile(r"从(?P<way>[\u4e00-\u9fff]{2,6}到[\u4e00-\u9fff]{2,6})，$")
_GOES = re.compile(r"$|保持|稳步|持续|快速|平稳|较快|增势|势头|继续|不断|向好")


_LINK = re.compile("[、和及与]")
_OWN_RATE = re.compile(r"[^等占]{3,}率")
"""毛入园率、毛入学率超过93%: rates with names of their own, one by one."""


def _each_of(reading: Reading, place: Place, noun: str) -> tuple[str, ...]:
    """Return the metrics that one number is stated of, one by one; none where it is stated of one."""
    if shares(place):
        return coordinated(noun, reading.cues.heads)
    members = tuple(_LINK.split(noun))
    if place.quantity.kind == "percent" and len(members) > 1 and all(_OWN_RATE.fullmatch(one) for one in members):
        return members
    # 甲、乙、丙增速保持在10%以上: one rate that each of them has
    rate = place.quantity.kind == "percent" and reading.cues.terms("rate_noun").intersection(place.phrase.predicates)
    return tuple(noun.split("、")) if rate and plain_list(noun) else ()


def from_left(reading: Reading, place: Place, noun: str, previous: Named) -> Named:
    """Return the metrics that ``noun``, the phrase before the number, gives; ``previous`` are those of the number before."""
    share = _share_words(reading, place, noun)
    if share:
        if not previous:
            return [(_subject_before(reading, place) + share, "metric:clause_before")]
        whole = _OTHER_WHOLE.sub("", previous[0][0]) if is_share_of_whole(place) else previous[0][0]
        kept = (share.startswith("占") and not share.startswith(("占比", "占地"))) or (
            share in reading.cues.terms("total") and place.quantity.kind == "count"
        )
        base = whole if kept or reading.cues.at_end("counted").search(whole) else reading.cues.heads.sub("", whole)
        return [((base or whole) + share, "metric:share")]
    if previous and place.quantity.kind == "percent" and _PLANNED.fullmatch(noun) and "完成" in place.phrase.verbs:
        return [(previous[0][0] + noun + "完成率", "metric:share")]
    if noun == "投资" and previous and previous[0][0].endswith(_INVESTED_IN):
        return [(_PROJECTS.sub("", previous[0][0]) + noun, "metric:bare_head")]
    if noun in reading.cues.terms("bare_head"):
        return [_of_subject(reading, place, noun, previous)]
    if parts := _each_of(reading, place, noun):
        return [(part, "metric:shared") for part in parts]
    if previous and _ANOTHER_THRESHOLD.match(noun) and _ANOTHER_THRESHOLD.search(previous[0][0]):
        return [(_ANOTHER_THRESHOLD.sub(noun, previous[0][0], count=1), "metric:threshold_series")]
    if place.quantity.kind == "percent" and (named := _limited(reading, place) or _open_share(place, noun, previous)):
        return [(named, "metric:share")]
    if previous and place.quantity.kind == "count" and _LEVEL.fullmatch(noun):
        return [(noun + _LEVEL.sub("", previous[0][0]), "metric:before")]
    return [_plain(reading, place, noun, previous)]


_LIMIT_OF = re.compile(r"(?:不超过|不低于|不高于|不少于)(?P<whole>(?!全)[\u4e00-\u9fff]{2,6})的$")
_RATE_HEAD = re.compile(r"(?:比例|占比|比重|上限|率|补助|补贴|奖励|资助|支持|贴息|给予|按)$")


def _limited(reading: Reading, place: Place) -> str:
    """研发投入不低于营收的20%: the share of a whole that a limit is set in; an empty string for other numbers."""
    limit = _LIMIT_OF.search(place.left) if place.quantity.kind == "percent" else None
    if limit is None:
        return ""
    head = reading.phrases.before(place.left[: limit.start()]).noun
    return f"{head}占{limit['whole']}比重" if head and not _RATE_HEAD.search(head) else ""


_TAKES_UP = re.compile(r"占[到了]了?(?:近|约|超过?|将近)?$")


def _open_share(place: Place, noun: str, previous: Named) -> str:
    """其中发明专利占六成, 三市合计占58%, 技术人员占员工总数的一半: the word for the share itself is left out."""
    if previous and noun in _TOGETHER:
        return previous[0][0] + "占比"
    if noun.endswith("占"):
        return noun + "比"
    if _TAKES_UP.search(place.left):
        return noun + "占比"  # 科技型企业占到八成
    return noun + "比重" if _OPEN_SHARE.search(noun) else ""


def of_another_whole(place: Place, previous: Named) -> str:
    """占甲市的25.2%、乙省的11.7%: the share of the next whole, or an empty string."""
    named = _NAMED_WHOLE.fullmatch(place.left) if place.quantity.kind == "percent" else None
    if named is None or not previous or _OTHER_WHOLE.search(previous[0][0]) is None:
        return ""
    return _OTHER_WHOLE.sub("", previous[0][0]) + "占" + named["whole"] + "比重"


def is_share_of_whole(place: Place) -> bool:
    """、全国的5% goes on from 占全省的100%."""
    return place.quantity.kind == "percent" and _OF_WHOLE.fullmatch(place.left.strip("、，和")) is not None


def _share_words(reading: Reading, place: Place, noun: str) -> str:
    """Return what a share is of (占全国产量比重), where the words before the number say no more; else an empty string."""
    words = place.left.strip("、，")
    whole = _OF_WHOLE.search(words) if place.quantity.kind == "percent" else None
    if whole is not None:
        return "占" + whole["whole"] + "比重"
    if _SHARE_OF.match(words):
        words = _BRACKET.sub("", _SHARE_TAIL.sub("", _FROM.sub("", words[words.index("占") :]))).replace("占到", "占")
        return words if words.endswith((*reading.cues.endings("share_noun"), "比")) else words + "比重"
    return noun if _SHARE.match(noun) or noun in reading.cues.terms("generic") else ""


def _of_subject(reading: Reading, place: Place, noun: str, previous: Named) -> tuple[str, str]:
    """产值 alone is the output of what the sentence is about: the metric before it, else the subject of the clause before."""
    if head := _item_head(reading, place):
        return head + noun, "metric:clause_before"
    if previous and ("却" in place.left or previous[0][0].endswith("的")):
        return noun, "metric:bare_head"  # 人工成本降了四成，产能却提高到…: another matter
    if previous and (place.left.startswith(_LISTED) or reading.cues.heads.search(previous[0][0])):
        of_what = reading.cues.heads.sub("", previous[0][0])
        comes = of_what in reading.cues.terms(
            "comes"
        )  # 入驻企业46家，产值58亿元: how firms come says nothing of the output
        return ("" if comes else of_what) + noun, "metric:bare_head"
    if previous:
        return (
            noun,
            "metric:bare_head",
        )  # what it is the output of is not what was counted before (从业人员3万人，产值468亿元)
    return reading.cues.heads.sub("", _subject_before(reading, place)) + noun, "metric:clause_before"


_LONGEST_SUBJECT = 16
"""A longer clause is a statement of its own."""


def _subject_before(reading: Reading, place: Place) -> str:
    base, _ = from_clause_before(reading, place, [])
    return base if len(base) <= _LONGEST_SUBJECT else ""


_ITEM = re.compile(
    r"(?:——|—|[（(]?[一二三四五六七八九十\d]{1,3}[)）、.．])?\s*(?P<head>[\u4e00-\u9fff“”（）()A-Za-z]{2,14}?)[：。]"
)
_NO_THING = re.compile(
    r"(?:目标|任务|方面|要求|介绍|表示|说|记者|主任|经理|局长|书记|长|人|下|看|项|如下|情况|期|规划|重点|方向|措施)$"
)


def _item_head(reading: Reading, place: Place) -> str:
    """集成电路：到2030年，产值达到500亿元: the item of a list whose output it is, or an empty string."""
    room = reading.paragraphs[place.paragraph].span
    item = _ITEM.match(reading.text, room.start, place.start)
    if item is None or _NO_THING.search(item["head"]) or _SENTENCE.search(reading.text, item.end(), place.start):
        return ""
    says = reading.cues.anywhere("up", "down").search(item["head"]) or _STATES.search(item["head"])
    return "" if says or reading.cues.at_start("lead").match(item["head"]) else item["head"]


_STATES = re.compile(r"改善|向好|加快|回升|稳定|突出|明显|显著|强劲|活跃|凸显|领跑|加强|[较更]好|成效|突破")
_SENTENCE = re.compile("[。：]")


def _last_member(reading: Reading, place: Place, noun: str) -> str:
    """甲、乙等新兴产业税收 is the tax of the class; 实现集中管理、经费 ends with another noun than it began."""
    such = _CLASS_OF_SUCH.match(noun) if place.phrase.verbs and place.quantity.kind == "count" else None
    if such is not None:
        return such["kind"]  # 获批综合试验区协同区等改革试点14项
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
