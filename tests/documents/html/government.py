"""Pages of governments and their offices, as their publishing systems lay them out."""

from html import escape

from tests.documents.html.furniture import (
    SCRIPT,
    STYLE,
    dated,
    footer,
    links,
    menu,
    paragraphs,
    summaries,
    teasers,
)

Lines = list[str]


def head(title: str, site: str, day: str, source: str, url: str, charset: str = "utf-8") -> str:
    """Return a head by the standard for government sites."""
    return (
        f'<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="{charset}">\n<title>{title}_{site}</title>\n'
        f'<meta name="SiteName" content="{site}">\n<meta name="SiteDomain" content="www.example.gov.cn">\n'
        f'<meta name="ColumnName" content="今日要闻">\n<meta name="ArticleTitle" content="{title}">\n'
        f'<meta name="PubDate" content="{day} 09:15">\n<meta name="ContentSource" content="{source}">\n'
        f'<meta name="Author" content="">\n<meta name="Url" content="{url}">\n'
        '<meta name="Keywords" content="人工智能,9187">\n<meta name="Description" content="外贸进出口总值9187亿元">\n'
        f"{STYLE}{SCRIPT}</head>\n"
    )


def portal(lines: Lines, city: str = "苏州市", source: str = "苏州日报") -> str:
    """A city's portal: breadcrumb, share bar, font sizes, related links, columns of services in the footer."""
    title, subtitle, *body = lines
    address = "https://www.example.gov.cn/zfxxgk/szyw/t5512_55.shtml"
    return head(title, f"{city}人民政府", "2024-10-19", source, address) + (
        f"<body><div class='header'><div class='top-line'><a href='/'>欢迎访问{city}人民政府网站</a> 今天是2024年10月20日</div>"
        f"<div class='logo'><img src='l.png' alt='logo'></div><ul class='nav'>{menu()}</ul></div>"
        "<div class='container'>"
        "<div class='position'>您当前的位置：<a href='/'>首页</a> &gt; <a href='/xw'>新闻中心</a> &gt; 正文</div>"
        f"<div class='article'><h1>{title}</h1><h2 class='sub'>{subtitle}</h2>"
        f"<div class='info'><span>发布时间：2024-10-19 09:15</span><span>来源：{source}</span><span>浏览次数：<b>9187</b></span>"
        "<span>【字体：<a href='#'>大</a> <a href='#'>中</a> <a href='#'>小</a>】</span>"
        "<div class='bdsharebuttonbox'>分享到：<a href='#'>微信</a><a href='#'>微博</a></div></div>"
        f"<div class='article-con TRS_Editor' id='zoomcon'>{paragraphs(body)}</div>"
        "<div class='print-box'><a href='javascript:window.print()'>打印</a><a href='javascript:window.close()'>关闭</a></div>"
        f"<div class='xgxw'><h3>相关新闻</h3><ul>{dated()}</ul></div></div></div>"
        f"<div class='footer'><ul>{menu(4, 20)}</ul>{footer(city)}</div></body></html>"
    )


def hanweb(lines: Lines) -> str:
    """An older system: tables set the page, the body stands in one cell, its lines broken by <br>."""
    title, *body = lines
    text = "<br>\n".join(f"&nbsp;&nbsp;&nbsp;&nbsp;{escape(line, quote=False)}" for line in body)
    return (
        f"<html><head><meta http-equiv='Content-Type' content='text/html; charset=gb2312'><title>{title}</title>{SCRIPT}</head>"
        "<body bgcolor=#ffffff topmargin=0><table width=1000 align=center><tr><td><img src=banner.jpg></td></tr>"
        f"<tr><td><table width=100%><tr>{menu(0, 14, '<td align=center><a href={0}>{1}</a></td>')}</tr></table></td></tr></table>"
        f"<table width=1000 align=center><tr><td width=220 valign=top><table width=100%><tr><td>热点新闻</td></tr>"
        f"{teasers(0, 8, '<tr><td height=24>·<a href={0}>{1}</a></td></tr>')}</table></td>"
        "<td valign=top><table width=100%><tr><td class=dq>当前位置：<a href=/>首页</a>&gt;&gt;<a href=/1>县区动态</a></td></tr>"
        f"<tr><td align=center><font size=5 color=#c00000><b>{title}</b></font></td></tr>"
        "<tr><td align=center>发布日期：2023-07-09&nbsp;&nbsp;信息来源：长兴县融媒体中心&nbsp;&nbsp;浏览次数：9187</td></tr>"
        f"<tr><td style='line-height:24px'>{text}</td></tr>"
        "<tr><td align=right>【<a href=#>打印本页</a>】【<a href=#>关闭窗口</a>】</td></tr></table></td></tr></table>"
        f"<table width=1000 align=center><tr><td align=center>{footer('长兴县人民政府')}</td></tr></table></body></html>"
    )


def notice(lines: Lines) -> str:
    """A document under its index table, with attachments, a reading aid and a QR code."""
    title, *body = lines
    rows = (
        ("索 引 号", "K28000391/2024-91870", "主题分类", "科技、教育/科技"),
        ("发文机关", "武汉市人民政府", "发文字号", "武政规〔2024〕9号"),
        ("发布日期", "2024年06月20日", "有效性", "有效"),
    )
    table = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    return head(title, "武汉市人民政府门户网站", "2024-06-20", "市政府办公厅", "") + (
        f"<body><div id='top'>{menu(0, 8, '<a href={0}>{1}</a> | ')}</div><div class='wz'>首页 &gt; 政务公开 &gt; 政策文件</div>"
        f"<div class='main'><table class='xxgk_head' border='1'>{table}</table>"
        f"<h1 class='tit'>{title}</h1><div id='fontzoom' class='xxgk_content'>"
        + paragraphs(body[:2], "<p style='text-align:center'>{0}</p>")
        + paragraphs(body[2:])
        + "<p>附件：<a href='/1.docx'>武汉市促进人工智能产业发展政策申报表.docx</a></p></div>"
        "<div class='ewm'><p>扫一扫在手机打开当前页</p></div>"
        f"<div class='jiedu'><h3>相关解读</h3><ul>{teasers(2, 5)}</ul></div></div>"
        f"<div class='foot'>{footer('武汉市人民政府')}</div></body></html>"
    )


