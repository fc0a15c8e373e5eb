"""Whose word a document is: of a statistics office, a government, a department or the press."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from etl.schema import AUTHORITIES

UNKNOWN = AUTHORITIES[-1]


class Authority:
    """Ranks documents; built from the rows of ``authority``."""

    def __init__(self, rows: Iterable[Mapping[str, str]]) -> None:
        self._rules = sorted(rows, key=lambda row: (row["field"] == "kind", AUTHORITIES.index(row["authority"])))

    def of(self, document: Mapping[str, object]) -> str:
        """Return the authority of a row of ``documents``: the highest that source or title speak for, else its kind's.

        >>> from etl.vocabulary.tables import rows
        >>> authority = Authority(rows("authority"))
        >>> authority.of({"source": "海岬日报", "title": "2024年统计公报", "kind": "news"})
        'statistics'
        >>> authority.of({"source": "", "title": "产业大会开幕", "kind": "news"})
        'press'
        """
        return next((rule["authority"] for rule in self._rules if _fits(rule, document)), UNKNOWN)


def _fits(rule: Mapping[str, str], document: Mapping[str, object]) -> bool:
    value, term = str(document.get(rule["field"]) or ""), rule["term"]
    return {"is": value == term, "contains": term in value, "ends": value.endswith(term)}[rule["match"]]
