"""Make the PDFs of this folder out of their expected texts: ``python -m tests.documents.pdf.make``.

It needs Chromium and the fonts of Debian's fonts-noto-cjk. What it writes is committed: the tests need neither.
"""

from collections.abc import Callable
from pathlib import Path

from fpdf import FPDF
from fpdf.enums import AccessPermission
from opencc import OpenCC
from playwright.sync_api import sync_playwright

from etl.clean import clean
from etl.read import read
from etl.toolbox import toolbox
from tests.documents.pdf.typeset import NOTE_MARKS, Paragraph, Sheet
from tests.documents.pdf.writer import Page, assembled, pdf, width

HERE = Path(__file__).parent
SEEDS = HERE.parents[2] / "seeds"
FONT = "/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc"
SIMPLIFIED = 2
"""The number of the simplified face in the font's collection."""
WIDE = (842.0, 595.0)


def text(name: str) -> list[str]:
    return (HERE / f"{name}.txt").read_text(encoding="utf-8").splitlines()


def seed(number: int, name: str) -> list[str]:
    """Return the clean lines of a seed, and write them down as the text expected."""
    (raw,) = read(sorted(SEEDS.glob(f"{number:03d}_*.txt")))
    cleaned = clean(raw, toolbox().lexicon).text
    (HERE / f"{name}.txt").write_text(cleaned + "\n", encoding="utf-8")
    return cleaned.splitlines()


def numbered(form: str, head: str = "") -> Callable[[Page, int], None]:
    def edges(page: Page, number: int) -> None:
        words = form.format(number)
        page.text((page.size[0] - width(words, 14)) / 2, page.size[1] - 45, words, 14)
        if head:
            page.text(78, 50, head, 10.5)
            page.line(78, 56, page.size[0] - 78, 56)

    return edges


def plan() -> bytes:
    """A plan under the letterhead of an office, with a table of contents and headings in three ranks."""
    lines = text("plan")
    sheet = Sheet(edges=numbered("— {} —"))
    sheet.set(
        [
            Paragraph(
                f"{lines[0]}/关于印发《绵阳市人工智能产业高质量发展/行动方案（2025—2027年）》的通知", 22, "hei", True
            ),
            Paragraph(lines[2], centred=True, before=10),
            Paragraph(lines[3], indent=0, before=20),
            *map(Paragraph, lines[4:5]),
            *[Paragraph(line, indent=17 - len(line) / 2) for line in lines[-2:]],
        ]
    )
    chapters = [line for line in lines if line.startswith("第")]
    contents = [f"{line}{'…' * (26 - len(line))}{number // 3 + 3}" for number, line in enumerate(chapters)]
    sheet.set([Paragraph("目  录", 22, "hei", True), *(Paragraph(line, indent=0) for line in contents)])
    body = [
        Paragraph(line, 18 if "章" in line[:3] else 16, "hei", True, before=8) if line in chapters else Paragraph(line)
        for line in lines[5:-2]
    ]
    return pdf(sheet.set(body), title="Microsoft Word - 文档1")


def notes() -> bytes:
    """A study with footnotes: raised marks behind words and within numbers."""
    lines = text("notes")
    marked = {
        "865|亿元": ("①", "数据来源于市统计局2024年快报，上年为727亿元。"),
        "5.3|万亿元": ("②", "数字产业规模为2023年数，增长7.2%。"),
        "1.2%|。": ("3", "按2300家企业计算，抽样调查样本为260家。"),
        "不低于10|亿元": ("4", "含存量资金6.5亿元。"),
    }
    body = []
    for line in lines[1:]:
        found = [key for key in marked if key.replace("|", "") in line]
        for mark, key in zip(NOTE_MARKS, found, strict=False):
            line = line.replace(key.replace("|", ""), key.replace("|", mark))
        body.append(Paragraph(line, notes=tuple(marked[key] for key in found)))
    head = numbered("第{}页  共3页", "调研与参考  2025年第6期")
    title = Paragraph(lines[0], 22, "hei", True, before=10)
    return pdf(Sheet(edges=head).set([title, *body]), title=lines[0])


def statistics() -> bytes:
    """A bulletin with a table without lines down the page."""
    lines = text("statistics")
    rows = [line.split("\t") for line in lines if "\t" in line]
    first = lines.index(lines[-1]) - len(rows)
    sheet = Sheet(edges=numbered("- {} -"))
    (page,) = sheet.set(
        [Paragraph(lines[0], 20, "hei", True), Paragraph(lines[1]), Paragraph(lines[2], 14, "hei", True, before=12)]
    )
    y = sheet._y + 14
    for index, row in enumerate(rows):
        y += 26
        if index < 2:
            page.line(78, y - 18, 517, y - 18)
        for x, cell in zip((84, 230, 330, 420), row, strict=True):
            page.text(x, y, cell, 12)
    page.line(78, y + 8, 517, y + 8)
    last = Sheet(top=y + 10, edges=lambda page, number: None).set([Paragraph(lines[-1])])[0]
    page.operators += last.operators
    assert first > 0
    return pdf([page])


