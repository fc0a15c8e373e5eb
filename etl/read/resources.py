"""Files that belong to a page's looks or to the system: in a folder or an archive, they are no documents."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache

from etl.vocabulary.tables import rows

_PAGE = (".html", ".htm", ".mht", ".mhtml")


def is_resource(name: str, pages: Collection[str] = ()) -> bool:
    """Tell whether a file belongs to the system or to a page's looks, so that it cannot be a document.

    ``pages`` are folders that a browser saved beside a page.

    >>> is_resource("__MACOSX/._a.txt"), is_resource("x/.DS_Store"), is_resource("a/main.css"), is_resource("a/b.txt")
    (True, True, True, False)
    """
    *folders, last = name.split("/")
    if any(part.startswith(".") and part != ".." for part in (*folders, last)):
        return True
    if (
        last in terms("name")
        or not terms("folder").isdisjoint(folders)
        or last.lower().endswith(tuple(terms("suffix")))
    ):
        return True
    return bool(pages) and any("/".join(folders[:depth]) in pages for depth in range(1, len(folders) + 1))


def page_folders(names: Collection[str]) -> frozenset[str]:
    """Return the folders that a browser saves beside the pages among ``names``.

    >>> sorted(page_folders(["a/通知.html", "a/通知_files/x.js", "b_files/plan.txt"]))
    ['a/通知.files', 'a/通知_files']
    """
    stems = {name.rpartition(".")[0] for name in names if name.lower().endswith(_PAGE)}
    return frozenset(stem + ending for stem in stems for ending in terms("page_folder"))


def is_beside_page(name: str) -> bool:
    """Tell by its folder's name alone whether a file was saved beside a page.

    >>> is_beside_page("通知_files/1.png"), is_beside_page("扫描/1.png")
    (True, False)
    """
    return any(folder.endswith(tuple(terms("page_folder"))) for folder in name.split("/")[:-1])


@cache
def terms(match: str) -> frozenset[str]:
    """Return the terms of ``archive_resources.csv`` that are matched so."""
    return frozenset(row["term"] for row in rows("archive_resources") if row["match"] == match)
