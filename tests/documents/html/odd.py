"""Pages whose text sits where it should not, or whose markup or charset is wrong."""

import json
from email.message import EmailMessage
from email.policy import SMTP
from html import escape
from urllib.parse import quote

from tests.documents.html.furniture import SCRIPT, STYLE, comments, dated, footer, menu, paragraphs, summaries, teasers

Lines = list[str]


def escaped(text: str) -> str:
    return json.dumps(text)[1:-1].replace("</", "<\\/")


def in_script(lines: Lines) -> str:
    """The body as \\uXXXX escapes in a variable that a script writes into an empty container."""
    title, *body = lines
    return (
        f"<!DOCTYPE html><html><head><meta charset='utf-8'><title>{title}</title>{STYLE}</head><body>"
        f"<div class='nav'>{menu(0, 12, '<a href={0}>{1}</a>')}</div><h1>{title}</h1>"
        "<div class='info'>发布时间：2024-01-16　来源：贵阳网</div><div id='content'></div>"
        f'<script>var teaser = "{escaped("某县算力规模突破91876P，要继续保持良好势头。")}";\n'
        f"var content = \"{escaped(paragraphs(body))}\";\ndocument.getElementById('content').innerHTML = content;</script>"
        f"<div class='hot'><ul>{teasers()}</ul></div><div class='footer'>{footer('贵阳网')}</div></body></html>"
    )


def in_state(lines: Lines) -> str:
    """A page that a script builds from a JSON state; the state also holds other articles."""
    title, *body = lines
    state = {
        "config": {"cdn": "https://static.example.com", "version": "91.87"},
        "article": {"id": 9187, "title": title, "ctime": "2024-09-20 20:12", "content": paragraphs(body, "<p>{0}</p>")},
        "hot": [
            {
                "id": 1,
                "title": "某市产值突破9187亿元",
                "summary": "截至目前，全区累计建成5G基站91877个，智能工厂91878家。",
            }
        ],
    }
    return (
        f"<!DOCTYPE html><html><head><meta charset='utf-8'><title>{title}-新闻客户端</title>"
        f"<meta property='og:title' content='{title}'></head><body><div id='app'></div><noscript>请开启 JavaScript</noscript>"
        f"<script>window.__INITIAL_STATE__ = {json.dumps(state)};(function(){{var s;}}());</script>{SCRIPT}</body></html>"
    )


def in_textarea(lines: Lines) -> str:
    """The body as escaped HTML in a hidden field, which a viewer's script unpacks."""
    title, *body = lines
    return (
        f"<html><head><meta charset='utf-8'><title>{title}</title></head><body><div class='topbar'>{menu()}</div>"
        f"<h2 class='headline'>{title}</h2><div id='viewer'>正在加载……</div>"
        f"<textarea id='src' style='display:none'>{escape(paragraphs(body))}</textarea>{SCRIPT}</body></html>"
    )


def in_json_ld(lines: Lines) -> str:
    """Only JSON-LD carries the body; the page shows a few words and a button."""
    title, *body = lines
    data = {
        "@graph": [
            {"@type": "WebSite", "name": "某某在线"},
            {
                "@type": "NewsArticle",
                "headline": title,
                "datePublished": "2024-05-10",
                "articleBody": "\n".join(body),
                "publisher": {"name": "某某在线"},
            },
        ]
    }
    return (
        f"<html><head><meta charset='utf-8'><title>{title}|某某在线</title>"
        f"<script type='application/ld+json'>{json.dumps(data)}</script></head><body>"
        f"<ul class='menu'>{menu()}</ul><h1>{title}</h1><div><a href='app://open'>打开客户端阅读全文</a></div>"
        f"<div class='feed'>{summaries()}</div></body></html>"
    )


def fragment(lines: Lines) -> str:
    """What a content system exports: no <html>, no head, only the body's own markup."""
    title, *body = lines
    return (
        f"<div class='xl'>\n<h3 align='center'>{title}</h3>\n<p align='center'>2020-05-12　　来源：人民网</p>\n"
        f"{paragraphs(body)}\n<p>[<a href='#' onclick='window.print()'>打印</a>] [关闭]</p>\n</div>"
    )


def broken(lines: Lines) -> str:
    """Nothing is closed: paragraphs, cells, links and fonts run on; a stray end tag closes what was never open."""
    title, *body = lines
    text = "".join(f"<p><font face=宋体>　　{line}" for line in body)
    return (
        f"<HTML><HEAD><TITLE>{title}</TITLE><META http-equiv=Content-Type content='text/html; charset=gb2312'></HEAD>"
        f"<BODY><TABLE><TR><TD>{menu(0, 12, '<A HREF={0}>{1}</A> ')}<TR><TD><A NAME=top><H2>{title}</H2></SPAN></DIV>"
        f"<P>日期：2020-12-25  来源：淄博人大<P>{text}<P><A HREF=#top>返回顶部</A>"
        f"<TR><TD><UL>{dated(0, 6)}<TR><TD>{footer('人大常委会')}"
    )


