"""The folder of what was fetched: a WARC for each distinct content, and an index of the addresses."""

from __future__ import annotations

import errno
import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from threading import Lock

from etl.fetch.visit import Known
from etl.fetch.warc import Page, warc_of

INDEX = ".index.json"
EARLIER = ".earlier"
"""Where contents go that no address has any more; like the index hidden, so that a build passes them over."""

_OFTEN = 25
"""After how many documents the index is written: what a crash can lose."""
_LONGEST_MARK = 256


@dataclass(frozen=True, slots=True)
class Entry(Known):
    """What the index holds of one address."""

    fetched_at: str = ""


class Store:
    """A folder that fetches fill; threads may share it. OSError where it cannot be written.

    Of several addresses with one content the one that stands first in the list gives the WARC its address, in whatever
    order they come in.
    """

    def __init__(self, folder: Path) -> None:
        if folder.exists() and not folder.is_dir():
            raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(folder))
        folder.mkdir(parents=True, exist_ok=True)
        self.folder = folder
        self.notes: list[str] = []
        self._entries = self._read()
        self._replaced: set[str] = set()
        self._placed: dict[Path, int] = {}
        self._unsaved = 0
        self._lock = Lock()
        self.save()  # a folder that cannot be written says so before anything is fetched

    def path(self, sha256: str) -> Path:
        """Return where the WARC of a content is."""
        return self.folder / f"{sha256[:16]}.warc.gz"

    def known(self, url: str) -> Entry | None:
        """Return what the index holds of an address, if its content is still there."""
        entry = self._entries.get(url)
        return entry if entry and self.path(entry.sha256).is_file() else None

    def former(self, url: str, path: Path) -> str:
        """Return another address that had the content at ``path`` before this fetch, empty if there is none."""
        held = (other for other, entry in self._entries.items() if other != url and self.path(entry.sha256) == path)
        return min(held, default="") if path not in self._placed else ""

    def keep(self, url: str, page: Page, position: int) -> Entry:
        """Store the content that ``url`` has now, unless it is there, and return its entry."""
        sha256 = hashlib.sha256(page.answer.body).hexdigest()
        etag, modified = (_mark(page.answer.header(name)) for name in ("ETag", "Last-Modified"))
        entry = Entry(page.address.url, sha256, etag, modified, page.fetched.isoformat(timespec="seconds"))
        with self._lock:
            path = self.path(sha256)
            if position < self._placed.get(path, -1) or not path.is_file():
                _write(path, warc_of(page))
                self._placed[path] = position
            if (before := self._entries.get(url)) and before.sha256 != sha256:
                self._replaced.add(before.sha256)
            self._entries[url] = entry
            self._unsaved += 1
            if self._unsaved >= _OFTEN:
                self._save()
        return entry

    def save(self) -> None:
        """Write the index, and put aside the contents that no address has any more."""
        with self._lock:
            self._save()

    def _save(self) -> None:
        self._unsaved = 0
        current = {entry.sha256 for entry in self._entries.values()}
        for sha256 in sorted(self._replaced - current):
            if (old := self.path(sha256)).is_file():
                (self.folder / EARLIER).mkdir(exist_ok=True)
                old.replace(self.folder / EARLIER / old.name)
        self._replaced.clear()
        addresses = {url: asdict(entry) for url, entry in self._entries.items()}
        text = json.dumps({"version": 1, "addresses": addresses}, ensure_ascii=False, indent=1, sort_keys=True)
        _write(self.folder / INDEX, text.encode("utf-8"))

    def _read(self) -> dict[str, Entry]:
        try:
            found = json.loads((self.folder / INDEX).read_text(encoding="utf-8"))["addresses"]
            return {str(url): _entry(values) for url, values in found.items()}
        except FileNotFoundError:
            return {}
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            self.notes.append(f"{self.folder / INDEX}: damaged, made anew; every address is fetched in full")
            return {}


def _mark(value: str) -> str:
    """Return a server's mark if it can be sent back as it is."""
    return value if value.isascii() and value.isprintable() and len(value) <= _LONGEST_MARK else ""


def _entry(values: Mapping[str, str]) -> Entry:
    entry = Entry(**values)
    if not all(isinstance(value, str) and value.isascii() and value.isprintable() for value in asdict(entry).values()):
        raise ValueError("an index holds plain strings")
    if len(entry.sha256) != 64 or not entry.sha256.isalnum():
        raise ValueError("a SHA-256 has 64 hex digits")
    return entry


def _write(path: Path, data: bytes) -> None:
    """Write a file whole or not at all."""
    partial = path.with_name(f".{path.name}.{os.getpid()}.partial")
    try:
        partial.write_bytes(data)
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)
