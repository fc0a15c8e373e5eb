"""Widgets and the address bar: the only module that knows how a selection is kept in either.

Streamlit's own ``bind="query-params"`` writes the labels of the options into the address, so that a link made in
Chinese would not open in English; here the address carries codes. One rule settles who is right when a run starts: a
widget that the reader has just moved, else an address that has changed, else what was selected before.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

import streamlit as st

from dashboard.marks import Mark
from dashboard.queries.choices import Choices
from dashboard.selection import STATUSES, Filters
from dashboard.selection_texts import FIELDS, chosen, mark_said, value_said
from dashboard.words import LANGUAGES, joined, text
from etl.schema import THEMES

_STATE, _PAGE, _WRITTEN = "selection", "selection.page", "selection.written"
_LISTS = {
    "regions": "filter.region",
    "themes": "filter.theme",
    "industries": "filter.industry",
    "statuses": "filter.status",
}
_YEARS = {"year_from": "filter.from", "year_to": "filter.to"}
# Where only some of the filters say anything: measured accuracy and the change log are the same for every selection.
_APPLYING: Mapping[str, tuple[str, ...]] = {
    "accuracy": (),
    "changes": (),
    "rejects": ("regions",),
    "targets": tuple(field for field in FIELDS if field != "statuses"),
}
_LANG, _CLEAR = "filter.lang", "filter.clear"
_OFFERED = "picks.offered"
_SHORT = 2


def start(page: str) -> Filters:
    """Return the selection that this run is about; call it once, before any widget of this module is drawn."""
    before: Filters | None = st.session_state.get(_STATE)
    address = st.query_params.to_dict()
    if before is None:
        now = Filters.from_url(address)
    elif (moved := _with_widgets(before)) != before:
        now = moved
    elif address == st.session_state.get(_WRITTEN):
        now = before
    elif not address and st.session_state.get(_PAGE) != page:
        now = before.for_other_page()
    else:
        now = Filters.from_url(address)
    st.session_state[_PAGE] = page
    _keep(now)
    return now


def finish() -> None:
    """Write the selection into the address: once at the end of a run, so that the browser's history has one step."""
    now = current().to_url()
    st.session_state[_WRITTEN] = now
    if st.query_params.to_dict() == now:
        return
    if now:
        st.query_params.from_dict(now)
    else:
        st.query_params.clear()


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


def applying() -> tuple[str, ...]:
    """Return the filters that say anything on the page that is drawn."""
    return _APPLYING.get(st.session_state[_PAGE], FIELDS)


def row(filters: Filters, choices: Choices) -> None:
    """Draw the one row of filters that the pages share; a filter that says nothing on a page is not offered there."""
    shown = applying()
    if not shown:
        return
    options = {
        "regions": (*choices.regions, *filters.regions),
        "themes": THEMES,
        "industries": (*choices.industries, *filters.industries),
        "statuses": STATUSES,
    }
    with st.container(horizontal=True, key="filters", gap="small"):
        for field in shown:
            if field == "period":
                _period(filters, choices.years)
            else:
                _pills(field, filters, options[field])
        mark_tag("filter.mark")
        if filters.mark or any(chosen(field, filters) for field in shown):
            st.button(text("filter.clear", filters.lang), key=_CLEAR, type="tertiary", on_click=_clear)


def choose(pick: str, label: str, options: Sequence[str], shown: Callable[[str], str] = str, default: str = "") -> str:
    """Draw a page's own choice as a select box, keep it in the address, and return it.

    ``pick`` is a name of :data:`dashboard.selection.PICKS`; ``options`` must not be empty. A value in the address that
    is not among the options counts as none.
    """
    fallback = _offer(pick, options, default)
    value = st.selectbox(label, options, format_func=shown, key=_pick_key(pick, current().lang))
    set_pick(pick, "" if value == fallback else value)
    return value


def switch(pick: str, label: str, options: Mapping[str, str]) -> str:
    """Draw a page's own choice as a row of buttons (``options`` gives the words of each), keep it, and return it."""
    fallback = _offer(pick, list(options))
    value = st.segmented_control(
        label,
        list(options),
        format_func=options.__getitem__,
        key=_pick_key(pick, current().lang),
        required=True,
        label_visibility="collapsed",
    )
    value = value or fallback
    set_pick(pick, "" if value == fallback else value)
    return value


