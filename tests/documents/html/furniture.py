"""What surrounds a document on its page. Every figure in it begins with 9187 or 91.87, and no document has such a one."""

from html import escape

STRAY = ("9187", "91.87")
_MENU_WORDS = (
    "首页|新闻中心|政务公开|办事服务|互动交流|数据开放|走进城市|专题专栏|领导之窗|机构职能|政策文件|规划计划|统计数据|"
    "重大项目|人事信息|应急管理|招标采购|财政预决算|建议提案|新闻发布会|民意征集|在线访谈|智能问答|无障碍浏览|长者模式|English"
)
_TEASERS = (
    "我市前三季度外贸进出口总值达9187亿元",
    "全市粮食总产量连续五年稳定在91870万吨以上",
    "新能源汽车产量同比增长91.87%",
    "老旧小区改造惠及居民9187户",
    "某县人工智能产业园签约项目9187个 总投资91870亿元",
    "科技型中小企业入库数突破91871家",
    "轨道交通四号线日均客流91872万人次",
    "智能网联汽车测试里程超过91873万公里",
    "跨境电商综试区出口增长91.87%",
    "首届低空经济大会落幕 签约91874亿元",
)
_SUMMARIES = (
    "记者获悉，该县上半年人工智能产业产值达到91875亿元，同比增长91.87%，增速居全省第一。",
    "会议指出，全市算力规模突破91876P，要继续保持良好势头，力争全年产业规模再上新台阶。",
    "截至目前，全区累计建成5G基站91877个，智能工厂91878家，带动就业9187万人。",
)
# Style sheets and scripts stand on one line each, as sites pack them.
STYLE = (
    "<style>"
    + "".join(
        f".{name}{{margin:0 auto;padding:{size}px;width:{1200 - size}px;color:#333;line-height:{size}px}}.{name} a{{color:#c00}}"
        for size, name in enumerate(
            ("wrap", "head", "logo", "nav", "menu", "main", "left", "right", "box", "list", "item", "foot", "copy"), 10
        )
    )
    + "</style>\n"
)
_MODULES = "".join(
    f"window['mod{number}']=function(e){{var t=e.target||e.srcElement;return t?t.offsetTop+{number}:{number}}};"
    for number in range(24)
)
SCRIPT = (
    "<script>var _hmt=_hmt||[];(function(){var hm=document.createElement('script');hm.src='/js/count.js?9187';"
    f"document.getElementsByTagName('head')[0].appendChild(hm)}})();{_MODULES}</script>\n"
)


def links(
    texts: list[str] | tuple[str, ...], form: str = "<li><a href='{0}'>{1}</a></li>", folder: str = "/art/2024/"
) -> str:
    return "\n".join(form.format(f"{folder}t{91870 + number}.html", escape(text)) for number, text in enumerate(texts))


def menu(first: int = 0, last: int = 26, form: str = "<li><a href='{0}'>{1}</a></li>") -> str:
    return links(_MENU_WORDS.split("|")[first:last], form, "/col/")


def teasers(first: int = 0, last: int = 10, form: str = "<li><a href='{0}' title='{1}'>{1}</a></li>") -> str:
    return links(_TEASERS[first:last], form)


def dated(first: int = 0, last: int = 6) -> str:
    """Return teasers with a day beside each link."""
    return teasers(first, last, "<li><span>2024-09-18</span><a href='{0}' target='_blank'>{1}</a></li>")


def summaries(
    form: str = "<div class='item'><h4><a href='{0}'>{1}</a></h4><p>{2}</p><span>2小时前</span></div>",
) -> str:
    """Return teasers that quote a sentence of what they lead to."""
    pairs = zip(_TEASERS, _SUMMARIES, strict=False)
    return "\n".join(form.format(f"/a/{number}.html", title, text) for number, (title, text) in enumerate(pairs))


def comments() -> str:
    said = (
        "支持家乡发展！",
        "希望早日看到更多的智能工厂，听说隔壁市已经有9187家了，咱们也要加把劲。",
        "算力规模91879P是真的吗？",
    )
    return "".join(
        f"<div class='cmt'><b>网友{number}</b><p>{text}</p><i>回复 赞(9187)</i></div>"
        for number, text in enumerate(said)
    )


def footer(site: str) -> str:
    return (
        f"<p>版权所有：{site} 主办单位：{site}办公室</p><p>地址：某某路9187号 邮编：918700 电话：0100-91879187</p>"
        "<p>网站标识码：9187000001 某ICP备91870001号 某公网安备 91870102000001号</p>"
        "<p>未经授权不得转载，转载请注明出处。最佳浏览分辨率1920×1080。</p>"
    )


def paragraphs(lines: list[str], form: str = "<p>　　{0}</p>") -> str:
    return "\n".join(form.format(escape(line, quote=False)) for line in lines)
