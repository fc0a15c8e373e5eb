"""What the naming rules share: the type of a name with its rule, and words that name nothing alone."""

from __future__ import annotations

Named = list[tuple[str, str]]
"""The metrics of one number, each with the rule that gave it."""

PORTION = "metric:portion"
OFFER = "metric:offer"
RESPECTIVELY = "metric:respectively"
