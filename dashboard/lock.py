"""The comparability lock: what else there is of a chart's metric, why it is not comparable, and the switch that lets it in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from html import escape

import pandas as pd
import streamlit as st

from dashboard import frame, signatures
from dashboard.charts.axes import noted
from dashboard.charts.drawing import Drawing
from dashboard.dataset import Dataset
from dashboard.filters import current, set_pick
from dashboard.queries.series import others
from dashboard.queries.series import points as figures_of
from dashboard.regions import name
from dashboard.selection import Filters
from dashboard.series import Series
from dashboard.signatures import let_in
from dashboard.words import joined, text

_PICK = "admit"
_MOST_SCOPES = 3


@dataclass(frozen=True, slots=True)
class Offer:
    """Figures of one metric that differ from its series in the same parts, which ``reason`` joins by ``+``."""

    reason: str
    drawable: bool
    scopes: tuple[str, ...]
    regions: tuple[str, ...]
    n: int


def offers(dataset: Dataset, filters: Filters, metric: str, scope: str) -> list[Offer]:
    """Return what is not comparable, those that can be let in first, then the most figures."""
    found = others(dataset, filters, metric, scope)
    made = [
        Offer(
            str(reason),
            bool(fits),
            tuple(dict.fromkeys(rows["scope"])),
            tuple(dict.fromkeys(rows["region"])),
            int(rows["n"].sum()),
        )
        for (reason, fits), rows in found.groupby(["reason", "drawable"], sort=False)
    ]
    return sorted(made, key=lambda offer: (not offer.drawable, -offer.n, offer.reason))


def admitted(dataset: Dataset, filters: Filters, chosen: Series) -> tuple[str, ...]:
    """Return the differences that the reader has let in, of those that there are."""
    asked = filters.pick(_PICK).split(",")
    there = {offer.reason for offer in _offers(dataset, filters, chosen) if offer.drawable}
    return tuple(sorted(there.intersection(asked)))


def points(dataset: Dataset, filters: Filters, chosen: Series) -> pd.DataFrame:
    """Return the figures of a series and what was let in (see ``queries.series.points``)."""
    inside = admitted(dataset, filters, chosen)
    return frame.kept(figures_of, dataset, filters.shared(), chosen.metric, chosen.scope, inside)


def shut(filters: Filters) -> Filters:
    """Return the selection without what was let in: what a question about the selection should be asked with."""
    return filters.with_pick(_PICK, "")


def note(figure: Drawing, shown: pd.DataFrame, lang: str) -> Drawing:
    """Write under a chart what was let in, so that its picture says so too."""
    reasons = list(dict.fromkeys(shown.loc[let_in(shown), "differs_in"]))
    if reasons:
        parts = dict.fromkeys(part for reason in reasons for part in reason.split("+") if part != "status")
        noted(figure, text("lock.note", lang, parts=signatures.parts_names("+".join(parts), lang)))
    return figure


def offer(dataset: Dataset, filters: Filters, chosen: Series) -> None:
    """Draw what is not comparable: a switch for each difference that fits on the axis, a line for the others."""
    lang, found = filters.lang, _offers(dataset, filters, chosen)
    if not found:
        return
    frame.section(text("lock.title", lang), text("lock.title_note", lang))
    inside = admitted(dataset, filters, chosen)
    with st.container(key="lock"):
        for each in (each for each in found if each.drawable):
            key = f"lock.{each.reason}"
            st.session_state[key] = each.reason in inside
            st.toggle(_said(each, chosen, lang), key=key, on_change=partial(_switch, each.reason, key))
    lines = [_said(each, chosen, lang) for each in found if not each.drawable]
    if lines:
        st.html("<ul class='plain'>" + "".join(f"<li>{escape(line)}</li>" for line in lines) + "</ul>")


def by_region(found: Sequence[Offer], filters: Filters) -> Mapping[str, str]:
    """Return for each region that has only other figures the words that stand in its place."""
    reasons: dict[str, list[str]] = {}
    for each in found:
        for region in each.regions:
            reasons.setdefault(region, []).extend(each.reason.split("+"))
    return {
        region: text(
            "lock.differs", filters.lang, parts=signatures.parts_names("+".join(dict.fromkeys(parts)), filters.lang)
        )
        for region, parts in reasons.items()
    }


def _offers(dataset: Dataset, filters: Filters, chosen: Series) -> list[Offer]:
    return frame.kept(offers, dataset, shut(filters), chosen.metric, chosen.scope)


def _said(each: Offer, chosen: Series, lang: str) -> str:
    shown = each.scopes[:_MOST_SCOPES]
    return text(
        "lock.offer",
        lang,
        difference=signatures.difference(each.reason, chosen.scope, shown, lang),
        n=each.n,
        regions=joined([name(code, lang) for code in each.regions], lang),
    )


def _switch(reason: str, key: str) -> None:
    asked = {part for part in current().pick(_PICK).split(",") if part}
    kept = asked | {reason} if st.session_state[key] else asked - {reason}
    set_pick(_PICK, ",".join(sorted(kept)))
