"""What the naming rules share: the type of a name with its rule, and words that name nothing alone."""

from __future__ import annotations

Named = list[tuple[str, str]]
"""The metrics of one number, each with the rule that gave it."""

PORTION = "metric:portion"
OFFER = "metric:offer"
RESPECTIVELY = "metric:respectively"
GENERIC = (
    "占比",
    "比重",
    "比例",
    "总量",
    "规模",
    "数量",
    "总数",
    "其中",
    "增速",
    "增幅",
    "金额",
    "总额",
    "产值规模",
    "数值",
    "总值",
)
