"""Archives: zip, tar, and single files packed by gzip, bzip2 or xz. Members stay in memory, one at a time."""

from __future__ import annotations

import bz2
import gzip
import lzma
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import islice
from tarfile import HeaderError, ReadError, TarFile, TarInfo
from typing import Any, BinaryIO, Self, cast
from zipfile import BadZipFile, ZipFile, ZipInfo

from etl.read.bounds import ONE_READ, RATIO, Directory, Metered, TooMuchError, allowed, read_bounded, size_of
from etl.read.containers import signature
from etl.read.formats.members import MOST, Entry, Listing, guarded, spelt
from etl.read.formats.salvage import whole_members
from etl.read.formats.warc import records
from etl.read.item import Found, Item
from etl.read.load import LIMIT
from etl.read.reasons import unreadable

_DIRECTORY = 32 * 2**20
_DICTIONARY = 128 * 2**20
_HEAD = 1024
_LONGEST_HEADER = 4096
_UTF8_NAME = 0x800
_ENDS = ("EOFHeaderError", "EmptyHeaderError")
_SUFFIXES = (".gz", ".bz2", ".xz", ".tgz")
_OPENERS: tuple[tuple[bytes, Callable[..., Any]], ...] = (
    (b"\x1f\x8b", gzip.open),
    (b"BZh", bz2.open),
    (b"\xfd7zXZ", lzma.open),
)


def read_zip(item: Item) -> Iterator[Found]:
    """Yield the members of a zip archive, in the order of their names.

    >>> [found.reason for found in read_zip(Item("a.zip", b"PK"))]
    ['broken']
    """
    yield from guarded(item, _zip_members)


def read_tar(item: Item) -> Iterator[Found]:
    """Yield the members of a tar archive, in the order of their names."""
    yield from guarded(item, _tar_members)


def read_compressed(item: Item) -> Iterator[Found]:
    """Yield what a gzip, bzip2 or xz file holds: the pages of a WARC, the members of a tar archive, or one document."""
    yield from guarded(item, _unpacked)


def _zip_members(item: Item, stream: BinaryIO) -> Iterator[Found]:
    try:
        with ZipFile(cast(BinaryIO, Directory(stream, _DIRECTORY))) as archive:
            yield from _zip_listing(item, archive)
    except BadZipFile:  # no directory at its end
        stream.seek(0)
        yield from _salvaged(item, stream.read(LIMIT))


def _zip_listing(item: Item, archive: ZipFile) -> Iterator[Found]:
    infos = archive.infolist()
    names = _zip_names([(info.orig_filename.encode(*_coded(info)), _coded(info)[0] == "utf-8") for info in infos])
    named = sorted(zip(names, infos, strict=True), key=lambda pair: (pair[0], pair[1].header_offset))
    listing = Listing(item, names)
    yield from listing.members(_zip_entry(archive, name, info) for name, info in named if not info.is_dir())
    yield from listing.closing()


def _coded(info: ZipInfo) -> tuple[str, str]:
    return ("utf-8", "surrogateescape") if info.flag_bits & _UTF8_NAME else ("cp437", "strict")


def _zip_names(names: list[tuple[bytes, bool]]) -> list[str]:
    """Return names, given as bytes and whether they are said to be UTF-8; the others are in the encoding of a system."""
    others = iter(spelt([name for name, is_utf8 in names if not is_utf8]))
    return [name.decode("utf-8", "backslashreplace") if is_utf8 else next(others) for name, is_utf8 in names]


def _salvaged(item: Item, data: bytes) -> Iterator[Found]:
    found = list(islice(whole_members(data), MOST))
    names = _zip_names([(name, is_utf8) for name, is_utf8, _ in found])
    named = sorted(zip(names, (entry for _, _, entry in found), strict=True), key=lambda pair: pair[0])
    yield from Listing(item, names).members(replace(entry, name=name) for name, entry in named)
    yield unreadable(item.file, "broken", "this is damaged or cut off (no directory)")


def _zip_entry(archive: ZipFile, name: str, info: ZipInfo) -> Entry:
    def read() -> bytes:
        with archive.open(info) as member:
            return read_bounded(member, LIMIT)

    is_link = info.external_attr >> 28 == 0xA  # the file type of Unix, where the archive has it
    return Entry(name, info.file_size, read, "encrypted" if info.flag_bits & 1 else "link" if is_link else "")


