"""The names of the industries in both languages, by taxonomy code."""

from __future__ import annotations

from functools import cache

import pandas as pd

from dashboard.regions import name as region_name
from etl.vocabulary import tables


@cache
def _names() -> dict[str, dict[str, str]]:
    return {row["code"]: {"zh": row["name"], "en": row["name_en"]} for row in tables.rows("industries")}


def name(code: str, lang: str) -> str:
    """Return the name of an industry; a code that the taxonomy does not know stays as it is.

    >>> name("cloud", "zh"), name("cloud", "en"), name("unheard_of", "en")
    ('云计算', 'Cloud computing', 'unheard_of')
    """
    return _names().get(code, {}).get(lang) or code


def said(code: str, lang: str) -> str:
    """Return the name of an industry as it stands within a sentence.

    >>> said("cloud", "en"), said("cloud", "zh"), said("sixth_generation", "en")
    ('cloud computing', '云计算', '6G and integrated networks')
    """
    words = name(code, lang)
    first = words.partition(" ")[0]
    return words if lang != "en" or not first[1:].islower() else words[:1].lower() + words[1:]


def with_names(rows: pd.DataFrame, lang: str) -> pd.DataFrame:
    """Return rows of ``industry`` and ``region`` codes for a file: with the name of each behind its code.

    >>> with_names(pd.DataFrame({"industry": ["cloud"], "region": ["120000"], "n": [1]}), "zh").to_dict("records")
    [{'industry': 'cloud', 'industry_name': '云计算', 'region_code': '120000', 'region': '天津', 'n': 1}]
    """
    named = rows.rename(columns={"region": "region_code"})
    named.insert(1, "industry_name", [name(code, lang) for code in rows["industry"]])
    named.insert(3, "region", [region_name(code, lang) for code in rows["region"]])
    return named


def family(codes: tuple[str, ...]) -> list[str]:
    """Return the industries and everything below them in the taxonomy.

    >>> "ai_chip" in family(("ai",)), "cloud" in family(("ai",))
    (True, False)
    """
    found = list(codes)
    for code in found:
        found += [
            row["code"] for row in tables.rows("industries") if row["parent"] == code and row["code"] not in found
        ]
    return found
