"""What cleaning did to a text, as HTML: what it mended, what it could not restore, what it took off as the page's own.

The documents were written by anyone: whatever comes from the dataset is escaped here. All of it folds away without a
script, so that it is quiet until a reader disputes something.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from itertools import takewhile
from typing import Any
from unicodedata import category

from dashboard.marked_text import Mark
from dashboard.words import known, text

Edit = Mapping[Any, Any]
ACTIONS = ("mended", "quarantined", "dropped")
# Control and format characters, those that Unicode leaves to others, and those that are none.
_UNSEEN = frozenset({"Cc", "Cf", "Co", "Cn"})
_WORDS = {"mended": "repair.", "dropped": "furniture."}
# Repairs that only mark: each of their places has a row of its own among those that could not be restored.
_MARKING = frozenset({"lost_characters"})
# Lines of one kind that a page shows; the download has all of them.
_MOST = 60
# Characters of the text that stand on either side of a piece that could not be restored.
_AROUND = 12


def cleaning(edits: Iterable[Edit], lang: str, words: str = "") -> str:
    """Return the record of one document: its rows of ``edits``, in their order; ``words`` is its text."""
    groups = grouped(edits)
    if not any(groups.values()):
        return f'<p class="cleaning-none">{escape(text("cleaning.nothing", lang))}</p>'
    parts = (_group(action, groups[action], words, lang) for action in ACTIONS if groups[action])
    return f'<div class="cleaning">{"".join(parts)}</div>'


def summary(edits: Iterable[Edit], lang: str) -> str:
    """Return the record in one line: how many places were mended, could not be restored, were taken off."""
    counts = {action: sum(map(places, kinds.values())) for action, kinds in grouped(edits).items()}
    return " · ".join(text(f"cleaning.summary_{action}", lang, n=n) for action, n in counts.items() if n)


def grouped(edits: Iterable[Edit]) -> dict[str, dict[str, list[Edit]]]:
    """Return the rows by action and kind, in the order in which they come.

    >>> grouped([{"action": "dropped", "kind": "menu"}, {"action": "dropped", "kind": "menu"}])["dropped"]
    {'menu': [{'action': 'dropped', 'kind': 'menu'}, {'action': 'dropped', 'kind': 'menu'}]}
    """
    groups: dict[str, dict[str, list[Edit]]] = {action: {} for action in ACTIONS}
    for edit in edits:
        if edit["action"] == "mended" and edit["kind"] in _MARKING:
            continue
        groups.setdefault(edit["action"], {}).setdefault(edit["kind"], []).append(edit)
    return groups


def places(edits: list[Edit]) -> int:
    """Return how many places the rows of one kind stand for: a repair has rows for its first places only.

    >>> places([{"action": "mended", "count": 548}] * 5), places([{"action": "dropped", "count": 1}] * 5)
    (548, 5)
    """
    counts = [int(edit["count"]) for edit in edits]
    return max(counts) if edits[0]["action"] == "mended" else sum(counts)


def kind_name(action: str, kind: str, lang: str) -> str:
    """Return a kind in words; one without words is shown as the dataset names it, with blanks.

    >>> kind_name("dropped", "menu", "en"), kind_name("dropped", "side_bar", "en")
    ('menus and channels', 'side bar')
    """
    return known(_WORDS.get(action, f"{action}.") + kind, lang, kind.replace("_", " "))


def _group(action: str, kinds: Mapping[str, list[Edit]], words: str, lang: str) -> str:
    head = f"<h3>{escape(text(f'cleaning.{action}', lang))}</h3><p>{escape(text(f'cleaning.{action}_note', lang))}</p>"
    if action == "quarantined":
        return head + _list([_kept(edit, words) for edits in kinds.values() for edit in edits], lang)
    return head + "".join(_fold(action, kind, edits, lang) for kind, edits in kinds.items())


def _fold(action: str, kind: str, edits: list[Edit], lang: str) -> str:
    """Return one kind with its count, and behind it the examples or the lines."""
    count = text("cleaning.places" if action == "mended" else "cleaning.lines", lang, n=places(edits))
    title = f"{escape(kind_name(action, kind, lang))} <small>{escape(count)}</small>"
    shown = [edit for edit in edits if edit["before"] or edit["after"]]
    if not shown:
        return f'<p class="cleaning-kind">{title}</p>'
    lines = [escape(visible(edit["before"])) for edit in shown]
    body = _examples(shown, lang) if action == "mended" else _list(lines, lang)
    return f"<details><summary>{title}</summary>{body}</details>"


def _examples(edits: list[Edit], lang: str) -> str:
    """Return before and after of the first places, with what changed set off from what stands around it."""
    pairs = "".join(f"<li>{_pair(edit)}</li>" for edit in edits)
    note = text("cleaning.examples", lang, n=len(edits)) if places(edits) > len(edits) else ""
    return (f"<p>{escape(note)}</p>" if note else "") + f'<ul class="cleaning-pairs">{pairs}</ul>'


def _pair(edit: Edit) -> str:
    before, after = changed(visible(edit["before"]), visible(edit["after"]))
    return f"<del>{before}</del>" + (f"<ins>{after}</ins>" if after else "")


def visible(piece: str) -> str:
    r"""Return a piece of text with the numbers of the characters that no one sees.

    >>> visible("智\u200b能")
    '智[U+200B]能'
    """
    return "".join(f"[U+{ord(sign):04X}]" if category(sign) in _UNSEEN else sign for sign in piece)


def changed(before: str, after: str) -> tuple[str, str]:
    """Return both texts as HTML with the part in which they differ marked.

    >>> changed("推进產業智能", "推进产业智能")
    ('推进<b>產業</b>智能', '推进<b>产业</b>智能')
    """
    head = _shared(before, after)
    tail = _shared(before[head:][::-1], after[head:][::-1])
    one, other = (_marked(piece, head, len(piece) - tail) for piece in (before, after))
    return one, other


def _shared(one: str, other: str) -> int:
    """Return how many characters two texts begin with alike."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _marked(piece: str, start: int, end: int) -> str:
    middle = f"<b>{escape(piece[start:end])}</b>" if end > start else ""
    return f"{escape(piece[:start])}{middle}{escape(piece[end:])}"


