"""What was left out, in words: each reason with why it is right or what to do about it, as HTML.

The documents and the names of files were written by anyone: whatever comes from the dataset is escaped here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape
from typing import Any

from dashboard.charts.reasons import name
from dashboard.words import joined, known, text, texts

Row = Mapping[Any, Any]
# Names of files that a page shows for one reason; the download has all of them.
_MOST_FILES = 40


def is_to_check(reason: str) -> bool:
    """Tell whether a number of this reason deserves a look: those for which the words name a way to mend it.

    >>> is_to_check("no_unit"), is_to_check("date")
    (True, False)
    """
    return f"rejects.mend.{reason}" in texts()


def panel(row: Row, lang: str) -> str:
    """Return the panel of one row of ``rejects``: the number, the reason, and what to do."""
    head = f'<p class="panel-metric">{escape(text("evidence.left_out", lang))}</p>'
    said = f'<p class="panel-value">{escape(row["quote"])} <span class="panel-status reject">'
    reason = name(row["reason"], lang)
    fields = [("column.reason", f"{reason[:1].upper()}{reason[1:]}{_stop(lang)}{_why(row, lang)}")]
    fields.append(("rejects.mend", _way_out(row["reason"], lang)))
    lines = "".join(f"<dt>{escape(text(label, lang))}</dt><dd>{escape(words)}</dd>" for label, words in fields)
    status = escape(text("evidence.key.reject", lang))
    return f'<div class="panel">{head}{said}{status}</span></p><dl class="panel-fields">{lines}</dl></div>'


def explained(rows: Iterable[Row], lang: str) -> str:
    """Return the reasons of a selection (rows of ``queries.rejects.reasons``) in two groups: to check, and by design."""
    listed = list(rows)
    groups = {
        "to_check": [row for row in listed if is_to_check(row["reason"])],
        "by_design": [row for row in listed if not is_to_check(row["reason"])],
    }
    return "".join(_group(group, found, lang) for group, found in groups.items() if found)


def unreadable(rows: Iterable[Row], lang: str) -> str:
    """Return the inputs that could not be read (rows of ``queries.rejects.inputs``) by reason, with the way out."""
    by_reason: dict[str, list[Row]] = {}
    for row in rows:
        by_reason.setdefault(row["reason"], []).append(row)
    largest_first = sorted(by_reason.items(), key=lambda item: (-len(item[1]), item[0]))
    return f'<dl class="reasons">{"".join(_inputs(reason, files, lang) for reason, files in largest_first)}</dl>'


def input_reason(row: Row, lang: str) -> str:
    """Return why an input could not be read; a reason without words is told as the dataset tells it."""
    return known(f"unreadable.{row['reason']}", lang, row["message"].partition(";")[0] or row["reason"])


def input_way_out(row: Row, lang: str) -> str:
    """Return what to do about an input that could not be read."""
    return known(f"unreadable_mend.{row['reason']}", lang, row["message"].partition(";")[2].strip())


def _group(group: str, rows: list[Row], lang: str) -> str:
    head = f"<h3>{escape(text(f'rejects.{group}', lang))}</h3><p>{escape(text(f'rejects.{group}_note', lang))}</p>"
    return f'<div class="reasons-group">{head}<dl class="reasons">{"".join(_reason(r, lang) for r in rows)}</dl></div>'


def _reason(row: Row, lang: str) -> str:
    examples = joined(list(filter(None, row["examples"].split("\n"))), lang)
    such = f"<small>{escape(text('rejects.example', lang, examples=examples))}</small>" if examples else ""
    mend = _way_out(row["reason"], lang) if is_to_check(row["reason"]) else ""
    way = f"<p><b>{escape(text('rejects.mend', lang))}</b> {escape(mend)}</p>" if mend else ""
    return (
        f"<dt><span>{escape(name(row['reason'], lang))}</span><i>{int(row['n']):,}</i></dt>"
        f"<dd><p>{escape(_why(row, lang))}</p>{way}{such}</dd>"
    )


def _inputs(reason: str, rows: list[Row], lang: str) -> str:
    names = [f"<li>{escape(row['file'])}</li>" for row in rows[:_MOST_FILES]]
    if len(rows) > _MOST_FILES:
        names.append(f"<li>{escape(text('rejects.more_files', lang, n=len(rows) - _MOST_FILES))}</li>")
    count = escape(text("rejects.files", lang, n=len(rows)))
    is_open = " open" if len(rows) <= _MOST_FILES else ""
    return (
        f"<dt><span>{escape(input_reason(rows[0], lang))}</span><i>{len(rows):,}</i></dt>"
        f"<dd><p>{escape(input_way_out(rows[0], lang))}</p>"
        f"<details{is_open}><summary>{count}</summary><ul>{''.join(names)}</ul></details></dd>"
    )


def _why(row: Row, lang: str) -> str:
    told = text("rejects.unknown_why", lang, message=row["message"]) if row["message"] else ""
    return known(f"rejects.why.{row['reason']}", lang, told)


def _way_out(reason: str, lang: str) -> str:
    return known(f"rejects.mend.{reason}", lang, text("rejects.by_design_note", lang))


def _stop(lang: str) -> str:
    return "。" if lang == "zh" else ". "