def key_in(lang: str, key: str) -> str:
    """Return the key of a widget whose options are words of a language.

    The browser keeps and sends the words of a widget as long as its key is the same, so each language needs its own.

    >>> key_in("zh", "pick.view"), key_in("en", "pick.view")
    ('pick.view', 'pick.view.en')
    """
    return key if lang == LANGUAGES[0] else f"{key}.{lang}"


def _pick_key(pick: str, lang: str) -> str:
    return key_in(lang, f"pick.{pick}")


def _offer(pick: str, options: Sequence[str], default: str = "") -> str:
    """Prepare the widget of a page's own choice, and return the option that no address needs to name."""
    fallback = default if default in options else options[0]
    chosen = current().pick(pick)
    _seed(_pick_key(pick, current().lang), chosen if chosen in options else fallback)
    st.session_state.setdefault(_OFFERED, {})[pick] = (fallback, frozenset(options))
    return fallback


def set_pick(pick: str, value: str) -> None:
    """Keep a page's own choice (a clicked mark, a search) in the selection and the address."""
    _keep(current().with_pick(pick, value))


def set_mark(mark: Mark) -> None:
    """Keep what the reader picked in a chart; an empty mark puts it back."""
    _keep(replace(current(), mark=mark))


def mark_tag(key: str) -> None:
    """Draw what is picked in words, as the button that puts it back; nothing where nothing is."""
    now = current()
    if now.mark:
        label = text("filter.put_back", now.lang, mark=mark_said(now.mark, now.lang))
        st.button(label, key=key, on_click=set_mark, args=[Mark()])


def beside(filters: Filters) -> list[str]:
    """Return the note that a picked region does not narrow a page that sets regions side by side, if there is one."""
    region = mark_said(Mark(region=filters.mark.region), filters.lang)
    return [text("filter.beside", filters.lang, region=region)] if region else []


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
    now = replace(now, **{field: state[key] for field, key in _YEARS.items() if key in state})
    for pick, (fallback, options) in state.get(_OFFERED, {}).items():
        chosen = str(state.get(_pick_key(pick, before.lang)))
        if chosen in options:
            now = now.with_pick(pick, "" if chosen == fallback else chosen)
    return now


def _keep(now: Filters) -> None:
    st.session_state[_STATE] = now


def _seed(key: str, value: object) -> None:
    if st.session_state.get(key) != value:
        st.session_state[key] = value


def _clear() -> None:
    wide = current().widened()
    for key in (*_LISTS.values(), *_YEARS.values()):
        st.session_state.pop(key, None)
    _keep(wide)


def _summary(field: str, filters: Filters) -> str:
    """Return what a filter's button says: its name and what is selected."""
    lang, said = filters.lang, chosen(field, filters)
    label = text(f"filter.{field}", lang)
    if not said:
        return text("filter.all", lang, label=label)
    few = joined(said, lang) if len(said) <= _SHORT else text("filter.several", lang, n=len(said))
    return text("filter.some", lang, label=label, chosen=few)


def _pills(field: str, filters: Filters, options: Sequence[str]) -> None:
    """Draw one filter: a button that says what is selected, and the options behind it."""
    lang = filters.lang
    _seed(_LISTS[field], list(getattr(filters, field)))
    with st.popover(_summary(field, filters), key=f"open.{field}"):
        st.pills(
            text(f"filter.{field}", lang),
            list(dict.fromkeys(options)),
            selection_mode="multi",
            # The space keeps Streamlit from searching each for an emoji.
            format_func=lambda value: f" {value_said(field, value, lang)}",
            key=_LISTS[field],
            label_visibility="collapsed",
        )


def _period(filters: Filters, years: Sequence[int]) -> None:
    """Draw the period filter: the first and the last year, each of them free by default."""
    lang, ends = filters.lang, (filters.year_from, filters.year_to)
    options = sorted({*years, *(year for year in ends if year)})
    with st.popover(_summary("period", filters), key="open.period"):
        for field, reachable in (
            ("year_from", [year for year in options if year <= (ends[1] or year)]),
            ("year_to", [year for year in options if year >= (ends[0] or year)]),
        ):
            _seed(_YEARS[field], getattr(filters, field))
            st.selectbox(
                text(f"filter.{field}", lang),
                reachable,
                index=None,
                key=_YEARS[field],
                placeholder=text("filter.any_year", lang),
            )
