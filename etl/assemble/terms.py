"""Terms of a policy: what a number offers, requires or sets as a threshold (figures.md §2, ``status``)."""

from __future__ import annotations

import re

from etl.assemble.reading import Reading
from etl.assemble.surroundings import Place
from etl.mentions.sentences import containing
from etl.mentions.stance import Outlook
from etl.model import DocumentKind

_OFFER = (
    r"{gives}|奖励(?!资金)|一次性|封顶|减按|免征|最高(?!人民|检|法|水平|等级|增速|增幅|达|峰)|支持额度|补助标准|补贴标准"
    r"|按照?[^，。]{0,16}(?:比例|标准)"
)
_EACH = r"每(?:家|个|人|项|户|件|台|辆|年|月|亩|吨|名|人次|企业|航次|平方米)"
_RATE = rf"(?:{_EACH}[^，。]{{0,12}}|{{grant}}\S{{0,4}})$"
_PAYS_EACH = rf"{_EACH}[^，。\d]{{0,6}}{{grant}}$|(?:{{grant}}|支持|抵扣)(?:金额|额度|标准)?(?:上限|最高|累计)?不超过?$"
_OFFER_AFTER = r"的?(?:一次性)?(?:{grant}|{backing}|经费支持|资金支持|资金奖励|贷款贴息)"
_PAID = re.compile(
    r"发放|拨付|兑现|累计|共|下达|落实|已|为企业|去年|争取|安排|(?<!研发)(?<!设备)(?<!实际)(?<!技改)投入|筹集|全年"
)
_DONE = re.compile(r"已|去年|上年|累计|共|发放了|获得了?|拿到了?|享受了|兑现|下达|拨付|节省|节约")
_SHARE_GIVEN = r"(?:{grant}|{relief}|支持|配套)(?:比例|上限|标准|额度)?(?:可?为|可?达到?|提高[到至]|最高|至多|不超过)*$"
_BY = re.compile(r"按|再(?:补|奖|给|支持)|最高|可|对|给予")
_SHARE_BEFORE = r"{gives}|按照?[^，。]{0,16}(?:的)?$|减按|{grant}"
_SHARE_AFTER = r"的?(?:比例)?(?:{gives}|一次性|{grant}|{relief})"
_CAPPED = (
    r"(?:每|单|同一)[个家户人台项辆件]?[\u4e00-\u9fff]{0,6}?(?:每年|每[人月]|一年|年度|累计|全年|合计)?(?:的)?"
    r"(?:(?:{grant}|支持|抵扣)?(?:总额|金额|额度|资金)?|最高{grant}?)$"
)
"""单个项目不超过1000万元 behind an offer: the most that one may be given."""
_VOUCHER = re.compile(r"的?[“‘]?[\u4e00-\u9fff]{0,8}券[”’]?(?!的|商)")
_GIVES_OUT = re.compile(r"每(?:年|人|户|月)|先?拿出|将发放|推出")
_REQUIRE = re.compile(r"不(?:得)?(?:低于|少于|超过|高于)|应当|须|必须|不得|原则上|至少|具备|符合")


def term_of(reading: Reading, place: Place, clause: str) -> str:
    """Return the rule that makes a number a term of a policy, or an empty string; ``clause`` is its clause up to it."""
    if _offers(reading, place, clause) or _gives(reading, place, clause):
        return "status:offer"
    if _is_condition(reading, place, clause):
        return "status:condition"
    return "status:terms_sentence" if _states_terms(reading, place, clause) else ""


