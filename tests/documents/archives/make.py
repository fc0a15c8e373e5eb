"""Make the archives and crawls of this folder from the texts in ``expected/``: the same bytes each time.

Run it after a change of a text: ``python tests/documents/archives/make.py``.
"""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import tarfile
import zipfile
from pathlib import Path
from unittest.mock import patch

import py7zr
from py7zr.helpers import ArchiveTimestamp

HERE = Path(__file__).parent
PICTURE = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"
STYLE = b"body { margin: 0 }"
DAY = (2024, 5, 1, 8, 0, 0)

Members = list[tuple[str, bytes]]


def text(name: str) -> str:
    return (HERE / "expected" / f"{name}.txt").read_text(encoding="utf-8")


def published(name: str, source: str, day: str) -> str:
    """Return a text as a site shows it: with a line of source and date under the title, and a tail."""
    title, _, body = text(name).partition("\n")
    return f"{title}\n来源：{source}　发布时间：{day}\n{body}\n责任编辑：网站管理员\n"


def page(name: str, source: str, day: str) -> str:
    title, _, body = text(name).partition("\n")
    paragraphs = "".join(f"<p>　　{line}</p>\n" for line in body.splitlines())
    return (
        f"<!DOCTYPE html>\n<html><head><title>{title}</title></head><body>\n"
        '<div class="nav"><a href="/">首页</a> <a href="/zw">政务公开</a> <a href="/hd">互动交流</a></div>\n'
        f'<h1>{title}</h1>\n<div class="info">来源：{source}　发布时间：{day}</div>\n'
        f'<div id="content">\n{paragraphs}</div>\n'
        '<div class="footer">版权所有 ICP备案号12345678号-1</div>\n</body></html>\n'
    )


class GbkName(zipfile.ZipInfo):
    """A name as an old Chinese Windows writes it: in GBK, and nothing that says so."""

    def _encodeFilenameFlags(self) -> tuple[bytes, int]:  # noqa: N802 (the library calls it)
        return self.filename.encode("gbk"), self.flag_bits


def packed_zip(members: Members, named: type[zipfile.ZipInfo] = zipfile.ZipInfo) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members:
            info = named(name, DAY)
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, data)
    return buffer.getvalue()


def packed_tar(members: Members) -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as archive:
        for name, data in members:
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return buffer.getvalue()


def packed_7z(members: Members) -> bytes:
    buffer = io.BytesIO()
    stamp = ArchiveTimestamp(133_590_000_000_000_000)
    with patch.object(ArchiveTimestamp, "from_now", lambda: stamp), py7zr.SevenZipFile(buffer, "w") as archive:
        for name, data in members:
            archive.writestr(data, name)
    return buffer.getvalue()


def record(kind: str, url: str, headers: str, body: bytes, number: int) -> bytes:
    """Return a WARC record (ISO 28500): an HTTP message under headers of its own."""
    content = (headers.replace("\n", "\r\n") + "\r\n\r\n").encode() + body
    lines = (
        "WARC/1.0",
        f"WARC-Type: {kind}",
        f"WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-{number:012}>",
        "WARC-Date: 2025-03-01T02:03:04Z",
        f"WARC-Target-URI: {url}",
        f"Content-Type: application/http; msgtype={'request' if kind == 'request' else 'response'}",
        f"Content-Length: {len(content)}",
    )
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + content + b"\r\n\r\n"


def crawl() -> list[bytes]:
    html, plain = "HTTP/1.1 200 OK\nContent-Type: text/html; charset={}", "HTTP/1.1 200 OK\nContent-Type: {}"
    notice = page("桂东县通知", "桂东县发展和改革局", "2024-04-18 09:30").encode("gb18030")
    news = page("临泽园区", "临泽新闻网", "2024-05-06 16:02").encode()
    chunked = b"%x\r\n%s\r\n0\r\n\r\n" % (len(news), news)
    site = "http://www.guidong.example"
    messages = (
        ("request", f"{site}/tz/1.html", "GET /tz/1.html HTTP/1.1\nHost: www.guidong.example", b""),
        ("response", f"{site}/tz/1.html", html.format("gb2312"), notice),
        ("response", f"{site}/style.css", plain.format("text/css"), STYLE),
        ("response", f"{site}/logo.png", plain.format("image/png"), PICTURE),
        ("response", f"{site}/old.html", "HTTP/1.1 404 Not Found\nContent-Type: text/html", b"<html>404</html>"),
        ("response", f"{site}/xw/2.html", html.format("utf-8") + "\nTransfer-Encoding: chunked", chunked),
        ("revisit", f"{site}/xw/2.html", html.format("utf-8"), b""),
        (
            "response",
            f"{site}/3.txt",
            plain.format("text/plain"),
            published("数据局", "云浮市数据局", "2024-06-03").encode(),
        ),
    )
    return [record(*message, number) for number, message in enumerate(messages)]


def saved_page() -> Members:
    return [
        ("园区.html", page("临泽园区", "临泽新闻网", "2024-05-06 16:02").encode()),
        ("园区_files/logo.png", PICTURE),
        ("园区_files/style.css", STYLE),
        ("园区_files/frame.html", "<!DOCTYPE html><html><body>关注我们的账号，赢取5元红包。</body></html>".encode()),
    ]


def archives() -> dict[str, bytes]:
    """Return the files by name."""
    report = published("丽水报告", "丽水市人民政府", "2024-02-20").encode("gb18030")
    notice = published("桂东县通知", "桂东县发展和改革局", "2024-04-18").encode()
    news = published("临泽园区", "临泽新闻网", "2024-05-06").encode()
    data = published("数据局", "云浮市数据局", "2024-06-03").encode()
    mac = [("__MACOSX/._通知.txt", b"\0\5\x16\7"), (".DS_Store", b"\0\0\0\1Bud1")]
    folders = packed_zip([("材料/工作报告.txt", report), ("通知.txt", notice), *mac])
    return {
        "bundle.7z": packed_7z([("2024/园区.txt", news), ("2024/数据局.txt", data)]),
        "bundle.tar": packed_tar([("./b/数据局.txt", data), ("./a/园区.txt", news)]),
        "bundle.tar.gz": gzip.compress(packed_tar([("报告/工作报告.txt", report), ("通知.txt", notice)]), mtime=0),
        "bundle.tar.xz": lzma.compress(packed_tar([("园区.txt", news)])),
        "crawl.warc": b"".join(crawl()),
        "crawl.warc.gz": b"".join(gzip.compress(part, mtime=0) for part in crawl()),
        "cut.zip": folders[: folders.index(b"PK\1\2") + 20],
        "folders.zip": folders,
        "gbk_names.zip": packed_zip([("报告/工作报告.txt", report), ("报告/通知.txt", notice)], GbkName),
        "nested.zip": packed_zip([("2024.zip", packed_zip([("快讯/园区.txt", news)])), ("数据局.txt", data)]),
        "report.txt.gz": gzip.compress(report, mtime=0),
        "news.txt.bz2": bz2.compress(news),
        "saved_page.zip": packed_zip(saved_page()),
    }


if __name__ == "__main__":
    for file, content in archives().items():
        (HERE / file).write_bytes(content)
