"""Whose policy a text cites: the region of its issuer, told by its number, its title, or who is said to issue it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from etl.alternatives import alternatives
from etl.assemble.reading import Reading
from etl.model import PolicyMention

COUNTRY = "100000"
_MUNICIPALITIES = ("11", "12", "31", "50")
_CLAUSE_END = re.compile(r"[，。；：！？\n》]")
_IN_ROW = ("", "、", "和", "及", "与", "以及")
_REACH = 40
_OPENING = 8
"""A place counts as a title's own where it begins within so many characters."""
_ABOUT = re.compile(r"关于|支持|印发")
_LAW = re.compile(r"(?<!办)法(?:[（(][^）)]*[）)])?$")


class Issuers:
    """The table ``policy_issuers``: what opens a document code, a title, or names who issued it."""

    def __init__(self, rows: Iterable[Mapping[str, str]]) -> None:
        self._regions: dict[tuple[str, str], str] = {(row["role"], row["term"]): row["region"] for row in rows}
        self._patterns = {role: self._longest_first(role) for role in ("code", "title", "issuer")}

    def place(self, reading: Reading, citations: Iterable[PolicyMention]) -> tuple[PolicyMention, ...]:
        """Return the citations with the region of each: its issuer's, else the document's own.

        Of titles in a row the first tells the issuer: 工信部《…方案》《…指南》.
        """
        placed: list[PolicyMention] = []
        for citation in citations:
            before = reading.text[placed[-1].end : citation.start] if placed else ""
            in_row = bool(placed) and before in _IN_ROW
            region = self._region(reading, citation, placed[-1].region_code if in_row else "")
            placed.append(replace(citation, region_code=region))
        return tuple(placed)

    def _region(self, reading: Reading, citation: PolicyMention, row: str) -> str:
        home = reading.document.region_code
        found = self._said("code", citation.number) if citation.number else ""
        if found and _city(found) == found != _province(found) and _province(found) != _province(home):
            found = ""  # 德政发 is 德州's in Shandong only
        if not found and citation.title:
            found = self._said("title", citation.title) or (COUNTRY if _LAW.search(citation.title) else "")
        if not found:
            found = _of_title(reading, citation) or self._before(reading, citation) or row
        return {"province": _province(home), "city": _city(home)}.get(found, found) or home

    def _said(self, role: str, words: str) -> str:
        match = self._patterns[role].match(words)
        return self._regions[role, match.group()] if match else ""

    def _before(self, reading: Reading, citation: PolicyMention) -> str:
        """The last issuer or place in the clause before the title (省政府印发《…》)."""
        text, first = reading.text, max(0, citation.start - _REACH)
        for end in _CLAUSE_END.finditer(text, first, citation.start):
            first = end.end()
        places = [region for region in reading.regions_in(first, citation.start) if region.code]
        issuers = list(self._patterns["issuer"].finditer(text, first, citation.start))
        said = self._regions["issuer", issuers[-1].group()] if issuers else ""
        if said == COUNTRY and (not places or issuers[-1].start() >= places[-1].start):
            return said
        return places[-1].code if places else said  # 浙江省委、省政府

    def _longest_first(self, role: str) -> re.Pattern[str]:
        return re.compile(alternatives(term for kind, term in self._regions if kind == role))


def _of_title(reading: Reading, citation: PolicyMention) -> str:
    """《合肥市数据条例》 is 合肥's; 《关于支持…的意见》 is about a place, not its own."""
    if not citation.title or _ABOUT.match(citation.title):
        return ""
    regions = reading.regions_in(citation.start, citation.end)
    inside = [region for region in regions if region.start <= citation.start + _OPENING and region.code]
    return inside[-1].code if inside else ""


def _province(code: str) -> str:
    return code[:2] + "0000" if code else ""


def _city(code: str) -> str:
    if not code or code.endswith("0000") or code[:2] in _MUNICIPALITIES:
        return _province(code)
    return code[:4] + "00"
