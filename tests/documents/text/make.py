"""Make the text dumps of this folder from the texts in ``expected/``: furniture around them, encodings, damage.

Run it after a change of a text: ``python -m tests.documents.text.make``. The texts are invented; nothing in them is data.
"""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

from opencc import OpenCC

from tests.clean.damage import damage

HERE = Path(__file__).parent
FIELDS = ("file", "member", "expected", "title", "published_date", "event_date", "source", "region_code")
WIDE = str.maketrans("0123456789.%", "０１２３４５６７８９．％")
ANNOTATED = "業產與機會體發總應實數據營過進運動開個萬億"


def text(name: str) -> str:
    return (HERE / "expected" / f"{name}.txt").read_text(encoding="utf-8").rstrip("\n")


def page(name: str, head: str, masthead: str, tail: str, lines: int = 1) -> str:
    """Return a text as a site's page shows it: ``lines`` lines of title, the masthead, the body, the tail."""
    parts = text(name).split("\n")
    body = "\n".join(f"　　{line}" for line in parts[lines:])
    return "\n".join(filter(None, (head, *parts[:lines], masthead, body, tail))) + "\n"


PORTAL = (
    "欢迎访问某某市人民政府门户网站\n今天是2024年5月9日 星期四\n"
    "首页 | 政务公开 | 办事服务 | 政民互动 | 无障碍浏览\n当前位置：首页 > 新闻中心 > 本地要闻"
)
BUTTONS = "【字体：大 中 小】\n打印\n收藏\n分享到：微信 微博 QQ空间"
FOOTER = (
    "主办单位：某某市人民政府办公室　承办：某某市大数据中心\n"
    "网站标识码：6200000001　蜀ICP备12345678号-1　公安备案 51000002000001号\n"
    "Copyright © 2024 All Rights Reserved\n联系电话：000-1234567　建议使用1024×768分辨率浏览"
)
RELATED = (
    "相关报道\n某区机器人产业园产值突破35亿元 2024-05-06\n"
    "某县新增规上企业12家 2024-04-30\n上一篇：某市签约项目46个\n下一篇：没有了"
)
WECHAT = "阅读原文\n喜欢此内容的人还喜欢\n某地百亿项目开工\n微信扫一扫\n关注该公众号\n写留言"
TERMS = (
    "附件\n名词解释\n1.智改数转：智能化改造和数字化转型，2023年支持企业200家。\n"
    "2.产业大脑：汇聚产业链数据的平台，计划投资3亿元。\n3.技改：技术改造，单个项目投资不低于500万元。"
)
NOTES = (
    "注释：\n①智改数转：智能化改造和数字化转型，2023年支持企业200家。\n"
    "②产业大脑：汇聚产业链数据的平台，计划投资3亿元。\n③智算：以图形处理器为主的算力，1P为每秒1000万亿次。"
)
BRACKETED = (
    "（名词解释：①智改数转，指智能化改造和数字化转型，2023年支持企业200家。"
    "②产业大脑，指汇聚产业链数据的平台，计划投资3亿元。）"
)
BOX = "名词解释\n智改数转：指企业智能化改造和数字化转型，全国已有试点城市96个。"
NOTED = (
    "注：\n1.本公报部分数据为初步统计数。\n2.增加值绝对数按现价计算，规模以上工业指年主营业务收入2000万元及以上的企业。"
)


def wrapped(width: int) -> str:
    """Return a plan as a copy out of a viewer gives it: lines of one width, a page number between."""
    lines = []
    for line in text("伊春规划").split("\n"):
        lines += [line[start : start + width] for start in range(0, len(line), width)]
    return "\n".join([*lines[:9], "- 1 -", *lines[9:]]) + "\n"


def boxed() -> str:
    """Return an article with a box that explains a term between two paragraphs."""
    parts = text("萍乡转型").split("\n")
    return "\n".join((*parts[:3], BOX, *parts[3:], RELATED)) + "\n"


def doubled() -> str:
    """Return an article whose lead stands above it too, and whose body a copy put there twice."""
    title, lead, *body = text("丽水改革").split("\n")
    return (
        "\n".join((title, f"摘要：{lead[:60]}", "来源：丽水日报 2024-03-05 08:15", lead, *body, lead, *body, RELATED))
        + "\n"
    )


def traditional(dump: str) -> str:
    return OpenCC("s2t").convert(dump)


