"""Which numbers are figures: each rule of figures.md §1 "Do not count" as a small test that names its reason."""

from __future__ import annotations

import re
from collections.abc import Callable

from etl.assemble.reading import Reading
from etl.extract.periods import covering
from etl.extract.quantities import Quantity

Rule = Callable[[Reading, Quantity], str]

_HAN = re.compile(r"[\u4e00-\u9fff“]")
_LATIN = re.compile(r"[A-Za-z]")


def reason_against(reading: Reading, quantity: Quantity) -> str:
    """Return why a number is no figure, a fixed word of the table ``reject_reasons``; empty where it is one."""
    for rule in RULES:
        reason = rule(reading, quantity)
        if reason:
            return reason
    return ""


def _left(reading: Reading, quantity: Quantity, length: int = 14) -> str:
    return reading.text[max(0, quantity.core - length) : quantity.core]


def _right(reading: Reading, quantity: Quantity, length: int = 14) -> str:
    return reading.text[quantity.end : quantity.end + length]


def damaged(reading: Reading, quantity: Quantity) -> str:
    """A number inside a span that could not be restored is never mined."""
    hurt = any(span.start < quantity.end and quantity.start < span.end for span in reading.document.clean.damaged)
    return "damaged" if hurt else ""


def date_or_period(reading: Reading, quantity: Quantity) -> str:
    """Dates, years, periods and deadlines."""
    near = reading.periods_in(max(0, quantity.core - 16), quantity.number_end + 16)
    return "date" if covering(near, quantity.core, quantity.number_end) else ""


_CLOCK = re.compile(r"\d{1,2}[:：时点]\d{0,2}")


def clock_time(reading: Reading, quantity: Quantity) -> str:
    """16:35:58, 9时30分."""
    if quantity.kind == "ratio":
        return ""
    around = reading.text[max(0, quantity.core - 3) : quantity.number_end + 3]
    right = reading.text[quantity.number_end : quantity.number_end + 2]
    if right[:1] == "时" and right != "时代":
        return "clock_time"
    return "clock_time" if re.search(r"\d{1,2}[:：]\d{2}", around) and _CLOCK.search(around) else ""


_DAY = re.compile(r"\d{1,2}(?:日|号)(?!线)")


def bare_day(reading: Reading, quantity: Quantity) -> str:
    """25日 and 3·15: a day without its month."""
    if _DAY.match(reading.text, quantity.core) or reading.text[quantity.number_end : quantity.number_end + 1] == "·":
        return "date"
    return "date" if reading.text[quantity.core - 1 : quantity.core] == "·" else ""


def title(reading: Reading, quantity: Quantity) -> str:
    """Numbers inside 《》."""
    opened = reading.text.rfind("《", max(0, quantity.core - 60), quantity.core)
    if opened < 0 or reading.text.find("》", opened, quantity.core) >= 0:
        return ""
    return "title" if reading.text.find("》", quantity.core, quantity.core + 60) >= 0 else ""


def quoted_name(reading: Reading, quantity: Quantity) -> str:
    """“十四五”, “四强”, “1+10”: a short quotation that holds a number is a name; one with a sentence in it is speech."""
    opened = reading.text.rfind("“", max(0, quantity.core - 24), quantity.core)
    if opened < 0 or reading.text.find("”", opened, quantity.core) >= 0:
        return ""
    closed = reading.text.find("”", quantity.core, quantity.core + 24)
    if closed < 0:
        return ""
    inside = reading.text[opened + 1 : closed]
    return "name" if len(inside) <= 24 and not re.search(r"[，。；！？]", inside) else ""


_FORMULA = re.compile(r"\d+(?:\+[\dNXn]+)+|[+＋]\d|\d[+＋×]")
_ATTACHED = re.compile(r"[A-Za-z][A-Za-z\-]*$")


