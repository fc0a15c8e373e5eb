"""What a policy gives an amount for: the thing or the condition that stands before it (对…的企业, 取得证书的)."""

from __future__ import annotations

import re

from etl.assemble.listed_places import segment_start
from etl.assemble.reading import Reading
from etl.assemble.surroundings import Place
from etl.value import value

_OBJECT = (
    r"(?:^|[，。；：、—\n])(?:[省市区县镇](?:里|级)?(?:财政)?)?(?:对|凡|支持|鼓励|经\w{2,4}的)(?P<object>[^，。；]{2,40}?)"
    r"(?=，|按照?[^，。；]{0,14}(?:\d|$)|(?:一次性)?{gives}|每[家个户人台项辆][^，。；]{0,8}$|再?{grant}$)"
    r"|(?P<case>[^，。；：\n]{4,40})的，"
    r"|(?:^|[，。；：\n])(?P<thing>[^，。；：\n]*的(?!比例|标准|方式)[^，。；：\n的\d%]{2,12})，(?=一次性|每|{gives}|按|奖|补)"
)
_ADMITTED = re.compile(
    r"^(?:经|获(?![评批得])|被|新(?=认定|获|引进|入选|建设|评|落户|取得|购买|购置|列入|通过|[增入])|首次|首批|通过|入选|符合(?!条件|要求|规定))*(?:认定为?|获?评为|获评|复评|获批|引进|入选|建设|评定|获得|落户|取得|购买|列入)?的?"
)
_NUMBERING = re.compile(
    r"^\s*(?:第[一二三四五六七八九十百]+条|[（(]?(?:[一二三四五六七八九十]+|\d{1,2})[)）、.．])\s*(?:对(?!外|口))?"
)
_THRESHOLD = re.compile(
    r"(?:首次)?(?:达到?|突破|不超过|超过|不低于|不少于|低于|高于|在)?\d[\d.,]*[十百千万亿]*[^的，]{0,4}?(?:元|家|人|名|个|%|平方米|P|台|套|吨|亩|户|件|项|座|架次|人次|年)(?:及以上|以上|以内)?"
)
_TAKER = r"^.{0,12}?{applicant}"
_FIELD = re.compile(r"^.*(?:在|等)[^，]*?领域的?(?=[\u4e00-\u9fff]{4})")
_DOER = re.compile(r"^(?:企业|单位|机构|高校)?(?:新?建设|采购|购买|购置|租用|开展|参加|承担|实施|举办)(?=\S{3})")
_GOES_ON = re.compile(r"[，、]?(?:再|累计|最高)")
_LONGEST = 20
_LONGEST_BESIDE_BASE = 10


@value
class Purpose:
    """What an amount is given for.

    ``full`` is the text's own words without the verb of admission, ``words`` what names it; ``threshold`` tells that it is
    a size to be reached, ``beside`` that it stands in the number's own clause.
    """

    full: str = ""
    words: str = ""
    threshold: bool = False
    beside: bool = False

    @property
    def brief(self) -> str:
        """The words as they go with others: the last of several."""
        if len(self.words) <= _LONGEST_BESIDE_BASE:
            return self.words
        return re.split(r"、|等(?=[\u4e00-\u9fff]{2})", self.words)[-1]


def purpose_before(reading: Reading, place: Place) -> Purpose:
    """Return what the amount at ``place`` is given for; 再 and 累计 go on from an earlier part of the sentence."""
    found = _within(reading, place, segment_start(reading, place))
    nobody = found.threshold and reading.cues.pattern(_TAKER).match(found.full) is None
    if not nobody and (found.words or not _GOES_ON.match(place.left)):
        return found
    whole = _within(reading, place, place.sentence.start)
    return found if whole.threshold and found.words else whole


def _within(reading: Reading, place: Place, first: int) -> Purpose:
    """Read the last thing or condition; a size to be reached steps back behind who or what the offer is for."""
    last = named = None
    for match in reading.cues.pattern(_OBJECT).finditer(reading.text, max(0, first - 1), place.start):
        last = match
        named = match if match["object"] or match["thing"] else named
    if last is None:
        return Purpose()
    threshold = last["case"] is not None and _THRESHOLD.search(last["case"]) is not None
    found = named if threshold and named is not None else last
    words = (found["object"] or found["case"] or found["thing"]).strip("的")
    beside = found.end() > place.left_start and found["object"] is not None
    return _named(reading, words, threshold and found is last, beside)


def _named(reading: Reading, words: str, threshold: bool, beside: bool) -> Purpose:
    bare = _NUMBERING.sub("", words)
    full = _ADMITTED.sub("", bare).strip("的，、")
    if threshold:
        taker = reading.cues.pattern(_TAKER).match(full)
        return Purpose(full, taker.group() if taker else _THRESHOLD.sub("", full).strip("的，、"), True, beside)
    sized = _THRESHOLD.search(bare) is not None
    name = _tail(reading, _ADMITTED.sub("", _THRESHOLD.sub("", bare).strip("的")).strip("的，、"), sized)
    if "的" not in name:
        name = _DOER.sub("", name).partition("用于")[0]
        name = _FIELD.sub("", reading.phrases.before(name).noun or name)
    return Purpose(full, name if len(name) <= _LONGEST else re.split(r"[、，]", name)[-1], False, beside)


_ANYBODY = r"(?:中小微?|小微|民营|各类|工业|市场)?{anybody}"
_SHORTEST_DEED = 4


def _tail(reading: Reading, purpose: str, sized: bool) -> str:
    """What is named behind the last 的 (通过备案的大模型), unless that is only a word for whoever is given it."""
    deed, _, tail = purpose.rpartition("的")
    anybody = (
        tail in reading.cues.terms("taker") if sized else reading.cues.pattern(_ANYBODY).fullmatch(tail) is not None
    )
    if anybody and len(deed) >= _SHORTEST_DEED and not deed.endswith(reading.cues.endings("requirement")):
        return deed  # 租用本地算力的中小企业
    return purpose if tail in reading.cues.terms("taker") or len(tail) < 2 else tail