def landscape() -> bytes:
    """Wide pages with a watermark aslant; the head changes sides."""

    def edges(page: Page, number: int) -> None:
        page.text(90 if number % 2 else 600, 40, "人工智能工作简报", 10.5, "hei")
        page.text(80 if number % 2 else 740, 560, f"·{number}·", 12)
        page.text(300, 380, "内部资料", 60, "hei", turn="0.7 0.7 -0.7 0.7")

    lines = seed(1, "landscape")
    return pdf(Sheet(WIDE, 80, 70, 70, edges=edges).set([Paragraph(line, 15) for line in lines]))


def turned() -> bytes:
    """Pages that lie on their side in the file and are turned for reading."""
    lines = seed(0, "turned")
    sheet = Sheet(edges=numbered("- {} -"))
    pages = sheet.set(
        [
            Paragraph(lines[0], 16, "song", True),
            Paragraph(lines[1].replace("“四强”", "/“四强”"), 20, "hei", True),
            *map(Paragraph, lines[2:]),
        ]
    )
    for page in pages:
        page.operators.insert(0, f"0 -1 1 0 0 {page.size[0]:g} cm")
        page.size, page.turn = (page.size[1], page.size[0]), 270
    return pdf([Page((p.size[0], p.size[1]), 90, [f"0 1 -1 0 {p.size[0]:g} 0 cm", *p.operators[1:]]) for p in pages])


def no_margins() -> bytes:
    """Text from edge to edge, without page numbers."""
    lines = text("no_margins")
    sheet = Sheet((420, 300), 2, 0, 2, 1.4)
    return pdf(sheet.set([Paragraph(lines[0], 18, "hei", True), *map(Paragraph, lines[1:])]))


def traditional() -> bytes:
    """A document in traditional characters, in a font for them."""
    lines = [OpenCC("s2t").convert(line) for line in seed(3, "traditional")]
    title, rest = lines[0].replace(" ", "/"), lines[1:]
    sheet = Sheet(edges=numbered("{}", "天津智港"))
    paragraphs = [Paragraph(line, font="ming") for line in rest]
    return pdf(sheet.set([Paragraph(title, 22, "ming", True), *paragraphs]))


def with_font(page: FPDF) -> FPDF:
    """Give a document the font that is put into it, as far as it is used."""
    page.add_font("noto", fname=FONT, collection_font_number=SIMPLIFIED)
    return page


def set_paragraph(page: FPDF, words: str, size: float, align: str = "J") -> None:
    """Set a paragraph over the whole width."""
    page.set_font("noto", size=size)
    words = words.replace(" P", "\u00a0P")  # the library breaks a line at its last blank, however short it becomes
    page.multi_cell(0, size * 0.62, words, align=align, new_x="LMARGIN", new_y="NEXT")


def spaced() -> bytes:
    """A page with its font in it: the title spaced out."""
    lines = text("spaced")
    page = with_font(FPDF(format="A4"))
    page.set_margins(28, 30)
    page.add_page()
    set_paragraph(page, " ".join(lines[0]), 20, "C")
    for line in lines[1:]:
        set_paragraph(page, "　　" + line, 15)
    return bytes(page.output())


def printed(body: str, style: str, foot: str) -> bytes:
    """Return what Chromium prints."""
    words = f"<!doctype html><meta charset=utf-8><style>{style}</style>{body}"
    with (
        sync_playwright() as play,
        play.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"]) as chromium,
    ):
        page = chromium.new_page()
        page.set_content(words)
        return page.pdf(
            format="A4",
            display_header_footer=True,
            header_template="<span></span>",
            footer_template=f"<div style='font-size:10px;width:100%;text-align:center'>{foot}</div>",
            margin={"top": "3cm", "bottom": "2.8cm", "left": "2.7cm", "right": "2.7cm"},
        )


PROSE = "body{font:16pt/1.75 'Noto Sans CJK SC';text-align:justify}p{margin:0;text-indent:2em}h1,h3{"
PROSE += "text-align:center;font-weight:400}"


class _Report(FPDF):
    """Pages with a running head and a page number between dashes."""

    def header(self) -> None:
        """Write the running head."""
        self.set_font("noto", size=9)
        self.set_y(14)
        self.cell(0, 6, "南通市第十六届人民代表大会第四次会议文件", align="C")
        self.set_y(32)

    def footer(self) -> None:
        """Write the number of the page."""
        self.set_font("noto", size=12)
        self.set_y(-20)
        self.cell(0, 6, f"— {self.page_no()} —", align="R" if self.page_no() % 2 else "L")