def identifier(reading: Reading, quantity: Quantity) -> str:
    """5G, L3, AES100, 1+10: digits that belong to a sign, not to an amount."""
    if quantity.chinese:
        return ""
    before = reading.text[max(0, quantity.core - 6) : quantity.core]
    after = reading.text[quantity.number_end : quantity.number_end + 1]
    if _FORMULA.search(reading.text[max(0, quantity.core - 2) : quantity.number_end + 2]):
        return "name"
    if _ATTACHED.search(before) and not before.lower().endswith("r&d"):
        return "identifier"
    if (
        after.isascii()
        and after.isalpha()
        and quantity.kind != "physical"
        and reading.text[quantity.number_end : quantity.core_end] == ""
    ):
        return "identifier"
    return ""


_NUMBERING = re.compile(r"[\n]\s*(?:[（(]?)$")
_LIST_MARK = re.compile(r"[.、．)）]")
_ISSUE = re.compile(r"[〔\[（(〕](?:19|20)?\d{2}[〕\])）]\d*号?$|第$|[〔\[]$")
_LINES = re.compile(r"(?:、\d+)*(?:、|和|及)?\d*(?:号|届|次(?:全会|会议|全体)|期工程|批次)")
_ORDINAL_UNITS = ("届", "期", "批", "号", "版", "级", "代")


def ordinal(reading: Reading, quantity: Quantity) -> str:
    """（一）, 第三届, 4、5、10号线, 国发〔2024〕5号: numbers that order, not count."""
    left = (
        "\n" + reading.text[max(0, quantity.core - 3) : quantity.core]
        if quantity.core <= 3
        else _left(reading, quantity, 3)
    )
    if _NUMBERING.search(left) and _LIST_MARK.match(reading.text, quantity.number_end):
        return "ordinal"
    if _ISSUE.search(_left(reading, quantity, 9)):
        return "ordinal" if _left(reading, quantity, 1) != "〔" else "document_number"
    if quantity.kind == "none" and _LINES.match(reading.text, quantity.number_end):
        return "ordinal"
    if quantity.unit in _ORDINAL_UNITS and (
        quantity.unit in ("届", "号", "版") or quantity.chinese or _right(reading, quantity, 2)[:1] in "工项"
    ):
        return "ordinal"
    if quantity.unit == "次" and re.match(
        r"(?:全会|会议|全体|党代会|代表大会|常务|集体)", _right(reading, quantity, 4)
    ):
        return "ordinal"
    return ""


_RANK_PLACE = re.compile(
    r"(?:居|列|位|排|排名|名列|获|从|由|升至|升到|跃居|保持|稳居|连续\S{1,4}年|全国|全省|全市|全球|世界|亚洲|中西部|西部|中部|东部|东北|同类|国内|国际"
    r"|行业|长三角|省内|区域|城市|地区|之|跻身|进入|分列|分居|蝉联|均|直辖市|省份|市州|地市|地级市|副省级|总量|增速|并列|沿海|内陆|沿边|前列|综合|总分|水平|力|综合实力)\S{0,3}$"
)
_RANK_END = re.compile(
    r"(?:跃|上|提|晋|前|下|后|回)?(?:升|移|进|降|退)?(?:至|到)|[，。；、）)！？\s”和并且]|$|的|以上|名|位|方阵|行列|，|水平"
)
_PUT = re.compile(r"[放摆置作]\S{0,3}$")


def rank_without_place(reading: Reading, quantity: Quantity) -> str:
    """第一 counts only as a place among others: not 第一时间, 第一产业, 摆在首位."""
    if quantity.kind != "rank":
        return ""
    left, right = _left(reading, quantity, 12), reading.text[quantity.core_end : quantity.core_end + 4]
    if _PUT.search(left):
        return "ordinal"
    if quantity.core_end < quantity.end or right.startswith("季") or not _RANK_END.match(right):
        return "ordinal"
    return "" if _RANK_PLACE.search(left) else "ordinal"


_TIME_SPENT = re.compile(
    r"(?:压缩|缩短|压减|减少|降低|降|提速|控制|提升|延长)(?:至|到|为|在)?\S{0,2}$|(?:时间|时限|周期|时长|寿命|用时|耗时|历时|仅需|只需|仅用|最快|平均\S{0,4})(?:达到?|为|约|仅|需|只需|缩至|不超过)?\S{0,2}$"
)
_TIME_GAINED = re.compile(r"\S{0,3}(?:拿到|办结|办成|拿地|完成|建成|通达|到达|直达|交房|组装|就有)")


