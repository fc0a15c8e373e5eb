"""Tables of indicators: invented tables of many shapes, with the figure that each cell should give."""

import json
import re
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

import etl
from etl.dataset import Dataset
from etl.mentions.quantities import QuantityFinder
from etl.vocabulary.tables import rows

CASES: list[dict[str, Any]] = json.loads((Path(__file__).parent / "tables_cases.json").read_text(encoding="utf-8"))
FINDER = QuantityFinder(rows("units"), rows("hedges"), rows("number_words"))


def extracted(text: list[str]) -> Dataset:
    return etl.extract("\n".join(text), name="table.txt")


def plain(value: object) -> object:
    if isinstance(value, pd.Timestamp):
        return value.date().isoformat()
    return None if value is pd.NaT or (isinstance(value, float) and pd.isna(value)) else value


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_cells_become_figures(case: dict[str, Any]) -> None:
    tables = extracted(case["text"])
    wanted = [case["all"] | figure for figure in case["figures"]]
    found = tables.indicators.to_dict("records")
    assert [row["quote"] for row in found] == [figure["quote"] for figure in wanted]
    for row, figure in zip(found, wanted, strict=True):
        rule = figure.pop("rules", "")
        assert {name: plain(row[name]) for name in figure} == figure
        assert rule in row["rules"]
    reasons = set(zip(tables.rejects["quote"], tables.rejects["reason"], strict=True))
    assert set(case["rejects"].items()) <= reasons


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_every_number_of_a_table_is_accounted_for(case: dict[str, Any]) -> None:
    check_account(case["text"])


CELLS = (
    "", "—", "2024年", "2023", "1—9月", "指标", "单位", "亿元", "产值（亿元）", "增长（%）", "12", "-3.4",
    "（1.2）", "▼3", "8-10", "0551-62345678", "2024-05-01", "合肥市", "其中：工业", "合计", "序号", "本月", "累计",
    "去年同期", "位次", "第3位", "约5万人", "增长8%", "到2027年达到500家。", "全市新增企业12家，增长5%", "占比", "1",
    "2", "目标", "三家", "5G基站（个）", "〔50〕", "500万元以上投资", "年末", "十四五", "前三季度", "单位：亿元、%",
    "12%", "99999999999", "-", "元/人", "翻一番", "首位", "至少", "近", "上", "余", "家",
)  # fmt: skip
LINES = (
    "合肥市2024年主要指标",
    "全市人工智能企业达到320家，同比增长5%。",
    "一、工业",
    "单位：亿元、%",
    "表2 2023年各县区情况",
)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.one_of(st.sampled_from(LINES), st.lists(st.sampled_from(CELLS), min_size=2, max_size=6).map("\t".join)),
        min_size=2,
        max_size=9,
    )
)
def test_every_number_of_any_table_is_accounted_for(lines: list[str]) -> None:
    assume("".join(lines).strip())
    check_account(["安徽省2024年统计资料", *lines])


def check_account(lines: list[str]) -> None:
    tables = extracted(lines)
    (text,) = tables.texts.values()
    found = {(quantity.start, quantity.core) for quantity in FINDER.find(text)}
    kept, rejected = set(tables.indicators["start"]), set(tables.rejects["start"])
    assert all((start in kept) != (core in rejected) for start, core in found)
    assert len(found) == len(kept) + len(rejected)
    for table in (tables.indicators, tables.rejects):
        for row in table.to_dict("records"):
            assert text[row["start"] : row["end"]] == row["quote"]
            assert row["quote"] in row["sentence"]
            assert row["sentence"] in text


PROSE = (
    "今年以来，全市人工智能企业营业收入增长21.5%，居全省第1位。",
    "全市智能工厂达到320家，其中国家级20家。",
)
TABLE = ["表1 2021年芜湖市主要指标", "指标\t2021年\t增长（%）", "机器人产量（台）\t500\t9", "工业投资（亿元）\t80\t-2"]


def test_tables_and_paragraphs_do_not_hear_each_other() -> None:
    head = ["合肥市人工智能产业发展情况", "来源：合肥日报  发布时间：2024-10-20"]
    alone, together = extracted([*head, *PROSE]), extracted([*head, PROSE[0], *TABLE, PROSE[1]])
    columns = ["quote", "metric", "value", "period_start", "period_end", "region_code", "status", "rules"]
    is_prose = ~together.indicators["sentence"].str.contains("\t")
    pd.testing.assert_frame_equal(
        together.indicators.loc[is_prose, columns].reset_index(drop=True), alone.indicators[columns]
    )
    cells = together.indicators.loc[~is_prose]
    assert cells["period_start"].dt.year.tolist() == [2021] * 4
    assert cells["region_code"].tolist() == ["340200"] * 4


def test_damaged_cells_are_never_mined() -> None:
    tables = extracted(["合肥市2024年产值", "指标\t2024年", "产值（亿元）\t1" + "\ufffd" + "2", "税收（亿元）\t5"])
    assert tables.indicators["metric"].tolist()[-1] == "税收"


def test_a_large_table_takes_no_long_time() -> None:
    lines = ["合肥市企业名单", "地区\t企业数（家）\t产值（亿元）\t增速（%）"]
    lines += [f"园区{index}\t{index % 90 + 1}\t{index % 70 + 1}.5\t{index % 9}.1" for index in range(3000)]
    assert len(extracted(lines).indicators) == 9000


WORDS = {row["role"] for row in rows("table_heads")}


def test_the_words_of_heads_are_sorted_and_each_has_a_role_that_is_used() -> None:
    keys = [(row["term"], row["role"]) for row in rows("table_heads")]
    assert keys == sorted(set(keys))
    source = "".join(path.read_text(encoding="utf-8") for path in Path(etl.__path__[0]).glob("assemble/tabular/*.py"))
    used = set(re.findall(r"[\"'](\w+)[\"']", source))
    assert not {role for role in WORDS if role.removesuffix("_verb") not in used}
