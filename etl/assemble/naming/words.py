"""What the naming rules share: the type of a name with its rule, and words that name nothing alone."""

from __future__ import annotations

Named = list[tuple[str, str]]
"""The metrics of one number, each with the rule that gave it."""

PORTION = "metric:portion"
OFFER = "metric:offer"
RESPECTIVELY = "metric:respectively"
TOTALS = ("总数", "总量", "存量", "保有量")
"""Words for all that there is of the thing named before."""
COUNTED = ("企业", "游客", "主体", "岗位", "项目", "人才", "用户", "学生", "床位")
"""What is counted keeps its name in a share of it (过夜游客占比); an amount gives way to it (产值占比)."""
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
