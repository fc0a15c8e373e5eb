"""What a browser gets at an address that is no page of the dashboard: a sentence with the ways on.

Streamlit would show the start page with a note in English over it.
"""

from __future__ import annotations

from functools import cache
from html import escape

from dashboard.navigation import PAGES
from dashboard.words import text

_LOOK = """
:root { color-scheme: light dark;
  font-family: "Noto Sans SC", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Helvetica Neue", sans-serif; }
body { max-width: 46em; margin: 8vh auto 0; padding: 0 1.5rem; line-height: 1.6;
  color: light-dark(#1B1F24, #E8EBEE); background: light-dark(#FFFFFF, #12161B); }
h1 { font-size: 1.75rem; line-height: 1.35; margin: 0 0 0.5rem; }
p { color: light-dark(#5B6570, #9AA5B1); }
.site { font-weight: 600; margin: 0 0 2.5rem; }
.site a { color: inherit; text-decoration: none; }
nav { display: flex; flex-wrap: wrap; gap: 0.25rem 1.25rem; }
a { color: light-dark(#0B5A8F, #6DB3E3); text-underline-offset: 3px; }
"""


@cache
def lost_page(in_english: bool) -> str:
    """Return the page as HTML, in Chinese or in English."""
    lang, tag, query = ("en", "en", "?lang=en") if in_english else ("zh", "zh-CN", "")
    title, way_out = (escape(text(f"problem.{part}", lang)) for part in ("no_page", "no_page_way_out"))
    site = f'<p class="site"><a href="./{query}">{escape(text("app.title", lang))}</a></p>'
    links = "".join(f'<a href="./{page}{query}">{escape(text(f"page.{page}", lang))}</a>' for page in PAGES)
    return (
        f'<!DOCTYPE html><html lang="{tag}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        f'<title>{title} · {escape(text("app.title", lang))}</title><link rel="icon" href="data:,"><style>{_LOOK}</style></head>'
        f"<body><main>{site}<h1>{title}</h1><p>{way_out}</p><nav>{links}</nav></main></body></html>"
    )
