"""Shares against the part and the whole that they relate (甲占乙比重), where both are stated for the same time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product

from etl.compare.checks import Check, Kind, decided, judged
from etl.compare.signature import Signatures
from etl.compare.statement import RATES, Book, Statement, Subject
from etl.gazetteer import COUNTRY

_SHARE = re.compile(r"(?P<part>.{2,}?)(?:占|相当于)(?P<whole>.{2,}?)(?:的?(?:比重|比例|份额|之比|比))?$")
_OF_THE_COUNTRY = ("全国", "全国总量")
_MOST = 4


def shares(book: Book, signatures: Signatures) -> Iterator[Check]:
    """Yield a check for each share whose part and whole are stated."""
    for stated in (each for found in book.documents.values() for each in found):
        named = _SHARE.fullmatch(stated.words) if (stated.measure, stated.unit) == ("level", "%") else None
        if named is None or stated.when is None or stated.baseline:
            continue
        part = Subject(*signatures.names(named["part"]), stated.subject.region, stated.subject.entity)
        whole = _whole(part, named["whole"], signatures)
        parts = book.levels(part, stated.when, stated.status, stated.doc_id)[:_MOST]
        wholes = book.levels(whole, stated.when, stated.status, stated.doc_id)[:_MOST]
        check = decided(_ratio(stated, one, all_) for one, all_ in product(parts, wholes) if _sizes(one, all_))
        if check is not None:
            yield check


def _whole(part: Subject, words: str, signatures: Signatures) -> Subject:
    if words in _OF_THE_COUNTRY:
        return part._replace(region=COUNTRY, entity="")
    return Subject(*signatures.names(words), part.region, part.entity)


def _sizes(part: Statement, whole: Statement) -> bool:
    return part.unit == whole.unit and part.unit not in RATES and part.value > 0 and whole.value > 0


def _ratio(stated: Statement, part: Statement, whole: Statement) -> Check:
    expected = part.interval.over(whole.interval).times(100)
    value = part.value / whole.value * 100
    check = Check(Kind.SHARE, stated, (part, whole), expected, value, stated.interval, stated.value, "%")
    return judged(check)
