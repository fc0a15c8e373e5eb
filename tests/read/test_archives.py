"""Zip, tar, 7-Zip and packed files: which members are read, under which names, and what is refused."""

import bz2
import gzip
import io
import lzma
import random
import struct
import tarfile
import time
import warnings
import zipfile
import zlib
from pathlib import Path

import py7zr
import pytest

from etl.model import RawDocument
from etl.read import Duplicate, read
from etl.read.formats import members
from tests.read.archiving import PICTURE, TEXT, document, reasons, special, tarred, texts, zipped


def seven(parts: dict[str, bytes], **options: object) -> bytes:
    buffer = io.BytesIO()
    with py7zr.SevenZipFile(buffer, "w", **options) as archive:
        for name, data in parts.items():
            archive.writestr(data, name)
    return buffer.getvalue()


PACKERS = {
    "zip": zipped,
    "tar": tarred,
    "tar.gz": lambda parts: gzip.compress(tarred(parts)),
    "tar.bz2": lambda parts: bz2.compress(tarred(parts)),
    "tar.xz": lambda parts: lzma.compress(tarred(parts)),
    "7z": seven,
}


@pytest.mark.parametrize("kind", PACKERS)
def test_members_are_named_after_their_place(kind: str) -> None:
    packed = PACKERS[kind]({"通知.txt": document(1), "报告/2024/工作报告.txt": document(2)})
    assert texts(packed, f"a.{kind}") == {
        f"a.{kind}!通知.txt": document(1).decode(),
        f"a.{kind}!报告/2024/工作报告.txt": document(2).decode(),
    }
    assert reasons(packed, f"a.{kind}") == {}


@pytest.mark.parametrize("kind", ["zip", "tar", "7z"])
def test_the_order_of_members_does_not_matter(kind: str) -> None:
    parts = {f"{number}.txt": document(number) for number in range(6)}
    shuffled = list(parts.items())
    random.Random(1).shuffle(shuffled)
    assert list(texts(PACKERS[kind](dict(shuffled)), "a")) == [f"a!{name}" for name in sorted(parts)]


@pytest.mark.parametrize("kind", PACKERS)
def test_what_is_no_document_is_passed_over(kind: str) -> None:
    others = {
        "__MACOSX/._a.txt": b"\0\5\x16\7",
        ".DS_Store": b"\0\0\0\1Bud1",
        "x/.git/config": b"[core]",
        "x/Thumbs.db": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        "x/style.css": b"body {}",
        "x/app.JS": b"var a = 1;",
        "网页_files/logo.png": PICTURE,
    }
    packed = PACKERS[kind]({**others, "a.txt": document()})
    assert list(texts(packed, "p")) == ["p!a.txt"]
    assert reasons(packed, "p") == {}


def test_pictures_that_may_be_scans_are_told_once() -> None:
    packed = zipped({"a.txt": document(), "扫描/1.png": PICTURE, "扫描/2.png": PICTURE})
    assert reasons(packed, "p.zip") == {"p.zip": "unsupported"}


def test_an_archive_without_documents_says_so() -> None:
    assert reasons(zipped({"main.css": b"x"}), "p.zip") == {"p.zip": "no_document"}
    assert reasons(zipped({}), "p.zip") == {"p.zip": "no_document"}


def test_frames_of_a_saved_page_are_no_documents(tmp_path: Path) -> None:
    page, frame = (f"<!DOCTYPE html><html><body><p>{text}</p></body></html>".encode() for text in (TEXT, "广告3折"))
    assert list(
        texts(zipped({"通知.htm": page, "通知_files/ad.html": frame, "b_files/a.txt": document()}), "p.zip")
    ) == [
        "p.zip!b_files/a.txt",
        "p.zip!通知.htm",
    ]
    for name, data in (("通知.htm", page), ("通知_files/ad.html", frame), ("通知_files/a.css", b"x")):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(data)
    assert [value.file for value in read([tmp_path])] == ["通知.htm"]


