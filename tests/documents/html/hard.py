"""Pages on which the document is the smaller part, or one of several texts."""

from html import escape

from tests.documents.html.furniture import STYLE, dated, footer, menu, paragraphs, summaries, teasers

Lines = list[str]
_OTHER = (
    "近日，某县召开低空经济工作推进会，会议通报上半年全县低空经济产值达到91875亿元，同比增长91.87%，增速居全省第一。",
    "会议要求，各乡镇要结合实际，加快建设起降点，力争年底前建成起降点9187个，开通航线91871条，培育企业91872家。",
    "与会人员还实地察看了通航机场二期工程，该工程总投资91873亿元，建成后年旅客吞吐量将达到91874万人次。",
)
_NOTE = (
    "本网站刊载的所有内容，包括文字、图片、音频、视频、软件、程序以及版式设计等均受法律保护，访问者可将本网站提供的内容用于个人学习研究，"
    "但应遵守著作权法及其他相关法律的规定，不得侵犯本网站及相关权利人的合法权利，9187。"
)


def _head(title: str) -> str:
    return f"<!DOCTYPE html><html><head><meta charset='utf-8'><title>{title}</title>{STYLE}</head>"


def short(lines: Lines) -> str:
    """One sentence of news, under it a legal note that is longer and teasers with summaries."""
    title, *body = lines
    return _head(f"{title}-某某新闻") + (
        f"<body><div class='a1'>{menu(0, 12, '<a href={0}>{1}</a>')}</div><div class='a2'><h1>{title}</h1>"
        f"<div class='a3'>2024-12-04 10:20　来源：某某新闻</div><div class='a4'>{paragraphs(body)}</div></div>"
        f"<div class='a5'><h3>更多新闻</h3>{summaries()}</div><div class='a6'>"
        f"<p>{_NOTE}</p>{footer('某某新闻')}</div></body></html>"
    )


def endless(lines: Lines) -> str:
    """A page that has loaded the next article below the one asked for."""
    title, *body = lines
    return _head(f"{title}_某某日报") + (
        f"<body><ul class='menu'>{menu(0, 10)}</ul><div class='flow'><div class='article-item'><h1>{title}</h1>"
        f"<div class='src'>2024-06-21 08:00　来源：某某日报</div><div class='article-main'>{paragraphs(body)}</div></div>"
        "<div class='article-item'><h1>某县低空经济产值增长91.87%</h1><div class='src'>2024-06-20 09:00　来源：某某日报</div>"
        f"<div class='article-main'>{paragraphs(list(_OTHER))}</div></div>"
        f"</div><div class='footer'>{footer('日报')}</div></body></html>"
    )


def reply(lines: Lines) -> str:
    """A letter from a citizen and the answer, each in a cell of a table beside its label."""
    title, question, answer, *more, office = lines
    names = [text.split("：", 1) for text in (question, answer, office)]
    first = "".join(f"<tr><th>{name}：</th><td>{escape(text)}" for name, text in names[:2])
    return _head(f"{title}-政民互动-芜湖市人民政府") + (
        f"<body><div class='head'>{menu(0, 14, '<a href={0}>{1}</a>')}</div><div class='mailbox'><h2>{title}</h2>"
        f"<table><tr><th>来信日期：</th><td>2024-08-28</td></tr>{first}<br>{'<br>'.join(map(escape, more))}</td></tr>"
        f"<tr><th>{names[2][0]}：</th><td>{names[2][1]}</td></tr></table></div><div class='l'><h3>热门来信</h3>"
        f"<ul>{dated(0, 8)}</ul></div><div class='f'>{footer('芜湖市人民政府')}</div></body></html>"
    )


def indicators(lines: Lines) -> str:
    """Two tables of figures, the first with heads over two rows, as a spreadsheet exports them."""
    title, first, unit, *rows, note = lines
    second = rows.index(next(row for row in rows if row.startswith("表2")))
    cells = [row.split("\t") for row in rows[2:second]]
    body = "".join("<tr>" + "".join(f"<td class=xl65>{cell}</td>" for cell in row) + "</tr>" for row in cells)
    other = "".join(
        "<tr>" + "".join(f"<td>{cell}</td>" for cell in row.split("\t")) + "</tr>" for row in rows[second + 1 :]
    )
    return _head(f"{title} 山东省大数据局") + (
        f"<body><div class='h'>{menu(0, 9, '<a href={0}>{1}</a>')}</div><div class='c'><h1>{title}</h1>"
        "<div class='d'>发布日期：2024-04-25 信息来源：省大数据局 浏览次数：9187</div>"
        f"<div class='t'><table border=0><tr><td colspan=4 class=xl70>{first}</td></tr><tr><td colspan=4>{unit}</td></tr>"
        "<tr><td rowspan=2>地区</td><td colspan=2>一季度</td><td>去年同期</td></tr>"
        f"<tr><td>营业收入</td><td>增速</td><td>营业收入</td></tr>{body}</table><p>{rows[second]}</p><table>{other}</table>"
        f"<p>{note}</p></div></div><div class='x'><h4>相关链接</h4><table>"
        "<tr><td>1</td><td><a href='/1'>全省算力规模突破91876P</a></td></tr>"
        "<tr><td>2</td><td><a href='/2'>机架总数91877万架</a></td></tr></table>"
        f"</div><div class='f'>{footer('省大数据局')}</div></body></html>"
    )


def live(lines: Lines) -> str:
    """The record of a press conference: speakers and what they say in lists, times beside them, other records on the right."""
    title, first, *turns = lines
    said = "".join(
        f"<dl><dt><span class='who'>{turns[at]}</span><em>2024-09-02 10:0{at}:00</em></dt><dd>{escape(turns[at + 1])}</dd></dl>"
        for at in range(0, len(turns), 2)
    )
    return _head(f"{title}_文字直播") + (
        f"<body><div class='n'>{menu(0, 16, '<a href={0}>{1}</a>')}</div><div class='m'><div class='ml'><h1>{title}</h1>"
        f"<p class='i'>2024-09-02　来源：广西壮族自治区人民政府网站</p><p>{first}</p><div class='zb'>{said}</div></div>"
        f"<div class='mr'><h3>往期发布会</h3><ul>{teasers(0, 9)}</ul></div>"
        f"</div><div class='b'>{footer('自治区人民政府')}</div></body></html>"
    )
