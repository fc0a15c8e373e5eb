"""Pages of papers, news sites, messengers and aggregators."""

import json
from html import escape

from tests.documents.html.furniture import (
    SCRIPT,
    STYLE,
    comments,
    dated,
    footer,
    menu,
    paragraphs,
    summaries,
    teasers,
)

Lines = list[str]


def _open(title: str, more: str = "") -> str:
    return (
        "<!doctype html><html><head><meta http-equiv='Content-Type' content='text/html; charset=utf-8'>"
        f"<title>{title}</title>{more}{STYLE}{SCRIPT}</head>"
    )


def _graph(title: str, day: str, site: str, address: str) -> str:
    return (
        f'<meta property="og:title" content="{title}"><meta property="og:site_name" content="{site}">'
        f'<meta property="og:url" content="{address}"><meta property="article:published_time" content="{day}T08:30:00+08:00">'
        f'<link rel="canonical" href="{address}">'
    )


def interview(lines: Lines) -> str:
    """A news site's channel: rank lists on the right, recommended reading with summaries below, comments."""
    title, *body = lines
    return _open(
        f"{title}--四川频道--某民网",
        _graph(title, "2025-03-12", "某民网", "https://sc.example.cn/n2/2025/0312/c1-2.html"),
    ) + (
        f"<body><div class='nav'>{menu(0, 16, '<a href={0}>{1}</a>')}</div>"
        "<div class='path'>某民网&gt;&gt;四川频道&gt;&gt;访谈</div>"
        f"<div class='layout rm_txt cf'><div class='col col-1'><h1>{title}</h1>"
        "<div class='channel cf'><div class='col-1-1'>2025年03月12日08:30 | 来源：<a href='/'>某民网－四川频道</a></div>"
        "<div class='message'><a href='#'>小字号</a></div></div>"
        f"<div class='rm_txt_con cf'>{paragraphs(body)}<div class='edit cf'>(责编：罗一、章二)</div></div>"
        "<p class='paper_num'>分享让更多人看到</p><div class='share cf'><a href='#'>微信</a></div>"
        f"<div class='recommend'><h2>推荐阅读</h2>{summaries()}</div><div class='pinglun'>{comments()}</div></div>"
        f"<div class='col col-2'><h2>热门排行</h2><ul>{teasers()}</ul><h2>图片新闻</h2><ul>{teasers(3, 7)}</ul></div></div>"
        f"<div class='copyright'>{footer('某民网')}</div></body></html>"
    )


def epaper(lines: Lines) -> str:
    """The page of an electronic newspaper: plates and titles of the issue on the left, the article in founder tags."""
    first, second, *body = lines
    plates = menu(0, 12, "<tr><td class='default'><a href='{0}'>第A0版：{1}</a></td></tr>")
    return _open("某某日报数字报-郑州智算中心二期点亮") + (
        "<body><table id='main' width='100%'><tr><td valign='top' width='40%'><table><tr><td>2025年03月27日 星期四</td></tr>"
        f"{plates}</table><table>{teasers(0, 9, '<tr><td>·<a href={0}>{1}</a></td></tr>')}</table></td>"
        "<td valign='top'><table><tr><td>第A03版：要闻</td></tr><tr><td>"
        "<a href='#'>上一版</a> <a href='#'>下一版</a></td></tr></table>"
        "<table><tbody><tr valign='top'><td class='font02' align='center'></td></tr>"
        f"<tr valign='top'><td class='font01' align='center'>{first}</td></tr>"
        f"<tr valign='top'><td class='font02' align='center'>{second}</td></tr>"
        "<tr valign='top'><td class='font02' align='center'><span>2025-03-27</span></td></tr></tbody></table>"
        f"<div id='ozoom'><founder-content>{paragraphs(body)}</founder-content></div>"
        f"<table><tr><td>上一篇：<a href='a'>全市建成口袋公园9187个</a></td></tr></table></td></tr></table>"
        f"<div>{footer('某某日报社')}</div></body></html>"
    )


def wechat(lines: Lines) -> str:
    """A message of a messenger: the body hidden until a script shows it, each paragraph deep in sections."""
    title, *body = lines
    sections = "".join(
        f"<section style='margin:0 8px'><section><section><p><span style='font-size:15px'>{escape(line, quote=False)}</span></p>"
        "</section></section></section><section><br></section>"
        for line in body
    )
    return (
        f"<!DOCTYPE html><html><head><meta charset='utf-8'><meta property='og:title' content='{title}'>"
        f"<meta property='og:site_name' content='公众平台'><title></title>{STYLE}{SCRIPT}</head><body id='activity-detail'>"
        "<div id='js_article' class='rich_media'><div class='rich_media_inner'>"
        f"<h1 class='rich_media_title' id='activity-name'>\n{title}\n</h1>"
        "<div id='meta_content' class='rich_media_meta_list'>\n<span class='rich_media_meta_text'>原创</span> \n"
        "<span><a href='javascript:void(0);' id='js_name'>青岛发布</a></span>\n<em id='publish_time'>2024年09月20日 20:12</em>\n"
        "<em>山东</em></div>"
        "<div class='rich_media_content' id='js_content' style='visibility: hidden; opacity: 0;'>"
        f"<section><p>点击上方蓝字 关注我们</p></section>{sections}"
        "<section><p>— END —</p></section><section><p>往期推荐</p></section>"
        f"{teasers(0, 3, '<section><p><a href={0}>{1}</a></p></section>')}</div>"
        "<div id='js_tags'>#智能工厂 9187个</div><div class='rich_media_tool'>阅读 9187 在看 9187</div></div></div>"
        "<div class='qr_code_pc'>微信扫一扫<br>关注该公众号</div></body></html>"
    )