def _gives(reading: Reading, place: Place, clause: str) -> bool:
    """按合同金额补贴30%, 单个项目不超过1000万元, 每年拿出2亿元算力券: an offer in any text, unless it was paid."""
    if reading.document_kind in (DocumentKind.WORK_REPORT, DocumentKind.STATISTICS) or _DONE.search(clause):
        return False
    if place.quantity.kind == "percent":
        by = "按" in clause and reading.cues.pattern(_SHARE_AFTER).match(place.right) is not None
        return by or (reading.cues.pattern(_SHARE_GIVEN).search(clause) is not None and _BY.search(clause) is not None)
    if place.quantity.kind != "money":
        return False
    if _GIVES_OUT.search(clause) and _VOUCHER.match(place.right):
        return True
    capped = place.quantity.hedges[:1] != () and place.quantity.hedges[0] in reading.cues.terms("cap")
    return capped and reading.cues.pattern(_CAPPED).search(clause) is not None and _reward_before(reading, place)


def _reward_before(reading: Reading, place: Place) -> bool:
    """Tell whether the sentence, or the one before it, offers something before the number."""
    sentences = reading.paragraphs[place.paragraph].sentences
    index = containing(sentences, place.start)
    return (
        reading.cues.pattern(_REWARD).search(reading.text, sentences[max(0, index - 1)].start, place.start) is not None
    )


def _offers(reading: Reading, place: Place, clause: str) -> bool:
    if place.quantity.kind not in ("money", "percent", "count", "physical", "duration", "point"):
        return False
    reviewing = reading.document_kind is DocumentKind.WORK_REPORT and reading.outlook(place.paragraph) is Outlook.REVIEW
    if reviewing or reading.document_kind is DocumentKind.STATISTICS:
        return False
    rulebook = reading.document_kind in (DocumentKind.NOTICE, DocumentKind.PLAN)
    if _PAID.search(clause) and not rulebook:
        return False
    if place.quantity.kind == "money" and reading.cues.pattern(_RATE if rulebook else _PAYS_EACH).search(
        clause + "".join(place.quantity.hedges)
    ):
        return True
    if place.quantity.kind == "money" and (
        reading.cues.pattern(_OFFER).search(clause + place.quantity.hedges[0] if place.quantity.hedges else clause)
        or reading.cues.pattern(_OFFER_AFTER).match(place.right)
    ):
        return True
    if place.quantity.kind == "percent" and reading.cues.pattern(_SHARE_AFTER).match(place.right):
        return True
    if (
        place.quantity.kind == "percent"
        and reading.cues.pattern(_SHARE_BEFORE).search(clause)
        and reading.document_kind in (DocumentKind.NOTICE, DocumentKind.PLAN)
    ):
        return True
    return (
        reading.document_kind is DocumentKind.NOTICE
        and _REQUIRE.search(clause + "".join(place.quantity.hedges)) is not None
    )


_CONDITION = re.compile(r"^\s*(?:对|凡|支持|鼓励)")
_REWARD = r"{gives}|{grant}|抵扣"


def _is_condition(reading: Reading, place: Place, clause: str) -> bool:
    """对首次突破1亿元的企业，给予…: the threshold of an offer that follows."""
    if not _CONDITION.match(clause) or _PAID.search(clause):
        return False
    return reading.cues.pattern(_REWARD).search(reading.text, place.quantity.end, place.sentence.end) is not None


_TERMS = (
    r"的，(?:前[一二两三四五]年|按|{gives}|{grant}|再|每|一次性|单个|单家|最高|比例|对|分别|支持)|的再给"
    r"|每(?:户|班|家|人|项|个|航次|平方米|台|部|套)(?:每[天月年])?[^，。]{0,6}{grant}"
    r"|(?:{grant}|抵扣|扶持)(?:比例|上限|总额|面积|标准|额度)"
)


def _states_terms(reading: Reading, place: Place, clause: str) -> bool:
    """达到500万美元的，奖励10万元: a sentence that sets a condition and a reward states terms in each of its numbers."""
    if reading.document_kind in (DocumentKind.WORK_REPORT, DocumentKind.STATISTICS):
        return False
    if place.quantity.kind in ("rank", "doubling", "times") or _PAID.search(clause):
        return False
    return reading.cues.pattern(_TERMS).search(reading.text, place.sentence.start, place.sentence.end) is not None
