"""Register and dispatch work orders, with 1, 50 and 230 operators (``make bench``).

Closed loop: every operator starts the next pair as soon as the last is answered.
Paced: 230 operators, each registers and dispatches one order every 10 seconds; the
goal is p95 ≤ 80 ms on two cores, which also run PostgreSQL and this load.
"""

import asyncio
import os
import random
import sys
import time
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

import aiohttp

from bench.figures import machine, milliseconds, percentile
from bench.platform import installation, web

PORT_BASE = 38000
GOAL_SECONDS = 0.080
PACE_SECONDS = 10
CLOSED_SECONDS = 10
PACED_SECONDS = 60


@dataclass
class Operator:
    """One signed-in operator, who may also dispatch."""

    cookies: dict[str, str]
    csrf: str


@dataclass
class Seen:
    """Seconds each request took, by kind; and what failed."""

    register: list[float] = field(default_factory=list)
    dispatch: list[float] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class City:
    """Codes the orders are made of."""

    topics: list[str]
    areas: list[str]
    departments: list[int]


def seed(environment: dict[str, str], count: int) -> tuple[list[Operator], City]:
    """Create operators with open sessions, straight in the database."""
    os.environ.update(environment)
    os.environ["DJANGO_SETTINGS_MODULE"] = "hotline.config.settings"
    from bench.seeding import seed_operators  # noqa: PLC0415 - Django needs its settings first

    return seed_operators(count)


def demand(city: City) -> dict[str, object]:
    """Make up one demand."""
    return {
        "appeal_type": random.choice(["help", "inquiry", "suggestion"]),
        "urgency": "general",
        "topic_code": random.choice(city.topics),
        "area_code": random.choice(city.areas),
        "place": f"金贸中路{random.randint(1, 300)}号",
        "event": "小区门口路灯连续三天不亮，夜间老人出行不便，居民多次联系物业没有结果。",
        "demand": "请相关单位尽快检修路灯，并告知市民处理时间。",
    }


async def act(session: aiohttp.ClientSession, who: Operator, city: City, seen: Seen) -> None:
    """Register one order and dispatch it."""
    body: dict[str, object] = {
        "idempotency_key": str(uuid4()),
        "caller": {"name": "陈静", "phone": f"139{random.randint(10**7, 10**8 - 1)}"},
        "demands": [demand(city)],
    }
    orders = await _post(session, who, "/api/work-orders", body, seen.register, seen.failed)
    if orders:
        number = orders[0]["number"] if isinstance(orders, list) else orders["orders"][0]["number"]
        path = f"/api/work-orders/{number}/dispatch"
        body = {"department_id": random.choice(city.departments), "note": "请按职责办理。"}
        await _post(session, who, path, body, seen.dispatch, seen.failed)


async def _post(
    session: aiohttp.ClientSession,
    who: Operator,
    path: str,
    body: dict[str, object],
    times: list[float],
    failed: list[str],
) -> Any:
    started = time.perf_counter()
    headers = {"X-CSRFToken": who.csrf, "Origin": str(session._base_url).rstrip("/")}  # noqa: SLF001 - our own session
    async with session.post(path, json=body, cookies=who.cookies, headers=headers) as answer:
        got = await answer.json()
        if answer.status >= 400:
            failed.append(f"{answer.status} {got}")
            return None
    times.append(time.perf_counter() - started)
    return got


async def closed(
    session: aiohttp.ClientSession, crowd: list[Operator], city: City, seconds: float
) -> tuple[Seen, float]:
    """Let everybody work without pause for ``seconds``; return what was seen and how long."""
    seen, started = Seen(), time.perf_counter()

    async def work(who: Operator) -> None:
        while time.perf_counter() - started < seconds:
            await act(session, who, city, seen)

    await asyncio.gather(*(work(who) for who in crowd))
    return seen, time.perf_counter() - started


async def paced(
    session: aiohttp.ClientSession, crowd: list[Operator], city: City, seconds: float
) -> tuple[Seen, float]:
    """Let everybody act every ten seconds, spread evenly."""
    seen, started = Seen(), time.perf_counter()

    async def work(who: Operator, offset: float) -> None:
        due = started + offset
        while due - started < seconds:
            await asyncio.sleep(max(0.0, due - time.perf_counter()))
            await act(session, who, city, seen)
            due += PACE_SECONDS

    spread = PACE_SECONDS / len(crowd)
    await asyncio.gather(*(work(who, n * spread) for n, who in enumerate(crowd)))
    return seen, time.perf_counter() - started


def show(name: str, seen: Seen, seconds: float) -> None:
    """Print one row of the table."""
    total = len(seen.register) + len(seen.dispatch)
    print(
        f"| {name} | {total / seconds:.0f} | {milliseconds(seen.register)} "
        f"| {milliseconds(seen.dispatch)} | {len(seen.failed)} |",
        flush=True,
    )
    for each in seen.failed[:3]:
        print("   ", each, file=sys.stderr)


async def measure(address: str, crowd: list[Operator], city: City) -> bool:
    """Run every row; tell whether the paced goal was met."""
    connector = aiohttp.TCPConnector(limit=0)
    jar = aiohttp.DummyCookieJar()
    async with aiohttp.ClientSession(address, connector=connector, cookie_jar=jar) as session:
        await closed(session, crowd[:4], city, 2)
        print("| operators | requests/s | register ms | dispatch ms (p50/p95/max) | failed |")
        print("|---|---|---|---|---|")
        for count in (1, 50, 230):
            seen, took = await closed(session, crowd[:count], city, CLOSED_SECONDS)
            show(f"{count}, no pause", seen, took)
        seen, took = await paced(session, crowd, city, PACED_SECONDS)
        show(f"{len(crowd)}, every {PACE_SECONDS} s", seen, took)
    both = seen.register + seen.dispatch
    worst = percentile(both, 0.95)
    print(f"\nGoal p95 ≤ {GOAL_SECONDS * 1000:.0f} ms paced: measured {worst * 1000:.1f} ms.")
    return worst <= GOAL_SECONDS and not seen.failed


def main() -> int:
    """Measure on a throw-away installation; exit 1 when the goal is missed."""
    print(f"Machine: {machine()}\n")
    with installation("orders", PORT_BASE) as environment:
        crowd, city = seed(environment, 230)
        with web(environment) as address:
            return 0 if asyncio.run(measure(address, crowd, city)) else 1


if __name__ == "__main__":
    sys.exit(main())