QINZHOU = page(
    "钦州会议", "", "2023-10-26 18:20:11　来源：钦州发布　编辑：黄小川\n字号：A+ A A-", f"{RELATED}\n{FOOTER}"
)
CHIZHOU = page(
    "池州新闻",
    PORTAL,
    f"发布时间：2023-07-19 09:30　来源：池州日报　浏览次数：236次\n{BUTTONS}",
    f"责任编辑：李小满\n审核：周正\n{RELATED}",
)
ALXA = page("阿拉善报告", "", "发布日期：2024-02-21　信息来源：阿拉善盟大数据局", "")
WUZHONG = page("吴忠产业", "", "来源：吴忠日报　发布时间：2023-10-24", "责任编辑：网站管理员")
LIANGPING = page("梁平报告", PORTAL, "来源：梁平日报　时间：2024-01-22\n【字体：大 中 小】", f"{TERMS}\n{FOOTER}", 3)
PINGXIANG = page("萍乡转型", "", "来源：萍乡日报 时间：2022-11-04", "责编：刘新")
YAAN = page(
    "雅安通知",
    "索 引 号：008712345/2023-00018　主题分类：科技、教育\n发文机关：雅安市人民政府办公室　成文日期：2023年8月14日\n"
    "发文字号：雅办发〔2023〕18号　有效性：有效",
    "发布时间：2023-08-21　字体：[大 中 小]",
    "附件：申报表.docx\n扫一扫在手机打开当前页\n相关解读\n《支持人工智能产业发展若干措施》政策解读\n打印 关闭",
)

Case = tuple[str, bytes, str, str, str, str, str, str]


def case(
    file: str, data: bytes, name: str, dates: str = "", source: str = "", region: str = "", title: str = ""
) -> Case:
    published, _, event = dates.partition("/")
    return (
        f"{file}.txt",
        data,
        f"expected/{name}.txt",
        title or text(name).split("\n")[0],
        published,
        event,
        source,
        region,
    )


def misread(dump: str, codec: str, wrong: str) -> bytes:
    return dump.encode(codec).decode(wrong).encode("utf-8")


def each_line(dump: str, spoil: Callable[[str], str]) -> str:
    return "\n".join(map(spoil, dump.split("\n")))


LIANGPING_SAID = "2024-01-22/2024-01-16", "梁平日报", "500155"
ALXA_SAID = "2024-02-21", "阿拉善盟大数据局", "152900"
WUZHONG_SAID = "2023-10-24/2023-10-23", "吴忠日报", "640300"
PINGXIANG_SAID = "2022-11-04/2022-11-03", "萍乡日报", "360300"
QINZHOU_SAID = "2023-10-26/2023-10-26", "钦州发布", "450700"
CHIZHOU_SAID = "2023-07-19/2023-07-18", "池州日报", "341700"


def cases() -> list[Case]:
    """Return (file, its bytes, the expected text, title, dates, source, region) of every dump."""
    return [*encodings(), *eastern_encodings(), *layouts(), *misreadings(), *losses()]


def encodings() -> list[Case]:
    """Dumps in Unicode and in the encodings of the mainland."""
    bulletin = page("南充快讯", "", "2024-05-21　来源：南充发布", f"编辑：陈一\n{FOOTER}")
    interview = page("通辽访谈", "", "2023-06-14　来源：通辽日报", WECHAT)
    notice = "2023-08-21/2023-08-14", "雅安市人民政府办公室", "511800"
    talk = "2023-06-14/2023-06-12", "通辽日报", "150500"
    return [
        case("bom_notice_table", YAAN.encode("utf-8-sig"), "雅安通知", *notice),
        case("gb18030_news_related", CHIZHOU.encode("gb18030"), "池州新闻", *CHIZHOU_SAID),
        case("cut_off_news", CHIZHOU.encode("utf-8") + "更多".encode()[:4], "池州新闻", *CHIZHOU_SAID),
        case("utf16le_bulletin", bulletin.encode("utf-16"), "南充快讯", "2024-05-21", "南充发布"),
        case("utf16be_interview", b"\xfe\xff" + interview.encode("utf-16-be"), "通辽访谈", *talk),
    ]


def eastern_encodings() -> list[Case]:
    """Dumps in traditional characters."""
    above = "第03版：乡村振兴\n2023年09月18日 星期一"
    paper = page("日喀则报纸", above, "本报记者 扎西次仁 文/图", "版权所有 未经许可不得转载", 2)
    brief = page("金昌简报", "", "來源：金昌市工信局 時間：2023-11-02", "上一篇：沒有了")
    return [
        case(
            "gbk_traditional_epaper",
            traditional(paper).encode("gbk", "ignore"),
            "日喀则报纸",
            "2023-09-18",
            "",
            "540222",
        ),
        case(
            "big5_bulletin",
            traditional(brief).encode("big5", "ignore"),
            "金昌简报",
            "2023-11-02",
            "金昌市工信局",
            "620300",
        ),
    ]


