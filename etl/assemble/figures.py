"""From numbers to figures and rejects: every number of a document becomes one or the other."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace

from etl.assemble.admission import reason_against
from etl.assemble.bounds import interval, rounded, stated_bound
from etl.assemble.certainty import doubts
from etl.assemble.grouping import continues, ends_change, list_orders, once, starts_change
from etl.assemble.headlines import as_told
from etl.assemble.listed_places import places_each
from etl.assemble.lookup import Naming
from etl.assemble.measuring import Reckoning, reckon
from etl.assemble.naming import name_metrics
from etl.assemble.owners import without_owner
from etl.assemble.placing import place_figure
from etl.assemble.reading import Reading
from etl.assemble.sites import holds
from etl.assemble.standing import stand
from etl.assemble.stocks import LIST_GOES_ON, is_stock, stock_goes_on
from etl.assemble.surroundings import Place, places
from etl.assemble.tabular import TableReading, TableTools
from etl.assemble.timed import Timed
from etl.assemble.timing import time_figure
from etl.assemble.units import stated_unit
from etl.mentions.metrics.trimming import plain, without_first_of_kind
from etl.mentions.quantities import Quantity
from etl.mentions.sentences import containing
from etl.model import Basis, Bound, Figure, Measure, Reject, Span
from etl.value import value


@value
class Settled:
    """What a number's neighbours settle: its reckoning, whether it starts a change, is a stock, and its place in a 分别 list."""

    reckoning: Reckoning
    baseline: bool
    stock: bool
    order: tuple[int, int]
    bound: Bound


def figures_and_rejects(
    reading: Reading, naming: Naming, tables: TableTools
) -> tuple[tuple[Figure, ...], tuple[Reject, ...]]:
    """Return the figures and the rejects of a document, in order of appearance."""
    figures: list[Figure] = []
    cells = TableReading(reading, tables)
    rejects: list[Reject] = []
    by_paragraph: dict[int, list[Quantity]] = {}
    starts = [paragraph.span.start for paragraph in reading.paragraphs]
    for quantity in reading.quantities:
        index = bisect_right(starts, quantity.core) - 1
        answer = cells.answer(quantity) if cells.holds(quantity) else None
        if isinstance(answer, Figure):
            figures.append(_weighed(answer, reading, naming))
            continue
        reason = answer or reason_against(reading, quantity)
        if reason:
            rejects.append(_reject(reading, index, quantity, reason))
        else:
            by_paragraph.setdefault(index, []).append(quantity)
    for index, admitted in by_paragraph.items():
        for sentence in places(reading, index, admitted):
            for figure in _sentence(reading, naming, sentence):
                completed = cells.completed(figure)
                figures.append(figure if completed is figure else _weighed(completed, reading, naming))
    in_order = sorted(figures, key=lambda figure: figure.start)
    return tuple(as_told(reading, in_order, lambda figure: _weighed(figure, reading, naming))), tuple(rejects)


def _weighed(figure: Figure, reading: Reading, naming: Naming) -> Figure:
    """Return a figure with its confidence, which rests on everything else that is known of it."""
    known = (figure.rules, figure.flags, figure.measure, figure.status, figure.metric, figure.metric_id)
    return replace(figure, confidence=naming.certainty.weigh(*known, reading.document_kind))


def _reject(reading: Reading, paragraph: int, quantity: Quantity, reason: str) -> Reject:
    quote = reading.document.text[quantity.core : quantity.core_end]
    sentences = reading.paragraphs[paragraph].sentences
    index = containing(sentences, quantity.core)
    span = sentences[index] if index >= 0 else Span(quantity.core, quantity.core_end)
    return Reject(quantity.core, quantity.core_end, quote, reading.quoted(span), reason)


def _sentence(reading: Reading, naming: Naming, sentence: list[Place]) -> list[Figure]:
    metrics = name_metrics(reading, sentence)
    orders = list_orders(sentence)
    result: list[Figure] = []
    reckoning: Reckoning | None = None
    earlier: Reckoning | None = None
    stock = baseline = False
    for index, place in enumerate(sentence):
        order = orders.get(index, (0, 1))
        follows_list = order[0] > 0 or (index > 0 and continues(sentence[index - 1], place))
        if reckoning is None or not follows_list:
            goes_on = _increment_goes_on(reading, place, reckoning) and not _pays(sentence, index)
            reckoning = reckon(reading, place, goes_on)
        reckoning = earlier if earlier is not None and _aims_higher(place, earlier) else reckoning
        earlier = reckoning
        ends = baseline and ends_change(sentence, index)
        baseline = starts_change(sentence, index) or once(sentence, index)
        if (baseline or ends) and place.quantity.kind != "rank":
            reckoning = Reckoning(Measure.LEVEL, Basis.NONE, False, "measure:change_pair")
        stock = stock if follows_list else stock_goes_on(reading, place, stock) if index else is_stock(reading, place)
        stock = stock or ends
        each = places_each(reading, place)
        if each:
            for position in range(each):
                metric, metric_rule = metrics[index][0]
                shared = Settled(reckoning, baseline, stock, (position, each), stated_bound(sentence, index, order[0]))
                result.append(_figure(reading, naming, place, shared, metric, metric_rule))
            continue
        settled = Settled(reckoning, baseline, stock, order, stated_bound(sentence, index, order[0]))
        for metric, metric_rule in metrics[index]:
            result.append(_figure(reading, naming, place, settled, metric, metric_rule))
    return result


def _pays(sentence: list[Place], index: int) -> bool:
    """新引进项目48个、到位资金215亿元: an amount is not so many more of the things counted before."""
    return sentence[index].quantity.kind == "money" and sentence[index - 1].quantity.kind == "count"


