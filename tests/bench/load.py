"""Many readers at once on one process: each clicks once a second, and waits for the chart to change.

Loopback only, a fixed number of sessions and seconds, and the server ends with the run.
"""

from __future__ import annotations

import asyncio
import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import quantiles

from dashboard.regions import FIVE, name
from dashboard.words import text
from tests.bench.serving import Served, served
from tests.bench.session import Answer, Session

CHARTED = ("overview", "map", "timeline", "comparison", "targets", "rejects")
REGIONS, STATUSES = "filter.region", "filter.status"
SESSIONS, SECONDS, RERUNS = 50, 30, 2000
CLICK, CROWD, MEMORY, GROWTH = 0.300, 0.500, 1 << 30, 0.05


@dataclass(frozen=True, slots=True)
class Measured:
    """Seconds of clicks, and the server's memory in bytes before and after them."""

    clicks: list[float]
    before: int
    after: int

    @property
    def p95(self) -> float:
        """The time that 95 of 100 clicks stay below."""
        return quantiles(self.clicks, n=20)[-1]


def report(data: Path) -> bool:
    """Measure one reader, a crowd and a long stay on the dataset, and tell whether all budgets were kept."""
    with served(data) as server:
        single = asyncio.run(alone(server))
        crowd = asyncio.run(together(server, SESSIONS, SECONDS))
        stay = asyncio.run(staying(server, RERUNS))
    growth = stay.after / stay.before - 1
    rows = [
        ("click to changed chart, one reader", single.p95, CLICK, "s"),
        (f"{SESSIONS} readers, a click a second each", crowd.p95, CROWD, "s"),
        ("memory of the server", max(single.after, crowd.after, stay.after) / 2**20, MEMORY / 2**20, "MiB"),
        (f"growth over {RERUNS:,} reruns", growth * 100, GROWTH * 100, "%"),
    ]
    print("\nDemonstration data, one process             p95 / value     budget")
    for what, value, budget, unit in rows:
        print(f"  {what:<40} {value:8.3f} {unit:<4} {budget:8.3f}")
    return all(value < budget for _, value, budget, _ in rows)


async def alone(server: Served) -> Measured:
    """Let one reader click through the regions and statuses of every page, twice; the first time nothing is kept."""
    before, clicks = server.memory(), []
    for page in CHARTED:
        session, _ = await Session.open(server.address, page)
        for _ in range(2):
            for key, labels in choices().items():
                clicks += [waited(await session.click(key, label)) for label in labels]
                await session.click(key)
        await session.close()
    return Measured(clicks, before, server.memory())


async def together(server: Served, sessions: int, seconds: int) -> Measured:
    """Let many readers click at once, each on a page of its own, for some seconds."""
    before = server.memory()
    readers = [reader(server, number, seconds) for number in range(sessions)]
    clicks = [waited(answer) for answers in await asyncio.gather(*readers) for answer in answers]
    return Measured(clicks, before, server.memory())


async def reader(server: Served, number: int, seconds: int) -> list[Answer]:
    """Click once a second; who waits longer than that clicks when the page is there."""
    chance = random.Random(number)
    await asyncio.sleep(number / 10)
    session, _ = await Session.open(server.address, CHARTED[number % len(CHARTED)])
    answers, clock = [], asyncio.get_running_loop()
    for second in range(seconds):
        due = clock.time() + 1
        key, labels = chance.choice(list(choices().items()))
        answers.append(await session.click(key, chance.choice([*labels, ""]) or labels[second % len(labels)]))
        await asyncio.sleep(max(0.0, due - clock.time()))
    await session.close()
    return answers


async def staying(server: Served, reruns: int) -> Measured:
    """Let one reader stay for many clicks, over selections that all have been seen before."""
    session, _ = await Session.open(server.address, "comparison")
    labels = choices()[REGIONS]
    for turn in range(len(labels) * 20):
        await session.click(REGIONS, labels[turn % len(labels)])
    before = server.memory()
    clicks = [waited(await session.click(REGIONS, labels[turn % len(labels)])) for turn in range(reruns)]
    await session.close()
    return Measured(clicks, before, server.memory())


def choices() -> dict[str, Sequence[str]]:
    """Return what is clicked: labels by the key of their pills."""
    statuses = [text(f"status.{status}", "zh") for status in ("actual", "target")]
    return {REGIONS: [name(code, "zh") for code in FIVE], STATUSES: statuses}


def waited(answer: Answer) -> float:
    """Return the seconds until the chart had changed, or until the page was there if it shows the same chart."""
    return answer.chart or answer.whole
