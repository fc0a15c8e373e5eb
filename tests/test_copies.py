"""Which documents tell the same story: reposts do, two bulletins of one office do not."""

from pathlib import Path

import pytest

import etl

STORY = (
    "5月6日，滨海市召开人工智能产业推进会。会议指出，去年全市人工智能企业达到320家，核心产业规模突破180亿元，同比增长21.5%。\n"
    "会议要求，各县区要抓好算力、数据、场景三件事，今年新建智算中心2个，开放应用场景60个，培育专精特新企业45家。\n"
    "市工业和信息化局、市数据局、市科技局主要负责同志作了发言，12家企业介绍了新产品和新技术的研发情况。\n"
    "会前，与会人员现场参观了滨海市机器人产业园，了解核心零部件、整机制造和系统集成的进展。\n"
)
MONTHLY = (
    "{month}月份，滨海市规模以上工业增加值同比增长{growth}%，工业投资完成{invested}亿元，新登记经营主体{firms}户。\n"
    "从主要行业看，电子信息制造业增加值增长{it}%，装备制造业增长{machines}%，新能源汽车产量{cars}辆。\n"
    "从投资看，技术改造投资完成{renewal}亿元，高技术产业投资增长{high}%，民间投资占全部投资的{private}%。\n"
)


def originals(folder: Path, **texts: str) -> dict[str, str]:
    """Build the texts (name → text) and return name → name of the document that it is a copy of."""
    (folder / "in").mkdir()
    for name, text in texts.items():
        (folder / "in" / f"{name}.txt").write_text(text, encoding="utf-8")
    etl.build([folder / "in"], folder / "data")
    documents = etl.load(folder / "data").documents
    names = dict(zip(documents["doc_id"], documents["file"].str.removesuffix(".txt"), strict=True))
    return {names[row.doc_id]: names[row.duplicate_of] for row in documents.itertuples(index=False) if row.duplicate_of}


def page(text: str, day: str, source: str) -> str:
    head = f"首页 > 要闻\n滨海市推进人工智能产业发展\n来源：{source}　发布时间：{day}\n"
    return f"{head}{text}相关报道：\n滨海市新增专精特新企业99家\n"


def test_a_repost_points_to_the_earliest_page(tmp_path: Path) -> None:
    found = originals(
        tmp_path,
        a=page(STORY, "2024-05-08", "某某资讯网") + "免责声明：本文来源于网络。\n",
        b=page(STORY, "2024-05-07", "滨海日报"),
        c=page(STORY, "2024-05-09", "某省人民政府网站").replace("会前，", "据悉，会前，"),
    )
    assert found == {"a": "b", "c": "b"}


def test_the_other_script_is_a_copy_too(tmp_path: Path) -> None:
    from opencc import OpenCC

    traditional = OpenCC("s2t").convert(page(STORY, "2024-05-09", "滨海日报"))
    assert originals(tmp_path, a=page(STORY, "2024-05-07", "滨海日报"), b=traditional) == {"b": "a"}


def test_two_months_of_one_bulletin_are_two_stories(tmp_path: Path) -> None:
    words = ("month", "growth", "invested", "firms", "it", "machines", "cars", "renewal", "high", "private")
    march = MONTHLY.format(**dict(zip(words, (3, 6.1, 82.5, 4120, 11.2, 7.4, 5300, 31.6, 14.8, 58.2), strict=True)))
    april = MONTHLY.format(**dict(zip(words, (4, 6.4, 97.3, 4388, 12.9, 8.1, 6120, 35.9, 13.1, 57.7), strict=True)))
    assert originals(tmp_path, a=march, b=april) == {}


def test_another_story_of_the_same_place_is_none(tmp_path: Path) -> None:
    other = "5月6日，滨海市召开农业农村工作会议，部署春耕生产，全市完成播种面积120万亩，建设高标准农田8万亩。\n"
    assert (
        originals(tmp_path, a=STORY, b=other + "会议要求，抓好种子、化肥、农药储备，确保粮食产量稳定在60万吨以上。\n")
        == {}
    )


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 2, 0)])
def test_the_order_of_documents_does_not_matter(order: tuple[int, ...]) -> None:
    from datetime import date

    from etl.copies import copies
    from etl.model import CleanText, Document, Masthead

    clean = CleanText(STORY, (), "zh-Hans", Masthead())
    documents = [Document(f"{n}", f"{n}.txt", "utf-8", clean, published_date=date(2024, 5, 9 - n)) for n in range(3)]
    assert copies([documents[index] for index in order]) == {"0": "2", "1": "2"}


def test_counts_take_each_story_once(tmp_path: Path) -> None:
    for name, day in (("a", "2024-05-08"), ("b", "2024-05-07")):
        (tmp_path / f"{name}.txt").write_text(page(STORY, day, "滨海日报"), encoding="utf-8")
    report = etl.build([tmp_path / "a.txt", tmp_path / "b.txt"], tmp_path / "data")
    once = etl.build([tmp_path / "b.txt"], tmp_path / "single")
    assert (report.documents, report.copies, report.figures) == (1, 1, once.figures)
