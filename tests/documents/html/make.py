"""Make the pages of this folder out of their expected texts: ``python -m tests.documents.html.make``."""

from collections.abc import Callable
from pathlib import Path

from opencc import OpenCC

from etl.clean import clean
from etl.read import read
from etl.toolbox import toolbox
from tests.documents.html import government, hard, media, odd

HERE = Path(__file__).parent
SEEDS = HERE.parents[2] / "seeds"

DAYS = {  # pages whose template has the day of another text
    "portal_seed": ("2024-10-19", "2020-12-25"),
    "interview_seed": ("2025-03-12", "2019-05-30"),
    "deep": ("2024-05-10", "2024-05-09"),
}
Template = Callable[[list[str]], str]
PAGES: tuple[tuple[str, str, Template, str], ...] = (  # file, expected text, template, encoding
    ("portal", "portal", government.portal, "utf-8"),
    ("portal_seed", "seed_000", lambda lines: government.portal(lines, "淄博市", "淄博人大"), "utf-8"),
    ("table_layout", "county", government.hanweb, "gbk"),
    ("notice", "notice", government.notice, "utf-8"),
    ("statistics", "statistics", government.statistics, "utf-8-sig"),
    ("unnamed", "cloud", government.unnamed, "utf-8"),
    ("pasted", "school", government.spans, "utf-8"),
    ("paged", "seed_004", government.paged, "utf-8"),
    ("interview", "interview", media.interview, "utf-8"),
    ("interview_seed", "seed_003", media.interview, "utf-8"),
    ("epaper", "epaper", media.epaper, "utf-8"),
    ("wechat", "wechat", media.wechat, "utf-8"),
    ("aggregator", "aggregator", media.aggregator, "utf-8"),
    ("bulletin", "bulletin", media.bulletin, "utf-8"),
    ("lead_twice", "lead", media.lead_twice, "utf-8"),
    ("json_ld_head", "aggregator", media.graph, "utf-8"),
    ("in_script", "cloud", odd.in_script, "utf-8"),
    ("in_state", "wechat", odd.in_state, "utf-8"),
    ("in_textarea", "county", odd.in_textarea, "utf-8"),
    ("in_json_ld", "lead", odd.in_json_ld, "utf-8"),
    ("fragment", "seed_003", odd.fragment, "utf-8"),
    ("broken", "seed_000", odd.broken, "gbk"),
    ("xhtml", "school", odd.xhtml, "utf-8"),
    ("deep", "lead", odd.deep, "utf-8"),
    ("linked_words", "aggregator", odd.wrong_links, "utf-8"),
    ("declared_gb2312", "county", government.hanweb, "utf-8"),
    ("declared_utf8", "portal", government.portal, "gb18030"),
    ("utf16", "school", odd.xhtml, "utf-16"),
    ("short", "short", hard.short, "utf-8"),
    ("endless", "aggregator", hard.endless, "utf-8"),
    ("reply", "reply", hard.reply, "utf-8"),
    ("indicators", "indicators", hard.indicators, "utf-8"),
    ("live", "live", hard.live, "utf-8"),
    ("list", "", lambda _: odd.LIST, "utf-8"),
    ("frames", "", lambda _: odd.FRAMES, "utf-8"),
)


def text(name: str) -> list[str]:
    return (HERE / f"{name}.txt").read_text(encoding="utf-8").splitlines()


def traditional(lines: list[str]) -> bytes:
    """A portal in traditional script and Big5."""
    page = media.lead_twice(lines).replace("charset=utf-8", "charset=big5")
    return (
        OpenCC("s2t")
        .convert(page.replace("2024-05-10", "2024-11-06"))
        .replace("裏", "裡")
        .encode("big5", "xmlcharrefreplace")
    )


def main() -> None:
    for raw in read([SEEDS]):
        cleaned = clean(raw, toolbox().lexicon).text
        (HERE / f"seed_{raw.file[:3]}.txt").write_text(cleaned + "\n", encoding="utf-8")
    (HERE / "seed_001.txt").unlink()
    (HERE / "seed_002.txt").unlink()
    for file, expected, template, encoding in PAGES:
        page = template(text(expected) if expected else []).replace(*DAYS.get(file, ("\0", "")))
        (HERE / f"{file}.html").write_bytes(page.encode(encoding))
    (HERE / "traditional.html").write_bytes(traditional(text("traditional")))
    address = "https://www.example.com/news/2024/0621/1.html"
    (HERE / "saved.mhtml").write_bytes(odd.saved(media.graph(text("aggregator")), address))


if __name__ == "__main__":
    main()
