"""Numbers that size, rank or divide something without being stated of it."""

from __future__ import annotations

import re

from etl.assemble.admission.rule import HAN, after, before, before_quote
from etl.assemble.admission.times import took
from etl.assemble.cycles import cycle
from etl.assemble.reading import Reading
from etl.mentions.quantities import Quantity

_RANK_END = re.compile(r"[跃上提晋前下后回]?[升移进降退]?[至到]|[，。；、）)！？\s”和并且的]|$|以上|名|位|行列|水平")
_IN_A_ROW = re.compile(r"连续\S{1,4}年\S{0,3}$")
_BREAK = re.compile(r"[，。；：\n]")
_PUT = re.compile(r"[放摆置作]\S{0,3}$")


def rank_without_place(reading: Reading, quantity: Quantity) -> str:
    """第一 counts only as a place among others: not 第一时间, 第一产业, 摆在首位."""
    left, right = before(reading, quantity, 18), reading.text[quantity.core_end : quantity.core_end + 4]
    if reading.cues.at_start("rank_class").match(right):
        return "class"  # 第一方阵, 第一梯队
    named_on = quantity.core_end < quantity.end or right.startswith("季") or not _RANK_END.match(right)
    if named_on or _PUT.search(left):
        return "ordinal"
    verb = reading.cues.anywhere("rank_lead_verb").search(left)
    if verb is not None and not _BREAK.search(left, verb.end()):
        return ""
    if _IN_A_ROW.search(left) or _near_end(reading.cues.anywhere("rank_yardstick"), left, 3):
        return ""
    return "ordinal"


def _near_end(pattern: re.Pattern[str], text: str, reach: int) -> bool:
    """Tell whether a match ends within ``reach`` characters of the end, nothing but words between."""
    return any(
        len(text) - match.end() <= reach and not re.search(r"\s", text[match.end() :])
        for match in pattern.finditer(text)
    )


_PER = ("每", "每隔", "每满")


def denominator(reading: Reading, quantity: Quantity) -> str:
    """每万人, 每3分钟: what the figure is divided by."""
    if not before_quote(reading, quantity, 3).endswith(_PER) or cycle(reading, quantity):
        return ""
    return "denominator"


SMALL = 20
_VAGUE_BEFORE = re.compile(r"[数几]")
_CLOSED = re.compile(r"[，。；、）)]|$")


def small_word(reading: Reading, quantity: Quantity) -> str:
    """两个, 三项, 一批: a small number in characters counts only as a result (建成三个, 新增两家), and 一 never does."""
    if not quantity.chinese or quantity.kind in ("percent", "times", "doubling", "rank", "point", "money", "ratio"):
        return "" if quantity.kind != "money" or quantity.hedges or not quantity.bare_scale else "class"
    if _VAGUE_BEFORE.search(before(reading, quantity, 1)):
        return "vague"
    if quantity.bare_scale:
        return "" if quantity.hedges else "class"
    if quantity.value >= SMALL or (quantity.value >= SMALL / 2 and quantity.hedges):
        return ""
    if quantity.value == 1 or quantity.kind == "duration":
        return "" if took(reading, quantity) else "vague"
    left = before(reading, quantity, 4).removesuffix("了")
    if (
        _THEN_OR_NOW.search(before(reading, quantity, 24))
        or _NEW_ONES.search(left)
        or reading.cues.at_end("result").search(left)
        or _closes_result(reading, quantity)
    ):
        return ""
    return "vague"


_THEN_OR_NOW = re.compile(
    r"(?:过去|以前|原来|原先|往年|从前|早些年)[^，。；\d]{0,12}?(?:要|需要?|得|配|用)[要用配]?了?$"
    r"|(?:现在|如今|眼下)[^，。；\d]{0,12}?(?:能|可以?|只[需要用留剩配]要?)(?:远程|同时)?[\u4e00-\u9fff]{0,2}$"
)
"""以前一台要配七八个人，现在一个人能管三台."""
_NEW_ONES = re.compile(r"新[上建增添开引签设][成进设]?的\Z")
"""新上的两条产线 counts what has been added; 打造的三大平台 names them."""


def _closes_result(reading: Reading, quantity: Quantity) -> bool:
    """引进创新团队三支, 每年培育企业三至五家: the count closes a clause that states a result."""
    if (
        quantity.kind != "count"
        or quantity.unit in reading.cues.terms("place_unit")
        or not _CLOSED.match(reading.text, quantity.end)
    ):
        return False
    left = before_quote(reading, quantity, 14)
    verb = reading.cues.anywhere("result").search(left, max((m.end() for m in _BREAK.finditer(left)), default=0))
    return verb is not None and HAN.match(left, verb.end()) is not None


_CLASS_COUNTED = re.compile(
    r"(?:级|以上)?(?:企业|项目|楼宇|园区|镇|村|产业|集群|单品|品牌|平台)(?:数量?)?(?:已|共)?(?:达到?|有|增至|突破|超过?)?\d[\d.]*[余多]?[家个座户栋]"
)
_GIVEN = r"的?[^，。；、\d]{0,6}(?:{grant}|经费|奖金|支持)"
_UP_TO = re.compile(r"最高|最多|至多|不超过")
_COUNTED_NEXT = re.compile(r"的?(?:只|仅|共|就)?有\d|的达\d|以上的?\d")


_SOME = re.compile(r"(?<=以上)的?[\u4e00-\u9fff]")


