"""HTML to lines: blocks, inline elements, what is hidden, tables, and pages nested without end."""

import time

import pytest

from etl.read.formats.markup import text_of


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>人工<b>智能</b><i>产业</i></p>", "人工智能产业"),
        ("<div>全市<div>产值5亿元</div>其中</div>", "全市\n产值5亿元\n其中"),
        ("第一行<br/>第二行<br><br>第三行", "第一行\n第二行\n第三行"),
        ("<ul><li>一<li>二</ul>", "一\n二"),
        ("<p>增长5&#37;，&ldquo;十四五&rdquo;&hellip;&#x4E00;</p>", "增长5%，“十四五”…一"),
        ("<pre>第一行\n第二行</pre>", "第一行\n第二行"),
        ("<p>　　保留缩进</p>", "　　保留缩进"),
        ("<h1>甲<br></h1>\n<!-- <p>注释</p> -->\n<p>乙", "甲\n乙"),
        ("<ruby>智<rp>(</rp><rt>zhì</rt><rp>)</rp></ruby>能", "智能"),
    ],
)
def test_blocks_and_inline(html: str, text: str) -> None:
    assert text_of(html) == text


def test_a_line_end_in_the_source_is_a_blank_only_between_short_pieces() -> None:
    assert text_of("<div><span>来源：某网</span>\n<span>作者：某某</span></div>") == "来源：某网 作者：某某"
    assert text_of("<p>全市人工\n  智能产业规模扩大。</p>") == "全市人工智能产业规模扩大。"


@pytest.mark.parametrize(
    "html",
    [
        "<script>var a = 1</script>",
        "<style>p {}</style>",
        "<noscript>请打开脚本</noscript>",
        "<template><p>模板</p></template>",
        "<svg><text>图</text></svg>",
        "<p hidden>藏</p>",
        '<p aria-hidden="true">藏</p>',
        '<div style="color: red; DISPLAY : none">藏<p>藏</p></div>',
        "<select><option>北京<option>上海</select>",
        "<button>下载</button>",
        '<div style="visibility:hidden">藏</div>',
    ],
)
def test_what_is_not_shown_is_left_out(html: str) -> None:
    assert text_of(f"<p>前</p>{html}<p>后</p>") == "前\n后"


def test_a_style_that_only_mentions_display_hides_nothing() -> None:
    assert text_of('<p style="display:block">看得见</p>') == "看得见"


def test_a_data_table_keeps_its_cells_apart() -> None:
    html = (
        "<table><caption>表1</caption><tr><td colspan=3>单位：亿元</td></tr><tr><th rowspan=2>产业</th>"
        "<th colspan=2>2024年</th></tr><tr><th>产值</th><th>增速</th></tr>"
        "<tr><td>人工<br>智能</td><td>5</td><td></td></tr></table>"
    )
    assert text_of(html).split("\n") == ["表1", "单位：亿元", "产业\t2024年\t", "\t产值\t增速", "人工智能\t5\t"]


@pytest.mark.parametrize(
    "html",
    [
        "<table><tr><td>甲</td></tr><tr><td>乙</td></tr></table>",
        "<table><tr><td>甲<td><table><tr><td>乙</table></table>",
        f"<table><tr><td>甲<td>{'产值，' * 99}<tr><td>丙<td>丁</table>",
        "<table><tr><td>甲</td><td>乙</td></tr></table>",
        "<tr><td>甲<td>乙",
    ],
)
def test_a_table_that_sets_the_page_gives_plain_lines(html: str) -> None:
    assert "\t" not in text_of(html)


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 100_000 + "正文",
        "<ul><li>" * 50_000 + "正文",
        "<table><tr><td>" * 50_000 + "正文",
        "".join(f"<font size={size}>" for size in range(2_000)) + "<p>正文" * 2_000,
        "<span>" * 50_000 + "</b>" * 50_000 + "正文",
        "<a " * 500_000 + "<p>正文",
        f'<p title="{"长" * 5_000_000}">正文',
        "<table>" + "<tr><td rowspan=9999 colspan=9999>正文<td>x" * 5_000,
    ],
    ids=["div", "ul", "table", "font", "span", "unclosed", "attribute", "spans"],
)
def test_hostile_markup_takes_no_time(html: str) -> None:
    start = time.process_time()
    assert "正文" in text_of(html)
    assert time.process_time() - start < 5