def report() -> bytes:
    """A work report over many pages, its title on two lines."""
    lines = text("report")
    page = with_font(_Report(format="A4"))
    page.set_margins(28, 32)
    page.set_auto_page_break(True, 30)
    page.add_page()
    for line, size in (("南通市人民政府", 24), ("工作报告", 24), (lines[1], 14)):
        set_paragraph(page, line, size, "C")
    for line in lines[2:]:
        set_paragraph(page, line if line == lines[2] else "　　" + line, 16)
    return bytes(page.output())


def indicators() -> bytes:
    """A plan with a table in frames, cells of which reach over several rows."""
    lines = text("indicators")
    rows = [line.split("\t") for line in lines if "\t" in line]
    cells = ""
    for index, row in enumerate(rows):
        again = index and row[0] == rows[index - 1][0]
        reach = sum(other[0] == row[0] for other in rows)
        first = "" if again else f"<td rowspan={reach}>{row[0]}</td>"
        cells += f"<tr>{first}{''.join(f'<td>{cell}</td>' for cell in row[1:])}</tr>"
    paragraphs = [f"<p>{line}</p>" for line in lines if "\t" not in line][1:]
    table = f"<h3>{lines[3]}</h3><table>{cells}</table>"
    del paragraphs[2]
    style = (
        PROSE + "table{border-collapse:collapse;font-size:12pt}td{border:1px solid;padding:4px 10px;text-align:center}"
    )
    body = f"<h1>{lines[0]}</h1>{''.join(paragraphs[:2])}{table}{''.join(paragraphs[2:])}"
    return printed(body, style, foot="第 <span class=pageNumber></span> 页 共 <span class=totalPages></span> 页")


def columns() -> bytes:
    """A newspaper's pages in two columns below a headline over both: each column is set as a narrow page."""

    def edges(page: Page, number: int) -> None:
        sheet._y += 90 if number <= 2 else 0

    lines = seed(4, "columns")
    sheet = Sheet((270, 842), 12, 60, 60, 1.45, edges)
    paragraphs = [
        Paragraph(line, 12, "hei", indent=0, before=6) if len(line) < 26 else Paragraph(line, 10.5)
        for line in lines[1:]
    ]
    halves = sheet.set(paragraphs)
    pages = []
    for number, left in enumerate(halves[::2]):
        page = Page(operators=["1 0 0 1 27 0 cm", *left.operators])
        if right := halves[2 * number + 1 : 2 * number + 2]:
            page.operators += ["1 0 0 1 270 0 cm", *right[0].operators]
        page.operators.append("1 0 0 1 -297 0 cm" if right else "1 0 0 1 -27 0 cm")
        page.text(270, 40, "重庆日报", 10)
        page.text(290, 810, str(number + 1), 10)
        pages.append(page)
    for row, words in enumerate(lines[0].replace("——", "/——").split("/")):
        pages[0].text((595 - width(words, 20)) / 2, 80 + 30 * row, words, 20, "hei")
    return pdf(pages)


def scanned() -> bytes:
    """Two pages that are pictures, with nothing but a page number as text."""
    import pypdfium2

    page = FPDF(format="A4")
    page.set_font("helvetica", size=10)
    for picture in list(pypdfium2.PdfDocument(notes()))[:2]:
        page.add_page()
        page.image(picture.render(scale=0.8, grayscale=True).to_pil().convert("1"), 0, 0, 210)
        page.text(100, 285, str(page.page))
    return bytes(page.output())


def encrypted() -> bytes:
    """A page that opens with a password only."""
    page = FPDF()
    page.set_encryption(owner_password="owner", user_password="user", permissions=AccessPermission.none())
    page.add_page()
    page.set_font("helvetica", size=12)
    page.cell(text="Secret 12.5%")
    return bytes(page.output())


def truncated() -> bytes:
    """The first half of a file."""
    whole = plan()
    return whole[: len(whole) // 2]


def garbled() -> bytes:
    """Letters whose numbers say nothing of what they are: no ToUnicode, a font of its own order."""
    page = Page()
    for row in range(20):
        page.text(
            80,
            100 + 30 * row,
            "".join(chr(0xE000 + (row * 37 + column * 11) % 900) for column in range(25)),
            16,
            "bare",
        )
    return pdf([page])


def empty_pages() -> bytes:
    """A file of a few kilobytes with 2,500 pages."""
    kids = "3 0 R " * 2500
    return assembled(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            f"<< /Type /Pages /Count 2500 /Kids [{kids}] >>".encode(),
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>",
        ]
    )


MADE = (
    report, plan, notes, indicators, statistics, columns, landscape, turned, no_margins, traditional, spaced,
    scanned, encrypted, truncated, garbled, empty_pages,
)  # fmt: skip

if __name__ == "__main__":
    for make in MADE:
        (HERE / f"{make.__name__}.pdf").write_bytes(make())
