"""A share of what does something: 七成的企业已上云, 其中九成销往海外, 拿下全球12%的市场份额."""

from __future__ import annotations

import re

from etl.assemble.naming.words import Named
from etl.assemble.reading import Reading
from etl.assemble.surroundings import Place

_WHOLE = re.compile(
    r"(?:\S{0,6}?(?:占[了据]?|(?:拿下|贡献|拥有|占有|抢下|赢得)了?))?(?:全[国省市区县球]|世界|国内|我[国省市区县]|[其当]中)?的?"
)
_SHARE_WORD = re.compile(r"(?P<kind>\S*?(?:份额|比重|占有率))(?!的)")
_RATE_WORD = re.compile(r"\S{0,4}(?:速度|增速|增幅|涨幅|降幅|增长率|幅度|比例|利率|股权|股份|增长目标)")
_MODAL = re.compile(r"^(?:已经?|均|都|全部|基本|目前|将|能够?|可以?|实现了?|完成了?|被|正在?)+(?=\S{2})")
_VERBS = ("right", "select", "lead", "cut", "done")
_COPULA = re.compile(r"(?:为|是|来自|属于|通过|用于|由|出自)(?!其)")
_KIND_OF = re.compile(r"为|是|属于")
_BY = re.compile(r"可?按照?")
_BY_SHARE = re.compile(r"的比例(?P<deed>[\u4e00-\u9fff]{2})")
_KIND_LEFT_OUT = re.compile(r"，?其中，?(?P<who>[^，、]{2,14})的(?:就|也|则)?(?:超过?|达到?|约占?|近|有|占[到了]?)*")
_DONE_TO = re.compile(
    r"^(?P<who>.*?)(?:最高|最多)?可?(?P<verb>抵扣|抵减|减免|免收|免除|报销|返还|承担|分担|分摊|覆盖)了?(?:全部[^和及、]{2,6}[和及、]?|全[省市区县国])?$"
)
_HELPING = re.compile(r"(?:最高|最多|可以?|能够?|又|还|已|[为给向]\S+)+$")
_LONGEST = 18


def portion(reading: Reading, place: Place, noun: str, previous: Named) -> str:
    """Return what a share is a share of, with what its part does, or an empty string where nothing is done.

    ``noun`` is what the words before the number say, ``previous`` the metrics of the number before.
    """
    by = _BY_SHARE.match(place.right) if place.quantity.kind == "percent" and _BY.fullmatch(noun) else None
    if by is not None:
        return by["deed"] + "比例"
    if place.quantity.kind != "percent" or _RATE_WORD.match(place.noun + place.rest) or _moves(reading, place):
        return ""
    if done := _done_to(reading, place, noun):
        return done
    if previous and (kind := _KIND_LEFT_OUT.fullmatch(place.left)):  # 其中硕士以上学历的超过三分之一
        return kind["who"] + last_thing(reading, previous[0][0]) + "占比"
    if not _WHOLE.fullmatch(noun):
        return ""
    shared = _SHARE_WORD.match(place.noun) if place.right.startswith("的") else None
    if shared is not None:
        return re.sub(r"^.*?(?=全|世界|国内|我)|[其当]中|的$", "", noun) + shared["kind"]
    return _of_doers(reading, place, previous)


def _of_doers(reading: Reading, place: Place, previous: Named) -> str:
    words = place.right.removeprefix("的").strip("”")
    if _does(reading, words):
        if not previous or place.right.startswith("的") or len(words) > _LONGEST:
            return ""
        kind = _KIND_OF.match(words)
        return (words[kind.end() :] if kind else _MODAL.sub("", words) + last_thing(reading, previous[0][0])) + "占比"
    if not (place.noun and place.rest) or len(place.rest) > _LONGEST or len(place.noun) > _LONGEST:
        return ""
    return _MODAL.sub("", place.rest).rstrip("了") + place.noun + "占比"


def counted_doers(reading: Reading, place: Place, previous: Named) -> str:
    """场景260个，已有140个完成对接: the count is of the scenes before, those that have done it."""
    words = place.right
    if place.quantity.kind != "count" or not previous or len(words) > _LONGEST or not _does(reading, words):
        return ""
    return _MODAL.sub("", words) + last_thing(reading, previous[0][0]) if place.noun and not place.rest else ""


def last_thing(reading: Reading, metric: str) -> str:
    """The class that a name ends with (入驻企业 is of 企业), else the whole name."""
    return metric[-2:] if metric.endswith(reading.cues.endings("thing")) else metric


def _does(reading: Reading, words: str) -> bool:
    if _COPULA.match(words) is not None:
        return True
    verb = reading.cues.at_start(*_VERBS).match(words)
    return verb is not None and len(verb.group()) > 1 and verb.group() not in reading.cues.terms("nominal")


def _done_to(reading: Reading, place: Place, noun: str) -> str:
    """免收一半办公用房租金, 可抵扣50%的算力租用费: a share that is let off, paid back or covered."""
    done = _DONE_TO.match(noun)
    if done is None:
        return ""
    who = _HELPING.sub("", done["who"])
    reaches = done["verb"] == "覆盖"  # 系统覆盖九成的医院: both say what is covered
    object_ = "" if (who and not reaches) or place.noun in reading.cues.terms("share_noun") else place.noun
    return who + done["verb"] + object_ + "比例"


def _moves(reading: Reading, place: Place) -> bool:
    up, down = reading.cues.terms("up"), reading.cues.terms("down")
    return any(word in up or word in down for word in place.phrase.predicates)