def statistics(lines: Lines) -> str:
    """A bureau's table of indicators between two paragraphs, with a list of other releases beside it."""
    title, first, unit, *rows, second, note = lines
    table = "".join("<tr>" + "".join(f"<td><p>{cell}</p></td>" for cell in row.split("\t")) + "</tr>" for row in rows)
    return head(
        title, "浙江省统计局", "2025-02-14", "省统计局", "https://tjj.zj.example.gov.cn/art/2025/2/14/art_1.html"
    ) + (
        f"<body><div class='w1200'><div class='sitenav'>{menu(0, 12, '<a href={0}>{1}</a>')}</div>"
        f"<div class='fl'><div class='tit1'>数据发布</div><ul>{dated(0, 8)}</ul></div>"
        f"<div class='fr'><h3 class='bt'>{title}</h3><div class='sj'>日期：2025-02-14 　来源：省统计局 　阅读：9187次</div>"
        f"<div class='nr'><p>{first}</p><table border=1><caption>{unit}</caption>{table}</table><p>{second}</p><p>{note}</p></div>"
        f"<div class='pn'><p>上一篇：<a href='/1'>全省规模以上工业增加值增长91.87%</a></p>"
        f"<p>下一篇：<a href='/2'>全省社会消费品零售总额9187亿元</a></p></div></div></div>"
        f"<div class='bottom'>{footer('浙江省统计局')}</div></body></html>"
    )


def unnamed(lines: Lines) -> str:
    """No class says anything: main text, side column and footer are plain <div>s."""
    title, *body = lines
    side = links(("政策解读：9187问", "办事指南", "一图读懂91.87%从哪里来"), "<div><a href='{0}'>{1}</a></div>")
    return (
        f"<!DOCTYPE html><html><head><meta charset='utf-8'><title>{title} - 贵阳市大数据发展管理局</title>{STYLE}</head><body>"
        f"<div><div>{menu(0, 10, '<a href={0}>{1}</a> ')}</div><div><div><div>{title}</div>"
        "<div>2024-01-16 16:20　来源：贵阳网</div>"
        f"<div>{paragraphs(body, '<div>{0}</div>')}</div></div><div><div>热点</div>{side}"
        f"{summaries('<div><div><a href={0}>{1}</a></div><div>{2}</div></div>')}</div></div>"
        f"<div>{footer('贵阳市大数据发展管理局')}</div></div></body></html>"
    )


def spans(lines: Lines) -> str:
    """Text pasted from a word processor: each piece of a sentence in spans of its own, over several lines."""
    title, *body = lines

    def pasted(line: str) -> str:
        pieces = [escape(line[start : start + 9], quote=False) for start in range(0, len(line), 9)]
        inner = "</span><span\n style='font-size:16.0pt'>".join(pieces)
        return f"<p class=MsoNormal style='text-indent:32.0pt'><span\n style='font-family:仿宋'>{inner}<o:p></o:p></span></p>"

    return head(title, "宁波市教育局", "2024-04-12", "宁波市教育局", "http://jyj.nb.example.gov.cn/") + (
        f"<body class='bg'><div class='topnav'>{menu(0, 9, '<a href={0}>{1}</a>')}</div><div class='wrapper'>"
        f"<div class='leftmenu'><ul>{menu(9, 22)}</ul></div><div class='detail'><div class='detail-title'>{title}</div>"
        "<div class='detail-info'>2024-04-12<i>|</i>来源：宁波市教育局<i>|</i>访问量：9187</div>"
        f"<div class='detail-body'>{''.join(map(pasted, body))}</div>"
        f"<div class='sxp'>上一条：<a href='/3'>我市新增学位91870个</a> 下一条：<a href='/4'>教师招聘9187人</a></div></div></div>"
        f"<div class='copyright'>{footer('宁波市教育局')}</div></body></html>"
    )


def paged(lines: Lines) -> str:
    """A long report over several boxes of one page, with a pager and attachments between them."""
    title, *body = lines
    cut = len(body) // 2
    boxes = "".join(
        f"<div class='page-box'><div class='view TRS_UEDITOR'>{paragraphs(part)}</div></div>"
        for part in (body[:cut], body[cut:])
    )
    return head(title, "重庆市江北区人民政府", "2021-08-24", "重庆日报", "") + (
        f"<body><div class='header'>{menu(0, 20, '<a href={0}>{1}</a>')}</div><div class='xl-box'>"
        f"<h1>{title}</h1><p class='fbsj'>2021-08-24 08:05:11 来源：重庆日报</p><div class='pages'>{boxes}</div>"
        "<div class='fenye'><a href='#'>上一页</a><b>1</b><a href='i_1.html'>2</a><a href='i_1.html'>下一页</a> 共9187页</div>"
        "<div class='fj'>附件下载：<a href='1.pdf'>全文9187.pdf</a></div></div>"
        f"<div class='recommend-list'>{summaries()}</div><footer>{footer('江北区')}</footer></body></html>"
    )
