"""Files to documents: whatever lies in the input folder, each becomes one value and nothing raises."""

import hashlib
import os
import socket
import time
from pathlib import Path

import pytest

from etl.model import RawDocument, Unreadable
from etl.read import Duplicate, read, read_bytes

TEXT = "市委书记调研人工智能产业园，今年一季度实现产值12.6亿元，同比增长18.3%。\n全市规模以上企业达到56家。\n"
TRADITIONAL = "市委書記調研人工智慧產業園，實現產值十二億元，同比增長一成八。\n全市企業達到五十六家，帶動就業兩萬人。\n"


def reasons(folder: Path) -> dict[str, str]:
    return {value.file: value.reason for value in read([folder]) if isinstance(value, Unreadable)}


def test_names_ids_and_order(tmp_path: Path) -> None:
    (tmp_path / "b" / "c").mkdir(parents=True)
    (tmp_path / "b" / "c" / "二.txt").write_text(TEXT + "二", encoding="utf-8")
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "b" / ".hidden.txt").write_text("隐藏", encoding="utf-8")
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "x.txt").write_text("隐藏", encoding="utf-8")
    documents = list(read([tmp_path]))
    assert [document.file for document in documents] == ["a.txt", "b/c/二.txt"]
    assert isinstance(documents[0], RawDocument)
    assert documents[0].sha256 == hashlib.sha256(TEXT.encode()).hexdigest()
    assert documents[0].doc_id == documents[0].sha256[:16]


def test_a_single_file_goes_by_its_name(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "x.txt"
    path.parent.mkdir()
    path.write_text(TEXT, encoding="utf-8")
    assert [value.file for value in read([path])] == ["x.txt"]


def test_the_smallest_name_wins_in_any_order_of_inputs(tmp_path: Path) -> None:
    for name in ("one/z.txt", "two/a.txt", "two/m.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    inputs = [tmp_path / "one", tmp_path / "two"]
    for order in (inputs, inputs[::-1]):
        first, *others = read(order)
        assert isinstance(first, RawDocument)
        assert first.file == "a.txt"
        assert [(other.file, other.same_as) for other in others if isinstance(other, Duplicate)] == [
            ("m.txt", "a.txt"),
            ("z.txt", "a.txt"),
        ]


def test_one_file_named_twice_is_no_duplicate(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "x.txt").write_text(TEXT, encoding="utf-8")
    values = list(read([tmp_path, tmp_path / "sub", tmp_path / "sub" / "x.txt"]))
    assert [value.file for value in values] == ["sub/x.txt"]


@pytest.mark.parametrize(
    ("encoding", "named", "text"),
    [
        ("utf-8", "utf-8", TEXT),
        ("utf-8-sig", "utf-8", TEXT),
        ("utf-16", "utf-16-le", TEXT),
        ("utf-16-le", "utf-16-le", TEXT),
        ("utf-16-be", "utf-16-be", TEXT),
        ("utf-32", "utf-32-le", TEXT),
        ("gb18030", "gb18030", TEXT),
        ("gbk", "gb18030", TRADITIONAL),
        ("big5", "big5", TRADITIONAL),
    ],
)
def test_encodings(encoding: str, named: str, text: str) -> None:
    (document,) = read_bytes(text.encode(encoding), "x.txt")
    assert isinstance(document, RawDocument)
    assert (document.text, document.encoding) == (text, named)


def test_a_text_cut_within_a_character_is_read_with_the_place_marked() -> None:
    (document,) = read_bytes((TEXT * 20).encode()[:-2], "x.txt")
    assert isinstance(document, RawDocument)
    assert document.text.endswith("\ufffd")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "this is a PNG image;"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "this is a JPEG image;"),
        (b"{\\rtf1\\ansi", "this is an RTF document;"),
        (bytes(range(256)) * 4, "this is not text and no container"),
        (b"\x01\x02\x03\x04" * 50 + b"text", "this is not text and no container"),
    ],
)
def test_binary_files_are_named_as_what_they_are(data: bytes, said: str) -> None:
    (value,) = read_bytes(data, "x.txt")
    assert isinstance(value, Unreadable)
    assert value.message.startswith(said)
    assert value.reason in ("unsupported", "binary")
    assert "; save" in value.message
    assert value.doc_id == hashlib.sha256(data).hexdigest()[:16]