def threshold(reading: Reading, quantity: Quantity) -> str:
    """亿元以上项目, 规模过亿元企业, 占比超过10%的有44种: the threshold names a class, the count after it is the figure."""
    right = after(reading, quantity, 12)
    if quantity.kind == "money" and _CLASS_COUNTED.match(right):
        return "threshold"  # 10亿元企业达17家
    if not (quantity.hedges or quantity.bare_scale):
        return ""
    if _SOME.match(reading.text, quantity.end) and before(reading, quantity, 2) == "一批":
        return "threshold"  # 布局一批50万千瓦以上大型风光基地
    if reading.cues.pattern(_GIVEN).match(right) and _UP_TO.search(
        reading.text, max(0, quantity.start - 3), quantity.end
    ):
        return ""  # 给予最高3000万元项目资助
    if quantity.unit in ("岁", "周岁"):
        return "threshold" if HAN.match(right) else ""
    if quantity.kind == "percent" or _COUNTED_NEXT.match(right):
        return "threshold" if _COUNTED_NEXT.match(right) else ""
    if quantity.kind not in ("money", "physical", "count", "none") or not _names_class(reading, right):
        return ""
    return "threshold" if quantity.kind in ("money", "physical") or right.startswith("的") else ""


def _names_class(reading: Reading, right: str) -> bool:
    words = right.removeprefix("的")
    noun, modifiers = reading.cues.at_start("threshold_noun"), reading.cues.at_start("threshold_modifier")
    start = 0
    while noun.match(words, start) is None:
        modifier = modifiers.match(words, start)
        if modifier is None:
            return False
        start = modifier.end()
    return True


_NAMED_BY_SIZE = ("覆盖率", "换乘比例")


def attribute(reading: Reading, quantity: Quantity) -> str:
    """8英寸晶圆, 1000千伏特高压: a size that names the thing."""
    if quantity.kind in ("physical", "duration") and after(reading, quantity, 4).startswith(_NAMED_BY_SIZE):
        return "attribute"  # 站点500米覆盖率
    if _is_age_of_one(reading, quantity) or _is_set_to(reading, quantity):
        return "attribute"
    if quantity.kind == "physical" and after(reading, quantity, 3).startswith(_BEYOND):
        return "attribute"  # 3000公里外的新疆
    if quantity.unit not in reading.cues.terms("attribute_unit"):
        return ""
    return "attribute" if HAN.match(after(reading, quantity, 1)) else ""


_BEYOND = ("外的", "以外的", "开外的", "之外的")
_OF_AGES = re.compile(r"年龄|寿命|平均|人均|年满|周岁|延[长迟]|提高|推迟|降[低至到]")


def _is_age_of_one(reading: Reading, quantity: Quantity) -> bool:
    """57岁的钳工, 今年62岁: the age of a person who is named, where no ages are spoken of (平均年龄35岁)."""
    if quantity.unit != "岁" or quantity.hedges or quantity.value_max is not None:
        return False
    return _OF_AGES.search(before(reading, quantity, 30).rpartition("。")[2]) is None


_SETS = re.compile(r"(?:调[到至在成高低]+|设[定置]*[到至在为成]+|开[到至])\Z")


def _is_set_to(reading: Reading, quantity: Quantity) -> bool:
    """温度调到26度: what a device is set to."""
    return quantity.unit in ("度", "摄氏度", "℃") and _SETS.search(before_quote(reading, quantity, 4)) is not None


_INDEX_TAIL = re.compile(
    r"[）)]?值?(?:达到?|为|约为?|是|降至|降到|升至|提高到|提升至|超过?|低于|优于|缩小[到至]|由|从|至|控制在|保持在|稳定在|上升至|增至|到)*(?:[由从]\S{0,7}的|\S{0,2})$"
)
_GOES_TO = re.compile(r"(?:增加|提高|提升|上升|下降|降低|缩小|扩大|回落|增|升|降|缩)[至到为]")
_COMES_FROM = re.compile(r"\d(?:增加|提高|提升|上升|下降|降低|缩小|扩大|回落|增|升|降|缩)[至到为]$")
_PEOPLE_REACH = 12
_LEAST_PEOPLE = 10
_LEAST_SCALED = 1000


def without_unit(reading: Reading, quantity: Quantity) -> str:
    """A number without a unit counts as people before a noun for people, as a ratio or index after a noun for one."""
    right, left = after(reading, quantity, 14), before_quote(reading, quantity, 14)
    if quantity.bare_scale and quantity.hedges[:1] in (("近",), ("过",)) and right[:1] in ("、", "的"):
        return "class"
    if quantity.value >= _LEAST_PEOPLE and _counts_people(reading, right):
        return ""
    if _follows_index(reading, left) and (
        right[:1] in ("以", "左", "，", "且", "的", "及") or _GOES_TO.match(right) or not HAN.match(right)
    ):
        return ""
    if _COMES_FROM.search(left) and not HAN.match(right):
        return ""
    scaled = reading.text[quantity.number_end - 1] in "百千万亿" and quantity.value >= _LEAST_SCALED
    return (
        "" if scaled and (HAN.match(right) or quantity.hedges or right[:1] in ("，", "。", "；", "、")) else "no_unit"
    )


def _counts_people(reading: Reading, right: str) -> bool:
    match = reading.cues.anywhere("people").search(right[:_PEOPLE_REACH])
    return match is not None and re.fullmatch(r"[\u4e00-\u9fff“”]{0,8}", right[: match.start()]) is not None


def _follows_index(reading: Reading, left: str) -> bool:
    ends = [match.end() for match in reading.cues.anywhere("index_noun").finditer(left)]
    return any(_INDEX_TAIL.fullmatch(left, end) is not None for end in ends)
