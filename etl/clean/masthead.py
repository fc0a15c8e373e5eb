"""What a page says about itself in labelled lines: who published it, who wrote it, when, and where the original is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from etl.clean.datewords import find_date
from etl.clean.docnumber import read_number
from etl.model import Masthead

AROUND = " \u3000|｜/【】[]（）()<>《》,，;；·-—"
TIME = re.compile(r"\d{1,2}\s?[:：]\s?\d{2}(?:\s?[:：]\s?\d{2})?|星期[一二三四五六日天]|周[一二三四五六日]|(?:上|下)午")
_LINK = re.compile(r"https?://[!-~]+")
_BRACKETED = re.compile(r"[\[【]\s*([\u4e00-\u9fff]{2,6})\s*[\]】]\s*[:：]?")
_MARK = re.compile("[:：|｜丨]")
_SENTENCE = re.compile("[。？！；?!]")
_LONGEST_VALUE = {"url": 500, "title": 120, "ignored": 120}
_NAME = re.compile(r"[\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff]+·[\u4e00-\u9fff·]+|[\u4e00-\u9fff]\s[\u4e00-\u9fff]")
_WRITES = re.compile(
    r"((?:驻\S{0,6})?(?:首席|特约|见习|全媒体|融媒体)*记者|通讯员|实习生|撰稿人?|采写|撰文|文[/／、]?图|图[/／、]?文|文[/:：]|作者)"
)
_WRITERS = re.compile("记者|通讯员|实习生|撰稿|采写|撰文|作者|[文图][/／、文图:：]")
_OTHER = re.compile(r"(摄影报道|摄影|摄像|摄|编辑|校对|审核|制图|图[/:：]|视频|责编)")
_BLANKS = r"[\s\u3000]*"
_ORGANISATION = re.compile(r"[\u4e00-\u9fffA-Za-z·/+\s-]{0,24}")


@dataclass(frozen=True, slots=True)
class Labels:
    """The rows of ``masthead_labels.csv``: which label announces which field."""

    fields: Mapping[str, str]
    pattern: re.Pattern[str]
    ends: frozenset[str] = frozenset()

    @classmethod
    def from_rows(cls, rows: Sequence[Mapping[str, str]]) -> Labels:
        """Compile the labels, the longest first; blanks may stand between their characters (标　题).

        After a label with a ``bar`` a bar may stand for the colon (文 | 张三); 视频丨 begins a headline.
        """
        fields = {row["label"]: row["field"] for row in rows}
        barred = {row["label"] for row in rows if row.get("bar")}
        return cls(
            fields, re.compile(f"{_spelt(fields)}\\s*[:：]|{_spelt(barred or fields)}\\s*[|｜丨]"), _ends(fields)
        )

    def marks(self, text: str) -> list[re.Match[str]]:
        """Return the labels in a line; most lines with a colon need not be searched for them."""
        before = (text[max(0, mark.start() - 8) : mark.start()].rstrip()[-2:] for mark in _MARK.finditer(text))
        return list(self.pattern.finditer(text)) if any(map(self._may_end, before)) else []

    def plain(self, text: str) -> str:
        """Return a line whose labels stand in brackets ([ 发布日期 ] 2021-09-14) with colons behind them."""
        return _BRACKETED.sub(lambda found: f"{found[1]}：" if found[1] in self.fields else found[0], text)

    def _may_end(self, two: str) -> bool:
        """Tell whether a label may end in these two characters; one that is spaced out may."""
        return two in self.ends or two[:1].isspace() or (two[-1:] in self.ends and not "\u4e00" <= two[0] <= "\u9fff")

    def field(self, mark: re.Match[str]) -> str:
        """Return the field that a label, as a match of ``pattern``, announces."""
        return self.fields["".join((mark[1] or mark[2]).split())]


def read_labelled(text: str, labels: Labels) -> Mapping[str, str] | None:
    """Return what a line of labels says, by field, or None if the line is something else.

    >>> labels = Labels.from_rows([{"label": "来源", "field": "source"}, {"label": "作者", "field": "author"}])
    >>> read_labelled("来源: 人民网 作者: 2019-05-30 19:32:13", labels)
    {'source': '人民网', 'author': '', 'published': '2019-05-30'}
    >>> read_labelled("数据来源：统计局", labels) is None
    True
    """
    marks = labels.marks(text)
    lead = text[: marks[0].start()] if marks else ""
    if not marks or len(_undated(lead)) > 24 or ("\u4e00" <= lead[-1:] <= "\u9fff") or "。" in lead:
        return None
    found: dict[str, str] = {}
    for mark, following in zip(marks, [*(mark.start() for mark in marks[1:]), len(text)], strict=True):
        field, value = labels.field(mark), text[mark.end() : following]
        is_sentence = _SENTENCE.search(value.rstrip(" 。")) or ("，" in value and value.endswith("。"))
        if len(value) > _LONGEST_VALUE.get(field, 60) or is_sentence:
            return None
        found[field] = found.get(field) or _value(field, value)
    if found.get("published") == "" and len(found) == 1:
        return None  # 时间：3月5日 is a notice's own line
    if when := find_date(text):
        found.setdefault("published" if "written" not in found else "written", when[0].isoformat())
    return found


def read_byline(text: str) -> str:
    """Return the names in a line that only says who wrote it, or an empty string.

    >>> read_byline("(记者 王亚同 廖雪梅)"), read_byline("记者 柴胜松 黄莹 摄影 邵纪明"), read_byline("记者看到新厂房")
    ('王亚同 廖雪梅', '柴胜松 黄莹', '')
    """
    if len(text) > 160 or not _WRITERS.search(text):
        return ""
    pieces = _WRITES.split(_OTHER.sub(r"\n\1\n", text.strip(" \u3000（）()【】[]/□■●▲◆○◎")))
    if not _ORGANISATION.fullmatch(pieces[0]) or len(pieces[0]) > 24:
        return ""
    names: list[str] = []
    for piece in pieces[2::2]:
        own, *others = piece.split("\n")
        if not all(_names(part) is not None or _OTHER.fullmatch(part.strip()) for part in (own, *others)):
            return ""
        names += _names(own) or []
    return " ".join(names)


def merge(masthead: Masthead, found: Mapping[str, str], basis: str) -> Masthead:
    """Return ``masthead`` with what it did not say yet; ``basis`` names the rule that found a date."""
    merged = replace(
        masthead,
        title=masthead.title or found.get("title", ""),
        source=masthead.source or found.get("source", ""),
        author=masthead.author or found.get("author", ""),
        url=masthead.url or found.get("url", ""),
        document_number=masthead.document_number or found.get("number", ""),
    )
    when = find_date(found.get("published", ""))
    if when is None or masthead.published_date is not None:
        return merged
    return replace(merged, published_date=when[0], published_basis=basis)


def _value(field: str, value: str) -> str:
    if field == "number":
        return read_number(value)
    if field == "url":
        link = _LINK.search(value)
        return link[0] if link else ""
    when = find_date(value)
    if field in ("published", "written"):
        return when[0].isoformat() if when else ""
    cut = value[: when[1]] if when else value
    bare = re.split(r"\s{2,}|[|｜\u3000]|[【\[]|\s[大中小]字号", TIME.sub("", cut).strip(AROUND))[0]
    return closed(" ".join(bare.split()).strip(AROUND))


def closed(name: str) -> str:
    """Return a name with the mark that ends its title: 某某卫视《新闻联播》.

    >>> closed("某某卫视《新闻联播"), closed("《新闻联播》")
    ('某某卫视《新闻联播》', '《新闻联播》')
    """
    return f"{name}》" if name.rfind("《") > name.rfind("》") else name


def _undated(text: str) -> str:
    when = find_date(text)
    return TIME.sub("", text[: when[1]] + text[when[2] :] if when else text)


def _names(text: str) -> list[str] | None:
    """Return the names in ``text``; None if there is anything else."""
    words = [word for word in re.split(r"[\s\u3000、,，/:：]+", text) if word]
    joined = _joined(words)
    return joined if all(_NAME.fullmatch(word) for word in joined) else None


def _joined(words: Sequence[str]) -> list[str]:
    """Put together names that are set with a blank: 林 君."""
    joined: list[str] = []
    for word in words:
        if joined and len(word) == 1 and len(joined[-1]) == 1:
            joined[-1] += word
        else:
            joined.append(word)
    return joined


def _ends(labels: Iterable[str]) -> frozenset[str]:
    return frozenset(label[-2:] for label in labels)


def _spelt(labels: Iterable[str]) -> str:
    """Return a group that matches the labels, the longest first; one of a single character stands after no other.

    Each begins with its own first character, by which a pattern is searched much faster.
    """
    ordered = sorted(labels, key=lambda label: (-len(label), label))
    return (
        "("
        + "|".join(
            f"{label}(?<![\u4e00-\u9fff]{label})" if len(label) == 1 else _BLANKS.join(label) for label in ordered
        )
        + ")"
    )
