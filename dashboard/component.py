"""Parts of a page that are our own: an element with its script and style sheet, from files beside this one."""

from __future__ import annotations

from importlib.resources import files
from typing import Any

import streamlit as st


@st.cache_resource
def component(name: str, element: str, scripts: tuple[str, ...]) -> Any:
    """Return the component ``name``: an element of the class ``element``, its scripts in order, and ``<name>.css``."""
    folder = files("dashboard")
    return st.components.v2.component(
        name,
        html=f'<div class="{element}"></div>',
        css=(folder / f"{name}.css").read_text(encoding="utf-8"),
        js="\n".join((folder / script).read_text(encoding="utf-8") for script in scripts),
    )
