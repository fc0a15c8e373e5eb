"""Forms of words that name a number whatever stands beside it: offers, relative clauses, shares of doers, money for a deed."""

from __future__ import annotations

from etl.assemble.cycles import cycle
from etl.assemble.naming.after import spent_on
from etl.assemble.naming.contributed import contributed
from etl.assemble.naming.deeds import done
from etl.assemble.naming.portions import counted_doers, portion
from etl.assemble.naming.relative import without_head
from etl.assemble.naming.spoken import spoken
from etl.assemble.naming.words import OFFER, PORTION, Named
from etl.assemble.offering import offered_metric
from etl.assemble.reading import Reading
from etl.assemble.surroundings import Place

_LEAD_ON = ("对", "为", "给", "向", "把", "将", "让")


def of_form(reading: Reading, places: list[Place], index: int, noun: str, previous: Named) -> tuple[str, str] | None:
    """Return the name that a form of words gives with its rule, or None; ``noun`` is what the words before say."""
    place = places[index]
    before = previous[0][0] if previous else ""
    counted = index > 0 and places[index - 1].quantity.kind == "count"
    if offered := offered_metric(reading, place, noun, before, counted):
        return offered, OFFER
    if relative := without_head(reading, places, index):
        return relative, "metric:relative"
    if time := cycle(reading, place.quantity):
        return time, "metric:after"
    if share := contributed(reading, place, previous):
        return share, PORTION
    if part := portion(reading, place, noun, previous) or counted_doers(reading, place, previous):
        return part, PORTION
    if place.quantity.kind == "money" and not noun and (spent := spent_on(reading, place)):
        return spent, "metric:after"
    if deed := done(reading, place, noun) or spoken(reading, place, noun, bool(previous)):
        return deed, "metric:verb"
    return None


def of_last(places: list[Place], index: int) -> bool:
    """8架无人机对2000亩水稻…: the words before the second number are the first one's thing and a preposition."""
    place, last = places[index], places[index - 1] if index else None
    if last is None or not last.noun or place.left_start != last.quantity.end:
        return False
    if not place.left.startswith(last.noun):
        return False
    paid = place.quantity.kind == "money" and place.phrase.noun == last.noun  # 为86家企业放款9亿元
    return paid or (bool(place.noun) and place.left.endswith(_LEAD_ON))
