"""Input made to do harm: each costs one reason, in seconds and bounded memory, and the rest of a build goes on."""

import gzip
import io
import subprocess
import sys
import tarfile
import textwrap
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

import etl
from etl.read import read
from tests.read.archiving import TEXT, document, overlapping_bomb, record, special, tarred, zipped

ROOT = Path(__file__).parents[2]
SECONDS, MEMORY = 10, 512 * 2**20
_MIB = bytes(2**20)
_LINE = "产值五亿元，".encode()


def bomb(size: int) -> bytes:
    """Return a zip archive of a few kilobytes with zeros of ``size`` MiB in each of its members."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(8):
            with archive.open(f"{number}.txt", "w") as member:
                for _ in range(size):
                    member.write(_MIB)
    return buffer.getvalue()


def nested_bomb() -> bytes:
    """Return archives of sixteen archives each, five levels deep, with zeros at the bottom."""
    packed = zipped({"0.txt": bytes(2**22)})
    for _ in range(5):
        packed = zipped({f"{number:x}.zip": packed for number in range(16)})
    return packed


def quine() -> bytes:
    """Return an archive in an archive, fifty times."""
    packed = zipped({"a.txt": document(50)})
    for _ in range(50):
        packed = zipped({"a.zip": packed})
    return packed


def packed_line() -> bytes:
    buffer = io.BytesIO()
    with gzip.GzipFile(fileobj=buffer, mode="wb", compresslevel=1) as packed:
        for _ in range(1024):
            packed.write(b"1" * 2**20)
    return buffer.getvalue()


def long_header() -> bytes:
    """Return a tar archive whose first header says that a gigabyte of names follows."""
    info = tarfile.TarInfo("long")
    info.type, info.size = tarfile.XHDTYPE, 2**30
    return gzip.compress(info.tobuf() + bytes(2**20))


def sparse() -> bytes:
    info = tarfile.TarInfo("sparse.txt")
    info.size = 2**40
    return tarred({"a.txt": document(60)})[:1024] + info.tobuf(tarfile.GNU_FORMAT)


def entities(depth: int) -> bytes:
    """Return an XML document that is a billion words long when its entities are put in."""
    names = [f'<!ENTITY a{level} "{f"&a{level - 1};" * 10}">' for level in range(1, depth)]
    return (
        '<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a0 "lol">' + "".join(names) + f"]><w>&a{depth - 1};</w>"
    ).encode()


def office(kind: str, part: str) -> bytes:
    types = b'<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
    return zipped({"[Content_Types].xml": types, f"{kind}/{part}": entities(10), f"{kind}/other.xml": entities(10)})


HOSTILE: dict[str, Callable[[], bytes]] = {
    "bomb.zip": lambda: bomb(60),
    "overlapping.zip": lambda: overlapping_bomb(2**22, 5000),
    "nested.zip": nested_bomb,
    "quine.zip": quine,
    "traversal.zip": lambda: zipped({"../../etc/x.txt": document(70), "C:\\x.txt": document(71)}),
    "links.tar": lambda: tarred({}, special("a.txt", tarfile.SYMTYPE, "/etc/passwd"), special("b", tarfile.CHRTYPE)),
    "names.tar.gz": long_header,
    "sparse.tar": sparse,
    "line.txt.gz": packed_line,
    "bomb.warc.gz": lambda: gzip.compress(record("http://a.example/1", bytes(400 * 2**20)), 1),
    "entities.docx": lambda: office("word", "document.xml"),
    "entities.xlsx": lambda: office("xl", "workbook.xml"),
    "entities.xml": lambda: entities(10),
    "deep.html": lambda: b"<!DOCTYPE html><html><body>" + b"<div>" * 100_000 + TEXT.encode(),
    "nul.txt": lambda: document(80) + b"\0" * 1000 + document(81),
    "control.bin": lambda: bytes(range(256)) * 4096,
    "cut.pdf": lambda: b"%PDF-1.7\n1 0 obj\n<</Type/Catalog/Pages 1 0 R>>\nendobj\n",
    "cut.7z": lambda: bytes.fromhex("377abcaf271c0004") + b"\xff" * 200,
    "cut.doc": lambda: bytes.fromhex("d0cf11e0a1b11ae1") + b"\xff" * 2000,
    "numbers.txt": lambda: "5亿元".encode() * 200_000,
    "brackets.txt": lambda: "（《".encode() * 145_000,
    "line.txt": lambda: _LINE * 16_000,
}
MAY_BE_READ = {"deep.html", "entities.xml", "quine.zip", "sparse.tar", "brackets.txt", "line.txt"}
"""What is large or odd but holds a text."""


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile")
    for name, make in HOSTILE.items():
        (folder / name).write_bytes(make())
    with (folder / "sparse.txt").open("wb") as handle:
        handle.truncate(2**30)
    return folder


@pytest.mark.parametrize("name", [*HOSTILE, "sparse.txt"])
def test_each_is_a_reason_in_seconds(hostile: Path, name: str) -> None:
    started = time.monotonic()
    found = list(read([hostile / name]))
    assert time.monotonic() - started < SECONDS
    assert 0 < len(found) < 6000
    refused = [value for value in found if hasattr(value, "reason")]
    assert refused or name in MAY_BE_READ, found
    assert all(value.file.startswith(name) and "; " in value.message for value in refused)


def test_reasons(hostile: Path) -> None:
    expected = {
        "bomb.zip": {"archive_bomb"},
        "overlapping.zip": {"archive_bomb"},
        "traversal.zip": {"unsafe_name"},
        "links.tar": {"link"},
        "names.tar.gz": {"broken"},
        "line.txt.gz": {"too_large"},
        "bomb.warc.gz": {"archive_bomb"},
        "nul.txt": {"binary"},
        "sparse.txt": {"too_large"},
        "numbers.txt": {"too_large"},
    }
    for name, reasons in expected.items():
        found = {getattr(value, "reason", "read") for value in read([hostile / name])}
        assert reasons <= found, name
        assert found <= reasons | {"binary", "too_large", "empty"}, name


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="the memory limit is Linux's")
def test_a_build_over_all_of_them_is_complete(hostile: Path, tmp_path: Path) -> None:
    good = {"a.txt": document(1), "z.txt": TEXT.replace("一季度", "二季度").encode()}
    for name, data in good.items():
        (hostile / name).write_bytes(data)
    out = tmp_path / "data"
    program = f"""
        import etl, etl.pipeline
        def peak():
            return int(next(line for line in open("/proc/self/status") if line.startswith("VmHWM")).split()[1]) * 1024
        before = peak()
        etl.build([{str(hostile)!r}], {str(out)!r})
        print(peak() - before)
    """
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(program)], cwd=ROOT, capture_output=True, text=True, timeout=200
    )
    for name in good:
        (hostile / name).unlink()
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) < MEMORY
    data = etl.load(out)
    assert set(good) <= set(data.documents["file"])
    for name in good:
        figures = data.indicators[data.indicators["doc_id"] == data.documents.set_index("file").loc[name, "doc_id"]]
        assert 18.3 in set(figures["value"])
    told = set(data.rejects.loc[data.rejects["file"].notna(), "file"].str.partition("!")[0])
    assert {name for name in HOSTILE if name not in MAY_BE_READ} <= told
    assert not list(out.glob("*.tmp"))
