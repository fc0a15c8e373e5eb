"""What the reader has selected, as a value: the shared filters, the language and the choices that single pages offer.

A :class:`Filters` knows how it is written into a link and read from one, and nothing about Streamlit; the widgets and
the address bar are :mod:`dashboard.filters`' business.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from dashboard import marks
from dashboard.marks import Mark
from dashboard.regions import province
from dashboard.words import LANGUAGES
from etl.model import Status
from etl.schema import THEMES

STATUSES = tuple(status.value for status in Status)
# Choices of single pages that belong into a link, with whether they are kept when the reader goes to another page.
PICKS = {
    "metric": True,
    "against": True,
    "scope": False,
    "other": False,
    "dot": False,
    "other_scope": False,
    "admit": False,
    "verdict": False,
    "check": False,
    "year": False,
    "level": False,
    "place": False,
    "beside": False,
    "edition": False,
    "period": False,
    "rhythm": False,
    "relief": False,
    "figure": False,
    "reject": False,
    "doc": False,
    "reason": False,
    "search": False,
    "more": False,
    "more_conflicts": False,
    "span": False,
    "rejects": False,
    "view": False,
    "naming": False,
}
_CODE = re.compile(r"[\w.\-]{1,40}")
_LONGEST_PICK = 200


@dataclass(frozen=True, slots=True)
class Filters:
    """The selection; an empty tuple or ``None`` means "no limit".

    ``regions`` are province-level codes; ``year_from`` and ``year_to`` are inclusive and select figures whose period
    overlaps them; ``industries`` are taxonomy codes; ``mark`` is what the reader picked in a chart, and narrows like
    the filters; ``picks`` are the pages' own choices (see :data:`PICKS`).
    """

    lang: str = "zh"
    regions: tuple[str, ...] = ()
    year_from: int | None = None
    year_to: int | None = None
    themes: tuple[str, ...] = ()
    industries: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    mark: Mark = field(default_factory=Mark)
    picks: tuple[tuple[str, str], ...] = ()

    def pick(self, name: str) -> str:
        """Return a page's own choice, or an empty string if the reader has made none."""
        return dict(self.picks).get(name, "")

    def with_pick(self, name: str, value: str) -> Filters:
        """Return the same selection with one page's choice set, or taken back by an empty value."""
        picks = {**dict(self.picks), name: value[:_LONGEST_PICK]}
        return replace(self, picks=tuple(sorted((key, chosen) for key, chosen in picks.items() if chosen)))

    @property
    def narrowed(self) -> bool:
        """Whether any of the shared filters limits the selection."""
        return any((self.regions, self.year_from, self.year_to, self.themes, self.industries, self.statuses, self.mark))

    def shared(self) -> Filters:
        """Return what all pages share: the selection without the choices of single pages."""
        return replace(self, picks=())

    def unmarked(self, *parts: str) -> Filters:
        """Return the selection without these parts of the mark, or without all of it: for a chart whose axes show them."""
        return replace(self, mark=self.mark.without(*(parts or marks.PARTS)))

    def widened(self) -> Filters:
        """Return the selection without any limit, in the same language and with the same choices."""
        return Filters(lang=self.lang, picks=self.picks)

    def for_other_page(self, **picks: str) -> Filters:
        """Return what a link to another page should carry: the filters, the lasting choices, and ``picks``."""
        kept = replace(self, picks=tuple(pair for pair in self.picks if PICKS[pair[0]]))
        for name, value in picks.items():
            kept = kept.with_pick(name, value)
        return kept

    def to_url(self) -> dict[str, str]:
        """Return the query parameters of a link that opens this selection; defaults are left out.

        >>> Filters(lang="en", regions=("370000", "510000"), year_from=2024).to_url()
        {'lang': 'en', 'region': '370000,510000', 'from': '2024'}
        """
        params = {
            "lang": "" if self.lang == LANGUAGES[0] else self.lang,
            "region": ",".join(self.regions),
            "from": str(self.year_from or ""),
            "to": str(self.year_to or ""),
            "theme": ",".join(self.themes),
            "industry": ",".join(self.industries),
            "status": ",".join(self.statuses),
            "mark": str(self.mark),
            **dict(self.picks),
        }
        return {name: value for name, value in params.items() if value}

    @classmethod
    def from_url(cls, params: Mapping[str, str]) -> Filters:
        """Read the query parameters of a link; whatever is not understood is left out.

        >>> Filters.from_url({"region": "370000,x", "from": "20x4", "status": "target", "lang": "en"})
        Filters(lang='en', regions=('370000',), year_from=None, year_to=None, themes=(), industries=(), \
statuses=('target',), mark=Mark(region='', year='', period='', status='', industry='', metric=''), picks=())
        """
        regions = (province(code) for code in _listed(params, "region") if re.fullmatch(r"\d{6}", code))
        lang = params.get("lang", "")
        return cls(
            lang=lang if lang in LANGUAGES else LANGUAGES[0],
            regions=tuple(dict.fromkeys(regions)),
            year_from=_year(params.get("from", "")),
            year_to=_year(params.get("to", "")),
            themes=tuple(theme for theme in THEMES if theme in _listed(params, "theme")),
            industries=tuple(sorted({code for code in _listed(params, "industry") if _CODE.fullmatch(code)})),
            statuses=tuple(status for status in STATUSES if status in _listed(params, "status")),
            mark=marks.read(params.get("mark", "")),
            picks=tuple(sorted((name, params[name][:_LONGEST_PICK]) for name in PICKS if params.get(name))),
        )


def _listed(params: Mapping[str, str], name: str) -> list[str]:
    return [part for part in params.get(name, "").split(",") if part]


def _year(text: str) -> int | None:
    return int(text) if re.fullmatch(r"(1[89]|20|21)\d\d", text) else None
