"""Fetch a row of addresses into a folder: hosts side by side, each at its own pace, results in the order named."""

from __future__ import annotations

import ssl
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock

from etl.fetch.address import Address
from etl.fetch.exchange import Exchange
from etl.fetch.limits import LIMITS, Limits
from etl.fetch.network import Network
from etl.fetch.pace import Clock, Pacer, WallClock
from etl.fetch.refused import RefusedError
from etl.fetch.store import Store
from etl.fetch.targets import targets
from etl.fetch.visit import Visitor
from etl.fetch.warc import Page
from etl.model import Unreadable

Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Fetched:
    """An address and the file with its content; ``fresh`` if the address did not have it before, ``same_as`` another
    address that has it too and stands before this one."""

    url: str
    path: Path
    fresh: bool
    same_as: str = ""


@dataclass(slots=True)
class Report:
    """What a fetch did, in the order of the addresses."""

    fetched: list[Fetched] = field(default_factory=list)
    refused: list[Unreadable] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @property
    def paths(self) -> list[Path]:
        """The files that hold the contents, each once."""
        return list(dict.fromkeys(one.path for one in self.fetched))


@dataclass(frozen=True)
class _Run:
    """What the threads of one fetch share."""

    visitor: Visitor
    store: Store
    progress: Progress
    lock: Lock = field(default_factory=Lock)

    def host(self, places: Sequence[tuple[int, Address]]) -> dict[int, Fetched | Unreadable]:
        """Fetch the addresses of one host, one after the other."""
        results = {}
        for position, address in places:
            if self.visitor.pacer.clock.stopped:
                break
            results[position] = self._one(position, address)
            with self.lock:
                self.progress(address.url)
        return results

    def _one(self, position: int, address: Address) -> Fetched | Unreadable:
        known = self.store.known(address.url)
        try:
            final, answer = self.visitor.document(address, known)
        except RefusedError as refused:
            return refused.as_value(address.url)
        if known and answer.status == 304:
            return Fetched(address.url, self.store.path(known.sha256), fresh=False)
        entry = self.store.keep(address.url, Page(final, answer, datetime.now(UTC)), position)
        return Fetched(address.url, self.store.path(entry.sha256), fresh=not known or known.sha256 != entry.sha256)


def fetch(
    named: Sequence[str],
    folder: Path,
    *,
    allow_http: bool = False,
    progress: Progress = lambda url: None,
    network: Network | None = None,
    context: ssl.SSLContext | None = None,
    limits: Limits = LIMITS,
    clock: Clock | None = None,
) -> Report:
    """Fetch the addresses and lists of addresses ``named`` into ``folder`` and report each.

    ``network`` says which machines may be asked (public ones), ``context`` whose certificates count (the system's
    authorities). ``progress`` is called with each address when it is done.

    Raises:
        OSError: ``folder`` cannot be written.
    """
    places, notes = targets(named)
    store = Store(folder)
    exchange = Exchange(network or Network(), context or ssl.create_default_context(), limits)
    visitor = Visitor(exchange.ask, Pacer(clock or WallClock()), limits, allow_http)
    results: dict[int, Fetched | Unreadable] = {
        position: one for position, one in enumerate(places) if isinstance(one, Unreadable)
    }
    addresses = [(position, one) for position, one in enumerate(places) if isinstance(one, Address)]
    results |= _side_by_side(_Run(visitor, store, progress), addresses, limits.hosts)
    return _report([results[position] for position in sorted(results)], store, notes)


def _side_by_side(run: _Run, addresses: Sequence[tuple[int, Address]], hosts: int) -> dict[int, Fetched | Unreadable]:
    groups: dict[str, list[tuple[int, Address]]] = {}
    for position, address in addresses:
        groups.setdefault(address.host, []).append((position, address))
    results: dict[int, Fetched | Unreadable] = {}
    with ThreadPoolExecutor(max_workers=hosts) as threads:
        try:
            for found in threads.map(run.host, groups.values()):
                results |= found
        except BaseException:  # an interrupt, a full disk: finish what is under way, begin nothing more
            run.visitor.pacer.clock.stop()
            raise
        finally:
            run.store.save()
    return results


def _report(results: Sequence[Fetched | Unreadable], store: Store, notes: Sequence[str]) -> Report:
    report = Report(notes=[*store.notes, *notes])
    first: dict[Path, str] = {}
    for one in results:
        if isinstance(one, Unreadable):
            report.refused.append(one)
            continue
        twin = first.setdefault(one.path, one.url)
        if twin == one.url and one.fresh:
            twin = store.former(one.url, one.path) or one.url
        report.fetched.append(replace(one, same_as=twin if twin != one.url else ""))
    return report
