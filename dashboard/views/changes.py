"""What changed: the program's change log, and what this dataset was built from."""

from __future__ import annotations

import re
from importlib.resources import files

import pandas as pd
import streamlit as st

from dashboard import frame
from dashboard.dataset import Dataset
from dashboard.selection import Filters
from dashboard.words import text

_ENTRY = re.compile(r"^- ", re.MULTILINE)


def show(dataset: Dataset, filters: Filters) -> None:
    """Draw the page."""
    lang, build = filters.lang, dataset.build
    inputs = build.get("inputs", [])
    sentence = text("changes.headline", lang, version=str(build.get("version", "0")), n=len(inputs))
    parts = {name: str(build.get(name, "—")) for name in ("code", "vocabulary")}
    frame.headline(sentence, text("changes.scope", lang, edition=dataset.edition, **parts))
    frame.section(text("changes.inputs", lang), text("changes.inputs_note", lang))
    shown = pd.DataFrame(
        {
            text("changes.file", lang): [str(entry.get("file", "")) for entry in inputs],
            "SHA-256": [str(entry.get("sha256", "")) for entry in inputs],
        }
    )
    frame.table(shown, dataset, filters, "inputs")
    frame.caption(frame.data_date(dataset, lang))
    _log(lang)


def _log(lang: str) -> None:
    """Draw the change log, a closed part for each kind of change of a version."""
    frame.section(text("changes.log", lang), text("changes.log_note", lang))
    with st.container(key="changelog", gap="small"):
        for name, entries in parts_of(changelog()):
            with st.expander(text("changes.part", lang, name=name, n=len(_ENTRY.findall(entries)))):
                st.markdown(entries)


def parts_of(log: str) -> list[tuple[str, str]]:
    """Return each part of the change log: its version and kind of change, and the entries.

    What a version says of itself stands before the first of its parts.

    >>> parts_of("#### 1.0\\n##### Added\\n- one\\n- two\\n#### 0.9\\nThe first.\\n##### Fixed\\n- three")
    [('1.0 · Added', '- one\\n- two'), ('0.9 · Fixed', 'The first.\\n\\n- three')]
    """
    found: list[tuple[str, str]] = []
    for version in re.split(r"^#### ", log, flags=re.MULTILINE)[1:]:
        head, *parts = re.split(r"^##### ", version, flags=re.MULTILINE)
        name, _, about = head.partition("\n")
        for part in parts:
            kind, _, entries = part.partition("\n")
            said = "\n\n".join(filter(None, [about.strip(), entries.strip()]))
            found.append((f"{name.strip()} · {kind.strip()}", said))
            about = ""
    return found


def changelog() -> str:
    """Return the change log without its title and its links, which lead to files that a reader here does not have.

    >>> changelog().startswith("#### ")
    True
    """
    text = (files("dashboard") / "CHANGELOG.md").read_text(encoding="utf-8")
    lines = text[text.index("\n## ") :].strip().splitlines()
    return "\n".join(f"##{_named(line)}" if line.startswith("#") else _plain(line) for line in lines)


def _named(line: str) -> str:
    """Return a heading with the name of its version only.

    >>> _named("## [0.1.0] - 2026-11-22")
    '## 0.1.0 - 2026-11-22'
    """
    return re.sub(r"\[([^\]]*)\]", r"\1", line)


def _plain(line: str) -> str:
    """Return a line of Markdown with the words of its links only.

    >>> _plain("See ([docs/reading.md](docs/reading.md)).")
    'See (docs/reading.md).'
    """
    return re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", line)
