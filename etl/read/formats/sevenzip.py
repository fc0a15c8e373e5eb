"""7-Zip archives. They are unpacked whole, since their members are packed together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from lzma import LZMAError
from pathlib import PurePosixPath
from typing import BinaryIO

from py7zr import FileInfo, SevenZipFile
from py7zr.exceptions import ArchiveError, PasswordRequired
from py7zr.io import BytesIOFactory

from etl.read.formats.members import MOST, Entry, Listing, guarded, is_unsafe, tidy
from etl.read.item import Found, Item
from etl.read.load import LIMIT
from etl.read.reasons import unreadable
from etl.read.resources import is_resource, page_folders

WHOLE = 128 * 2**20
"""Most bytes of all documents in one archive: they lie in memory together."""


def read_sevenzip(item: Item) -> Iterator[Found]:
    """Yield the members of a 7-Zip archive, in the order of their names."""
    yield from guarded(item, _opened)


def _opened(item: Item, stream: BinaryIO) -> Iterator[Found]:
    try:
        with SevenZipFile(stream) as archive:
            infos = [info for info in archive.list() if not info.is_directory]
            yield from _members(item, archive, infos)
    except PasswordRequired:
        yield unreadable(item.file, "encrypted")


def _members(item: Item, archive: SevenZipFile, infos: list[FileInfo]) -> Iterator[Found]:
    names = [info.filename for info in infos]
    wanted = [
        info for info in infos if not _refused(info) and not is_resource(tidy(info.filename), page_folders(names))
    ]
    if len(infos) > MOST:
        yield unreadable(item.file, "too_many")
        return
    if sum(info.uncompressed for info in wanted) > WHOLE:
        yield unreadable(item.file, "too_large", f"the documents in this have more than {WHOLE // 2**20} MiB")
        return
    factory = BytesIOFactory(LIMIT + 1)
    with suppress(ArchiveError, OSError, EOFError, LZMAError):  # what was unpacked before the damage is read
        archive.extract(targets=[info.filename for info in wanted], factory=factory)
    listing = Listing(item, names)
    entries = [_entry(info, key, factory) for info, key in zip(infos, _keys(names), strict=True)]
    yield from listing.members(sorted(entries, key=lambda entry: entry.name))
    yield from listing.closing()


def _keys(names: list[str]) -> Iterator[str]:
    """Yield the names that the library gives the members: it numbers those that stand there twice."""
    seen: Counter[str] = Counter()
    for name in names:
        yield PurePosixPath(f"{name}_{seen[name] - 1}" if seen[name] else name).as_posix()
        seen[name] += 1


def _refused(info: FileInfo) -> str:
    if info.is_symlink or not info.is_file:
        return "link"
    return "unsafe_name" if is_unsafe(tidy(info.filename)) else "too_large" if info.uncompressed > LIMIT else ""


def _entry(info: FileInfo, key: str, factory: BytesIOFactory) -> Entry:
    def read() -> bytes:
        product = factory.products.get(key)
        data = product.read() if product else b""
        if len(data) < info.uncompressed:
            raise EOFError
        return data

    return Entry(info.filename, info.uncompressed, read, _refused(info))