@pytest.mark.parametrize("data", [b"", b" \n\t\r\n", b"\xef\xbb\xbf", "\u3000\u200b\n".encode(), b"\xff\xfe"])
def test_nothing_but_blanks_is_empty(data: bytes) -> None:
    (value,) = read_bytes(data, "x.txt")
    assert isinstance(value, Unreadable)
    assert value.reason == "empty"


def test_bytes_without_an_encoding_are_told() -> None:
    (value,) = read_bytes(bytes([0x81, 0xFF, 0xFE, 0xFC, 0x90, 0xF5]) * 40, "x.txt")
    assert isinstance(value, Unreadable)
    assert value.reason == "encoding"


def test_a_missing_input_is_a_value(tmp_path: Path) -> None:
    assert [(value.file, value.reason) for value in read([tmp_path / "none"]) if isinstance(value, Unreadable)] == [
        ("none", "not_found")
    ]


def test_pipes_sockets_and_links_do_not_hold_or_lead_astray(tmp_path: Path) -> None:
    folder, outside = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    outside.mkdir()
    (outside / "secret.txt").write_text(TEXT, encoding="utf-8")
    (folder / "own.txt").write_text(TEXT + "一", encoding="utf-8")
    os.mkfifo(folder / "pipe.txt")
    (folder / "link.txt").symlink_to(outside / "secret.txt")
    (folder / "linked_folder").symlink_to(outside)
    (folder / "again.txt").symlink_to(folder / "own.txt")
    (folder / "loop").symlink_to(folder)
    (folder / "dangling.txt").symlink_to(folder / "nothing")
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(folder / "s"))
        values = list(read([folder]))
    assert [value.file for value in values if isinstance(value, RawDocument)] == ["own.txt"]
    assert {value.file: value.reason for value in values if isinstance(value, Unreadable)} == {
        "dangling.txt": "link",
        "link.txt": "link",
        "linked_folder": "link",
        "pipe.txt": "not_a_file",
        "s": "not_a_file",
    }


@pytest.mark.parametrize("within", ["", "made"])
def test_a_dataset_is_not_read_as_documents(within: str, tmp_path: Path) -> None:
    source = tmp_path / "plans"
    (source / within / "texts").mkdir(parents=True)
    for name in ("build.json", "datapackage.json", "documents.csv", "texts/a.txt"):
        (source / within / name).write_text(TEXT, encoding="utf-8")
    assert reasons(source) == {within or "plans": "dataset"}


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_what_may_not_be_read(tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "x.txt").chmod(0)
    (tmp_path / "closed").mkdir(mode=0)
    assert reasons(tmp_path) == {"closed": "permission", "x.txt": "permission"}


def test_permission_and_disk_errors_are_values(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "x.txt").write_text(TEXT, encoding="utf-8")
    for error, reason in ((PermissionError(), "permission"), (OSError(5, "Input/output error"), "io_error")):

        def fail(*_: object, error: OSError = error) -> int:
            raise error

        monkeypatch.setattr(os, "open", fail)
        assert reasons(tmp_path) == {"x.txt": reason}


def test_a_huge_sparse_file_is_refused_at_once(tmp_path: Path) -> None:
    with (tmp_path / "huge.txt").open("wb") as handle:
        handle.truncate(1 << 30)
    started = time.monotonic()
    assert reasons(tmp_path) == {"huge.txt": "too_large"}
    assert time.monotonic() - started < 1


def test_the_limit_is_in_bytes(tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_bytes("增".encode() * 34)
    (value,) = read([tmp_path], limit=100)
    assert isinstance(value, Unreadable)
    assert value.reason == "too_large"
    (tmp_path / "x.txt").write_bytes("增".encode() * 33)
    assert isinstance(next(read([tmp_path], limit=100)), RawDocument)


def test_a_name_that_is_no_utf8_can_be_written(tmp_path: Path) -> None:
    (tmp_path / os.fsdecode("报告.txt".encode("gbk"))).write_text(TEXT, encoding="utf-8")
    (document,) = read([tmp_path])
    assert document.file.encode("utf-8").endswith(b".txt")


@pytest.mark.parametrize(
    "text", ["import os\n\nprint(os.name)  \n" * 9, "The quick brown fox jumps over 12 lazy dogs.\n"]
)
def test_text_without_chinese_is_no_document(text: str) -> None:
    (value,) = read_bytes(text.encode(), "x.txt")
    assert isinstance(value, Unreadable)
    assert value.reason == "not_chinese"
