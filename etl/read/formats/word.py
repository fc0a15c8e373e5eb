"""Word documents of today (docx): their text by paragraphs, with the numbers of lists and the cells of tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import mammoth

from etl.model import RawDocument, Unreadable
from etl.read.formats.markup import text_of
from etl.read.formats.package import Parts, packed, parts_of
from etl.read.formats.word_numbering import Numbering, W
from etl.read.item import Found, Item
from etl.read.reasons import unreadable

_CHOICE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_REFERENCES = frozenset({f"{W}footnoteReference", f"{W}endnoteReference", f"{W}commentReference"})
_LEFT_OUT = ("/numbering.xml", "/footnotes.xml", "/endnotes.xml", "/comments.xml")
_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_TITLE_WITHIN = 12
_HYPHENS = str.maketrans({"\u2011": "-", "\u00ad": None})


def read_word(item: Item) -> Iterator[Found]:
    """Yield the document in ``item``: its text with all changes accepted, or why there is none.

    Headers, footers, notes, comments, hidden text and pictures are left out. The title that the file's properties
    give counts only if it stands in the text too; author and dates in them are those of whoever typed it.
    """
    parts = parts_of(item)
    if isinstance(parts, Unreadable):
        yield parts
        return
    html = mammoth.convert_to_html(
        packed(_prepared(parts)), convert_image=lambda image: [], include_embedded_style_map=False
    )
    text = text_of(html.value).translate(_HYPHENS)
    if not text.strip():
        yield unreadable(item.file, "empty", doc_id=item.doc_id, sha256=item.sha256)
        return
    metadata = {**_title(parts, text), **item.metadata}
    yield RawDocument(item.doc_id, item.file, text, "utf-8", item.sha256, metadata)


def _prepared(parts: Parts) -> dict[str, bytes]:
    """Return the parts with list numbers written into the text, and without what is not the document's own text."""
    kept = {name: data for name, data in parts.items() if not name.endswith(_LEFT_OUT)}
    styles = _parsed(parts.get("word/styles.xml"))
    numbering = _parsed(parts.get("word/numbering.xml"))
    lists = Numbering.of(numbering, styles) if numbering is not None else Numbering({}, {})
    for name, data in kept.items():
        if name.startswith("word/document") and name.endswith(".xml"):
            body = ElementTree.fromstring(data)  # noqa: S314 - no part declares entities
            _without_unseen(body)
            _number(body, lists)
            kept[name] = ElementTree.tostring(body, "utf-8")
    return kept


def _without_unseen(root: Element) -> None:
    for parent in root.iter():
        for child in list(parent):
            if child.tag in _REFERENCES or child.tag == f"{_CHOICE}Choice" or _is_hidden(child):
                parent.remove(child)


def _is_hidden(node: Element) -> bool:
    vanish = node.find(f"{W}rPr/{W}vanish") if node.tag == f"{W}r" else None
    return vanish is not None and vanish.get(f"{W}val", "1") not in ("0", "false")


def _number(root: Element, lists: Numbering) -> None:
    for paragraph in root.iter(f"{W}p"):
        if paragraph.find(f"{W}pPr/{W}rPr/{W}del") is not None:
            continue  # its mark is deleted: it goes on in the next paragraph
        if label := lists.label(paragraph):
            run = Element(f"{W}r")
            ElementTree.SubElement(run, f"{W}t").text = label + " " * label[-1].isalnum()
            paragraph.insert(1, run)  # after its properties, which name the list or the style


def _title(parts: Parts, text: str) -> Mapping[str, str]:
    properties = _parsed(parts.get("docProps/core.xml"))
    said = "".join((properties.findtext(_TITLE) or "").split()) if properties is not None else ""
    head = text.split("\n", _TITLE_WITHIN)[:_TITLE_WITHIN]
    return next(({"title": line} for line in head if said and "".join(line.split()) == said), {})


def _parsed(part: bytes | None) -> Element | None:
    return ElementTree.fromstring(part) if part is not None else None  # noqa: S314