def _increment_goes_on(reading: Reading, place: Place, before: Reckoning | None) -> bool:
    """新增A 7家、B 5家: 新增 governs B too, unless B has a verb of its own or is the total (总数突破200家)."""
    if before is None or before.measure is not Measure.INCREMENT:
        return False
    words = LIST_GOES_ON.sub("", place.left, count=1)
    if words == place.left:
        return False
    if place.quantity.hedges[:1] == ("突破",):  # the total that the growth has brought it to
        return False
    return not reading.cues.at_start("lead", "total").match(words)


_AIMS = re.compile(r"[，、]?(?:并|努力|力争|争取|确保|冲刺)+(?:达到|实现|完成)?")


def _aims_higher(place: Place, earlier: Reckoning) -> bool:
    """增长8.5%以上，力争达到10%: the second rate is a growth like the first."""
    rates = place.quantity.kind == "percent" and earlier.measure is Measure.GROWTH
    return rates and _AIMS.fullmatch(place.left) is not None


def _figure(reading: Reading, naming: Naming, place: Place, settled: Settled, metric: str, metric_rule: str) -> Figure:
    quantity, reckoning = place.quantity, settled.reckoning
    status, status_rule = stand(reading, place, settled.baseline)
    timed = time_figure(reading, place, reckoning, status, settled.baseline, settled.stock)
    metric, region, entity, region_rule = _whose(reading, naming, place, settled.order, metric)
    metric_id, theme = naming.metrics.identify(metric)
    value = rounded(reckoning.sign * quantity.value)
    flags = doubts(place, metric, timed, region, region_rule, metric_rule)
    rules = (timed.rule, region_rule, metric_rule, status_rule, reckoning.rule)
    known = (rules, flags, reckoning.measure, status, metric, metric_id)
    low, high = _interval(settled.bound, quantity, reckoning, value)
    return Figure(
        start=quantity.start,
        end=quantity.end,
        quote=reading.document.text[quantity.start : quantity.end],
        sentence=reading.quoted(place.sentence),
        metric=metric,
        metric_id=metric_id,
        theme=theme,
        value=value,
        value_max=None if quantity.value_max is None else rounded(reckoning.sign * quantity.value_max),
        unit=stated_unit(reading, place),
        bound=settled.bound,
        low=low,
        high=high,
        measure=reckoning.measure,
        basis=_basis(reckoning, timed),
        status=status,
        baseline=settled.baseline,
        period_start=timed.first,
        period_end=timed.last,
        period_text=timed.text,
        region_code=region,
        entity=entity,
        industry=naming.industries.classify(metric),
        confidence=naming.certainty.weigh(*known, reading.document_kind),
        flags=flags,
        rules=rules,
    )


def _whose(
    reading: Reading, naming: Naming, place: Place, order: tuple[int, int], metric: str
) -> tuple[str, str, str, str]:
    """Return the metric without its owner, and whose it is: region, entity, the rule of the region."""
    facility, metric = naming.owners.opening(reading, place, metric)
    metric = without_first_of_kind(metric)
    region, entity, rule = _owned(reading, naming, place, order)
    entity = facility or entity
    bare = without_owner(metric, entity) if region else metric  # an area (长三角) stays
    return plain(bare), region, entity, rule


def _interval(
    bound: Bound, quantity: Quantity, reckoning: Reckoning, value: float
) -> tuple[float | None, float | None]:
    """Return the ends of what a number leaves open, most often nothing: both are its ``value``."""
    if bound is Bound.EXACT and quantity.value_max is None:
        return value, value
    low, high = interval(quantity, bound, reckoning.sign)
    return None if low is None else rounded(low), None if high is None else rounded(high)


_REPLACED = ("region:document", "region:paragraph", "region:heading", "region:speaker", "region:paragraph_area")
"""A place that a number has from further off than the firm that its sentence is about."""


def _owned(reading: Reading, naming: Naming, place: Place, order: tuple[int, int]) -> tuple[str, str, str]:
    """Return region, entity and the rule of the region: a firm's seat goes before the document's region."""
    region, entity, rule = place_figure(reading, place, order)
    if entity and rule not in _REPLACED:
        return region, entity, rule
    owner, seat = naming.owners.owner(reading, place)
    if owner and not entity and naming.owners.is_named_after(reading, place, region):
        return seat or reading.document.region_code, owner, "region:seat" if seat else "region:document"
    if entity:  # a zone that an earlier sentence names gives way to the firm that the story has come to
        return region or (seat or reading.document.region_code if owner else ""), owner or entity, rule
    home = reading.document.region_code
    if owner and not seat and rule == "region:paragraph" and region != home and holds(region, home):
        seat = home  # a dateline (新华社重庆消息) is no place of its own
    if seat and rule in _REPLACED:
        return seat, owner, "region:seat"
    return region, owner, rule


def _basis(reckoning: Reckoning, timed: Timed) -> Basis:
    """Where no base is named: year on year for a stretch of up to a year, cumulative for a longer one, else none."""
    if reckoning.measure not in (Measure.GROWTH, Measure.GAP):
        return Basis.NONE
    if reckoning.stated and not (timed.long and reckoning.basis is Basis.YOY):
        return reckoning.basis
    if reckoning.rule == "measure:than_other" and not reckoning.stated:
        return Basis.NONE  # 比人工采摘省三成工
    if timed.long:
        return Basis.CUMULATIVE
    return Basis.NONE if timed.first is None or _a_day(timed) else Basis.YOY


def _a_day(timed: Timed) -> bool:
    """目前能耗下降17% is against no year; what stands at the end of one is."""
    return timed.first == timed.last and timed.last is not None and (timed.last.month, timed.last.day) != (12, 31)
