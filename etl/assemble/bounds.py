"""What a hedge word leaves open: the bound of each number, and its interval by published rules (docs/figures.md §6)."""

from __future__ import annotations

import re

from etl.assemble.surroundings import Place
from etl.mentions.quantities import Quantity
from etl.model import Bound

ABOUT = 0.1
"""约 and 左右 leave a tenth on both sides, 近 and 不到 a tenth below."""

_APART = (
    (re.compile(r"(?:低于|少于|小于|不高于|不超过|不大于)每[^，。；、\d]{1,4}$"), Bound.AT_MOST),
    (re.compile(r"(?:高于|多于|大于|超过|不低于|不少于)每[^，。；、\d]{1,4}$"), Bound.AT_LEAST),
    (
        re.compile(
            r"(?:约|大约)(?:占|为)[^，。；]{1,12}$|(?:差不多|大概|大约)(?:是[^，。；\d]{1,8}的|(?:能|可以)?(?:有|到|要|卖|做|收|赚|省))$"
        ),
        Bound.ABOUT,
    ),
    (re.compile(r"(?:不及|不到|不足)[^，。；\d]{2,10}的$"), Bound.NEARLY),
    (re.compile(r"(?:近|接近)占[^，。；]{1,12}$"), Bound.NEARLY),
    (re.compile(r"超占[^，。；]{1,12}$"), Bound.AT_LEAST),
    (
        re.compile(
            r"最高(?:可|可以)?(?:给予|支持|奖励?|补助?|补贴|资助|获得?|享受?|申请|申领|抵扣?|减免|贷|达|领取?)$"
        ),
        Bound.AT_MOST,
    ),
    (re.compile(r"(?:最多|至多)(?:就|只|也)?(?:可以?|能够?)?(?![一的时])[\u4e00-\u9fff]{1,2}$"), Bound.AT_MOST),
    (
        re.compile(r"(?:最少|至少)(?:都|也|就)?(?:要|需要?|得|可以?|能够?)?(?![一的时])[\u4e00-\u9fff]{1,2}$"),
        Bound.AT_LEAST,
    ),
)
_APART_MARK = re.compile("每|约|占|最[高多少]|至[多少]|不|差|大概")
"""Each of the patterns above needs one of these."""
_SHARE_OF = re.compile(r"不(?:得|应)?(?P<way>超过|高于|多于|低于|少于)(?!全[国省市区县])[\u4e00-\u9fff（）]{2,14}的?$")
"""不超过合同额的50%: the most that a share may be, with what it is a share of between the two."""
_GOES_ON = re.compile(r"[、和]")


def stated_bound(places: list[Place], index: int, order: int) -> Bound:
    """Return the bound of a number: its own, one that stands apart (约占全市的六成), or that of its list's first number."""
    own = places[index].quantity.bound
    if own is not Bound.EXACT:
        return own
    left = places[index].left
    if _APART_MARK.search(left):
        for pattern, bound in _APART:
            if pattern.search(left):
                return bound
        share = _SHARE_OF.search(left) if places[index].quantity.kind == "percent" else None
        if share is not None:
            return Bound.AT_LEAST if share["way"] in ("低于", "少于") else Bound.AT_MOST
    if order == 0:
        return _passed(places, index)
    first = places[index - order].quantity  # 分别突破500亿元、100亿元: the word before the list speaks for all of it
    return first.bound if first.start < first.core else own


def _passed(places: list[Place], index: int) -> Bound:
    """先后突破8万亿元、9万亿元: the word before the first amount speaks for the next one too."""
    quantity = places[index].quantity
    first = places[index - 1].quantity if index and _GOES_ON.fullmatch(places[index].left) else quantity
    kept = (
        first.bound is Bound.AT_LEAST and first.start < first.core and quantity.kind == first.kind in ("money", "none")
    )
    return Bound.AT_LEAST if kept else Bound.EXACT


_ALL_DIGITS = 1e12
"""Whole numbers below it have no more than twelve digits."""


def rounded(value: float) -> float:
    """Scale factors leave binary dust (1.76 × 10 000 = 17600.000000000002): keep twelve significant digits.

    >>> rounded(1.76 * 10000)
    17600.0
    """
    if value == int(value) and abs(value) < _ALL_DIGITS:
        return float(value)
    return float(f"{value:.12g}")


def interval(quantity: Quantity, bound: Bound, sign: float) -> tuple[float | None, float | None]:
    """Return (low, high); None where the side is open. 余 and 多 close the upper side at the next step of the last digit.

    A fall keeps its hedge on its size: 下降超10% is at most -10.
    """
    low, high = _size(quantity, bound)
    if sign > 0:
        return low, high
    return (None if high is None else -high), (None if low is None else -low)


def _size(quantity: Quantity, bound: Bound) -> tuple[float | None, float | None]:
    value, upper = quantity.value, quantity.value_max
    if bound is Bound.EXACT:
        return value, value if upper is None else upper
    if bound is Bound.AT_LEAST:
        closed = any(word in ("余", "多") for word in quantity.hedges) and upper is None
        return value, value + quantity.step if closed else None
    if bound is Bound.AT_MOST:
        return (1.0 if quantity.kind == "rank" else None), value if upper is None else upper
    if bound is Bound.NEARLY:
        return value * (1 - ABOUT), value if upper is None else upper
    return value * (1 - ABOUT), (value if upper is None else upper) * (1 + ABOUT)
