"""What a rank ranks."""

from __future__ import annotations

import re

from etl.assemble.grouping import shares
from etl.assemble.naming.carried import from_clause_before
from etl.assemble.naming.coordination import coordinated, plain_list
from etl.assemble.naming.words import Named
from etl.assemble.reading import Reading
from etl.assemble.surroundings import Place

_LASTING = re.compile(
    r"(?:均|分别|双双|保持|位?居|位列|连续(?:[\d一二两三四五六七八九十多]{1,3}(?:年|个月|个?季度|次|届))?)+$"
)
_YEARS = re.compile(r"[\d一二两三四五六七八九十多]{1,3}(?:年|个月|个?季度|次|届)")
_PLACED = re.compile(r"(?:个?[省市区县州]+|城市|地区)?(?:之?中|里)(?:排名?|位)?")
"""在全省16市中排第6位: behind the number of places nothing is named."""
_WHERE = re.compile(r"^在(?![建校线岗册营库职])")
_AMONG = re.compile(
    r"在[^，。；]{0,4}(?:十大|百强|全国|全省|全市|全球|世界|沿海|城市|省份|地区|省区市|区县)[^，。；]{0,6}(?:之?中|当中|里)(?:排名?|位|名)?(?:在|列|居)?$"
)
RANK_NOISE = re.compile(
    r"(?:(?:从|由|中|仍|依然)*(?:时隔[^，。]{0,6})?(?:重回|重返|居|位居|位列|列|排名|排|稳居|升至|跃升至|跃上|跃居|并列|蝉联|名列|跻身|进入|首次进入)[^，。；、（]{0,14}(?:（[^）]*）)?"
    r"|(?:从|由|仍|依然|保持|连续(?:[\d一二两三四五六七八九十多]{1,3}(?:年|个月|个?季度|次|届))?|继续|均|分别|双双|首次|再次|规模|位次|总量)*(?:在|于)?(?:全国|全省|全市|全球|世界|国内|中西部|中部|西部|东部|省内|同类\S{0,4}|长三角|全区|副省级\S{0,2}|城市|地区|沿海|各省|省区市|(?:全[省市州])?各?[县市]（[市、区县]+）[区市]?|各[市县区]县?区?|各地|31个\S{0,4}|[晋冀蒙辽吉黑苏浙皖闽赣鲁豫鄂湘粤桂琼渝川黔滇藏陕甘青宁新华][东西南北中])*(?:的|之|当?中|里|范围内)?(?:各省|城市|省份)?)$"
)


def without_noise(words: str) -> str:
    """Take off where and how long something ranks, which may stand in either order (连续五年居全省, 在全省连续五年).

    >>> without_noise("制造业发展指数连续五年居全省")
    '制造业发展指数'
    """
    bare = _LASTING.sub("", RANK_NOISE.sub("", _AMONG.sub("", words)))
    return "" if _YEARS.fullmatch(bare) or _PLACED.fullmatch(bare) else bare


def rank_metric(reading: Reading, places: list[Place], index: int, names: list[Named]) -> Named:
    """Return what the rank at ``index`` ranks: what stands before it, or the metrics it follows."""
    place = places[index]
    noun = _WHERE.sub("", without_noise(place.phrase.noun))
    if index and noun in reading.cues.terms("of_the_metric"):
        return [(names[index - 1][0][0] + noun, "metric:before")]
    if index and shares(place) and noun in reading.cues.terms("bare_head"):
        return [(name, "metric:shared") for name in _of_each(reading, places, index, names, noun)]
    if noun and (noun not in reading.cues.terms("generic") or not index):
        if shares(place) or _several(reading, noun):
            return [(part, "metric:shared") for part in coordinated(noun, reading.cues.heads)]
        return [(noun, "metric:before")]
    if not index:
        return [from_clause_before(reading, place, [])]
    if shares(place) and not noun:
        return _all_before(places, index, names)
    after_share = names[index - 1][0][1] == "metric:share"
    amount = _last_amount(places, index) if after_share or noun in ("总量", "规模", "数量") else index - 1
    return [(name, "metric:carried") for name, _ in names[amount]]


def _of_each(reading: Reading, places: list[Place], index: int, names: list[Named], noun: str) -> list[str]:
    """汽车200万辆，其中新能源汽车60万辆，产量双双居第二: the last two amounts, each with the head that they are ranked by."""
    amounts = [
        names[earlier][0][0]
        for earlier in range(index)
        if places[earlier].quantity.kind in ("money", "count", "physical", "none")
    ]
    return [reading.cues.heads.sub("", name) + noun for name in amounts[-2:]] or [noun]


_ALIKE = 1.5
_SHORT = 3
"""科创板、北交所上市公司数量: a short member lacks more than the head."""


def _several(reading: Reading, noun: str) -> bool:
    """甲、乙数量保持全国首位 ranks each of a plain list with one head."""
    head = reading.cues.heads.search(noun)
    *others, last = noun[: head.start()].split("、") if head is not None else [""]
    alike = len(last) <= _ALIKE * max(map(len, others), default=0) and min(map(len, others), default=0) > _SHORT
    return head is not None and alike and plain_list(noun[: head.start()])


def _last_amount(places: list[Place], index: int) -> int:
    """总量居全国第六 ranks the amount, not the share or the growth that stand between."""
    for earlier in range(index - 1, -1, -1):
        if places[earlier].quantity.kind in ("money", "count", "physical", "none"):
            return earlier
    return index - 1


def _all_before(places: list[Place], index: int, names: list[Named]) -> Named:
    """均居全国第一 speaks of every metric of the list that ends right before it."""
    gathered: list[str] = []
    for earlier in range(index - 1, -1, -1):
        gathered = [name for name, _ in names[earlier] if name not in gathered] + gathered
        if not places[earlier].left.startswith(("、", "，")) or places[earlier].quantity.kind == "rank":
            break
    return [(name, "metric:shared") for name in gathered]
