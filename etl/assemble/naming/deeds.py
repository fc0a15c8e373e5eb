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
_SEEDED = re.compile(r"^(?P<crop>[\u4e00-\u9fff]{2,6}?)(?:已经?|累计|共|完成)*播种$")
_NO_CROP = ("面积", "基地", "示范", "技术", "土地", "规模")
_AREA_UNITS = ("亩", "公顷")
_BORROWED = re.compile(
    r"(?:[用靠凭拿](?P<pledge>[^，。；\d]{2,8}?)(?:[从向找跟][^，。；]{2,8}?)?)?贷(?:到|来|出来)?了?(?<!贷)$"
)
_GAINED = r"(?:{gained})了?$"
_GAIN = (
    r"的?(?P<thing>(?![省市]级|现金|一次)[\u4e00-\u9fff“”]{0,10}?"
    r"(?:订单|大单|合同|贷款|融资|授信|奖补资金|补贴资金|扶持资金|专项资金|投资|补贴|补助|收入))(?=[，。；、]|$)"
)
_STAGED = (
    r"(?P<name>(?:集中|新)?(?:{staged})(?P<kind>[\u4e00-\u9fff]{0,6}项目))(?:数|总数)?(?:已|共|共计|达到?|为|超过?)*$"
)
_SET_APART = re.compile(
    r"(?:拿出|将|把)了?(?:每年)?(?P<whole>(?:全年|年度)?(?:营收|营业收入|销售收入|销售额|利润|产值|收入))的?(?:近|约|超过?)?$"
)
_SPENT = re.compile(
    r"的?(?:资金)?(?:都|全部)?(?:用于|用来|用在|用到|投入到?|投向|投到|花在|放在|搞|做)了?"
    r"(?P<what>(?:技术|产品|科技)?(?:研发|创新|改造|技改)|培训|环保)"
)
_PART_DONE = re.compile(
    r"完成了?(?P<whole>(?:年度|全年|总)?(?:总?工程量|计划总?投资|总投资|投资计划|投资|建设任务|改造任务))的(?:近|约|超过?)?$"
)
_UNIT_PRICE = re.compile(
    r"(?P<each>(?:每|一|1)(?:公?斤|亩|台|件|只|盒|瓶|杯|张|头|箱|吨|套|棵|株|个|枚|颗))(?:鲜叶|鲜果)?(?:还|就|也|都|最高|大概|大约)*"
    r"(?:能够?|可以?|要)?卖(?:到|出|上)?了?$"
)
_EARNED = re.compile(
    r"(?:平均)?(?P<who>[每一][人户家]|人均|户均)(?:[一每]?个?(?P<when>[年月天]))?(?:都|就|也|还)*(?:能够?|可以?)?[挣赚](?:到|上)?了?$"
)
_SAVED = re.compile(
    r"[每一](?P<each>公?斤|亩|台|件|吨|户|人|单|年|月|天)地?(?:还|就|也|都|大概|大约)*(?:能够?|可以?|要)?(?:节省|节约|省)(?:下来?|出)?了?$"
)
_COST = re.compile(r"的?(?P<what>[\u4e00-\u9fff]{1,3}(?:钱|费|费用|成本|开支))(?=[，。；”]|$)")
_YIELD = (
    r"(?:一年|每年|年|全年|一天|每天|日)(?:下来)?(?:大约|大概|预计)?(?:能够?|可以?|将|要|就)*"
    r"(?P<deed>{yields})(?:达到?|近|约|超过?)?$"
)
_SHORT = 2


def done(reading: Reading, place: Place, noun: str) -> str:
    """Return the name that a deed gives an amount, or an empty string where none of these stands around it.

    ``noun`` is what the words before the amount say.
    """
    kind = place.quantity.kind
    if kind == "money":
        return (
            _price(reading, place)
            or _loan(place)
            or _unit_price(place)
            or _earned(place)
            or _saved(place)
            or _gain(reading, place)
        )
    if kind == "percent":
        return _set_apart(reading, place) or _part_done(place)
    if kind not in ("count", "physical"):
        return ""
    return (
        _capacity(reading, place)
        or _field(reading, place, noun)
        or _yield(reading, place)
        or _staged(reading, place, noun)
    )


def _gain(reading: Reading, place: Place) -> str:
    """拿下2.6亿元的海外订单: what was got stands behind the amount."""
    if reading.cues.pattern(_GAINED).search(place.left) is None:
        return ""
    gain = reading.cues.pattern(_GAIN).match(place.right)
    return gain["thing"] if gain is not None else ""


def _unit_price(place: Place) -> str:
    """每斤能卖到180元: the price of each."""
    sold = _UNIT_PRICE.search(place.left)
    return "每" + sold["each"][1:] + "售价" if sold is not None else ""


def _earned(place: Place) -> str:
    """平均每人每月能挣5000元: what each of them earns."""
    earned = _EARNED.search(place.left)
    if earned is None:
        return ""
    who = earned["who"].replace("一", "每")
    return who + (("每" if who[0] == "每" else "") + earned["when"] if earned["when"] else "") + "收入"


def _saved(place: Place) -> str:
    """一亩地还能省下15块钱油钱: what each of them saves."""
    saved = _SAVED.search(place.left)
    if saved is None:
        return ""
    cost = _COST.match(place.right)
    return f"每{saved['each']}节省{cost['what'] if cost else '成本'}"


def _set_apart(reading: Reading, place: Place) -> str:
    """每年拿出营收的8%搞研发: what is spent on it as a share of the whole."""
    whole = _SET_APART.search(place.left)
    spent = _SPENT.match(reading.text, place.quantity.end, place.clause.end) if whole is not None else None
    return f"{spent['what']}投入占{whole['whole']}比重" if whole is not None and spent is not None else ""


def _part_done(place: Place) -> str:
    """已完成总工程量的65%: how much of it is done."""
    part = _PART_DONE.search(place.left)
    return part["whole"] + "完成率" if part is not None else ""


def _yield(reading: Reading, place: Place) -> str:
    """一年能发电4600万度: what a year or a day brings."""
    brings = reading.cues.pattern(_YIELD).search(place.left)
    if brings is None:
        return ""
    return (
        ("日" if brings.group()[:2] in ("一天", "每天") or brings.group()[0] == "日" else "年") + brings["deed"] + "量"
    )


def _staged(reading: Reading, place: Place, noun: str) -> str:
    """全市签约项目530个: the stage that they have come to is part of the name of projects that have no other."""
    staged = reading.cues.pattern(_STAGED).search(place.left) if noun in ("", "项目") and not place.noun else None
    return staged["name"] if staged is not None else ""


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


def _field(reading: Reading, place: Place, noun: str) -> str:
    """种了1600亩小麦, 种植大豆700亩: the area sown with it."""
    if place.quantity.unit not in _AREA_UNITS:
        return ""
    if seeded := _SEEDED.search(noun):
        return seeded["crop"] + "播种面积"
    sown = _SOWN_CROP.search(place.left)
    crop = sown["crop"] if sown else place.noun if reading.cues.pattern(_SOWN).search(place.left) else ""
    return crop + "种植面积" if len(crop) >= _SHORT and not crop.endswith(_NO_CROP) else ""
