"""What a rule of admission is given, and the words beside a number that it looks at."""

from __future__ import annotations

import re
from collections.abc import Callable

from etl.assemble.reading import Reading
from etl.mentions.quantities import Quantity

Rule = Callable[[Reading, Quantity], str]

HAN = re.compile(r"[\u4e00-\u9fff“]")


def before(reading: Reading, quantity: Quantity, length: int) -> str:
    """Return up to ``length`` characters before the numeral, hedge words included."""
    return reading.text[max(0, quantity.core - length) : quantity.core]


def before_quote(reading: Reading, quantity: Quantity, length: int) -> str:
    """Return up to ``length`` characters before the quote, so without its hedge words."""
    return reading.text[max(0, quantity.start - length) : quantity.start]


def after(reading: Reading, quantity: Quantity, length: int) -> str:
    """Return up to ``length`` characters after the quote."""
    return reading.text[quantity.end : quantity.end + length]
