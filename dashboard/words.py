"""The interface's texts in Chinese and English, from the tables in ``dashboard/words/``.

Each page has its own ``<page>.csv`` with the columns ``key, zh, en, note``; ``common.csv`` holds what pages share. A
key is unique over all tables, by custom ``<page>.<name>``.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from dashboard.package_tables import rows

LANGUAGES = ("zh", "en")
Texts = dict[str, dict[str, str]]


class Count(int):
    """A whole number that groups its digits and, in English, chooses the noun's form.

    >>> f"{Count(1)} {Count(1):figure|figures}, {Count(1234)} {Count(1234):figure|figures}"
    '1 figure, 1,234 figures'
    """

    def __format__(self, spec: str) -> str:
        if "|" in spec:
            return spec.split("|")[0 if int(self) == 1 else 1]
        return format(int(self), spec or ",")


@cache
def texts() -> Texts:
    """Return every text as ``{key: {"zh": …, "en": …}}``. Raises ``ValueError`` for a key that occurs twice."""
    found: Texts = {}
    for table in sorted(entry.name for entry in (files("dashboard") / "words").iterdir()):
        for row in rows(f"words/{table}"):
            if row["key"] in found:
                raise ValueError(f"{table}: the key {row['key']} occurs twice")
            found[row["key"]] = {lang: row[lang] for lang in LANGUAGES}
    return found


def text(key: str, lang: str, **values: object) -> str:
    """Return the text of ``key`` in ``lang`` (``zh`` or ``en``) with its ``{name}`` places filled.

    Whole numbers are grouped, and ``{n:figure|figures}`` gives the English noun that fits ``n``. Raises ``KeyError``
    for an unknown key.

    >>> text("status.target", "zh"), text("status.target", "en")
    ('目标', 'target')
    """
    wording = texts()[key][lang]
    return wording.format(**{name: _prepared(value) for name, value in values.items()}) if values else wording


def known(key: str, lang: str, otherwise: str) -> str:
    """Return the text of ``key``, or ``otherwise`` where the tables have none (codes that a dataset brings)."""
    return texts()[key][lang] if key in texts() else otherwise


def joined(parts: list[str], lang: str) -> str:
    """Return a list as running text.

    >>> joined(["山东", "四川"], "zh"), joined(["Shandong", "Sichuan"], "en")
    ('山东、四川', 'Shandong, Sichuan')
    """
    return ("、" if lang == "zh" else ", ").join(parts)


def _prepared(value: object) -> object:
    return Count(value) if isinstance(value, int) and not isinstance(value, bool) else value
