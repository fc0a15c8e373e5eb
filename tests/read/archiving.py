"""Archives and crawls made in memory for the tests of their readers."""

from __future__ import annotations

import io
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Mapping

from etl.model import RawDocument, Unreadable
from etl.read import read_bytes

TEXT = "市委书记调研人工智能产业园，今年一季度实现产值12.6亿元，同比增长18.3%。"
PICTURE = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"


def document(number: int = 0) -> bytes:
    return f"{TEXT}\n全市规模以上企业达到{number}家。\n".encode()


def zipped(members: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def tarred(members: Mapping[str, bytes], *others: tarfile.TarInfo) -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as archive:
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
        for info in others:
            archive.addfile(info)
    return buffer.getvalue()


def special(name: str, kind: bytes, target: str = "") -> tarfile.TarInfo:
    info = tarfile.TarInfo(name)
    info.type, info.linkname = kind, target
    return info


def overlapping_bomb(size: int, copies: int) -> bytes:
    """Return a zip archive whose directory names one packed member ``copies`` times (D. Fifield, 2019)."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = packer.compress(bytes(size)) + packer.flush()
    crc = zlib.crc32(bytes(size))
    fields = (20, 0, 8, 0, 0, crc, len(packed), size)
    member = struct.pack("<4s5H3L2H", b"PK\3\4", *fields, 1, 0) + b"a" + packed
    entry = struct.pack("<4s6H3L5H2L", b"PK\1\2", 20, *fields, 1, 0, 0, 0, 0, 0, 0) + b"a"
    directory = entry * copies
    end = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, copies, copies, len(directory), len(member), 0)
    return member + directory + end


def texts(data: bytes, file: str) -> dict[str, str]:
    return {value.file: value.text for value in read_bytes(data, file) if isinstance(value, RawDocument)}


def reasons(data: bytes, file: str) -> dict[str, str]:
    return {value.file: value.reason for value in read_bytes(data, file) if isinstance(value, Unreadable)}


def http(content_type: str = "text/html; charset=utf-8", status: str = "200 OK", *more: str) -> str:
    return "\r\n".join((f"HTTP/1.1 {status}", f"Content-Type: {content_type}", *more))


def record(url: str, body: bytes, headers: str = "", kind: str = "response", length: int | None = None) -> bytes:
    """Return a WARC record; ``length`` is what it says of itself, if that is not the truth."""
    content = (headers or http()).encode() + b"\r\n\r\n" + body
    lines = (
        "WARC/1.0",
        f"WARC-Type: {kind}",
        "WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-000000000000>",
        "WARC-Date: 2025-03-01T02:03:04Z",
        f"WARC-Target-URI: {url}",
        "Content-Type: application/http; msgtype=response",
        f"Content-Length: {len(content) if length is None else length}",
    )
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + content + b"\r\n\r\n"
