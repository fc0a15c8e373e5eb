"""What the search page asks: the figures and the sentences that a query finds."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

import pandas as pd

from dashboard.dataset import Dataset
from dashboard.queries import narrowing
from dashboard.search.grammar import Quantity, Query
from dashboard.search.known import family, metrics_called
from dashboard.search.sentences import sentences_with
from dashboard.selection import Filters

# Characters of text that a search reads through: some thousand documents. Beyond, only sentences with figures are found.
MOST_TEXT = 64_000_000
_NEAR = 1e-9  # what arithmetic on floats can lose
_RANK = "(strpos(lower(metric), ?) > 0 OR list_contains(?, metric_id))"
Condition = tuple[str, list[object]]


def figures(dataset: Dataset, filters: Filters, query: Query, limit: int | None = None) -> pd.DataFrame:
    """Return the figures that a query finds in the selection: columns of ``indicators`` and ``title``, the best first.

    A word has to stand in the sentence, in the entity, or name the metric in either language. Figures whose metric is
    named go first, then the surer and the newer ones. A hedged number counts by its number, a range as all of it.
    """
    test, params = _narrowed(filters, query)
    order, order_params = _order(query)
    return dataset.query(
        f"SELECT indicators.*, title FROM indicators JOIN documents USING (doc_id) WHERE {test} "
        f"ORDER BY {order} confidence >= 0.7 DESC, period_end DESC NULLS LAST, indicator_id LIMIT ?",
        [*params, *order_params, limit],
    )


def count(dataset: Dataset, filters: Filters, query: Query) -> pd.DataFrame:
    """Return one row: ``figures`` that a query finds, and ``documents`` that hold them."""
    test, params = _narrowed(filters, query)
    return dataset.query(
        "SELECT count(*) AS figures, count(DISTINCT doc_id) AS documents FROM indicators JOIN documents USING (doc_id) "
        f"WHERE {test}",
        params,
    )


def regions(dataset: Dataset, filters: Filters, query: Query) -> pd.DataFrame:
    """Return how many of the figures each province-level region has: ``region, figures``; the most first."""
    test, params = _narrowed(filters, query)
    return dataset.query(
        "SELECT left(indicators.region_code, 2) || '0000' AS region, count(*) AS figures "
        f"FROM indicators JOIN documents USING (doc_id) WHERE {test} AND indicators.region_code <> '' "
        "GROUP BY 1 ORDER BY figures DESC, region",
        params,
    )


def around(dataset: Dataset, filters: Filters, query: Query) -> dict[str, pd.DataFrame]:
    """Return what goes with the figures, table by table: their documents, and what else those say.

    Of a search for places only, ``industries``, ``policies``, ``measures`` and ``documents`` are those of the places.
    """
    test, params = _narrowed(filters, query)
    held = f"SELECT doc_id FROM indicators JOIN documents USING (doc_id) WHERE {test}"
    place, codes = _places(query, "other")
    is_of_place = bool(query.places) and query == Query(places=query.places)
    return {
        table: dataset.query(
            f"SELECT * FROM {table} AS other WHERE doc_id IN ({held}) {f'OR ({place})' if is_of_place else ''} ORDER BY ALL",
            [*params, *(codes if is_of_place else [])],
        )
        for table in ("documents", "industries", "policies", "measures")
    }


def sentences(dataset: Dataset, filters: Filters, query: Query, limit: int) -> pd.DataFrame:
    """Return sentences without a figure of the selection that hold all words: ``doc_id, start, end, sentence, title``.

    At most ``limit`` rows, of the newest documents first; region and places are those of the document. A query that only
    a figure can meet finds none, and so does a selection by period, theme, industry or status.
    """
    columns = ["doc_id", "start", "end", "sentence", "title", "region_code", "province", "city", "county", "day"]
    if not query.words or query.of_figures or _only_figures(filters):
        return pd.DataFrame(columns=columns)
    test, params = narrowing.places(filters, "documents")
    place, codes = _places(query, "documents")
    documents = dataset.query(
        "SELECT doc_id, title, region_code, province, city, county, coalesce(event_date, published_date) AS day, chars "
        f"FROM documents WHERE {test} AND {place} ORDER BY day DESC NULLS LAST, doc_id",
        [*params, *codes],
    )
    documents = documents[documents["chars"].cumsum() <= MOST_TEXT]
    longest = max(query.words, key=len)
    told = dataset.query(
        f"SELECT DISTINCT doc_id, sentence FROM indicators WHERE {_holds('sentence', longest)}", [longest.lower()]
    )
    known = set(zip(told["doc_id"], told["sentence"], strict=True))
    rows: list[tuple[object, ...]] = []
    for document in documents.itertuples():
        text = dataset.text(document.doc_id)  # type: ignore[arg-type]
        about = (document.title, document.region_code, document.province, document.city, document.county, document.day)
        for found in sentences_with(str(document.doc_id), text, query.words, query.without):
            if (found.doc_id, found.sentence) not in known:
                rows.append((found.doc_id, found.start, found.end, found.sentence, *about))
        if len(rows) >= limit:
            break
    return pd.DataFrame(rows[:limit], columns=columns)


def _narrowed(filters: Filters, query: Query) -> Condition:
    """Return the condition that filters and query make together."""
    parts = [narrowing.figures(filters), _places(query, "indicators"), _quantity(query.quantity), _kind(query)]
    parts += [_word(word) for word in query.words]
    parts += [("strpos(lower(sentence), ?) = 0", [word.lower()]) for word in query.without]
    return " AND ".join(f"({test})" for test, _ in parts), [value for _, params in parts for value in params]


def _word(word: str) -> Condition:
    small = word.lower()
    held = " OR ".join(_holds(column, word) for column in ("sentence", "metric", "entity"))
    return f"{held} OR list_contains(?, metric_id)", [small, small, small, metrics_called(word)]


def _holds(column: str, word: str) -> str:
    """Return the test that a column holds a word; one without Latin letters has no case, which is twice as fast."""
    return f"strpos({f'lower({column})' if any(map(str.isascii, word)) else column}, ?) > 0"


def _order(query: Query) -> Condition:
    if not query.words:
        return "", []
    params: list[object] = [value for word in query.words for value in (word.lower(), metrics_called(word))]
    return " + ".join([f"{_RANK}::INT"] * len(query.words)) + " DESC, ", params


def _places(query: Query, table: str) -> Condition:
    """Return the condition of the places: one inside another one that is named stands for both."""
    codes = {code for _, named in query.places for code in named}
    if not codes:
        return "true", []
    stems = {code.removesuffix("0000") if code.endswith("0000") else code.removesuffix("00") for code in codes}
    narrow = sorted(stem for stem in stems if not any(other != stem and other.startswith(stem) for other in stems))
    if "10" in narrow:  # the whole country, which no code stands below
        narrow[narrow.index("10")] = "100000"
    return f"list_bool_or(list_transform(?, lambda stem: starts_with({table}.region_code, stem)))", [narrow]


def _quantity(quantity: Quantity | None) -> Condition:
    if not quantity:
        return "true", []
    worth = family(quantity.unit) if quantity.unit else {}
    params: list[object] = []
    test = "true"
    if worth:
        test = "list_contains(?, indicators.unit)"
        params.append(list(worth))
    factor = "map_extract(map(?, ?), indicators.unit)[1]" if len(worth) > 1 else "1"
    for end, column, sign in (
        (quantity.low, "coalesce(value_max, value)", ">" if quantity.above else ">="),
        (quantity.high, "value", "<" if quantity.below else "<="),
    ):
        if end is not None:
            near = abs(end) * _NEAR * (1 if sign in (">", "<=") else -1)  # an end that belongs to it must not fall out
            test += f" AND {column} * {factor} {sign} ?"
            params += [*([list(worth), list(worth.values())] if len(worth) > 1 else []), end + near]
    return test, params


def _kind(query: Query) -> Condition:
    tests, params = _within(query)
    for column, value in (("status", query.status), ("measure", query.measure), ("basis", query.basis)):
        if value:
            tests.append(f"{column} = ?")
            params.append(value)
    return " AND ".join(tests) or "true", params


def _within(query: Query) -> tuple[list[str], list[object]]:
    """Return the tests of the period: what overlaps years, but what lies within a part of a year."""
    if query.months and query.year_from:
        first, last = query.months
        end = date(query.year_from, last, monthrange(query.year_from, last)[1])
        return ["period_start >= ?", "period_end <= ?"], [date(query.year_from, first, 1), end]
    ends = (("year(period_end) >= ?", query.year_from), ("year(period_start) <= ?", query.year_to))
    return [test for test, year in ends if year], [year for _, year in ends if year]


def _only_figures(filters: Filters) -> bool:
    of_figures = filters.mark.without("region")
    return any((filters.year_from, filters.year_to, filters.themes, filters.industries, filters.statuses, of_figures))