def aggregator(lines: Lines) -> str:
    """A repost: abstract before the body, advertisement within, related articles between its paragraphs."""
    title, *body = lines
    middle = len(body) // 2
    return _open(f"{title}_产业资讯_某某产业网") + (
        f"<body><div class='top'>{menu(0, 18, '<a href={0}>{1}</a>')}</div>"
        "<div class='crumb'>当前位置：<a href='/'>首页</a> &gt; 资讯</div>"
        f"<div class='content-left'><h1>{title}</h1>"
        "<div class='meta'>时间：2024-06-21 10:02　来源：合肥市发展改革委　作者：佚名　点击：9187</div>"
        f"<div class='body'>{paragraphs(body[:middle])}"
        f"<div class='inner-related'><b>相关阅读</b><ul>{teasers(0, 3)}</ul></div>"
        "<div class='ad'><p>报告下载：《2024中国人工智能产业研究报告》显示市场规模将达到91870亿元，点击领取完整版。</p></div>"
        f"{paragraphs(body[middle:])}<p>声明：本文转载自其他媒体，不代表本网观点，如有侵权请联系删除。</p></div>"
        f"<div class='keyword'>关键词：<a href='/k'>人工智能</a></div><div class='guess'><h3>猜你喜欢</h3>{summaries()}</div></div>"
        f"<div class='content-right'><h3>24小时热文</h3><ol>{teasers(2, 10)}</ol></div>"
        f"<div class='foot'>{footer('某某产业网')}</div></body></html>"
    )


def bulletin(lines: Lines) -> str:
    """A broadcaster's round-up: several short items with bold headings, other programmes beside it."""
    title, *body = lines
    items = "".join(
        f"<p><strong>　　{escape(line)}</strong></p>" if "。" not in line else f"<p>　　{escape(line, quote=False)}</p>"
        for line in body
    )
    return _open(
        f"{title}_某视网", _graph(title, "2024-05-27", "某视网", "https://news.example.com/2024/05/27/V1.shtml")
    ) + (
        f"<body><div class='header_nav'><ul>{menu(0, 15)}</ul></div><div class='playingVideo'><div class='tit'>{title}</div>"
        "<div class='gwA18043_ind'>来源 : 某视网 | 2024年05月27日 19:30:12</div></div>"
        f"<div class='cnt_nav'><h3>视频简介</h3></div><div class='content_area' id='content_area'>{items}</div>"
        f"<div class='vspace'></div><div class='col_r'><div class='h3_title'>热播榜</div><ul>{dated(0, 8)}</ul></div>"
        f"<div class='footer'>{footer('某视网')}</div></body></html>"
    )


def lead_twice(lines: Lines) -> str:
    """A site that shows the first sentence as an abstract above the body, and photo captions within."""
    title, *body = lines
    return _open(
        f"{title}-西部网", _graph(title, "2024-05-10", "西部某网", "http://news.example.com/system/2024/05/10/1.shtml")
    ) + (
        f"<body><div class='g-hd'>{menu(0, 9, '<a href={0}>{1}</a>')}</div><div class='g-mn'><h1>{title}</h1>"
        "<p class='u-inf'>时间：2024-05-10 07:12:40　来源：西部某网　编辑：郭三</p>"
        f"<div class='u-abs'>摘要：{body[0]}</div><div class='u-txt'>{paragraphs(body[:2])}"
        "<figure><img src='1.jpg'><figcaption>图为智能物流枢纽内景。记者 何四 摄</figcaption></figure>"
        f"{paragraphs(body[2:])}</div><div class='u-more'>{teasers(0, 6, '<p><a href={0}>{1}</a></p>')}</div></div>"
        f"<div class='g-ft'>{footer('西部某网')}</div></body></html>"
    )


def graph(lines: Lines) -> str:
    """A modern news site: <article>, <aside>, <nav>, JSON-LD, a rail of cards before the article in the source."""
    title, *body = lines
    data = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": title,
        "datePublished": "2024-06-21T11:00:00+08:00",
        "author": {"@type": "Person", "name": "林夏"},
        "publisher": {"@type": "Organization", "name": "新知网"},
        "mainEntityOfPage": "https://www.example.com/news/2024/0621/1.html",
    }
    return _open(title, f'<script type="application/ld+json">{json.dumps(data, ensure_ascii=False)}</script>') + (
        f"<body><header><nav>{menu(0, 20, '<a href={0}>{1}</a>')}</nav></header><div class='cards'>{summaries()}</div>"
        f"<main><article><header><h1>{title}</h1><p><time datetime='2024-06-21'>2024-06-21 11:00</time> 新知网</p></header>"
        f"{paragraphs(body, '<p>{0}</p>')}</article><aside><h2>热榜</h2><ol>{teasers()}</ol></aside></main>"
        f"<footer>{footer('新知网')}</footer></body></html>"
    )