def duration(reading: Reading, quantity: Quantity) -> str:
    """A stretch of time is a figure only where it is itself what is measured."""
    if quantity.kind != "duration":
        return ""
    left = reading.text[max(0, quantity.start - 12) : quantity.start]
    if re.search(r"[每连续近前满第](?:\S{0,1})$", left) and not _TIME_SPENT.search(left):
        return "duration"
    if _TIME_SPENT.search(left) or (quantity.unit != "年" and _TIME_GAINED.match(_right(reading, quantity, 8))):
        return ""
    return "duration"


def class_name(reading: Reading, quantity: Quantity) -> str:
    """百亿级企业, 5A级, 三大系统, 10号楼: the number is part of a class or a label."""
    if quantity.kind == "class" or (quantity.unit == "位" and _right(reading, quantity, 1) == "数"):
        return "class"
    following = reading.text[quantity.core_end : quantity.core_end + 1]
    return "class" if following == "级" and quantity.kind not in ("rank",) else ""


_CONTINUOUS = re.compile(r"连续\S{0,1}$")


def repeated(reading: Reading, quantity: Quantity) -> str:
    """连续10次, 连续24个月."""
    return (
        "duration"
        if _CONTINUOUS.search(reading.text[max(0, quantity.start - 4) : quantity.start])
        and quantity.kind in ("count", "duration")
        else ""
    )


_PER = re.compile(r"(?:每|每隔|每满)$")
_PER_HEAD = re.compile(r"每$")


def denominator(reading: Reading, quantity: Quantity) -> str:
    """每万人, 每3分钟: what the figure is divided by."""
    left = reading.text[max(0, quantity.start - 3) : quantity.start]
    return "denominator" if _PER.search(left) else ""


_THRESHOLD_NOUN = re.compile(
    r"的?(?:重大|重点|工业|产业|制造业|省|市|新|大|优质|规模)?(?:项目|企业|县|园区|集群|强县|市县|县市|产业|投资项目|单品|镇|村|平台|基金|科技型|企业集团|工业|链|城市|医院|学校|大户|区县|区|人口|品牌)"
)


def threshold(reading: Reading, quantity: Quantity) -> str:
    """亿元以上项目, 规模过亿元企业, 占比超过10%的有44种: the threshold names a class, the count after it is the figure."""
    if not quantity.hedges and quantity.kind != "rank" and not quantity.bare_scale:
        return ""
    right = _right(reading, quantity, 12)
    if quantity.unit in ("岁", "周岁"):
        return "threshold" if _HAN.match(right) else ""
    if quantity.kind == "percent":
        return "threshold" if re.match(r"的(?:有|达)\d", right) else ""
    if quantity.kind in ("money", "physical", "count", "none") and _THRESHOLD_NOUN.match(right):
        if quantity.kind in ("money", "physical"):
            return "threshold"
        return "threshold" if right.startswith("的") else ""
    return ""


_ATTRIBUTES = (
    "英寸",
    "寸",
    "千伏",
    "kV",
    "伏",
    "微米",
    "纳米",
    "毫米",
    "公里/小时",
    "像素",
    "英尺",
    "瓦",
    "V",
    "nm",
    "mm",
    "cm",
    "厘米",
    "匹",
    "孔",
    "吨级",
)


def attribute(reading: Reading, quantity: Quantity) -> str:
    """8英寸晶圆, 1000千伏特高压: a size that names the thing."""
    if quantity.unit in _ATTRIBUTES and _HAN.match(_right(reading, quantity, 1)):
        return "attribute"
    return ""


_RESULT = re.compile(
    r"(?:新增|净增|新建|新设|新设立|新认定|新培育|新引进|新获批|新入选|增加|再增|建成|获批|获评|入选|引进|创建|培育|组建|设立|达到?|增至|共有|现有|拥有|有|超|近|约"
    r"|开通|开工|竣工|落地|签约|举办|取得|出台|发布|完成|攻克|打造|认定|集聚|荣获|斩获|获|投产|投用)(?:了|以来)?$"
)