@pytest.mark.parametrize("encoding", ["gbk", "utf-8", "big5"])
def test_names_whose_encoding_is_not_said(encoding: str) -> None:
    class Name(zipfile.ZipInfo):
        def _encodeFilenameFlags(self) -> tuple[bytes, int]:  # noqa: N802
            return self.filename.encode(encoding), self.flag_bits

    buffer = io.BytesIO()
    name = "工作報告/二月份產業統計.txt" if encoding == "big5" else "工作报告/二月份产业统计.txt"
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(Name(name), document())
    assert list(texts(buffer.getvalue(), "a.zip")) == [f"a.zip!{name}"]
    info = tarfile.TarInfo(name.encode(encoding).decode("latin-1"))
    info.size = len(document())
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w", format=tarfile.GNU_FORMAT, encoding="latin-1") as tar:
        tar.addfile(info, io.BytesIO(document()))
    assert list(texts(packed.getvalue(), "a.tar")) == [f"a.tar!{name}"]


@pytest.mark.parametrize("name", ["../x.txt", "/etc/x.txt", "C:\\x.txt", "a/../../x.txt", "..\\x.txt"])
@pytest.mark.parametrize("kind", ["zip", "tar", "tar.gz"])
def test_names_that_lead_out_are_refused(kind: str, name: str) -> None:
    packed = PACKERS[kind]({name: document(1), "a.txt": document(2)})
    assert set(reasons(packed, "p").values()) == {"unsafe_name"}
    assert list(texts(packed, "p")) == ["p!a.txt"]


def test_names_that_lead_out_of_7z() -> None:
    buffer = io.BytesIO()
    with py7zr.SevenZipFile(buffer, "w") as archive:
        archive.set_encoded_header_mode(False)
        for number, name in enumerate(("aa/x.txt", "a.txt")):
            archive.writestr(document(number), name)
    packed = bytearray(buffer.getvalue().replace("aa/x".encode("utf-16-le"), "../x".encode("utf-16-le")))
    offset, size = struct.unpack_from("<QQ", packed, 12)
    struct.pack_into("<L", packed, 28, zlib.crc32(packed[32 + offset : 32 + offset + size]))
    struct.pack_into("<L", packed, 8, zlib.crc32(packed[12:32]))
    assert list(texts(bytes(packed), "p.7z")) == ["p.7z!a.txt"]
    assert reasons(bytes(packed), "p.7z") == {"p.7z!../x.txt": "unsafe_name"}


def test_links_and_devices_are_refused() -> None:
    others = [
        special("passwd.txt", tarfile.SYMTYPE, "/etc/passwd"),
        special("hard.txt", tarfile.LNKTYPE, "a.txt"),
        special("null", tarfile.CHRTYPE),
        special("pipe", tarfile.FIFOTYPE),
    ]
    for packed in (tarred({"a.txt": document()}, *others), gzip.compress(tarred({"a.txt": document()}, *others))):
        assert reasons(packed, "p") == {f"p!{info.name}": "link" for info in others}
        assert list(texts(packed, "p")) == ["p!a.txt"]
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        info = zipfile.ZipInfo("passwd.txt")
        info.create_system, info.external_attr = 3, 0o120777 << 16
        archive.writestr(info, "/etc/passwd")
    assert reasons(buffer.getvalue(), "p.zip") == {"p.zip!passwd.txt": "link"}


def test_members_under_a_password_are_told() -> None:
    packed = bytearray(zipped({"a.txt": document()}))
    packed[6] |= 1
    packed[packed.index(b"PK\1\2") + 8] |= 1
    assert reasons(bytes(packed), "p.zip") == {"p.zip!a.txt": "encrypted"}
    assert reasons(seven({"a.txt": document()}, password="x"), "p.7z") == {"p.7z": "encrypted"}
    hidden = seven({"a.txt": document()}, password="x", header_encryption=True)
    assert reasons(hidden, "p.7z") == {"p.7z": "encrypted"}


def test_members_of_one_name_are_told_apart() -> None:
    buffer = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(buffer, "w") as archive:
        warnings.simplefilter("ignore")
        for number in range(3):
            archive.writestr("a.txt", document(number))
    assert texts(buffer.getvalue(), "p.zip") == {
        "p.zip!a.txt": document(0).decode(),
        "p.zip!a.txt#2": document(1).decode(),
        "p.zip!a.txt#3": document(2).decode(),
    }


