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


def show(dataset: Dataset, filters: Filters) -> None:
    """Draw the page."""
    lang, build = filters.lang, dataset.build
    inputs = build.get("inputs", [])
    sentence = text("changes.headline", lang, version=str(build.get("version", "0")), n=len(inputs))
    parts = {name: str(build.get(name, "—")) for name in ("code", "vocabulary")}
    frame.headline(sentence, text("changes.scope", lang, edition=dataset.edition, **parts))
    frame.section(text("changes.log", lang), text("changes.log_note", lang))
    with st.container(key="changelog"):
        st.markdown(changelog())
    frame.section(text("changes.inputs", lang), text("changes.inputs_note", lang))
    shown = pd.DataFrame(
        {
            text("changes.file", lang): [str(entry.get("file", "")) for entry in inputs],
            "SHA-256": [str(entry.get("sha256", "")) for entry in inputs],
        }
    )
    frame.table(shown, dataset, filters, "inputs")
    frame.caption(frame.data_date(dataset, lang))


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
