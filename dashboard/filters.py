"""Widgets and the address bar: the only module that knows how a selection is kept in either.

Streamlit's own ``bind="query-params"`` writes the labels of the options into the address, so that a link made in
Chinese would not open in English; here the address carries codes. One rule settles who is right when a run starts: a
widget that the reader has just moved, else an address that has changed, else what was selected before.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import streamlit as st

from dashboard.industries import name as industry_name
from dashboard.queries.choices import Choices
from dashboard.regions import name as region_name
from dashboard.selection import STATUSES, Filters
from dashboard.words import LANGUAGES, joined, text
from etl.schema import THEMES

_STATE, _PAGE = "selection", "selection.page"
_LISTS = {
    "regions": "filter.region",
    "themes": "filter.theme",
    "industries": "filter.industry",
    "statuses": "filter.status",
}
_LANG, _PERIOD, _CLEAR = "filter.lang", "filter.period", "filter.clear"
_SHORT = 2


def start(page: str) -> Filters:
    """Return the selection that this run is about; call it once, before any widget of this module is drawn."""
    before: Filters | None = st.session_state.get(_STATE)
    address = Filters.from_url(st.query_params.to_dict())
    moved = before and _with_widgets(before)
    if before is None:
        now = address
    elif moved != before:
        now = moved or before
    elif not st.query_params.to_dict() and st.session_state.get(_PAGE) != page:
        now = before.for_other_page()
    else:
        now = address
    st.session_state[_PAGE] = page
    _keep(now)
    return now


def current() -> Filters:
    """Return the selection as it stands, with choices made further up on the page."""
    kept: Filters = st.session_state[_STATE]
    return kept


def language_switch(filters: Filters) -> None:
    """Draw the switch between Chinese and English."""
    _seed(_LANG, filters.lang)
    st.segmented_control(
        text("frame.language", filters.lang),
        LANGUAGES,
        format_func={"zh": "中文", "en": "English"}.__getitem__,
        key=_LANG,
        required=True,
        label_visibility="collapsed",
    )


def row(filters: Filters, choices: Choices) -> None:
    """Draw the one row of filters that every page shares."""
    lang = filters.lang
    with st.container(horizontal=True, key="filters", gap="small"):
        _pills("regions", filters, (*choices.regions, *filters.regions), lambda code: region_name(code, lang))
        _period(filters, choices.years)
        _pills("themes", filters, THEMES, lambda theme: text(f"theme.{theme}", lang))
        _pills(
            "industries",
            filters,
            (*choices.industries, *filters.industries),
            lambda code: industry_name(code, lang),
        )
        _pills("statuses", filters, STATUSES, lambda status: text(f"status.{status}", lang))
        if filters.narrowed:
            st.button(text("filter.clear", lang), key=_CLEAR, type="tertiary", on_click=_clear)


def choose(pick: str, label: str, options: Sequence[str], shown: Callable[[str], str] = str, default: str = "") -> str:
    """Draw a page's own choice as a select box, keep it in the address, and return it.

    ``pick`` is a name of :data:`dashboard.selection.PICKS`; ``options`` must not be empty. A value in the address that
    is not among the options counts as none.
    """
    key = f"pick.{pick}"
    fallback = default if default in options else options[0]
    chosen = current().pick(pick)
    _seed(key, chosen if chosen in options else fallback)
    value = st.selectbox(label, options, format_func=shown, key=key)
    set_pick(pick, "" if value == fallback else value)
    return value


def set_pick(pick: str, value: str) -> None:
    """Keep a page's own choice (a clicked mark, a search) in the selection and the address."""
    _keep(current().with_pick(pick, value))


def widen() -> None:
    """Take all limits back: the way out of an empty page. To be used as a button's callback."""
    _clear()


def _with_widgets(before: Filters) -> Filters:
    """Return the selection with every widget's present value in it."""
    state = st.session_state
    lists = {field: tuple(state[key]) for field, key in _LISTS.items() if key in state}
    changed = {field: value for field, value in lists.items() if set(value) != set(getattr(before, field))}
    now = replace(before, **changed)  # type: ignore[arg-type]
    if state.get(_LANG):
        now = replace(now, lang=state[_LANG])
    if _PERIOD in state:
        first, last = state[_PERIOD]
        ends = state["filter.years"]
        now = replace(now, year_from=None if first == ends[0] else first, year_to=None if last == ends[1] else last)
    for key in [key for key in state if isinstance(key, str) and key.startswith("pick.")]:
        if state[key] != state.get("default:" + key):
            now = now.with_pick(key.removeprefix("pick."), state[key])
    return now


def _keep(now: Filters) -> None:
    st.session_state[_STATE] = now
    if st.query_params.to_dict() != now.to_url():
        st.query_params.from_dict(now.to_url())


def _seed(key: str, value: object) -> None:
    if st.session_state.get(key) != value:
        st.session_state[key] = value


def _clear() -> None:
    wide = current().widened()
    for key in (*_LISTS.values(), _PERIOD):
        st.session_state.pop(key, None)
    _keep(wide)


def _summary(label: str, chosen: list[str], lang: str) -> str:
    if not chosen:
        return text("filter.all", lang, label=label)
    few = joined(chosen, lang) if len(chosen) <= _SHORT else text("filter.several", lang, n=len(chosen))
    return text("filter.some", lang, label=label, chosen=few)


def _pills(field: str, filters: Filters, options: Sequence[str], shown: Callable[[str], str]) -> None:
    """Draw one filter: a button that says what is selected, and the options behind it."""
    label = text(f"filter.{field}", filters.lang)
    chosen = list(getattr(filters, field))
    _seed(_LISTS[field], chosen)
    with st.popover(_summary(label, [shown(value) for value in chosen], filters.lang), key=f"open.{field}"):
        st.pills(
            label,
            list(dict.fromkeys(options)),
            selection_mode="multi",
            format_func=shown,
            key=_LISTS[field],
            label_visibility="collapsed",
        )


def _period(filters: Filters, years: Sequence[int]) -> None:
    """Draw the period filter: a slider over the years that occur."""
    chosen = [str(year) for year in (filters.year_from, filters.year_to) if year]
    label = text("filter.period", filters.lang)
    options = sorted({*years, *map(int, chosen)})
    if len(options) < _SHORT:
        return
    ends = (options[0], options[-1])
    st.session_state["filter.years"] = ends
    _seed(_PERIOD, (filters.year_from or ends[0], filters.year_to or ends[1]))
    shown = [f"{filters.year_from or ends[0]}–{filters.year_to or ends[1]}"] if chosen else []
    with st.popover(_summary(label, shown, filters.lang), key="open.period"):
        st.select_slider(label, options, key=_PERIOD, label_visibility="collapsed")
