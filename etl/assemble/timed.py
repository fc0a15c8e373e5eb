"""What a number's time is: its days, the words that named them and the rule."""

from __future__ import annotations

from datetime import date

from etl.value import value


@value
class Timed:
    """The days that a value is about, the words that said so, and the rule."""

    first: date | None
    last: date | None
    text: str
    rule: str
    long: bool = False
    moment: bool = False


NOTHING = Timed(None, None, "", "period:none")
