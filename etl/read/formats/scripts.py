"""Text that a page carries where a browser shows none until a script puts it on: string literals, JSON, textareas."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from html import unescape
from urllib.parse import unquote

from selectolax.lexbor import LexborHTMLParser

from etl.clean.page import is_prose

_CARRIERS = "textarea, noscript, template, script"
_LITERAL = re.compile(
    r"""(?:(?P<name>[\w$]+)["']?\s*[=:]\s*|(?<=[(,\[=:+\s]))(?P<quote>["'`])(?P<text>(?:(?!(?P=quote))[^\\]|\\.)*)(?P=quote)(?!\s*:)""",
    re.S,
)
_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|u\{([0-9a-fA-F]{1,6})\}|(.))", re.S)
_PERCENT_U = re.compile(r"%u([0-9a-fA-F]{4})")
_PERCENT = re.compile(r"(?:%[0-9a-fA-F]{2}){6}")
_SURROGATES = re.compile("[\ud800-\udfff]+")
_MARKS = {"n": "\n", "r": "\n", "t": " ", "b": "", "f": "", "v": "", "\n": ""}
_TAG = re.compile("<[^<>]*>")
_LEAST = 24
_LONGEST = 4_000_000
_ROUNDS = 3
_SHARE = 0.5
_MOST_OF_IT = 0.7


def texts_in_scripts(tree: LexborHTMLParser) -> list[str]:
    r"""Return the HTML or plain text that scripts, templates and textareas carry, the likeliest body first.

    Literals under one name (the paragraphs of a JSON state) count as one text, unless one of them is most of it.

    >>> body = "\\u5168\\u5e02\\u5efa\\u6210\\u667a\\u7b97\\u4e2d\\u5fc33\\u5ea7\\uff0c" * 3
    >>> texts_in_scripts(LexborHTMLParser(f'<script>var content = "<p>{body}。<\\/p>";</script>'))[0][:12]
    '<p>全市建成智算中心3'
    """
    found: list[str] = []
    for node in tree.css(_CARRIERS):
        text = (node.text() or node.inner_html or "")[:_LONGEST]
        found += list(_literals(text)) if node.tag == "script" else []
        if node.tag != "script" or "text/" in (node.attributes.get("type") or ""):
            found.append(_shown(text))
    weights = {text: _weight(text) for text in found}
    return sorted((text for text in weights if weights[text]), key=lambda text: -weights[text])


def _literals(script: str, depth: int = 0) -> Iterator[str]:
    named: dict[str, list[str]] = defaultdict(list)
    for match in _LITERAL.finditer(script):
        if len(match["text"]) < _LEAST:
            continue
        once = _plain(match["text"])
        if once.lstrip()[:1] in ("{", "[") and depth < _ROUNDS:
            yield from _literals(once, depth + 1)  # JSON in a string
        elif _weight(text := _shown(once)):
            named[match["name"] or ""].append(text)
    for name, texts in named.items():
        longest = max(texts, key=len)
        is_one = not name or len(longest) > _MOST_OF_IT * sum(map(len, texts))
        yield longest if is_one else "\n".join(f"<p>{text}</p>" for text in dict.fromkeys(texts))


def _shown(text: str) -> str:
    """Return a literal as the page would show it: its escapes undone, as often as they were put on."""
    for _ in range(_ROUNDS):
        before = text
        text = _plain(text)
        if "%" in text and (_PERCENT_U.search(text) or _PERCENT.search(text)):
            text = unquote(_PERCENT_U.sub(lambda match: chr(int(match[1], 16)), text), errors="replace")
        if "&lt;" in text:
            text = unescape(text)
        if text == before:
            break
    return text


def _plain(text: str) -> str:
    """Return a literal with its backslash escapes undone once."""
    return _SURROGATES.sub(_joined, _ESCAPE.sub(_unescaped, text)) if "\\" in text else text


def _unescaped(match: re.Match[str]) -> str:
    code = match[1] or match[2] or match[3]
    if code:
        return chr(int(code, 16)) if int(code, 16) < 0x110000 else "\ufffd"
    return _MARKS.get(match[4], match[4])


def _joined(match: re.Match[str]) -> str:
    """Return the characters that pairs of \\u escapes stand for."""
    return match[0].encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _weight(text: str) -> int:
    """Return how many characters of running Chinese a text holds."""
    bare = _TAG.sub("\n", text)
    lines = (line.strip() for line in bare.split("\n"))
    return sum(len(line) for line in lines if is_prose(line) and _chinese(line) > _SHARE * len(line))


def _chinese(line: str) -> int:
    return sum("\u3000" <= char <= "\u9fff" or "\uff00" <= char <= "\uffef" for char in line)