def test_archives_in_archives() -> None:
    inner = zipped({"x.txt": document(1)})
    outer = zipped({"inner.zip": inner, "b.tar.gz": gzip.compress(tarred({"c.7z": seven({"y.txt": document(2)})}))})
    assert list(texts(outer, "o.zip")) == ["o.zip!b.tar.gz!c.7z!y.txt", "o.zip!inner.zip!x.txt"]


def test_too_deep() -> None:
    packed = zipped({"x.txt": document()})
    for _ in range(4):
        packed = zipped({"i.zip": packed, "a.txt": document(len(packed))})
    deepest = "o.zip!i.zip!i.zip!i.zip"
    assert reasons(packed, "o.zip") == {f"{deepest}!{name}": "nested" for name in ("a.txt", "i.zip")}
    assert len(texts(packed, "o.zip")) == 3


@pytest.mark.parametrize("kind", PACKERS)
def test_a_damaged_archive_gives_what_is_whole(kind: str) -> None:
    noise = random.Random(2).randbytes
    parts = {f"{number}.txt": document(number) + noise(3000).hex().encode() for number in range(4)}
    packed = PACKERS[kind](parts)
    whole, cut = texts(packed, "p"), packed[: len(packed) * 3 // 5]
    assert len(whole) == 4
    found = texts(cut, "p")
    assert found.items() <= whole.items()
    assert found or kind in ("7z", "tar.bz2")  # these pack all in one block
    assert "broken" in reasons(cut, "p").values()


def test_a_damaged_member_costs_itself_alone() -> None:
    packed = bytearray(zipped({"a.txt": document(1), "b.txt": document(2)}, zipfile.ZIP_STORED))
    packed[packed.index(document(1)) + 3] ^= 0xFF
    assert reasons(bytes(packed), "p.zip") == {"p.zip!a.txt": "broken"}
    assert list(texts(bytes(packed), "p.zip")) == ["p.zip!b.txt"]
    damaged = bytearray(tarred({"a.txt": document(1), "b.txt": document(2)}))
    damaged[1024 + 148 : 1024 + 156] = b"0000000\0"
    assert reasons(bytes(damaged), "p.tar") == {"p.tar": "broken"}
    assert list(texts(bytes(damaged), "p.tar")) == ["p.tar!a.txt"]


@pytest.mark.parametrize(("pack", "suffix"), [(gzip.compress, "gz"), (bz2.compress, "bz2"), (lzma.compress, "xz")])
def test_a_packed_document_goes_by_its_own_name(pack: object, suffix: str) -> None:
    packed = pack(TEXT.encode("gbk"))  # type: ignore[operator]
    assert texts(packed, f"x/plan.txt.{suffix}") == {f"x/plan.txt.{suffix}!plan.txt": TEXT}
    assert set(reasons(packed[:-20], f"plan.txt.{suffix}").values()) == {"broken"}


def test_an_archive_of_word_files_is_no_word_file() -> None:
    docx = zipped({"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<w:document/>"}, zipfile.ZIP_STORED)
    packed = zipped({"word/a.txt": document(), "word/b.docx": docx}, zipfile.ZIP_STORED)
    assert list(texts(packed, "p.zip")) == ["p.zip!word/a.txt"]


def test_too_many_members(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(members, "MOST", 3)
    packed = zipped({f"{number}.txt": document(number) for number in range(5)})
    assert len(texts(packed, "p.zip")) == 3
    assert reasons(packed, "p.zip") == {"p.zip": "too_many"}


def test_the_same_bytes_twice_are_one_document(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(zipped({"x.txt": document(), "y.txt": document()}))
    (tmp_path / "b.txt").write_bytes(document())
    first, *others = read([tmp_path])
    assert isinstance(first, RawDocument)
    assert first.file == "a.zip!x.txt"
    assert [(other.file, other.same_as) for other in others if isinstance(other, Duplicate)] == [
        ("a.zip!y.txt", "a.zip!x.txt"),
        ("b.txt", "a.zip!x.txt"),
    ]


def test_a_tar_of_long_posix_headers_takes_no_time() -> None:
    header = tarfile.TarInfo("h")
    header.type, header.size = tarfile.XHDTYPE, 60_000
    packed = (header.tobuf(tarfile.USTAR_FORMAT) + b"0" * header.size + bytes(-header.size % 512)) * 20
    started = time.process_time()
    assert reasons(packed, "p.tar") == {"p.tar": "broken"}
    assert time.process_time() - started < 2
