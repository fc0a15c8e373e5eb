"""Web pages: encodings, what the head says, text that scripts hide, what is no document, and hostile pages."""

import csv
import time
from collections.abc import Iterable
from pathlib import Path

import pytest

from etl.model import RawDocument, Unreadable
from etl.pipeline import extract_document
from etl.read import read_bytes
from etl.read.formats.html import read_html
from etl.read.item import Item
from tests.documents.html.furniture import STRAY

PAGES = Path(__file__).parents[1] / "documents" / "html"
FIRST = "<p>截至6月底，全市建成智算中心3座，算力规模达到500P，服务企业120家。</p>"
BODY = FIRST + "<p>下一步，将新建智算中心2座，力争算力翻番，并带动就业。</p>"
SECONDS = 10


def document(page: str | bytes, **metadata: str) -> RawDocument:
    data = page.encode() if isinstance(page, str) else page
    (found,) = read_html(Item("page.html", data, metadata=metadata))
    assert isinstance(found, RawDocument), found
    return found


def refusal(page: str) -> Unreadable:
    (found,) = read_html(Item("page.html", page.encode()))
    assert isinstance(found, Unreadable), found.text
    return found


def pages() -> Iterable[Path]:
    return sorted(PAGES.glob("*.*htm*"))


@pytest.mark.parametrize("path", pages(), ids=lambda path: path.name)
def test_no_figure_of_a_teaser_or_menu_reaches_the_dataset(path: Path) -> None:
    for raw in read_bytes(path.read_bytes(), path.name):
        if isinstance(raw, RawDocument):
            extraction = extract_document(raw)
            said = [figure.quote for figure in extraction.figures] + [reject.quote for reject in extraction.rejects]
            assert not [quote for quote in said if any(mark in quote for mark in STRAY)]
            assert not any(mark in extraction.document.text for mark in STRAY)


@pytest.mark.parametrize(
    ("encoding", "declared", "header"),
    [
        ("utf-8", "gb2312", ""),
        ("gbk", "utf-8", ""),
        ("gbk", "gb2312", ""),
        ("gb18030", "", ""),
        ("big5", "big5", ""),
        ("big5", "", "big5"),
        ("big5", "", ""),
        ("utf-8-sig", "gbk", ""),
        ("utf-16", "utf-8", ""),
        ("utf-16-be", "", "utf-16-be"),
    ],
)
def test_bytes_decide_before_declarations(encoding: str, declared: str, header: str) -> None:
    text = "截至六月底，全市建成三座中心，算力居全省前列，服务企业一百二十家。今年起，本市企业可以申請補助。"
    if encoding == "big5":
        text = "截至六月底，全市建成三座中心，算力居全省前列，服務企業一百二十家。今年起，本市企業可以申請補助。"
    meta = f'<meta charset="{declared}">' if declared else ""
    page = f"<html><head>{meta}<script>{'var a = 1;' * 300}</script></head><body><p>{text}</p></body></html>"
    assert document(page.encode(encoding), charset=header).text == text


def test_the_head_of_a_government_page() -> None:
    head = (
        '<meta name="ArticleTitle" content="关于算力的通知"><meta name="PubDate" content="2025-03-01 09:00">'
        '<meta name="ContentSource" content="市数据局"><meta name="Author" content="null">'
        '<meta name="Url" content="/art/1.html"><title>关于算力的通知_某市人民政府</title>'
    )
    found = document(
        f"<html><head>{head}</head><body>{BODY}</body></html>", url="https://www.example.gov.cn/art/1.html"
    )
    assert dict(found.metadata) == {
        "title": "关于算力的通知",
        "published_date": "2025-03-01",
        "source": "市数据局",
        "url": "https://www.example.gov.cn/art/1.html",
    }


@pytest.mark.parametrize(
    ("head", "url"),
    [
        ('<link rel="canonical" href="https://a.example.cn/1.html">', "https://a.example.cn/1.html"),
        ('<meta property="og:url" content="https://a.example.cn/2.html">', "https://a.example.cn/2.html"),
        ('<link rel="canonical" href="https://a.example.cn/">', "https://b.example.cn/x/3.html"),
        ('<link rel="canonical" href="/1.html">', "https://b.example.cn/x/3.html"),
        ("", "https://b.example.cn/x/3.html"),
    ],
)
def test_the_address_is_the_page_s_own_where_it_is_absolute_and_leads_to_a_page(head: str, url: str) -> None:
    assert document(f"<head>{head}</head>{BODY}", url="https://b.example.cn/x/3.html").metadata["url"] == url


def test_json_ld_says_who_and_when() -> None:
    data = '{"@graph": [{"@type": "NewsArticle", "datePublished": "2024-05-10T08:00:00+08:00", "author": [{"name": "林夏"}]}]}'
    found = document(f'<script type="application/ld+json">{data}</script>{BODY}')
    assert found.metadata["published_date"] == "2024-05-10"
    assert found.metadata["author"] == "林夏"


@pytest.mark.parametrize("json", ["[" * 100_000, '{"a": ' * 50_000, "{", '"x"', "[1, null]"])
def test_json_ld_that_is_none_does_no_harm(json: str) -> None:
    assert "智算中心" in document(f'<script type="application/ld+json">{json}</script>{BODY}').text


def test_what_is_left_out_is_told() -> None:
    links = "".join(f"<li><a href='/{n}'>某县签约项目{n}个</a></li>" for n in range(500, 520))
    found = document(f"<ul class='nav'>{links}</ul><div>{BODY}</div><div class='share'>分享到微信</div>")
    assert found.text.startswith("截至6月底")
    assert "签约" not in found.text
    assert [kind for kind, _ in found.dropped] == ["menu", "share"]
    assert all(len(text) <= 160 for _, text in found.dropped)