def small_word(reading: Reading, quantity: Quantity) -> str:
    """两个, 三项, 一批: a small number in characters counts only as a result (建成三个, 新增两家), and 一 never does."""
    if not quantity.chinese or quantity.kind in ("percent", "times", "doubling", "rank", "point"):
        return ""
    if quantity.bare_scale:
        return "" if quantity.hedges else "class"
    if quantity.kind == "money":
        return ""
    if quantity.value >= 10 and quantity.hedges:
        return ""
    if quantity.value == 1 or quantity.kind == "duration":
        return "vague"
    if (
        quantity.unit
        in (
            "区",
            "县",
            "市",
            "省",
            "国",
            "条",
            "点",
            "方",
            "步",
            "化",
            "面",
            "道",
            "关",
            "环",
            "段",
            "线",
            "层",
            "股",
            "本",
            "口",
            "章",
            "节",
            "地",
            "村",
            "次",
            "人",
            "代",
            "字",
            "圈",
            "端",
        )
        and quantity.value < 20
        and not _RESULT.search(_left(reading, quantity, 4))
    ):
        return "vague"
    return "" if _RESULT.search(_left(reading, quantity, 4)) else "vague"


_PEOPLE = re.compile(
    r"(?:[\u4e00-\u9fff“”]{0,8}?)(?:群众|农民工|农民|居民|学生|职工|人口|考生|毕业生|老年人|老人|儿童|劳动者|农户|残疾人|学子|师生|干部|党员|人才|青年|妇女|孩子|患者|游客|旅客|志愿者|医护|教师|工人|网民|用户|会员|职业农民|大学生|粉丝|观众|市民|学员|退役军人|移民|同志|代表|技能人才|专家|从业者|员工|牧民|党员干部)"
)
_INDEX = re.compile(
    r"(?:比|指数|系数|得分|评分|分值|比值|排放强度|密度|倍率|容积率|得票|均分|综合分|PUE|PUE值)(?:值)?(?:达到?|为|约为?|是|降至|降到|升至|提高到|提升至|超过?|低于|优于|缩小到|缩小至|由|从|至|控制在|保持在|稳定在|上升至|增至|到)*\S{0,2}$"
)


def without_unit(reading: Reading, quantity: Quantity) -> str:
    """A number without a unit counts as people before a noun for people, as a ratio or index after a noun for one."""
    if quantity.kind != "none":
        return ""
    right = _right(reading, quantity, 14)
    left = reading.text[max(0, quantity.start - 14) : quantity.start]
    if quantity.bare_scale and quantity.hedges[:1] in (("近",), ("过",)) and right[:1] in "、的":
        return "class"
    if quantity.value >= 10 and _PEOPLE.match(right):
        return ""
    if _INDEX.search(left) and not _HAN.match(right[:1] if right[:1] not in "以左，" else ""):
        return ""
    scaled = quantity.number_end > quantity.core and reading.text[quantity.number_end - 1] in "百千万亿"
    if scaled and (quantity.value >= 1000):
        return "" if _HAN.match(right[:1]) or quantity.hedges or re.match(r"[，。；、]", right) else "no_unit"
    return "no_unit"


def digits_of_a_contact(reading: Reading, quantity: Quantity) -> str:
    """Telephone numbers, codes and account numbers: long runs of digits without a unit."""
    run = quantity.number_end - quantity.core
    return (
        "contact"
        if quantity.kind == "none" and run >= 7 and reading.text[quantity.core : quantity.number_end].isdigit()
        else ""
    )


RULES: tuple[Rule, ...] = (
    damaged,
    date_or_period,
    clock_time,
    bare_day,
    title,
    quoted_name,
    identifier,
    ordinal,
    rank_without_place,
    class_name,
    repeated,
    duration,
    denominator,
    digits_of_a_contact,
    small_word,
    threshold,
    attribute,
    without_unit,
)
