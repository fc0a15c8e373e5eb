"""PDF to text: paragraphs by geometry, furniture left out, and a reason for what cannot be read."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from etl.model import RawDocument, Unreadable
from etl.read import read, read_bytes
from etl.read.formats.pdf import read_pdf
from etl.read.isolate import SECONDS
from etl.read.item import Item
from tests.documents.pdf.typeset import NOTE_MARKS, Paragraph, Sheet
from tests.documents.pdf.writer import Page, pdf
from tests.read.hostile_pdf import HOSTILE

FILES = Path(__file__).parents[1] / "documents" / "pdf"
PROSE = "今年以来，全市人工智能企业达到412家，实现营业收入1286.5亿元，同比增长12.5%，新增就业岗位3.2万个。"


def document(pages: list[Page], title: str = "") -> RawDocument:
    (found,) = read_pdf(Item("x.pdf", pdf(pages, title=title)))
    assert isinstance(found, RawDocument), found
    return found


def lines(*paragraphs: Paragraph | str, **sheet: object) -> list[str]:
    made = [Paragraph(paragraph) if isinstance(paragraph, str) else paragraph for paragraph in paragraphs]
    return document(Sheet(**sheet).set(made)).text.split("\n")  # type: ignore[arg-type]


@pytest.mark.parametrize("side", [78, 80, 82, 84, 86, 88, 90, 94, 99, 150, 200])
def test_a_paragraph_is_whole_wherever_its_lines_break(side: float) -> None:
    """Margins move the breaks through numbers, units and marks."""
    assert lines(PROSE * 3, PROSE * 2, side=side) == [PROSE * 3, PROSE * 2]


def test_a_paragraph_goes_on_over_pages() -> None:
    paragraphs = [PROSE * count for count in (5, 7, 9, 6, 8)]
    assert lines(*paragraphs, size=(420, 300), top=30, bottom=30) == paragraphs


def test_headings_and_titles_stand_alone() -> None:
    found = lines(
        Paragraph("关于加快人工智能产业/高质量发展的实施意见", 22, "hei", True),
        Paragraph("（2025年3月6日）", 16, "song", True),
        Paragraph("第一章 总则", 16, "hei", True),
        "一、总体要求",
        PROSE,
        "（一）基本原则",
        PROSE * 2,
    )
    assert found == [
        "关于加快人工智能产业高质量发展的实施意见",
        "（2025年3月6日）",
        "第一章 总则",
        "一、总体要求",
        PROSE,
        "（一）基本原则",
        PROSE * 2,
    ]


def test_paragraphs_without_indent_are_told_by_their_distance() -> None:
    paragraphs = [Paragraph(PROSE * count, indent=0, before=12) for count in (1, 3, 2)]
    assert lines(*paragraphs) == [paragraph.words for paragraph in paragraphs]


def edges(form: str, head: str = "") -> Callable[[Page, int], None]:
    def paint(page: Page, number: int) -> None:
        page.text(280, 800, form.format(number), 12)
        page.text(200, 50, head.format(number), 10)

    return paint


@pytest.mark.parametrize("form", ["- {} -", "{}", "— {} —", "第{}页 共3页", "第 {} 页", "{}/3", "·{}·", "Page {} of 3"])
def test_page_numbers_and_running_heads_are_left_out(form: str) -> None:
    made = Sheet(edges=edges(form, "某市发展规划 第{}章")).set([Paragraph(PROSE * 6)] * 6)
    found = document(made)
    assert set(found.text.split("\n")) == {PROSE * 6}
    assert [kind for kind, _ in found.dropped].count("page_number") == len(made)
    assert [kind for kind, _ in found.dropped].count("running_head") == len(made)


def test_numbers_at_the_edge_that_are_no_page_numbers_stay() -> None:
    page = Page()
    for row, words in enumerate(["2025", PROSE[:20], PROSE[20:40]]):
        page.text(78, 100 + 30 * row, words)
    assert document([page]).text.split("\n")[0] == "2025"


def test_the_same_words_within_the_text_are_no_running_head() -> None:
    heads = Sheet(edges=edges("- {} -")).set([Paragraph(PROSE)] * 60)
    assert document(heads).text.count(PROSE) == 60


@pytest.mark.parametrize("mark", ["1", "12", "①", "[3]", "*"])
def test_note_marks_and_notes_are_left_out(mark: str) -> None:
    words = f"产业规模达到5.3{NOTE_MARKS[0]}万亿元，增长7.2%。{PROSE}"
    sheet = Sheet().set([Paragraph(words, notes=((mark, "数据来自快报，上年为4.9万亿元。"),))])
    found = document(sheet)
    assert found.text == f"产业规模达到5.3万亿元，增长7.2%。{PROSE}"
    assert ("note_mark", mark) in found.dropped
    assert any(kind == "footnote" and "4.9万亿元" in text for kind, text in found.dropped)


def test_a_power_is_no_note_mark() -> None:
    page = Page()
    page.text(78, 100, "园区面积35km", 16)
    page.text(78 + 6 * 16, 94, "2", 8)
    page.text(78 + 6 * 16 + 4, 100, "，入驻企业86家。", 16)
    assert document([page]).text == "园区面积35km²，入驻企业86家。"


def test_blanks() -> None:
    page = Page()
    page.text(100, 100, "政 府 工 作 报 告", 22)
    page.text(78, 150, "全市推广AI Agent，", 16)
    page.text(78 + 9 * 16 + 6, 150, "用户35万", 16)
    assert document([page]).text.split("\n") == ["政 府 工 作 报 告", "全市推广AI Agent，用户35万"]


def test_broken_latin_words_lose_their_hyphen() -> None:
    page = Page()
    page.text(78, 100, "The output of the industry reached 5.3 billion and the lan-", 12)
    page.text(78, 120, "guage models of the region were used by more than 300 firms", 12)
    page.text(78, 140, "in the year.", 12)
    assert document([page]).text == (
        "The output of the industry reached 5.3 billion and the language models of the region were used by more than "
        "300 firms in the year."
    )


def test_words_aslant_are_a_watermark() -> None:
    (page,) = Sheet().set([Paragraph(PROSE * 3)])
    page.text(200, 300, "内部资料", 40, turn="0.7 0.7 -0.7 0.7")
    found = document([page])
    assert found.text == PROSE * 3
    assert ("watermark", "内部资料") in found.dropped


@pytest.mark.parametrize("turn", ["1 0 0 1 0 0", "0 1 -1 0 842 0", "-1 0 0 -1 595 842", "0 -1 1 0 0 595"])
def test_turned_pages(turn: str) -> None:
    (page,) = Sheet().set([Paragraph("一、发展目标"), Paragraph(PROSE * 3)])
    page.operators.insert(0, f"{turn} cm")
    page.size = page.size if turn.startswith(("1", "-1")) else (842, 595)
    assert document([page]).text.split("\n") == ["一、发展目标", PROSE * 3]


def test_contents_are_left_out() -> None:
    found = lines(
        Paragraph("目  录", 22, "hei", True),
        Paragraph(f"一、发展基础{'…' * 18}3", indent=0),
        Paragraph(f"二、主要指标{'.' * 38}12", indent=0),
        Paragraph("一、发展基础", before=60),
        PROSE,
    )
    assert found == ["一、发展基础", PROSE]


def test_rows_in_columns_have_tabs() -> None:
    page = Page()
    rows = [
        ("指标", "2024年", "2027年"),
        ("产业规模（亿元）", "318", "700"),
        ("企业（家）", "263", "500"),
        ("算力", "1200", "3000"),
    ]
    for row, cells in enumerate(rows):
        for x, cell in zip((80, 280, 400), cells, strict=True):
            page.text(x, 100 + 24 * row, cell, 12)
    assert document([page]).text.split("\n") == ["\t".join(cells) for cells in rows]


def test_a_table_in_lines_gives_its_merged_cells_to_every_row() -> None:
    page = Page()
    for y in (90, 120, 150, 180):
        page.line(80 if y != 150 else 180, y, 500, y)
    for x in (80, 180, 340, 500):
        page.line(x, 90, x, 180)
    for x, y, words in (
        (100, 110, "类别"),
        (200, 110, "指标"),
        (400, 110, "目标"),
        (100, 155, "产业"),
        (190, 140, "营业收入"),
    ):
        page.text(x, y, words, 12)
    for x, y, words in ((400, 140, "700"), (190, 165, "规模以上企"), (190, 178, "业数量"), (400, 170, "120")):
        page.text(x, y, words, 12)
    assert document([page]).text.split("\n") == [
        "类别\t指标\t目标",
        "产业\t营业收入\t700",
        "产业\t规模以上企业数量\t120",
    ]


def test_a_date_and_a_name_below_the_text_are_no_table() -> None:
    found = lines(PROSE, Paragraph("某市人民政府办公室", indent=15), Paragraph("2025年3月18日", indent=16))
    assert found == [PROSE, "某市人民政府办公室", "2025年3月18日"]


def test_the_title_of_the_file_counts_only_when_the_text_says_it() -> None:
    title = "人工智能产业发展情况报告"
    pages = Sheet().set([Paragraph(title, 22, "hei", True), Paragraph(PROSE)])
    assert document(pages, title).metadata == {"title": title}
    assert document(pages, "Microsoft Word - 文档1").metadata == {}


def test_what_an_archive_says_of_a_file_stays() -> None:
    (found,) = read_pdf(
        Item("x.pdf", pdf(Sheet().set([Paragraph(PROSE)])), metadata={"url": "https://example.org/x.pdf"})
    )
    assert isinstance(found, RawDocument)
    assert found.metadata == {"url": "https://example.org/x.pdf"}


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("scanned", "scanned"),
        ("encrypted", "encrypted"),
        ("truncated", "broken"),
        ("garbled", "garbled"),
        ("empty_pages", "too_large"),
    ],
)
def test_refusals(name: str, reason: str) -> None:
    (found,) = read([FILES / f"{name}.pdf"])
    assert isinstance(found, Unreadable)
    assert (found.reason, len(found.doc_id)) == (reason, 16)


@pytest.mark.parametrize("first", [1, 300, 0x2000, 0x4E00, 0xD800, 0xE000, 0xFF00])
def test_letters_without_a_meaning_are_told(first: int) -> None:
    """A font of its own order and no table that says which characters its letters are."""
    page = Page()
    for row in range(20):
        words = b"".join((first + (row * 37 + column * 11) % 200).to_bytes(2, "big") for column in range(25))
        page.operators.append(f"BT /bare 16 Tf 80 {100 + 30 * row} Td <{words.hex()}> Tj ET")
    (found,) = read_pdf(Item("x.pdf", pdf([page])))
    assert isinstance(found, Unreadable)
    assert found.reason == "garbled"


def test_bullets_of_symbol_fonts() -> None:
    assert lines("\uf06c 建成智算中心3个\uf123。") == ["建成智算中心3个\ufffd。"]


def test_a_file_cut_off_anywhere_is_a_value() -> None:
    whole = (FILES / "plan.pdf").read_bytes()
    for length in range(5, whole.rindex(b"xref\n0"), len(whole) // 40):
        (found,) = read_pdf(Item("x.pdf", whole[:length]))
        assert isinstance(found, Unreadable), length
        assert found.reason in ("broken", "empty"), length


@pytest.mark.parametrize(("make", "reasons"), HOSTILE, ids=[make.__name__ for make, _ in HOSTILE])
def test_hostile_files_cost_one_document(make: Callable[[], bytes], reasons: frozenset[str]) -> None:
    data = make()
    started = time.monotonic()
    (found,) = read_bytes(data, "x.pdf")
    assert time.monotonic() - started < SECONDS + 5  # the limit, and the start of a new process
    assert (found.reason if isinstance(found, Unreadable) else "") in reasons


def test_a_long_report_is_read_well_within_the_limit() -> None:
    pages = Sheet(edges=edges("- {} -")).set([Paragraph(PROSE * 7)] * 56) * 10
    assert len(pages) >= 300
    started = time.process_time()
    found = document(pages)
    assert time.process_time() - started < SECONDS / 2
    assert found.text.split("\n") == [PROSE * 7] * 560