@pytest.mark.parametrize(
    "script",
    [
        "var c = unescape('{percent_u}');",
        'var c = decodeURIComponent("{percent}");',
        'window.s = JSON.parse("{{\\"body\\":\\"{twice}\\"}}");',
        "var c = `{plain}`;",
        'var list = [{{"type": "text", "value": "{first}"}}, {{"type": "text", "value": "{second}"}}];',
    ],
)
def test_text_in_scripts(script: str) -> None:
    first, second = (part.removeprefix("<p>") for part in BODY.split("</p>")[:2])
    escaped = BODY.encode("unicode_escape").decode()
    page = script.format(
        percent_u=escaped.replace("\\u", "%u"),
        percent="".join(f"%{byte:02X}" for byte in BODY.encode()),
        twice=escaped.replace("\\", "\\\\"),
        plain=BODY,
        first=first,
        second=second,
    )
    found = document(f"<title>算力倍增</title><body><div id='app'></div><script>{page}</script></body>")
    assert found.text.split("\n") == ["算力倍增", first, second]


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        ("<html><body></body></html>", "empty"),
        (
            "<html><head><title>标题</title></head><body><img src='1.jpg'><script>var a = 1</script></body></html>",
            "empty",
        ),
        ("<html><frameset><frame src='a.html'></frameset></html>", "no_document"),
        ("<html><body><iframe src='a.html'></iframe></body></html>", "no_document"),
        (
            "<ul>"
            + "".join(f"<li><a href='/{n}'>某县人工智能产业产值达到{n}亿元</a></li>" for n in range(20))
            + "</ul>",
            "no_document",
        ),
    ],
)
def test_pages_without_a_document(page: str, reason: str) -> None:
    assert refusal(page).reason == reason


def test_a_saved_page_of_frames_gives_the_frame_with_the_text() -> None:
    pages = ("<frameset><frame src='b.html'></frameset>", f"<body>{BODY}</body>")
    parts = "".join(f"--x\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{page}\r\n" for page in pages)
    head = "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://a.example.cn/1.html\r\nMIME-Version: 1.0\r\n"
    saved = f'{head}Content-Type: multipart/related; boundary="x"\r\n\r\n{parts}--x--\r\n'.encode()
    (found,) = read_bytes(saved, "saved.mhtml")
    assert isinstance(found, RawDocument)
    assert (found.file, found.metadata["url"]) == ("saved.mhtml", "https://a.example.cn/1.html")
    assert found.text.startswith("截至6月底")


def test_pictures_within_a_page_do_not_count() -> None:
    picture = "<img src='data:image/png;base64," + "iVBORw0KGgo" * 800_000 + "'>"
    assert document(f"<html><body>{picture}{BODY}</body></html>").text == document(BODY).text


def test_a_page_beyond_reason_is_refused() -> None:
    assert refusal("<html><p>" + "全市产值增长" * 1_000_000).reason == "too_large"


HOSTILE = {
    "deep": "<div>" * 100_000 + BODY,
    "deep lists": "<ul><li>" * 50_000 + BODY,
    "deep tables": "<table><tr><td>" * 50_000 + BODY,
    "deep classes": "<div class='article comment nav'>" * 20_000 + BODY,
    "attribute": f"<div title='{'长' * 1_700_000}'>{BODY}</div>",
    "class names": f"<div class='{'a b ' * 500_000}'>{BODY}</div>",
    "entities": BODY + "<p>" + "&amp;&#20159;&#x110000;&bogus;" * 200_000,
    "entity definitions": '<!DOCTYPE html [<!ENTITY a "b"><!ENTITY c "&a;&a;&a;">]>' + BODY + "&c;" * 1000,
    "nul": BODY.replace("全市", "全\0市") + "\0" * 100_000,
    "unclosed": BODY.replace("</p>", "") + "<p><b><i><a href=x>" * 50_000,
    "unclosed attribute": BODY + '<p title="' + "x" * 3_000_000,
    "unclosed comment": BODY + "<!--" * 500_000,
    "tags cut off": "<html>" + BODY + "<a " * 500_000,
    "quotes": BODY[:3] + "<script>" + 'a="\\"' * 300_000 + "</script>",
    "spans": "<table>" + "<tr><td rowspan=9999 colspan=9999>x<td>y" * 5_000 + "</table>" + BODY,
    "script": "<script>" + "var a = '" + "\\u5168" * 500_000 + "';</script>",
}


@pytest.mark.parametrize("page", HOSTILE.values(), ids=HOSTILE)
def test_hostile_pages_give_a_document_or_a_reason_in_time(page: str) -> None:
    start = time.process_time()
    (found,) = read_bytes(f"<html><body>{page}".encode(), "page.html")
    assert time.process_time() - start < SECONDS
    assert isinstance(found, RawDocument | Unreadable)


@pytest.mark.parametrize("tag", ["<p>x</p>", "<b></b>", "<br>", "<td>x", "<a href=x>y</a>"])
@pytest.mark.parametrize("count", [250_000, 1_000_000])
def test_a_million_elements_give_a_reason_in_time(tag: str, count: int) -> None:
    start = time.process_time()
    (found,) = read_bytes(("<html>" + tag * count).encode(), "page.html")
    assert time.process_time() - start < SECONDS
    assert isinstance(found, Unreadable if count > 500_000 else RawDocument | Unreadable)


def test_the_cases_name_every_page() -> None:
    named = {row["file"] for row in csv.DictReader((PAGES / "cases.csv").read_text(encoding="utf-8").splitlines())}
    assert named | {"list.html", "frames.html"} == {path.name for path in pages()}
