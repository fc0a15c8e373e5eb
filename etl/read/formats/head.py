"""What a page says of itself to machines: meta elements, the canonical link, JSON-LD, and last its title."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from etl.clean.datewords import find_date
from etl.read.formats.markup import tidy
from etl.vocabulary.tables import rows

_LONGEST = 300
_LONGEST_JSON = 2_000_000
_MOST_VALUES = 20_000
_NOTHING = frozenset({"null", "undefined", "none", "nan", "-", "无", "暂无", "[]", "{}"})
_TEMPLATE = re.compile(r"[{}<>]|\$\w")
_ADDRESS = re.compile(r"https?://[^\s<>\"']{4,}")
_BETWEEN = re.compile(r"\s*[_|｜丨]+\s*|\s+[-–—]+\s+|\s*[-–—]{1,2}\s*(?=[^-–—]{2,16}$)")


@dataclass(frozen=True, slots=True)
class Head:
    """The fields under the names of the ``documents`` table, the text that JSON-LD carries, and the <title>.

    ``short_title`` is the <title> without the names of site and channel, as far as they can be told.
    """

    fields: dict[str, str] = field(default_factory=dict)
    body: str = ""
    title: str = ""
    short_title: str = ""

    @property
    def titles(self) -> tuple[str, ...]:
        """What the headline may be, or be a part of."""
        return tuple(title for title in (self.fields.get("title", ""), self.short_title, self.title) if title)


def read_head(tree: LexborHTMLParser) -> Head:
    """Return what the head says. The first row of ``page_metadata.csv`` with a usable value gives a field.

    >>> tree = LexborHTMLParser('<meta name="PubDate" content="2025-03-01 09:00"><title>通知_某市人民政府</title>')
    >>> read_head(tree).fields
    {'published_date': '2025-03-01'}
    """
    said = _said(tree)
    fields: dict[str, str] = {}
    body = ""
    for row in rows("page_metadata"):
        text = said.get((row["place"], row["name"].lower()), "")
        if row["field"] == "body":
            body = body or text
        elif row["field"] not in fields and (value := _usable(row["field"], text)):
            fields[row["field"]] = value
    title = _page_title(tree)
    return Head(fields, body, title, _without_site(title, fields.pop("site", "")))


def _said(tree: LexborHTMLParser) -> dict[tuple[str, str], str]:
    said: dict[tuple[str, str], str] = {}
    for node in tree.css("meta[content]"):
        attributes = node.attributes
        name = attributes.get("name") or attributes.get("property") or attributes.get("itemprop") or ""
        said.setdefault(("meta", name.strip().lower()), (attributes.get("content") or "").strip())
    for node in tree.css("link[rel][href]"):
        said.setdefault(("link", (node.attributes["rel"] or "").lower()), (node.attributes["href"] or "").strip())
    for node in tree.css('script[type="application/ld+json"]'):
        for name, value in _json_ld(node.text() or ""):
            said.setdefault(("json_ld", name.lower()), value)
    return said


def _json_ld(text: str) -> Iterator[tuple[str, str]]:
    """Yield the names and values of the objects in ``text``; a person or a firm gives its name."""
    waiting = [parse_json(text)]
    for _ in range(_MOST_VALUES):
        if not waiting:
            return
        value = waiting.pop()
        if isinstance(value, list):
            waiting += reversed(value)
        elif isinstance(value, dict) and "BreadcrumbList" not in str(value.get("@type", "")):
            for name, inner in value.items():
                named = _named(inner)
                if named:
                    yield name, named
                elif isinstance(inner, dict | list):
                    waiting.append(inner)


def _named(value: Any) -> str:
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, list):
        names = [_named(one) for one in value[:8]]
        return " ".join(names) if all(names) else ""
    if isinstance(value, dict):
        name = value.get("name") or value.get("@id") or ""
        return name.strip() if isinstance(name, str) and len(name) <= _LONGEST else ""
    return ""


def parse_json(text: str) -> Any:
    """Return the value of a JSON text, or None if it is none (or too large, or nested beyond reason)."""
    if len(text) > _LONGEST_JSON:
        return None
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _usable(name: str, text: str) -> str:
    """Return the value for a field, or nothing: sites leave their templates' marks and empty words in it."""
    if name == "url":
        address = _ADDRESS.fullmatch(text)
        return address[0] if address else ""
    text = tidy(text).replace("\n", " ")
    if not text or len(text) > _LONGEST or text.lower() in _NOTHING or _TEMPLATE.search(text):
        return ""
    if name == "published_date":
        when = find_date(text)
        return when[0].isoformat() if when else ""
    return text


def _page_title(tree: LexborHTMLParser) -> str:
    node = tree.css_first("head > title") or tree.css_first("title")
    text = tidy(node.text() or "").replace("\n", " ") if node else ""
    return text if len(text) <= _LONGEST else ""


def _without_site(title: str, site: str) -> str:
    """Return a page's title without the names of its site and channel, which follow or precede the headline.

    >>> _without_site("三部门发文支持智能制造 - 某市工信局", ""), _without_site("某市政府网 | 推进“人工智能+”", "")
    ('三部门发文支持智能制造', '推进“人工智能+”')
    """
    parts = [part for part in _BETWEEN.split(title) if part and part != site and not part.endswith(_site_words())]
    return max(parts, key=len, default="")


@cache
def _site_words() -> tuple[str, ...]:
    return tuple(row["name"] for row in rows("page_parts") if row["match"] == "title_end")
