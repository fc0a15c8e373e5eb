"""Fact, promise or term of a policy: what the words of a clause, a sentence and a heading say (figures.md §2, ``status``)."""

from __future__ import annotations

import re
from enum import StrEnum

from etl.mentions.cues import Cues

_PAST = re.compile(
    r"已经|已(?=[达建有完实成培引获新累拥突超集聚汇形落])|去年(?<![比较]去年)|上年(?<![比较]上年)|过去|回顾|截至|目前"
)
# Each alternative begins with a character, what may not stand before it is looked at behind: so re finds them fast.
_WILL = re.compile(
    r"将(?<![一二三四五六七八九十]将)(?!军|士|来|相|领|帅|会|\d|$|[^，。；]{1,12}[从由])|力争|争取(?<!累计争取)(?<!成功争取)(?![^，。；]{0,20}(?:资金|投资|专项|债券|贷款|补助|指标|转移支付|国债|任务))|努力(?=实现|达到|使|推动|争)|确保(?<!为确保)(?<!为了确保)|预期(?!寿命)|目标(?<!完成目标)(?<!完成全年目标)(?<!完成年度目标)(?<!考核目标)(?!任务完成|任务圆满|任务的|完成率)|计划(?=[到在用投新建实引培安完开发招购采扩再增打布])|准备(?=[再新招投建扩引把到明])(?!建[材设])|打算(?=[再新招投建扩引把到明])(?!建[材设])|计划(?<=公司计划|企业计划|我们计划|集团计划|今年计划|全年计划)|有望|拟(?=[建投新引用于出制])|届时|应该(?=[能会可]|突破|达到)|估计(?=[能会可要])|强调，[^。；]{0,12}要|要求，[^。；]{0,12}要|指出，[^。；]{0,12}要|提出，[^。；]{0,12}要|要(?=[新实达建培引完确力推加再])|下一步(?=[，、我们将公司园区全市])|接下来(?=[，、我们将公司园区全市])|下一?阶段(?=[，、我们将公司园区全市])"
)
_NUMBER = re.compile(r"^[（(]?[一二三四五六七八九十\d]+[)）]?[、.．]?(?:是)?")
_TASK = "{manner}?{task}"
_RESULT = "{result_heading}|提质增效$|持续(?:增强|优化|改善|提升|向好)|新(?:突破|进展|台阶|成就|提升|局面)$"
_FORECAST = re.compile(r"预计")


class Outlook(StrEnum):
    """What a section of a document is about."""

    REVIEW = "review"
    AHEAD = "ahead"
    UNKNOWN = ""


class StanceReader:
    """Reads stance cues; built from the cue words."""

    def __init__(self, cues: Cues) -> None:
        self._offer = cues.anywhere("provision")
        self._ahead = cues.anywhere("target_heading")
        self._review = cues.anywhere("review_heading")
        self._foundation = cues.terms("foundation_heading")
        self._task, self._result = cues.pattern(_TASK), cues.pattern(_RESULT)
        self._back = cues.anywhere("looks_back")

    def outlook(self, heading: str) -> Outlook:
        """Tell whether a heading opens a review or a section about what is to come.

        >>> from etl.vocabulary.tables import rows
        >>> reader = StanceReader(Cues(rows("cues")))
        >>> headings = ("一、2025年工作回顾", "一、产业基础", "（一）夯实产业基础", "二、2026年重点工作", "创新驱动")
        >>> [reader.outlook(heading).value for heading in headings]
        ['review', 'review', '', 'ahead', '']
        """
        if self._review.search(heading) or _NUMBER.sub("", heading).strip(" ：:。") in self._foundation:
            return Outlook.REVIEW
        return Outlook.AHEAD if self._ahead.search(heading) else Outlook.UNKNOWN

    def looks_back(self, heading: str) -> bool:
        """Tell whether a heading says outright that it reviews."""
        return self._back.search(heading) is not None

    def commands(self, heading: str) -> bool:
        """Tell whether a heading gives a task (深入推进…建设): it opens with a verb and names no result.

        >>> from etl.vocabulary.tables import rows
        >>> reader = StanceReader(Cues(rows("cues")))
        >>> reader.commands("（三）着力推动消费转型升级"), reader.commands("（三）消费市场持续回暖")
        (True, False)
        """
        words = _NUMBER.sub("", heading)
        return self._task.match(words) is not None and self._result.search(words) is None

    def promises(self, words: str) -> str:
        """Return the word that makes a promise of what follows, or an empty string."""
        match = _WILL.search(words)
        return match.group() if match else ""

    def forecasts(self, words: str) -> bool:
        """Tell whether the words say 预计: a promise for a time to come, an estimate for one that is over."""
        return _FORECAST.search(words) is not None

    def reports(self, words: str) -> bool:
        """Tell whether the words report what has happened."""
        return _PAST.search(words) is not None

    def offers(self, words: str) -> str:
        """Return the word that makes the amount a term of a policy (给予, 补助, 每家, ...), or an empty string."""
        match = self._offer.search(words)
        return match.group() if match else ""
