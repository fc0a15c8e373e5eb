"""One figure, and one document, as HTML: every step of a figure with its words, its rule and its result.

The documents were written by anyone: whatever comes from the dataset is escaped here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from html import escape
from typing import Any

import pandas as pd

from dashboard.cards import number
from dashboard.derivation import Step, other_flags, region, rule_words, rules, steps
from dashboard.industries import name as industry_name
from dashboard.metrics import called
from dashboard.periods import period
from dashboard.places import place
from dashboard.regions import name as region_name
from dashboard.regions import province
from dashboard.words import known, text

Row = Mapping[Any, Any]
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_URL = re.compile(r"https?://", re.ASCII)


def panel(row: Row, lang: str) -> str:
    """Return the panel of one row of ``indicators``."""
    kind = escape(row["status"])
    status = f'<span class="panel-status {kind}">{escape(text("status." + row["status"], lang))}</span>'
    metric = escape(called(row, lang)) or text("evidence.no_metric", lang)
    head = f'<p class="panel-metric">{metric}</p><p class="panel-value">{escape(number(row, lang))} {status}</p>'
    return f'<div class="panel">{head}{_steps(row, lang)}{_fields(row, lang)}</div>'


def hint(row: Row, lang: str) -> str:
    """Return a figure in one line: metric, value, period, region."""
    stretch = period(row["period_start"], row["period_end"], lang)
    return " · ".join(filter(None, (called(row, lang), number(row, lang), stretch, place(row, lang))))


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
    """Return how the figure came out of its sentence: for each step the words, the result and the rule."""
    return f'<ol class="panel-steps">{"".join(_step(step, lang) for step in steps(row, lang))}</ol>'


def _step(step: Step, lang: str) -> str:
    words = f"<q>{escape(step.words)}</q> → " if step.words else ""
    said = _DAY.sub(r'<span class="panel-day">\g<0></span>', escape(step.result))
    result = f"<b>{said}</b>" if step.result else f'<b class="panel-none">{_none(lang)}</b>'
    doubts = "".join(f'<small class="panel-doubt">{escape(doubt)}</small>' for doubt in step.doubts)
    rule = f'<small class="panel-rule">{escape(step.rule)}</small>' if step.rule else ""
    label = escape(text(f"derivation.{step.kind}", lang))
    return f'<li class="{step.kind}"><span>{label}</span><div>{words}{result}{rule}{doubts}</div></li>'


def _none(lang: str) -> str:
    return escape(text("evidence.none", lang))


def _fields(row: Row, lang: str) -> str:
    """Return what else is known of the figure: body, theme, industry, confidence, doubts, rules of no step."""
    flags = "".join(
        f"<li>{escape(flag)}</li>" for flag in listed_words(";".join(other_flags(row["flags"])), "flag", lang)
    )
    fields = [
        ("column.entity", escape(row["entity"])),
        ("column.theme", escape(text(f"theme.{row['theme']}", lang))),
        ("column.industry", escape(industry_name(row["industry"], lang))),
        ("evidence.baseline", text("evidence.yes", lang) if row["baseline"] else ""),
        ("column.confidence", f"{row['confidence']:.0%}{_meter(row['confidence'])}"),
        ("evidence.flags", f"<ul>{flags}</ul>" if flags else ""),
        ("evidence.rules", escape(rule_words(rules(row["rules"]), lang))),
    ]
    lines = [f"<dt>{escape(text(label, lang))}</dt><dd>{html}</dd>" for label, html in fields if html]
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


def listed(row: Row, lang: str) -> str:
    """Return a document as one line of a list: its day, region, title, and how many figures are selected."""
    day: str = text("frame.undated", lang) if pd.isna(row["day"]) else f"{row['day']:%Y-%m-%d}"
    region = region_name(province(row["region_code"]), lang) or text("evidence.no_region", lang)
    title = row["title"] or text("evidence.untitled", lang, file=row["file"])
    return f"{day}　{region}　{title}　{text('evidence.shown', lang, n=int(row['shown']))}"
