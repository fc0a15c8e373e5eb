"""Many readers at once on one process: each clicks once a second, and waits for the chart to change.

Loopback only, a fixed number of sessions and seconds, and the server ends with the run.
"""

from __future__ import annotations

import asyncio
import os
import random
from collections.abc import Coroutine, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import quantiles
from typing import Any

from dashboard.regions import FIVE, name
from dashboard.words import text
from tests.bench.serving import Served, served
from tests.bench.session import Answer, Session

CHARTED = ("overview", "map", "timeline", "comparison", "targets", "industries", "rejects")
REGIONS, STATUSES = "filter.region", "filter.status"
SESSIONS, SECONDS, WARMING, RERUNS = 50, 30, 200, 2000
CLICK, CROWD, MEMORY, GROWTH = 0.300, 0.500, 1024, 5


@dataclass(frozen=True, slots=True)
class Measured:
    """Seconds of clicks; the server's memory in bytes before and after them, and its processor seconds for one."""

    clicks: list[float]
    before: int
    after: int
    work: float

    @property
    def p95(self) -> float:
        """The time that 95 of 100 clicks stay below."""
        return quantiles(self.clicks, n=20)[-1]


def report(data: Path) -> bool:
    """Measure one reader, a crowd and a long stay on the dataset, and tell whether all budgets were kept."""
    with served(data) as server:
        fresh, known = (measured(server, alone(server)) for _ in range(2))
        crowd = measured(server, together(server, SESSIONS, SECONDS))
        asyncio.run(staying(server, WARMING))
        stay = measured(server, staying(server, RERUNS))
    rows = [
        ("click to changed chart, nothing kept, p95", fresh.p95, CLICK, "s"),
        ("click to changed chart, seen before, p95", known.p95, CLICK, "s"),
        (f"{SESSIONS} readers, a click a second each, p95", crowd.p95, CROWD, "s"),
        ("memory of the server", max(run.after for run in (fresh, known, crowd, stay)) / 2**20, MEMORY, "MiB"),
        (f"growth over {RERUNS:,} reruns", (stay.after / stay.before - 1) * 100, GROWTH, "%"),
    ]
    print(
        f"\nDashboard on the demonstration data, one process           value     budget   (load of the machine {_load()})"
    )
    for what, value, budget, unit in rows:
        print(f"  {what:<48} {value:10.3f} {budget:10.3f} {unit}")
    for what, run in (("nothing kept", fresh), ("seen before", known), ("crowd", crowd), ("long stay", stay)):
        print(f"  processor time of a click, {what:<21} {run.work:10.3f}            s")
    return all(value < budget for _, value, budget, _ in rows)


def measured(server: Served, clicking: Coroutine[Any, Any, list[float]]) -> Measured:
    """Let readers click and take down what it cost the server."""
    before, work = server.memory(), server.work()
    clicks = asyncio.run(clicking)
    return Measured(clicks, before, server.memory(), (server.work() - work) / len(clicks))


def _load() -> str:
    return f"{os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "unknown"


async def alone(server: Served) -> list[float]:
    """Let one reader click through the regions and statuses of every page, and return the seconds of each click."""
    clicks = []
    for page in CHARTED:
        session, _ = await Session.open(server.address, page)
        for key, labels in offered(session).items():
            clicks += [waited(await session.click(key, label)) for label in labels]
            await session.click(key)
        await session.close()
    return clicks


async def together(server: Served, sessions: int, seconds: int) -> list[float]:
    """Let many readers click at once, each on a page of its own, for some seconds."""
    readers = [reader(server, number, seconds) for number in range(sessions)]
    return [waited(answer) for answers in await asyncio.gather(*readers) for answer in answers]


async def reader(server: Served, number: int, seconds: int) -> list[Answer]:
    """Click once a second; who waits longer than that clicks when the page is there."""
    chance = random.Random(number)
    await asyncio.sleep(number / 10)
    session, _ = await Session.open(server.address, CHARTED[number % len(CHARTED)])
    answers, clock = [], asyncio.get_running_loop()
    for _ in range(seconds):
        due = clock.time() + 1
        key, labels = chance.choice(list(offered(session).items()))
        answers.append(await session.click(key, chance.choice(labels)))
        await asyncio.sleep(max(0.0, due - clock.time()))
    await session.close()
    return answers


async def staying(server: Served, reruns: int) -> list[float]:
    """Let one reader stay for many clicks, over selections that all have been seen before."""
    session, _ = await Session.open(server.address, "comparison")
    labels = choices()[REGIONS]
    clicks = [waited(await session.click(REGIONS, labels[turn % len(labels)])) for turn in range(reruns)]
    await session.close()
    return clicks


def choices() -> dict[str, Sequence[str]]:
    """Return what is clicked: labels by the key of their pills (which begin with a space: see ``dashboard.filters``)."""
    statuses = [f" {text(f'status.{status}', 'zh')}" for status in ("actual", "target")]
    return {REGIONS: [f" {name(code, 'zh')}" for code in FIVE], STATUSES: statuses}


def offered(session: Session) -> dict[str, Sequence[str]]:
    """Return those of :func:`choices` that the session's page has: not every page is narrowed by every filter."""
    return {key: labels for key, labels in choices().items() if key in session.widgets}


def waited(answer: Answer) -> float:
    """Return the seconds until the chart had changed, or until the page was there if it shows the same chart."""
    return answer.chart or answer.whole