def _kept(edit: Edit, words: str) -> str:
    """Return a piece that could not be restored, with a few characters of the text on either side."""
    start, end = int(edit["start"]), int(edit["end"])
    before, after = words[max(start - _AROUND, 0) : start], words[end : end + _AROUND]
    around = (piece.replace("\n", "⏎") for piece in (before, after))
    return f"<b>{escape(visible(edit['before']))}</b>".join(map(escape, around))


def _list(items: list[str], lang: str) -> str:
    """Return pieces of HTML as a list, cut to what one reads."""
    more = [escape(text("cleaning.more", lang, n=len(items) - _MOST))] if len(items) > _MOST else []
    return f'<ul class="cleaning-lines">{"".join(f"<li>{item}</li>" for item in items[:_MOST] + more)}</ul>'


def damaged(edits: Sequence[Edit], marks: Sequence[Mark], lang: str) -> list[Mark]:
    """Return the marks of what could not be restored, cut where a number in it has its own mark."""
    hint = text("cleaning.damaged_hint", lang)
    spans = [(int(edit["start"]), int(edit["end"])) for edit in edits if edit["action"] == "quarantined"]
    found = []
    for start, end in spans:
        inside = sorted((mark.start, mark.end) for mark in marks if mark.start < end and mark.end > start)
        edges = [start, *(edge for span in inside for edge in span), end]
        found += [Mark(*pair, "damaged", (), hint) for pair in zip(edges[::2], edges[1::2], strict=True)]
    return [mark for mark in found if mark.start < mark.end]
