"""What one head of a row or column says of its numbers: metric, unit, kind of statement, status, time."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from etl.assemble.tabular.words import PERCENT, POINTS, RANK, HeadUnit, HeadWords
from etl.mentions.metrics import SHORT
from etl.model import Basis, Measure, Status

MOST_KNOWN = 20_000
LABELS = ("sequence", "code", "contact", "date", "unit", "time", "place", "owner")
"""What a whole column can be instead of values or names."""

_ORDER = re.compile(
    r"^(?:[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[、.．](?!\d)|[①-⑳])"
)
_MARKS = "#＃*＊·•●○◆-—－　 "
_NOTE = re.compile(r"[*＊※①-⑳†]+$|[\[［]\d{1,2}[\]］]$")
_BRACKET = re.compile(r"[（(\[［〔]([^（()）\[\]［］〔〕]{1,24})[）)\]］〕]")
_TAIL_UNIT = re.compile(r"(?:[/／,，:：]|单位[:：])([^/／,，:：]{1,8})$|(%|‰)$")
_SIGNS = re.compile(r"[±+＋]+/?[-－—]?")
_DIGIT_YEAR = re.compile(r"(?:19|20)\d\d年?|[〇零一二三四五六七八九]{4}年")
_AMONG = re.compile("[居列在]?(?:全国|全省|全市|全区)$")


@dataclass(frozen=True, slots=True)
class Head:
    """A head as read. ``noun`` is what it measures, empty where it only says how; ``words`` is the text for its time.

    ``label`` is one of ``LABELS``, ``total`` a row of the whole, ``part`` one that 其中 opens, ``negative`` a fall.
    """

    text: str = ""
    words: str = ""
    noun: str = ""
    unit: HeadUnit | None = None
    measure: Measure | None = None
    basis: Basis | None = None
    negative: bool = False
    status: Status | None = None
    label: str = ""
    total: bool = False
    part: bool = False


class HeadReader:
    """Reads heads; each text is read once."""

    def __init__(self, words: HeadWords) -> None:
        self.words = words
        self._known: dict[str, Head] = {}

    def read(self, text: str) -> Head:
        """Return what a head says.

        >>> from etl.toolbox import toolbox
        >>> head = toolbox().tables.heads.read("其中：规上工业增加值比上年增长（%）")
        >>> head.noun, head.measure.value, head.basis.value, head.unit.unit
        ('规上工业增加值', 'growth', 'yoy', '%')
        """
        if text not in self._known:
            if len(self._known) >= MOST_KNOWN:
                self._known.clear()
            self._known[text] = self._read(text)
        return self._known[text]

    def _read(self, text: str) -> Head:
        bare, part = self._bare(text)
        plain, unit, base = self._brackets(bare)
        label = self.words.role(bare, LABELS) or self.words.role(plain, LABELS)
        head = Head(text, plain, plain, unit, label=label, total=self.words.has("total", plain), part=part)
        return self._named(self._status(self._statement(head, base)))

    def _bare(self, text: str) -> tuple[str, bool]:
        """Take off blanks, numbering, list marks, notes and 其中."""
        bare = _NOTE.sub("", "".join(text.split()).strip(_MARKS))
        bare = _ORDER.sub("", bare).strip(_MARKS)
        rest = self.words.lead_in.sub("", bare).strip(_MARKS)
        return (rest, True) if rest and rest != bare else (bare, False)

    def _brackets(self, bare: str) -> tuple[str, HeadUnit | None, str]:
        """Return the text without its unit and its bracketed base (增长率（同比）), and those."""
        unit, base, plain = None, "", bare
        for match in _BRACKET.finditer(bare):
            inner = match[1].removeprefix("单位：").removeprefix("单位:")
            found = self.words.unit(_SIGNS.sub("", inner))
            if found is not None:
                unit, base = found, base or ("±" if _SIGNS.search(inner) else "")
            elif self.words.change.fullmatch(_SIGNS.sub("±", inner.rstrip("%"))):
                unit, base = (PERCENT if inner.endswith("%") else unit), inner.rstrip("%")
            else:
                continue
            plain = plain.replace(match[0], "", 1)
        if unit is None and (alone := self.words.unit(plain)) is not None:
            return "", alone, base
        tail = _TAIL_UNIT.search(plain)
        if unit is None and tail is not None:
            unit = self.words.unit(tail[1] or tail[2])
            plain = plain[: tail.start()] if unit is not None else plain
        return plain.rstrip("：:，,、"), unit, base

    def _statement(self, head: Head, base: str) -> Head:
        """Read the kind of statement off the end of the words: rank, change, increment, share."""
        words = self.words
        if words.completed.search(head.noun):
            return replace(head, unit=head.unit or PERCENT, status=Status.ACTUAL, measure=Measure.LEVEL)
        if (match := words.rank.search(head.noun)) is not None:
            return replace(head, noun=_AMONG.sub("", head.noun[: match.start()]), measure=Measure.RANK, unit=RANK)
        if words.has("points", head.noun):
            return replace(head, noun="", measure=Measure.GAP, unit=POINTS, basis=self._basis(base))
        change = words.change.search(_SIGNS.sub("±", head.noun))
        if change is not None and words.has("to_date", change["only"] or ""):
            change = None  # 1—9月累计, 投资累计: the sum so far; 累计增长 is a change
        if change is not None or base:
            return self._change(head, change, base)
        if (added := words.added.search(head.noun)) is not None:
            rest = head.noun[added.end() :]
            named = rest if not added.start() and len(rest) > SHORT else head.noun  # 新增就业 is one name
            return replace(head, noun=named, measure=Measure.INCREMENT)
        if words.share.search(head.noun):
            return replace(head, unit=head.unit or PERCENT, measure=Measure.LEVEL)
        return head

    def _change(self, head: Head, match: re.Match[str] | None, base: str) -> Head:
        said = (match["base"] or match["only"] or "") if match else ""
        move = (match["move"] or "") if match else ""
        noun = match.string[: match.start()] if match else head.noun
        amount = head.unit is None and self.words.has("amount", move)  # 比上年增加, in the unit of the table
        relative = not amount and (head.unit is None or head.unit.kind in ("percent", "permille", "times"))
        return replace(
            head,
            noun=noun,
            words=head.words if _DIGIT_YEAR.search(said) else noun,
            unit=head.unit or (None if amount else PERCENT),
            measure=Measure.GROWTH if relative else Measure.GAP,
            basis=self._basis(said or base),
            negative=self.words.has("fall", move),
        )

    def _basis(self, said: str) -> Basis | None:
        roles = {"yoy": Basis.YOY, "mom": Basis.MOM, "per_year": Basis.PER_YEAR, "since_january": Basis.NONE}
        if said and (_DIGIT_YEAR.search(said) or self.words.has("long", said)):
            return Basis.PER_YEAR if said.endswith("年均") else Basis.CUMULATIVE
        role = self.words.role(said, roles)
        return roles[role] if role else None

    def _status(self, head: Head) -> Head:
        if head.status is not None:
            return head
        for role, status in (("actual", Status.ACTUAL), ("target", Status.TARGET)):
            noun = self.words.cut(role, head.noun)
            if noun != head.noun:
                return replace(head, noun=noun, status=status)
        return head

    def _named(self, head: Head) -> Head:
        """Leave in ``noun`` what is measured: no time, no word that only says how."""
        noun = without_times(self.words, head.noun)
        is_nothing = head.total or self.words.has("generic", noun)
        return replace(head, noun="" if is_nothing else noun)


_YEAR = r"(?:(?:19|20)\d\d|[〇零一二三四五六七八九]{4})年?(?:度|初|末|底)?"
_PART = (
    r"\d{1,2}月?(?:[—–\-~～至到])\d{1,2}月|\d{1,2}月(?:份|末|底)?|前?[一二三四两]{1,3}个?季度|[上下]半年|前\d{1,2}个月"
    r"|第[一二三四]季度|年[底末初]|季度|Q[1-4]"
)
_PLAN = r"“?十[二三四五六]五”?(?:时期|期间|末|规划)?"
_TIME = re.compile(
    rf"(?:截至|截止|到|至)?(?:{_YEAR}(?:[—–\-~～至到]{_YEAR})?(?:{_PART})?|{_PART}|{_PLAN})(?:末|底|份|度|止)?"
)


def without_times(words: HeadWords, text: str) -> str:
    """Return a head without the times that it names.

    >>> from etl.toolbox import toolbox
    >>> [without_times(toolbox().tables.heads.words, t) for t in ("2024年1—9月", "2025年企业数", "12月末贷款余额", "本月止累计")]
    ['', '企业数', '贷款余额', '']
    """
    text = _TIME.sub("", text).strip("的：:，,、()（）")
    if words.relative.match(text):
        return words.relative.sub("", text, count=1)
    return words.relative_end.sub("", text)
