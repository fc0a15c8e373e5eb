"""One figure, and one document, in words: every field with the words and the rule that gave it, as HTML.

The documents were written by anyone: whatever comes from the dataset is escaped here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from html import escape
from typing import Any

import pandas as pd

from dashboard.amounts import plain, unit_name
from dashboard.cards import number, scope
from dashboard.industries import name as industry_name
from dashboard.metrics import called
from dashboard.metrics import name as metric_name
from dashboard.periods import period
from dashboard.places import place
from dashboard.regions import name, province
from dashboard.words import known, text

Row = Mapping[Any, Any]
RULED = ("period", "region", "metric", "status")
_URL = re.compile(r"https?://", re.ASCII)


def panel(row: Row, lang: str) -> str:
    """Return the panel of one row of ``indicators``."""
    kind = escape(row["status"])
    status = f'<span class="panel-status {kind}">{escape(text("status." + row["status"], lang))}</span>'
    metric = escape(called(row, lang)) or text("evidence.no_metric", lang)
    head = f'<p class="panel-metric">{metric}</p><p class="panel-value">{escape(number(row, lang))} {status}</p>'
    return f'<div class="panel">{head}{_steps(row, lang)}{_fields(row, lang)}{_doubts(row, lang)}</div>'


def hint(row: Row, lang: str) -> str:
    """Return a figure in one line: metric, value, period, region."""
    stretch = period(row["period_start"], row["period_end"], lang)
    return " · ".join(filter(None, (called(row, lang), number(row, lang), stretch, place(row, lang))))


def region(row: Row, lang: str) -> str:
    """Return the region of a row from the province down, or an empty string.

    >>> region({"region_code": "500105", "province": "重庆市", "city": "", "county": "江北区"}, "zh")
    '重庆 江北区'
    """
    names = (name(province(row["region_code"]), lang), place(row, lang))
    return (" " if lang == "zh" else ", ").join(dict.fromkeys(filter(None, names if lang == "zh" else names[::-1])))


def rules(listed: str, field: str = "") -> list[str]:
    """Return the names in a ``rules`` column that belong to one field, or those that belong to none of :data:`RULED`.

    >>> rules("period:clause;region:document;rounded", "period"), rules("period:clause;region:document;rounded")
    (['period:clause'], ['rounded'])
    """
    names = [part.strip() for part in listed.split(";") if part.strip()]
    if field:
        return [part for part in names if part.startswith(f"{field}:")]
    return [part for part in names if part.split(":")[0] not in RULED]


def rule_words(names: Iterable[str], lang: str) -> str:
    """Return rules in words; a rule without words is shown as it is."""
    return text("evidence.and", lang).join(known(f"rule.{rule}", lang, rule) for rule in names)


def listed_words(column: str, prefix: str, lang: str) -> list[str]:
    """Return the parts of a ``;``-joined column in words; a part without words is shown as it is."""
    parts = filter(None, (part.strip() for part in column.split(";")))
    return [known(f"{prefix}.{part}", lang, part) for part in parts]


def date_basis(column: str, lang: str) -> list[str]:
    """Return how the dates of a document were found.

    >>> date_basis("published:masthead;event:lead+event:十九届六中全会", "zh")
    ['发布日期：页面抬头', '事件日期：导语中的日期，年份据“十九届六中全会”']
    """
    colon, comma = ("：", "，") if lang == "zh" else (": ", ", ")
    found = []
    for part in filter(None, column.split(";")):
        which, _, steps = part.partition(":")
        words = [_date_step(step, lang) for step in (steps or which).split("+")]
        head = known(f"date_basis.{which}", lang, which) + colon if steps else ""
        found.append(head + comma.join(words))
    return found


def _date_step(step: str, lang: str) -> str:
    kind, _, event = step.partition(":")
    return text("date_basis.known_event", lang, name=event) if event else known(f"date_basis.{kind}", lang, kind)


def _steps(row: Row, lang: str) -> str:
    """Return how the value came out of the words: quote, number in the base unit, hedge, interval."""
    unit = unit_name(row["unit"], lang, row["value"]) or row["unit"]
    number = plain(row["value"]) + (f" – {plain(row['value_max'])}" if pd.notna(row["value_max"]) else "")
    steps = [
        (text("evidence.step.quote", lang), row["quote"]),
        (text("evidence.step.value", lang), f"{number} {unit}"),
        (text("evidence.step.bound", lang), text(f"bound.{row['bound']}", lang)),
    ]
    if interval := _interval(row, lang):
        steps.append((text("evidence.step.interval", lang), interval))
    items = "".join(f"<li><span>{escape(label)}</span><b>{escape(said)}</b></li>" for label, said in steps)
    return f'<ol class="panel-steps">{items}</ol>'


def _interval(row: Row, lang: str) -> str:
    """Return the stretch that the hedge word leaves open, or an empty string for an exact number."""
    low, high = row["low"], row["high"]
    if (pd.isna(low) and pd.isna(high)) or low == high:
        return ""
    if pd.isna(high):
        return text("evidence.from", lang, low=plain(low))
    return text("evidence.up_to", lang, high=plain(high)) if pd.isna(low) else f"{plain(low)} – {plain(high)}"


def _fields(row: Row, lang: str) -> str:
    """Return the other fields, each with its rule."""
    fields = [
        ("column.period", _period(row, lang), "period"),
        ("column.place", " · ".join(filter(None, (region(row, lang), row["region_code"]))), "region"),
        ("column.metric", _metric(row, lang), "metric"),
        ("column.measure", scope(row, lang) or text("measure.level", lang), "measure"),
        ("column.status", text(f"status.{row['status']}", lang), "status"),
        ("column.entity", row["entity"], "entity"),
        ("column.theme", text(f"theme.{row['theme']}", lang), ""),
        ("column.industry", industry_name(row["industry"], lang), ""),
        ("evidence.baseline", text("evidence.yes", lang) if row["baseline"] else "", ""),
    ]
    needed = ("period", "region")
    lines = [_line(label, said, field, row, lang) for label, said, field in fields if said or field in needed]
    return f'<dl class="panel-fields">{"".join(lines)}</dl>'


def _line(label: str, said: str, field: str, row: Row, lang: str) -> str:
    why = rule_words(rules(row["rules"], field), lang) if field else ""
    note = f'<span class="panel-rule">{escape(why)}</span>' if why else ""
    value = escape(said) if said else f'<span class="panel-none">{escape(text("evidence.none", lang))}</span>'
    return f"<dt>{escape(text(label, lang))}</dt><dd>{value}{note}</dd>"


def _period(row: Row, lang: str) -> str:
    words = period(row["period_start"], row["period_end"], lang)
    return words + (f"（“{row['period_text']}”）" if words and row["period_text"] else "")


def _metric(row: Row, lang: str) -> str:
    """Return the words of the text, and the canonical name where it is another one."""
    canonical = metric_name(row["metric_id"], row["metric"], lang)
    return row["metric"] if canonical == row["metric"] else f"{row['metric']} → {canonical}"


def _doubts(row: Row, lang: str) -> str:
    """Return confidence, reasons for doubt, and the rules that belong to no field above."""
    share = f"{row['confidence']:.0%}"
    flags = "".join(f"<li>{escape(flag)}</li>" for flag in listed_words(row["flags"], "flag", lang))
    others = [rule for rule in rules(row["rules"]) if rule.split(":")[0] != "measure"]
    lines = [f"<dt>{escape(text('column.confidence', lang))}</dt><dd>{share}{_meter(row['confidence'])}</dd>"]
    if flags:
        lines.append(f"<dt>{escape(text('evidence.flags', lang))}</dt><dd><ul>{flags}</ul></dd>")
    if others:
        lines.append(f"<dt>{escape(text('evidence.rules', lang))}</dt><dd>{escape(rule_words(others, lang))}</dd>")
    return f'<dl class="panel-fields">{"".join(lines)}</dl>'


def _meter(share: float) -> str:
    return f'<span class="panel-meter" aria-hidden="true"><i style="width:{min(max(share, 0), 1):.0%}"></i></span>'


def about(row: Row, lang: str, copies: Iterable[Row] = ()) -> str:
    """Return what is known of one document (a row of ``documents`` with ``day``) and of its ``copies``."""
    fields = [
        ("evidence.about.kind", known(f"kind.{row['kind']}", lang, row["kind"])),
        ("evidence.about.number", row["document_number"]),
        ("evidence.about.source", row["source"]),
        ("evidence.about.author", row["author"]),
        ("evidence.about.published", period(row["published_date"], row["published_date"], lang)),
        ("evidence.about.event", period(row["event_date"], row["event_date"], lang)),
        ("evidence.about.basis", text("evidence.and", lang).join(date_basis(row["date_basis"], lang))),
        ("column.region", region(row, lang)),
        ("evidence.about.encoding", f"{row['encoding']} · {text('script.' + row['language'], lang)}"),
        ("evidence.about.file", row["file"]),
    ]
    lines = [f"<dt>{escape(text(label, lang))}</dt><dd>{escape(said)}</dd>" for label, said in fields if said]
    if row["url"]:
        lines.append(f"<dt>{escape(text('evidence.about.url', lang))}</dt><dd>{_link(row['url'])}</dd>")
    if listed := "".join(f"<li>{_copy(copy, lang)}</li>" for copy in copies):
        lines.append(f"<dt>{escape(text('evidence.about.copies', lang))}</dt><dd><ul>{listed}</ul></dd>")
    return f'<dl class="panel-fields about">{"".join(lines)}</dl>'


def _copy(row: Row, lang: str) -> str:
    """Return one copy: who published it, when, and where."""
    source = row["source"] or text("evidence.copy_unnamed", lang, file=row["file"])
    parts = [escape(source), escape(period(row["day"], row["day"], lang)), _link(row["url"])]
    return " · ".join(filter(None, parts))


def _link(url: str) -> str:
    """Return a link to a web address; anything else (``javascript:``) stays text."""
    if not _URL.match(url):
        return escape(url)
    return f'<a href="{escape(url)}" target="_blank" rel="noopener noreferrer nofollow">{escape(url)}</a>'
