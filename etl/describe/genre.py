"""The kind of a document, from its title and first lines."""

from __future__ import annotations

import re

from etl.model import CleanText, DocumentKind

_TITLES: tuple[tuple[DocumentKind, re.Pattern[str]], ...] = (
    (DocumentKind.WORK_REPORT, re.compile(r"政府工作报告|(?:人大常委会|法院|检察院)工作报告|工作报告$")),
    (DocumentKind.STATISTICS, re.compile(r"统计公报|运行情况$|经济运行|统计数据|主要指标")),
    (
        DocumentKind.PLAN,
        re.compile(r"规划(?:纲要)?(?:（|\(|$)|行动计划|行动方案|实施方案|工作方案|三年行动|工作要点|规划[（(]"),
    ),
    (
        DocumentKind.NOTICE,
        re.compile(
            r"若干(?:政策|措施|意见)|的(?:通知|意见|决定|批复|函)|管理办法|条例|政策措施|实施细则|申报指南|公告$|(?:条|项)(?:政策)?措施|政策$|办法$|规定$"
        ),
    ),
    (DocumentKind.INTERVIEW, re.compile(r"访谈|专访|对话|答记者问|热议")),
    (DocumentKind.BULLETIN, re.compile(r"联播快讯|简报|一周|要闻|快讯$")),
)
_KICKER = re.compile(r"^[【\[]?(?:国内|国际)?(?:联播)?快讯|简讯|一句话新闻")
_ADDRESS = re.compile(r"现在，?我代表\S{0,8}人民政府，?\S{0,6}(?:向大会|报告)")


def document_kind(clean: CleanText) -> DocumentKind:
    """Return the genre; news where nothing says otherwise."""
    head = clean.masthead.title or clean.text[:80].split("\n")[0]
    for kind, pattern in _TITLES:
        if pattern.search(head):
            return kind
    if any(_KICKER.search(clean.text[block.start : block.end]) for block in clean.blocks[:3]):
        return DocumentKind.BULLETIN
    return DocumentKind.WORK_REPORT if _ADDRESS.search(clean.text[:1500]) else DocumentKind.NEWS
