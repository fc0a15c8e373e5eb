"""Amounts named by the deed around them: 以450万元受让了3项专利, 种了1600亩小麦, 建设年产30万吨的聚烯烃装置."""

from __future__ import annotations

import re

from etl.assemble.reading import Reading
from etl.assemble.surroundings import Place

_PRICE = re.compile(r"(?:[以花用]|斥资|出资)了?$")
_DEAL = (
    r"(?:的(?:总价|价格|价|成交价|代价))?(?:成功)?(?P<deed>{deal})(?:下|到|得)?了?"
    r"(?:[\d一二两三四五六七八九十百多余]+[个项件宗块家台套处座份])?(?P<thing>[^，。；：、\d“”]{2,14})"
)
_CAPACITY = re.compile(r"年(?:可)?(?:生产|产)(?:能(?:达到?|为)?)?$")
_MADE = (
    r"的?(?P<thing>[^，。；：、今明去年\d]{2,14}?)(?:的[^，。；：、\d]{0,8}?)?(?P<plant>(?:{plant})+)"
    r"(?=[，。；：、）”]|$|[已正将于在今明去]|[一二三]期|建成|开工|投产|落地|签约|落户)"
)
_OF_PLANT = re.compile(r"\S{0,4}化|全?自动|绿色|智慧")
"""智能化工厂 says nothing of what is made there."""
_SOWN = r"(?:{sown})了?$"
_SOWN_CROP = re.compile(r"种(?:植了?|[下上了])(?P<crop>(?!面积|基地|示范|技术)[\u4e00-\u9fff]{2,5})$")
_NO_CROP = ("面积", "基地", "示范", "技术", "土地", "规模")
_AREA_UNITS = ("亩", "公顷")
_BORROWED = re.compile(
    r"(?:[用靠凭拿](?P<pledge>[^，。；\d]{2,8}?)(?:[从向找跟][^，。；]{2,8}?)?)?贷(?:到|来|出来)?了?(?<!贷)$"
)
_SHORT = 2


def done(reading: Reading, place: Place) -> str:
    """Return the name that a deed gives an amount, or an empty string where none of these stands around it."""
    if place.quantity.kind == "money":
        return _price(reading, place) or _loan(place)
    if place.quantity.kind not in ("count", "physical"):
        return ""
    return _capacity(reading, place) or _field(reading, place)


def _price(reading: Reading, place: Place) -> str:
    """以1.2亿元竞得一宗工业用地: what was paid for what."""
    if _PRICE.search(place.left) is None:
        return ""
    deal = reading.cues.pattern(_DEAL).match(reading.text, place.quantity.end, place.clause.end)
    return deal["thing"].rpartition("的")[2] + deal["deed"] + "金额" if deal is not None else ""


def _loan(place: Place) -> str:
    """用数据资产从银行贷到500万元: a loan, and what it was given on."""
    borrowed = _BORROWED.search(place.left)
    return (borrowed["pledge"] or "") + "贷款" if borrowed is not None else ""


def _capacity(reading: Reading, place: Place) -> str:
    """年产30万吨的聚烯烃装置: how much of it a plant makes in a year."""
    if _CAPACITY.search(place.left) is None:
        return ""
    made = reading.cues.pattern(_MADE).match(reading.text, place.quantity.end, place.clause.end)
    if made is None:
        return ""
    return made["thing"] + (made["plant"] if _OF_PLANT.fullmatch(made["thing"]) else "") + "年产能"


def _field(reading: Reading, place: Place) -> str:
    """种了1600亩小麦, 种植大豆700亩: the area sown with it."""
    if place.quantity.unit not in _AREA_UNITS:
        return ""
    sown = _SOWN_CROP.search(place.left)
    crop = sown["crop"] if sown else place.noun if reading.cues.pattern(_SOWN).search(place.left) else ""
    return crop + "种植面积" if len(crop) >= _SHORT and not crop.endswith(_NO_CROP) else ""