class _Header(TarInfo):
    @classmethod
    def fromtarfile(cls, tarfile: TarFile) -> Self:
        """Return the next header; a damaged one is no end of the archive, as the library takes it."""
        try:
            return super().fromtarfile(tarfile)
        except HeaderError as error:
            if type(error).__name__ in _ENDS:
                raise
            raise ReadError(str(error)) from error

    def _proc_pax(self, tarfile: TarFile) -> Any:
        """Refuse a long header of POSIX: before Python 3.11.10 the library takes time by the square of its length."""
        if self.size > _LONGEST_HEADER:
            raise ReadError("a header that is longer than any name and its times")
        return super()._proc_pax(tarfile)  # type: ignore[misc]


def _tar_members(item: Item, stream: BinaryIO) -> Iterator[Found]:
    failures: list[str] = []
    with _tar(Directory(stream, ONE_READ)) as archive:
        infos = list(islice(_infos(archive, failures), MOST + 1))
        named = sorted(zip(_tar_names(infos), infos, strict=True), key=lambda pair: (pair[0], pair[1].offset))
        listing = Listing(item, [name for name, _ in named])
        yield from listing.members(_tar_entry(archive, name, info) for name, info in named if not info.isdir())
        yield from listing.closing(failures)


def _tar_stream(item: Item, stream: Metered) -> Iterator[Found]:
    """Yield the members of a packed tar archive in its own order: the stream goes forward only."""
    failures: list[str] = []
    with _tar(stream) as archive:
        listing, infos = Listing(item), (info for info in _infos(archive, failures) if not info.isdir())
        yield from listing.members(_tar_entry(archive, _tar_names([info])[0], info) for info in infos)
        yield from listing.closing(failures)


def _tar(stream: object) -> TarFile:
    return TarFile.open(fileobj=cast(BinaryIO, stream), mode="r:", encoding="latin-1", tarinfo=_Header)


def _infos(archive: TarFile, failures: list[str]) -> Iterator[TarInfo]:
    """Yield the headers of all members, up to a damaged place, which goes to ``failures``."""
    try:
        while (info := archive.next()) is not None:
            archive.members.clear()  # type: ignore[attr-defined]  # they are kept otherwise
            yield info
    except TooMuchError:
        raise
    except Exception as error:  # whatever is raised over a damaged archive, or by what unpacks it
        failures.append(type(error).__name__)


def _tar_entry(archive: TarFile, name: str, info: TarInfo) -> Entry:
    def read() -> bytes:
        member = archive.extractfile(info)
        data = read_bounded(member, LIMIT) if member else b""
        if len(data) < info.size:
            raise EOFError
        return data

    return Entry(name, info.size, read, "" if info.isreg() else "link")


def _tar_names(infos: list[TarInfo]) -> list[str]:
    """Return the names: those of POSIX headers are UTF-8 by the standard, others bytes in some encoding."""
    plain = [not info.pax_headers.get("path") for info in infos]
    others = iter(spelt([info.name.encode("latin-1") for info, bare in zip(infos, plain, strict=True) if bare]))
    return [next(others) if bare else info.name for info, bare in zip(infos, plain, strict=True)]


def _unpacked(item: Item, stream: BinaryIO) -> Iterator[Found]:
    magic = stream.read(_HEAD)
    stream.seek(0)
    _refuse_dictionary(magic)
    opened = next(opener for sign, opener in _OPENERS if magic.startswith(sign))
    with opened(stream) as plain:
        kind = signature(plain.peek(_HEAD)[:_HEAD])[0]
        metered = Metered(plain, allowed(size_of(item)))
        if kind == "warc":
            yield from records(item, metered)
        elif kind == "tar":
            yield from _tar_stream(item, metered)
        else:
            yield from _document(item, metered)


def _document(item: Item, stream: Metered) -> Iterator[Found]:
    data = read_bounded(stream, LIMIT)
    if len(data) <= LIMIT:
        yield item.member(_bare(item.file), data)
    elif size_of(item) * RATIO < LIMIT:
        raise TooMuchError
    else:
        yield unreadable(item.file, "too_large", f"this unpacks to more than the limit of {LIMIT // 2**20} MiB")


def _bare(file: str) -> str:
    """Return the name of the document in a packed file.

    >>> _bare("a.zip!b/plan.txt.gz")
    'plan.txt'
    """
    name = file.rpartition("!")[2].rpartition("/")[2]
    return next((name.removesuffix(suffix) for suffix in _SUFFIXES if name.endswith(suffix)), name)


def _refuse_dictionary(head: bytes) -> None:
    """Refuse an xz file that asks for a dictionary as large as the memory."""
    if head.startswith(_OPENERS[2][0]):
        try:
            lzma.LZMADecompressor(memlimit=_DICTIONARY).decompress(head, max_length=1)
        except lzma.LZMAError as error:
            if "limit" in str(error).lower():
                raise TooMuchError from error
            raise
