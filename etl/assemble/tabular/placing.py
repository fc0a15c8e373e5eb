"""Whose figure a cell is: the place or the organisation that its row, column, section or table names."""

from __future__ import annotations

from etl.assemble.placing import HEADING_REACH, owner
from etl.assemble.sites import NATION
from etl.assemble.tabular.sheet import Sheet, Spot
from etl.model import Span

_ZONE = "zone"


def place_cell(spot: Spot) -> tuple[str, str, str]:
    """Return (region code, entity, rule) of a cell."""
    for heads, rule in ((spot.rows, "region:row_head"), (spot.columns, "region:column_head")):
        for head in reversed(heads):
            placed = spot.sheet.places.get(head.noun)
            if placed is not None:
                code, entity, named = owner(placed.mention, rule)
                return code, entity or (placed.mention.name if placed.mention.rule == _ZONE else ""), named
    code, rule = _around(spot)
    return code, owner_of(spot), rule


def owner_of(spot: Spot) -> str:
    """Return the organisation, park or project that a row is about, or an empty string."""
    layout, sheet = spot.sheet.layout, spot.sheet
    for name, head in zip(reversed(layout.names_for(spot.column)), reversed(spot.rows), strict=False):
        labels = {above.label for above in layout.column_heads[name]}
        if (
            head.noun
            and head.noun not in sheet.places
            and (labels & {"owner", "place"} or sheet.tools.naming.owners.is_name(head.noun))
        ):
            return head.noun
    return ""


def _around(spot: Spot) -> tuple[str, str]:
    """Return the place of the section or of the table's name, else the document's."""
    sheet = spot.sheet
    section = sheet.layout.section(spot.row)
    spans = [(section.span, "region:section")] if section else []
    for span, rule in (*spans, *((span, "region:caption") for span in sheet.layout.above)):
        code = _opens_with(sheet, span)
        if code:
            return code, rule
    return sheet.reading.document.region_code, "region:document"


def _opens_with(sheet: Sheet, span: Span) -> str:
    """Return the code of the place that a line begins with, behind its number."""
    reach = span.start + sheet.numbering(span) + HEADING_REACH
    mentions = sheet.reading.regions_in(span.start, span.end)
    return next((each.code for each in mentions if each.start <= reach and each.code not in ("", NATION)), "")
