"""What was done to a text, in words: on the evidence page, and for every kind that reading and cleaning know."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import etl.clean
import etl.read
from dashboard import cleaning_panel
from dashboard.words import texts
from etl.clean.steps import STEPS, TextStep
from etl.model import DocumentKind
from etl.schema import ACTIONS
from etl.vocabulary.tables import rows
from tests.dashboard import left_out_sample
from tests.dashboard.left_out_sample import DAMAGED, FIRST
from tests.dashboard.places_sample import html, opened
from tests.dashboard.test_evidence_page import marks, text_of

NASTY = "<script>alert(1)</script>\"'&<img src=x onerror=alert(1)>"
KIND = re.compile(r"[a-z]+(?:_[a-z]+)*")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return left_out_sample.write(tmp_path_factory.mktemp("cleaned") / "data")


def edit(**more: Any) -> dict[str, Any]:
    return {"action": "dropped", "kind": "menu", "count": 1, "before": "首页", "after": "", "start": None} | more


def words_in(node: ast.AST | None) -> Iterator[str]:
    """Yield the names that an expression may give: "a", "a" if x else "b", x or "a"."""
    match node:
        case ast.Constant(value=str(word)) if KIND.fullmatch(word):
            yield word
        case ast.IfExp(body=one, orelse=other):
            yield from (*words_in(one), *words_in(other))
        case ast.BoolOp(values=parts):
            for part in parts:
                yield from words_in(part)


def pairs_in(node: ast.AST) -> Iterator[str]:
    """Yield the first of each pair in a piece of code: ("menu", text)."""
    for part in ast.walk(node):
        if isinstance(part, ast.Tuple) and len(part.elts) == 2:
            yield from words_in(part.elts[0])


def noted(node: ast.AST) -> Iterator[str]:
    """Yield the kinds of furniture that one piece of code notes down."""
    match node:
        case ast.Assign(targets=[ast.Tuple(elts=targets)], value=ast.Tuple(elts=values)):
            for target, value in zip(targets, values, strict=True):
                yield from words_in(value) if is_note(target) else ()
        case ast.Assign(targets=[target], value=value) if is_note(target):
            yield from words_in(value)
        case ast.Call(func=ast.Attribute(attr="fromkeys"), args=[_, value]) | ast.DictComp(value=value):
            yield from words_in(value)
        case ast.FunctionDef(name=name) if "kind" in name or "left_out" in name:
            for part in ast.walk(node):
                match part:
                    case ast.Return(value=value):
                        yield from words_in(value)
                    case ast.Yield(value=ast.Tuple() as value):
                        yield from pairs_in(value)
        case ast.Assign() | ast.AnnAssign() | ast.AugAssign() | ast.Expr() | ast.Return() if mentions_dropped(node):
            yield from pairs_in(node)


def is_note(target: ast.AST) -> bool:
    """Tell whether an assignment to this says of which kind a line is."""
    match target:
        case ast.Subscript(value=ast.Name(id="found" | "own" | "dropped")) | ast.Name(id="kind" | "KIND"):
            return True
    return False


def mentions_dropped(node: ast.AST) -> bool:
    return any(
        "dropped" in (getattr(p, "id", ""), getattr(p, "attr", ""), getattr(p, "arg", "")) for p in ast.walk(node)
    )


def kinds_in(source: str) -> set[str]:
    return {word for node in ast.walk(ast.parse(source)) for word in noted(node)}


@pytest.mark.parametrize(
    ("source", "kinds"),
    [
        ('found[1] = "made" if x else "masthead"', {"made", "masthead"}),
        ('a, found[1] = b, "byline"', {"byline"}),
        ('page.without(dict.fromkeys(x, "glossary"))', {"glossary"}),
        ('page = replace(page, dropped=(*page.dropped, ("note_marks", str(n))))', {"note_marks"}),
        ('dropped.append(("running_head", text))', {"running_head"}),
        ('dropped += [("contents", line.text) for line in lines]', {"contents"}),
        ('def _left_out():\n    yield kind or ("menu" if x else "outside"), text', {"menu", "outside"}),
        ('def _kind():\n    return "photo"', {"photo"}),
        ('encoding = "utf"', set()),
    ],
)
def test_kinds_are_found_in_code(source: str, kinds: set[str]) -> None:
    assert kinds_in(source) == kinds


def furniture_of(package: Any) -> set[str]:
    """Return the kinds of furniture that the modules of a package that take lines off name themselves."""
    sources = map(source_of, Path(package.__path__[0]).rglob("*.py"))
    return {
        kind for source in sources if re.search(r"dropped|without\(|furniture", source) for kind in kinds_in(source)
    }


def test_every_kind_of_furniture_has_words() -> None:
    in_code = furniture_of(etl.clean) | furniture_of(etl.read)
    assert {"masthead", "made", "byline", "rule", "glossary", "repeated_title", "repeated_lead"} <= in_code
    in_tables = {row["kind"] for row in rows("furniture")} | {row["role"] for row in rows("page_parts")}
    kinds = in_code | in_tables - {"body", "title"}
    assert not sorted(kind for kind in kinds if f"furniture.{kind}" not in texts())


def test_every_repair_has_words() -> None:
    mending = {step.name for step in STEPS if isinstance(step, TextStep) or step.mends}
    assert {"traditional_characters", "byte_shifts"} <= mending
    assert not sorted(name for name in mending if f"repair.{name}" not in texts())


def source_of(path: Path) -> str:
    return path.read_text(encoding="utf-8")


@pytest.mark.parametrize("prefix", ["cleaning.{}", "cleaning.{}_note", "cleaning.summary_{}"])
def test_every_action_has_words(prefix: str) -> None:
    assert set(ACTIONS) == set(cleaning_panel.ACTIONS)
    assert not [action for action in ACTIONS if prefix.format(action) not in texts()]


def test_every_kind_of_document_has_words() -> None:
    assert not [kind for kind in DocumentKind if f"kind.{kind}" not in texts()]


def test_a_repair_counts_its_places_and_furniture_its_lines() -> None:
    mended = edit(action="mended", kind="radicals", count=7, before="⼈工", after="人工")
    edits = [mended, mended, edit(), edit(kind="share"), edit(action="quarantined", before="锟斤拷")]
    assert cleaning_panel.summary(edits, "zh") == "修复7处 · 1处未能恢复 · 去掉页面文字2行"
    assert cleaning_panel.summary(edits[:3], "en") == "7 places mended · 1 line of the page taken off"
    assert cleaning_panel.summary([], "en") == ""


def test_what_is_only_marked_is_not_called_mended() -> None:
    marked = edit(action="mended", kind="lost_characters", before="达锟斤拷亿", after="达⟦锟斤拷⟧亿")
    assert cleaning_panel.summary([marked, edit(action="quarantined")], "zh") == "1处未能恢复"


def test_what_changed_is_set_off() -> None:
    assert cleaning_panel.changed("甲乙丙", "甲丁丙") == ("甲<b>乙</b>丙", "甲<b>丁</b>丙")
    assert cleaning_panel.changed("甲(jiǎ)乙", "甲乙") == ("甲<b>(jiǎ)</b>乙", "甲乙")
    assert cleaning_panel.changed("", "甲") == ("", "<b>甲</b>")
    page = cleaning_panel.cleaning([edit(action="mended", kind="invisible_characters", before="智\u200b能")], "zh")
    assert "<del><b>智[U+200B]能</b></del></li>" in page


def test_a_kind_without_words_is_told_by_its_name() -> None:
    page = cleaning_panel.cleaning([edit(kind="side_bar"), edit(action="mended", kind="odd_bytes", before="")], "zh")
    assert "<summary>side bar <small>1行</small></summary>" in page
    assert '<p class="cleaning-kind">odd bytes <small>1处</small></p>' in page


def test_a_long_list_is_cut_and_says_so() -> None:
    page = cleaning_panel.cleaning([edit(before=f"栏目{n}") for n in range(100)], "en")
    assert "100 lines" in page
    assert page.count("<li>") == 61
    assert "40 more in the table" in page


def test_an_untouched_text_says_so() -> None:
    assert "正文与原件一致" in cleaning_panel.cleaning([], "zh")


def test_nothing_of_a_document_becomes_markup() -> None:
    actions = [edit(action=action, kind=NASTY, before=NASTY, after="x", start=1, end=2) for action in ACTIONS]
    page = cleaning_panel.cleaning(actions, "en", NASTY * 2)
    assert "<script" not in page
    assert "<img" not in page


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        (
            "zh",
            (
                "清洗记录",
                "修复548处 · 1处未能恢复 · 去掉页面文字3行",
                "繁体转为简体 <small>548处",
                "菜单与栏目 <small>2行",
            ),
        ),
        (
            "en",
            ("What was done to this text", "548 places mended", "menus and channels <small>2 lines", "First 2 places"),
        ),
    ],
)
def test_the_evidence_page_tells_what_was_done(folder: Path, lang: str, said: tuple[str, ...]) -> None:
    page = html(opened("evidence", folder, doc=FIRST, lang=lang))
    assert not [words for words in said if words not in page]
    assert "<del>推<b>進&lt;產業</b>&gt;智能</del><ins>推<b>进&lt;产业</b>&gt;智能</ins>" in page
    assert "<li>打印 &lt;关闭&gt;</li>" in page
    assert f"<li>120家，第3批名单列入<b>{DAMAGED}</b>，编号为L4。⏎下一步安" in page


def test_what_could_not_be_restored_is_marked_in_the_text(folder: Path) -> None:
    app = opened("evidence", folder, doc=FIRST, region="120000")
    assert ("damaged", DAMAGED) in marks(app)
    assert "其中的数不采用" in text_of(app)["html"]
    assert '<i class="damaged">' in html(app)
    assert '<i class="damaged">' not in html(opened("evidence", folder, doc=f"{2:016x}"))


def test_a_number_in_it_keeps_its_own_mark(folder: Path) -> None:
    app = opened("evidence", folder, doc=FIRST, rejects="1", region="120000")
    found = marks(app)
    at = found.index(("reject", "45"))
    assert found[at - 1 : at + 2] == [("damaged", "■■"), ("reject", "45"), ("damaged", "家■■")]


def test_kind_and_number_stand_among_the_facts(folder: Path) -> None:
    page = html(opened("evidence", folder, doc=FIRST))
    assert "<dt>文种</dt><dd>通知、政策文件</dd>" in page
    assert "<dt>发文字号</dt><dd>样政〔2025〕18号</dd>" in page
