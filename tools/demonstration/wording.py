"""Numbers as officials write them: 1253.6亿元, 突破300家, 比上年增长6.2%."""

from __future__ import annotations

import math

from tools.demonstration.world import Metric


def amount(value: float, unit: str) -> str:
    """Return a value with its unit, scaled to 万, 亿 or 万亿.

    >>> amount(1234600000000, "元"), amount(125360000000, "元"), amount(1530, "家"), amount(1234600, "辆")
    ('1.2346万亿元', '1253.6亿元', '1530家', '123.46万辆')
    >>> amount(43215, "元"), amount(61.3, "%")
    ('43215元', '61.3%')
    """
    for least, size, name in ((1e12, 1e12, "万亿"), (1e8, 1e8, "亿"), (1e5, 1e4, "万")):
        if value >= least:
            return f"{_plain(value / size)}{name}{unit}"
    return f"{_plain(value)}{unit}"


def below(value: float) -> float:
    """Return the round number that a value has just passed: what stands after 突破.

    >>> below(1234), below(998000), below(57)
    (1200.0, 990000.0, 57.0)
    """
    step = 10 ** max(math.floor(math.log10(value)) - 1, 0)
    return float(math.floor(value / step) * step)


def above(value: float) -> float:
    """Return the round number that a value has nearly reached: what stands after 近, and what a target names.

    >>> above(1234), above(998000)
    (1300.0, 1000000.0)
    """
    step = 10 ** max(math.floor(math.log10(value)) - 1, 0)
    return float(math.ceil(value / step + 1e-9) * step) if value / step % 1 else float(value)


def growth(now: float, before: float) -> str:
    """Return the change of a year in words.

    >>> growth(106.2, 100), growth(97, 100), growth(260, 100), growth(100, 100)
    ('增长6.2%', '下降3%', '增长1.6倍', '与上年持平')
    """
    change = round((now / before - 1) * 100, 1)
    if change == 0:
        return "与上年持平"
    if change >= 150:
        return f"增长{_plain(round(now / before - 1, 1))}倍"
    return f"{'增长' if change > 0 else '下降'}{_plain(abs(change))}%"


def points(now: float, before: float) -> str:
    """Return the change of a percentage in words.

    >>> points(61.3, 60.1), points(2.61, 2.68)
    ('提高1.2个百分点', '下降0.07个百分点')
    """
    change = round(now - before, 2)
    return f"{'提高' if change > 0 else '下降'}{_plain(abs(change))}个百分点"


def goal(value: float, metric: Metric) -> float:
    """Return the round number that a plan promises where the model expects ``value``."""
    return float(math.ceil(value)) if metric.kind == "share" else above(value)


def _plain(number: float) -> str:
    return f"{number:.10f}".rstrip("0").rstrip(".")