def layouts() -> list[Case]:
    """Glossaries, notes, boxes, share bars, broken lines, leads that stand twice."""
    noted = LIANGPING.replace(TERMS, NOTES).replace("“智改数转”", "“智改数转”①").replace("“产业大脑”", "“产业大脑”②")
    bracketed = LIANGPING.replace(TERMS, BRACKETED)
    statistics = page("清远公报", "", "发布时间：2023-04-06", NOTED, 2)
    message = page("儋州公众号", "", "原创 儋州发布 2024年04月10日 07:30 海南\n点击上方蓝字关注我们", WECHAT)
    return [
        case("utf8_report_glossary", LIANGPING.encode(), "梁平报告", *LIANGPING_SAID),
        case("gb18030_report_notes", noted.encode("gb18030"), "梁平报告", *LIANGPING_SAID),
        case("report_bracketed_terms", bracketed.encode(), "梁平报告", *LIANGPING_SAID),
        case("statistics_notes", statistics.encode(), "清远公报", "2023-04-06", "", "441800"),
        case("wrapped_plan", wrapped(32).encode(), "伊春规划", "", "", "230700"),
        case("wechat", message.encode(), "儋州公众号", "2024-04-10/2024-04-09", "儋州发布", "460400"),
        case("share_bar", QINZHOU.encode(), "钦州会议", *QINZHOU_SAID),
        case("doubled_lead_and_body", doubled().encode(), "丽水改革", "2024-03-05", "丽水日报", "331100"),
        case("box_between", boxed().encode(), "萍乡转型", "", "", "360300"),
    ]


def misreadings() -> list[Case]:
    """Text that was read with the wrong codec, or written by a tool that shifted its bytes."""
    return [
        case("utf8_as_latin1", misread(ALXA, "utf-8", "latin-1"), "阿拉善报告", *ALXA_SAID),
        case("gbk_as_latin1", misread(ALXA, "gb18030", "latin-1"), "阿拉善报告", *ALXA_SAID),
        case("big5_as_gbk", misread(traditional(WUZHONG), "big5", "gb18030"), "吴忠产业", *WUZHONG_SAID),
        case("shifts_traditional", damage(traditional(PINGXIANG), ANNOTATED).encode(), "萍乡转型", *PINGXIANG_SAID),
        case("shifts_simplified", damage(PINGXIANG, "业产").encode(), "萍乡转型", *PINGXIANG_SAID),
    ]


def losses() -> list[Case]:
    """Text without its line breaks or with lost characters, wide digits, spam in its headline."""
    oneline = "　　".join(part.strip() for part in PINGXIANG.split("\n") if part.strip())
    headings = "".join(part.strip() + " " * (part[:1] != "　") for part in ALXA.split("\n"))
    wide = each_line(ALXA, lambda line: line if "：" in line else line.translate(WIDE))
    titled = text("吴忠产业").split("\n")[0]
    spam = WUZHONG.replace(titled, f"【官网】{titled}（图）_要闻_吴忠新闻网")
    advertised = WUZHONG.replace(titled, f"{titled}【加微信wz88888领红包】13800138000")
    lost = WUZHONG.replace("表示", "锟斤拷示")
    return [
        case("one_line", oneline.encode(), "萍乡转型", *PINGXIANG_SAID),
        case("one_line_numbered", headings.encode(), "阿拉善报告", *ALXA_SAID),
        case("wide_numbers", wide.encode(), "阿拉善报告", *ALXA_SAID),
        case("spam_in_headline", spam.encode(), "吴忠产业", *WUZHONG_SAID),
        case("advertised_headline", advertised.encode(), "吴忠产业", *WUZHONG_SAID),
        case("lost_character", lost.encode(), "吴忠产业", *WUZHONG_SAID),
    ]


def main() -> None:
    """Write the dumps and ``cases.csv``."""
    with (HERE / "cases.csv").open("w", encoding="utf-8", newline="") as table:
        writer = csv.writer(table, lineterminator="\n")
        writer.writerow(FIELDS)
        for file, data, expected, *said in cases():
            (HERE / file).write_bytes(data)
            writer.writerow((file, "", expected, *said))


if __name__ == "__main__":
    main()
