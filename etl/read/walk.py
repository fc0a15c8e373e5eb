"""Find the files that the inputs name: folders whole, in a fixed order, without hidden files, never leaving them."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from etl.contract import MARKS
from etl.model import Unreadable
from etl.read.reasons import unreadable
from etl.read.resources import is_resource, page_folders


@dataclass(frozen=True, slots=True, order=True)
class Candidate:
    """One file to read: its name in the dataset (relative to the input folder, with ``/``) and where it lies."""

    file: str
    path: Path


def walk(inputs: Sequence[Path]) -> list[Candidate | Unreadable]:
    """Return every file that ``inputs`` name, sorted by name, so that the order of the inputs does not matter.

    A folder gives all files below it but hidden ones (a leading dot); a link is followed when it is an input itself,
    and inside a folder only reported when it leads outside (what it leads to inside is found anyway).

    >>> walk([Path("no such file")])[0].reason
    'not_found'
    """
    found = [entry for root in inputs for entry in _entries(root)]
    return sorted(found, key=lambda entry: (entry.file, str(getattr(entry, "path", ""))))


def _entries(root: Path) -> Iterator[Candidate | Unreadable]:
    if root.is_dir():
        yield from _folder(root)
    elif os.path.lexists(root):
        yield Candidate(_printable(root.name), root)
    else:
        yield unreadable(_printable(root.name or str(root)), "not_found")


def _folder(root: Path) -> Iterator[Candidate | Unreadable]:
    denied: list[OSError] = []
    inside = root.resolve()
    for folder, folders, files in os.walk(root, onerror=denied.append):
        if {*folders, *files} >= MARKS:  # a dataset's tables would be read as documents, and its texts again
            folders[:] = []
            yield unreadable(_name(Path(folder), root), "dataset")
            continue
        pages = page_folders(files)  # what a browser saved beside a page: its pictures, styles and frames
        folders[:] = sorted(name for name in _visible(folders) if name not in pages)
        linked = [name for name in folders if (Path(folder) / name).is_symlink()]
        for name in sorted([*(name for name in _visible(files) if not is_resource(name)), *linked]):
            path = Path(folder) / name
            if path.is_symlink():
                yield from _link(path, root, inside)
            else:
                yield Candidate(_name(path, root), path)
    for error in denied:
        reason = "permission" if isinstance(error, PermissionError) else "io_error"
        yield unreadable(_name(Path(error.filename), root), reason)


def _link(path: Path, root: Path, inside: Path) -> Iterator[Unreadable]:
    try:
        target = path.resolve(strict=True)
    except (OSError, RuntimeError):
        yield unreadable(_name(path, root), "link", "this is a link that leads to nothing")
        return
    if not target.is_relative_to(inside):
        yield unreadable(_name(path, root), "link", "this is a link that leads out of the input folder")


def _visible(names: Iterable[str]) -> list[str]:
    return [name for name in names if not name.startswith(".")]


def _name(path: Path, root: Path) -> str:
    return _printable(path.relative_to(root).as_posix() if path != root else root.name or str(root))


def _printable(name: str) -> str:
    """Return ``name`` as text that UTF-8 can hold: file names are bytes, and not all of them are UTF-8."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")