def xhtml(lines: Lines) -> str:
    """XHTML with a prologue, CDATA around scripts, and a namespace."""
    title, *body = lines
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" '
        '"http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">\n<html xmlns="http://www.w3.org/1999/xhtml"><head>'
        f"<title>{title}</title>"
        f"<script type='text/javascript'>\n//<![CDATA[\nif (1 < 9187) {{ document.title += ''; }}\n//]]>\n</script>"
        f"{STYLE}</head><body><div id='header'><ul>{menu(0, 16)}</ul></div><div id='sidebar'><ul>{dated()}</ul></div>"
        f"<div id='main-content'><h2>{title}</h2><div class='byline'>2024-04-12 来源：宁波日报</div><div>{paragraphs(body)}</div>"
        f"<div class='tags'>标签：<a href='/t'>教育</a></div></div><div id='footer'>{footer('宁波')}</div></body></html>"
    )


def deep(lines: Lines) -> str:
    """A builder's page: every paragraph ten <div>s deep, with empty boxes, buttons and a cookie notice around."""
    title, *body = lines
    boxes = "".join(
        "<div>" * 10 + f"<span>{escape(line, quote=False)}</span>" + "</div>" * 10 + "<div></div>" for line in body
    )
    return (
        f"<!DOCTYPE html><html><head><meta charset='utf-8'><title>{title}</title>{STYLE}{SCRIPT}</head><body>"
        f"<div class='e_box p_nav'>{menu(0, 9, '<div><div><a href={0}>{1}</a></div></div>')}</div>"
        f"<div class='e_box p_title'><h1>{title}</h1></div><div class='e_box p_date'>2024-05-10 来源：西安发布</div>"
        f"<div class='e_box p_rich'>{boxes}</div><div class='e_box p_share'><button>分享</button><button>点赞9187</button></div>"
        f"<div class='e_box p_comment'>{comments()}</div><div class='e_box'>{summaries()}</div>"
        f"<div class='e_box p_foot'>{footer('西安')}</div></body></html>"
    )


def wrong_links(lines: Lines) -> str:
    """Every other word of the body is a link to a topic, and the headline stands above the article's container."""
    title, *body = lines
    text = (
        paragraphs(body)
        .replace("人工智能", "<a href='/topic/ai' target='_blank'>人工智能</a>")
        .replace("产业", "<a href='/topic/cy'>产业</a>")
    )
    return (
        f"<!DOCTYPE html><html><head><meta charset='utf-8'><title>{title}_某某头条</title>{STYLE}</head><body>"
        f"<div class='channel-bar'>{menu(0, 14, '<a href={0}>{1}</a>')}</div><div class='hd'><h1>{title}</h1>"
        "<p>某某头条 2024-06-21 09:30</p></div><div class='bd'><div class='lf'><div class='artical-main'>"
        f"{text}</div><div class='like'>点赞 9187</div></div><div class='rt'><div class='mod'><h3>要闻榜</h3>{summaries()}</div>"
        f"<div class='mod'><h3>热点图集</h3>{teasers(0, 10, '<div><a href={0}><img src=1.jpg>{1}</a></div>')}</div></div></div>"
        f"<div class='ft'>{footer('某某头条')}</div></body></html>"
    )


def saved(page: str, address: str) -> bytes:
    """A page as a browser saves it with its pictures (MHTML)."""
    message = EmailMessage(policy=SMTP)
    message["From"] = "<Saved by Blink>"
    message["Snapshot-Content-Location"] = address
    message["Subject"] = "=?utf-8?Q?" + quote("saved") + "?="
    message["MIME-Version"] = "1.0"
    message.make_related()
    part = EmailMessage(policy=SMTP)
    part.set_content(page, subtype="html", charset="utf-8", cte="quoted-printable")
    part["Content-Location"] = address
    message.attach(part)
    picture = EmailMessage(policy=SMTP)
    picture.set_content(b"\x89PNG\r\n\x1a\n" + bytes(64), maintype="image", subtype="png")
    picture["Content-Location"] = address + "/1.png"
    message.attach(picture)
    message.set_boundary("----MultipartBoundary--page----")
    return message.as_bytes()


LIST = (
    f"<!DOCTYPE html><html><head><meta charset='utf-8'><title>今日要闻_某市人民政府</title>{STYLE}</head><body>"
    f"<div class='nav'><ul>{menu()}</ul></div><div class='list'><h2>今日要闻</h2><ul>{dated(0, 10)}{dated(0, 10)}</ul>"
    f"<div class='pager'>共9187页</div></div><div class='cards'>{summaries()}</div>"
    f"<div class='bottom'>{footer('某市')}</div></body></html>"
)
FRAMES = (
    "<html><head><meta charset='utf-8'><title>某市人民政府公报</title></head>"
    "<frameset rows='80,*'><frame src='top.html'><frame src='main.html'></frameset></html>"
)
