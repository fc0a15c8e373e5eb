"""What charts show, in a sentence: the alternative text of a chart, and the first line of its caption.

Each function takes the rows that its chart draws. What is said is who leads, by how much, over which years, and how many are
promises; the whole list stands in the table of the page.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from dashboard import cards
from dashboard.charts.accuracy import kind_name
from dashboard.charts.reasons import name as reason_name
from dashboard.industries import said as industry_said
from dashboard.metrics import called
from dashboard.periods import period
from dashboard.places import place
from dashboard.records import records
from dashboard.regions import name
from dashboard.words import joined, text

_FEW = 3
Measures = Mapping[str, Mapping[str, Mapping[str, str]]]


def spans(rows: pd.DataFrame, lang: str) -> str:
    """Return what the periods of figures (``queries.timeline.spans``) come to, region by region; empty for none."""
    parts = []
    for region, own in _by(rows, "region", "n"):
        actual, planned = own[own["status"] == "actual"], own[own["status"] != "actual"]
        said = (
            [text("timeline.told_actual", lang, n=int(actual["n"].sum()), years=_years(actual))] if len(actual) else []
        )
        said += (
            [text("timeline.told_planned", lang, n=int(planned["n"].sum()), years=_years(planned))]
            if len(planned)
            else []
        )
        parts.append(text("told.of", lang, region=name(region, lang), said=joined(said, lang)))
    return _listed(parts, lang)


def standing(rows: pd.DataFrame, lang: str) -> str:
    """Return each value that the bars of a comparison show (``queries.comparison.standing``), the facts first."""
    ordered = rows.sort_values(["kind", "value"], ascending=[True, False], kind="stable")
    parts = []
    for row in records(ordered):
        when = period(row["period_start"], row["period_end"], lang)
        kind = text(f"status.{row['status']}", lang)
        parts.append(
            text("told.value", lang, place=place(row, lang), value=cards.number(row, lang), kind=kind, period=when)
        )
    return _listed(parts, lang)


def promises(rows: pd.DataFrame, lang: str) -> str:
    """Return which of the drawn promises (``views.targets.drawable``) is nearest to its goal, and which is farthest."""
    ordered = rows.assign(share=rows["fact_value"] / rows["value"]).sort_values("share", ascending=False, kind="stable")
    found = records(ordered)
    ends = {
        which: text(
            "targets.told_one", lang, place=place(row, lang), metric=called(row, lang), share=f"{row['share']:.0%}"
        )
        for which, row in (("best", found[0]), ("worst", found[-1]))
    }
    reached = int((ordered["share"] >= 1).sum())
    kind = "targets.told" if len(rows) > 1 else "targets.told_single"
    return text(kind, lang, n=len(rows), reached=reached, **ends)


def landscape(cells: pd.DataFrame, counted: str, lang: str) -> str:
    """Return for each region the industry that it names most, or how many share that place; ``cells`` as drawn."""
    parts = []
    for region, own in _by(cells, "region", "n"):
        top = records(own[own["n"] == own["n"].max()])
        if not top[0]["n"]:
            continue
        kind = "told" if len(top) == 1 else "tied"
        values = {"industry": industry_said(str(top[0]["industry"]), lang), "k": len(top), "n": int(top[0]["n"])}
        parts.append(text(f"industries.{kind}_{counted}", lang, region=name(region, lang), **values))
    return _listed(parts, lang)


def firsts(rows: pd.DataFrame, lang: str) -> str:
    """Return who named most industries before the others, and which document is the earliest; ``queries.industries.firsts``."""
    earliest = rows.sort_values(["day", "industry", "region"]).drop_duplicates("industry")
    counts = earliest["region"].value_counts()
    row = records(earliest)[0]
    return text(
        "industries.told_firsts",
        lang,
        n=len(earliest),
        region=name(str(counts.index[0]), lang),
        k=int(counts.iloc[0]),
        day=period(row["day"], row["day"], lang),
        first=name(row["region"], lang),
    )


def years(cells: pd.DataFrame, industry: str, lang: str) -> str:
    """Return how often an industry was named in which years; by whom most, and when most often, where one leads."""
    regions, by_year = cells.groupby("region")["n"].sum(), cells.groupby("year")["n"].sum()
    most = []
    if _leads(regions):
        region = name(str(regions.idxmax()), lang)
        most.append(text("industries.told_years_region", lang, region=region, k=int(regions.max())))
    if _leads(by_year):
        most.append(text("industries.told_years_year", lang, year=str(by_year.idxmax()), most=int(by_year.max())))
    return text(
        "industries.told_years",
        lang,
        industry=industry_said(industry, lang),
        n=int(cells["n"].sum()),
        first=str(cells["year"].min()),
        last=str(cells["year"].max()),
        most=text("industries.told_years_most", lang, most=joined(most, lang)) if most else "",
    )


def _leads(counts: pd.Series) -> bool:
    """Tell whether one of several counts is larger than all others."""
    return len(counts) > 1 and int((counts == counts.max()).sum()) == 1


def reasons(rows: pd.DataFrame, lang: str) -> str:
    """Return how many numbers were left out, and for which reasons most often (``queries.rejects.reasons``)."""
    total = int(rows["n"].sum())
    top = [
        text("rejects.told_reason", lang, reason=reason_name(row["reason"], lang), n=int(row["n"]))
        for row in records(rows.head(_FEW))
    ]
    share = f"{rows['n'].head(_FEW).sum() / total:.0%}"
    return text("rejects.told", lang, n=total, reasons=joined(top, lang), share=share)


def kinds(measured: Measures, lang: str) -> str:
    """Return which kind of document is read best and which worst: the share of whole records that are right."""
    shares = {kind: float(found["records"]["value"]) for kind, found in measured.items() if "records" in found}
    ends: dict[str, str] = {}
    for which, kind in (("best", max(shares, key=shares.__getitem__)), ("worst", min(shares, key=shares.__getitem__))):
        ends |= {which: kind_name(kind, lang), f"{which}_share": f"{shares[kind]:.0%}"}
    return text("accuracy.told_kinds", lang, n=len(shares), **ends)


def _by(rows: pd.DataFrame, column: str, counted: str) -> list[tuple[str, pd.DataFrame]]:
    """Return the groups of rows, those that count most first."""
    groups = [(str(key), own) for key, own in rows.groupby(column, sort=False)]
    return sorted(groups, key=lambda group: -group[1][counted].sum())


def _years(rows: pd.DataFrame) -> str:
    first, last = rows["start"].min().year, rows["end"].max().year
    return str(first) if first == last else f"{first}–{last}"


def _listed(parts: Sequence[str], lang: str) -> str:
    if not parts:
        return ""
    return f"{'；'.join(parts)}。" if lang == "zh" else f"{'; '.join(parts)}."
