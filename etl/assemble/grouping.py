"""Numbers that belong together: 分别 lists, from–to pairs, and predicates shared by several metrics (均, 双双)."""

from __future__ import annotations

import re

from etl.assemble.surroundings import Place

_LIST_MARK = re.compile(r"^(?:[、，和与及]|以及|\s)+$")
_RESPECTIVELY = re.compile(r"分别|依次")
_SHARED = re.compile(r"均(?<![平日年月户人]均)|都|双双|同时|各(?!地|类|级|项|族|界|方|县|市|区|种)")
_RATES = ("percent", "times", "point")
_TOTAL = re.compile(r"合计|总计|共计|之和|总共")
_FROM = re.compile(r"(?:由|从)(?:[^，。；、]{0,12})$")
_TO = re.compile(
    r"(?:增|提|升|降|扩|跃|发展|增长|增加|提高|提升|上升|下降|扩大|压缩|缩短|缩减|减少|拓展|跃升|攀升|回升|调整|上调|下调|壮大|改善|优化|提标|前移|晋升|精简|压减|缩|减|扩容|变|整合|合并|归并|重组|合组)(?:至|到|为|成)|至|到"
)


_TO_NOTHING = re.compile(r"(?:下?降|减少?|缩短|压减|压缩)[至到为]零")
_COMPARED_WITH = re.compile(
    r"(?:比|较)[^，。；、\d]{0,2}20\d\d年[^，。；、\d]{2,14}时的$|(?:比|较|由|从)[^，。；、]{0,4}(?:20\d\d年|去年|上年|”)(?:底|末|同期)?的?$"
)


_CHANGE_MARK = re.compile("[比较由从]")
"""What a number is compared with or starts from stands behind one of these."""


def respective(places: list[Place], index: int) -> list[Place]:
    """Return the numbers of a 分别 list that begins at ``index``, or an empty list."""
    first = places[index]
    if index + 1 == len(places) or not _RESPECTIVELY.search(first.left):
        return []
    group = [first]
    for place in places[index + 1 :]:
        if not (_LIST_MARK.match(place.left) and _same_kind(first, place)):
            break
        group.append(place)
    return group if len(group) > 1 else []


def _in_a_row(places: list[Place], index: int) -> list[Place]:
    """甲区、乙区新引进项目6个、4个: counts of one unit with nothing but list marks between; an empty list for one."""
    first = places[index]
    group = [first]
    for place in places[index + 1 :]:
        bare = _LIST_MARK.match(place.left) and not place.noun and place.quantity.unit == first.quantity.unit
        if not bare or place.quantity.kind not in ("count", "physical"):
            break
        group.append(place)
    return group if len(group) > 1 and not first.noun and "、" in first.left else []


def rates_in_a_row(places: list[Place], index: int) -> int:
    """Return how many rates stand one after the other with nothing but a list mark between (甲率、乙率超过98%、85%)."""
    count = 1
    while index + count < len(places) and continues(places[index + count - 1], places[index + count]):
        count += 1
    return count if places[index].quantity.kind in _RATES else 1


def list_orders(places: list[Place]) -> dict[int, tuple[int, int]]:
    """Return (place in the list, length) for each number of a 分别 list or of counts in a row, by its index.

    The numbers after the first share its predicate.
    """
    orders: dict[int, tuple[int, int]] = {}
    for index in range(len(places) - 1):
        if index not in orders:
            length = len(respective(places, index) or _in_a_row(places, index))
            orders.update({index + offset: (offset, length) for offset in range(length)})
    return orders


def continues(before: Place, place: Place) -> bool:
    """增长9.5%、10.4%: a rate that follows another with nothing but a list mark between shares its predicate."""
    return place.quantity.kind in _RATES and before.quantity.kind in _RATES and bool(_LIST_MARK.match(place.left))


def _same_kind(one: Place, other: Place) -> bool:
    first, second = one.quantity, other.quantity
    return first.kind == second.kind or {first.kind, second.kind} <= {"count", "physical", "none"}


_ALIKE = (frozenset(("人", "名", "位", "员")), frozenset(("家", "户")), frozenset(("台", "台套", "套")))
"""Measure words of one thing: 从最初的12名发展到680余人."""


def _measure_alike(one: Place, other: Place) -> bool:
    units = {one.quantity.unit, other.quantity.unit}
    return len(units) == 1 or any(units <= alike for alike in _ALIKE)


def starts_change(places: list[Place], index: int) -> bool:
    """Tell whether the number is the first of 由A增至B."""
    left = places[index].left
    if _CHANGE_MARK.search(left) is None:
        return False
    if _COMPARED_WITH.search(left) and places[index].quantity.kind in ("money", "count", "physical", "none"):
        return True
    if not _FROM.search(left):
        return False
    if _TO_NOTHING.match(places[index].right):
        return True
    if index + 1 >= len(places):
        return False
    following = places[index + 1]
    right, between = places[index].right, following.start - places[index].quantity.end
    gap = right if len(right) == between else following.left  # 5户发展到现在的260户
    return bool(_TO.search(gap)) and len(gap) <= 24 and _measure_alike(places[index], following)


_AT_COUNT = re.compile("[比较].*时的$")
"""较2010年普查时的731万人，十年共增加164万人."""


def ends_change(places: list[Place], index: int) -> bool:
    """Tell whether the number is the second of 由A增至B; behind 由A降至零 there is none."""
    if index == 0 or _AT_COUNT.search(places[index - 1].left):
        return False
    return starts_change(places, index - 1) and not _TO_NOTHING.match(places[index - 1].right)


_ONCE = re.compile(r"(?:过去|以前|原来|原先|往年|从前|早些年|早年|此前|改造前)[^，。；\d]{0,14}$")
_NOW = re.compile(r"^[，,“]?(?:而|但|到了?)?(?:现在|如今|眼下|今年|现[只仅]|目前)")


def once(places: list[Place], index: int) -> bool:
    """Tell whether a number tells how it was before and the next one how it is now: 过去一条线要46名工人，现在只留9人."""
    if not _ONCE.search(places[index].left) or index + 1 >= len(places):
        return False
    following = places[index + 1]
    return bool(_NOW.match(following.left)) and following.quantity.kind == places[index].quantity.kind


def shares(place: Place) -> bool:
    """Tell whether the words before the number apply it to each of several metrics."""
    return bool(_SHARED.search(place.left)) and not _TOTAL.search(place.left)


def totals(place: Place) -> bool:
    """Tell whether the number is the sum of the metrics before it."""
    return bool(_TOTAL.search(place.left))
