"""What a mark that stands for several figures stands for: a cell of a matrix, a bar of the timeline.

Picked, it narrows the rest of the page, and the other pages, until it is put back. A chart is never narrowed by what its
own axes show: else a picked cell would be the only one left.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, fields, replace
from datetime import date

NOWHERE = "none"
"""The region of figures that belong to none."""
PARTS = ("region", "year", "period", "status", "industry", "metric")
_FORMS = {
    "region": r"\d{6}|none",
    "year": r"(1[89]|20|21)\d\d",
    "period": r"\d{4}-\d\d-\d\d_\d{4}-\d\d-\d\d",
    "status": "actual|planned",
    "industry": r"[\w.\-]{1,40}",
    "metric": ".{1,150}",
}


@dataclass(frozen=True, slots=True)
class Mark:
    """Each part is a word, and an empty one stands for "no limit".

    ``region`` is a province-level code or :data:`NOWHERE`; ``year`` the last of a figure's period; ``period`` its first and
    last day; ``status`` is ``actual`` or ``planned`` (targets and provisions); ``metric`` a key of ``queries.series``.
    """

    region: str = ""
    year: str = ""
    period: str = ""
    status: str = ""
    industry: str = ""
    metric: str = ""

    def __bool__(self) -> bool:
        return any(getattr(self, part) for part in PARTS)

    def __str__(self) -> str:
        """Return the mark as it stands in an address and in a chart.

        >>> str(Mark(region="510000", year="2024")), str(Mark())
        ('region:510000;year:2024', '')
        """
        return ";".join(f"{part}:{value}" for part in PARTS if (value := getattr(self, part)))

    @property
    def days(self) -> tuple[date, date] | None:
        """Return the first and last day of the period, if there is one."""
        if not self.period:
            return None
        first, last = (date.fromisoformat(day) for day in self.period.split("_"))
        return first, last

    def without(self, *parts: str) -> Mark:
        """Return the mark with some parts free.

        >>> str(Mark(region="510000", year="2024").without("region"))
        'year:2024'
        """
        return replace(self, **dict.fromkeys(parts, ""))


def read(text: str) -> Mark:
    """Return the mark that an address names; parts that are not understood are left out.

    >>> read("region:510000;year:2024;metric:a;b"), read("region:51;year:x")
    (Mark(region='510000', year='2024', period='', status='', industry='', metric='a;b'), \
Mark(region='', year='', period='', status='', industry='', metric=''))
    """
    most, _, metric = f";{text}".partition(";metric:")
    found = dict(part.partition(":")[::2] for part in most.split(";")) | {"metric": metric}
    return Mark(**{one.name: _understood(one.name, found.get(one.name, "")) for one in fields(Mark)})


def _understood(part: str, value: str) -> str:
    if not re.fullmatch(_FORMS[part], value):
        return ""
    try:
        return value if part != "period" or Mark(period=value).days else ""
    except ValueError:
        return ""
