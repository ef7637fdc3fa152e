"""A year of orders, asked through the web server (``python -m bench.orders_scale --data DIR``).

Fills the directory first when it is not filled (``python -m tools.fill_orders``): 5.2 million
orders with five events each. Then every list, an order, filters, search and deep pages are asked
one after the other; the goal is p95 ≤ 50 ms for trays, details and search. At the end four people
register and dispatch without pause, in turns on the full table and on an empty one: the full one
may be a fifth slower. ``--asks N`` says how often each is asked, ``--only GROUP`` which.
"""

import argparse
import asyncio
import json
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import aiohttp

from bench.figures import machine, milliseconds, percentile
from bench.kept import kept_installation
from bench.orders import City, Operator, Seen, closed
from bench.platform import installation, web
from bench.scale_asks import Ask, asks
from bench.scale_samples import Samples, take_samples
from runtime.places import ROOT
from tools.fill_orders import DEFAULT_DATA, FILLED_MARK, ORDERS, fill_database

FULL_PORTS, EMPTY_PORTS = 39000, 39200
GOAL_SECONDS, MOST_SLOWER = 0.050, 1.2
UNDER_GOAL = frozenset({"tray", "detail", "search"})
ROUNDS, ROUND_SECONDS = 5, 8
WARM = 5


def people_of(environment: dict[str, str], departments: list[int]) -> dict[str, Any]:
    """Make accounts with open sessions in an installation."""
    words = [str(each) for each in departments]
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-m", "bench.scale_people", *words],
        cwd=ROOT,
        env=environment,
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    return json.loads(done.stdout)  # type: ignore[no-any-return]


async def ask(
    session: aiohttp.ClientSession, each: Ask, cookies: dict[str, str], times: int
) -> list[float]:
    """Ask one kind of question so many times; return the seconds each answer took."""
    chance, seconds = random.Random(each.label), []
    clock = asyncio.get_running_loop().time
    for turn in range(times + WARM):
        begun = clock()
        async with session.get(each.address(chance), cookies=cookies) as answer:
            body = await answer.read()
            if answer.status != 200:
                msg = f"{each.label}: {answer.status} {body[:300]!r}"
                raise RuntimeError(msg)
        if turn >= WARM:
            seconds.append(clock() - begun)
    return seconds


async def ask_all(
    address: str, given: Samples, people: dict[str, Any], times: int, only: str
) -> list[str]:
    """Print the table; return the labels of what missed the goal."""
    print("| kind | what | who | p50 ms | p95 ms | p99 ms |")
    print("|---|---|---|---|---|---|")
    missed = []
    jar = aiohttp.DummyCookieJar()
    async with aiohttp.ClientSession(address, cookie_jar=jar) as session:
        for each in asks(given):
            if only and each.group != only:
                continue
            seconds = await ask(session, each, people[each.who]["cookies"], times)
            shares = (percentile(seconds, share) * 1000 for share in (0.5, 0.95, 0.99))
            shown = " | ".join(f"{share:.1f}" for share in shares)
            print(f"| {each.group} | {each.label} | {each.who} | {shown} |", flush=True)
            if each.group in UNDER_GOAL and percentile(seconds, 0.95) > GOAL_SECONDS:
                missed.append(each.label)
    return missed


async def compare_writes(places: dict[str, str], people: dict[str, dict[str, Any]]) -> float:
    """Register and dispatch on both in turns; return how much slower the full one's p95 is."""
    seen = {name: Seen() for name in places}
    jar = aiohttp.DummyCookieJar()
    for turn in range(ROUNDS + 1):
        for name, address in places.items():
            crowd = [Operator(**each) for each in people[name]["crowd"]]
            city = City(**people[name]["city"])
            async with aiohttp.ClientSession(address, cookie_jar=jar) as session:
                found, _ = await closed(session, crowd, city, ROUND_SECONDS if turn else 2)
            if turn:
                seen[name].register += found.register
                seen[name].dispatch += found.dispatch
                seen[name].failed += found.failed
    print("\n| table | register ms (p50/p95/max) | dispatch ms (p50/p95/max) | pairs | failed |")
    print("|---|---|---|---|---|")
    for name, found in seen.items():
        times = f"{milliseconds(found.register)} | {milliseconds(found.dispatch)}"
        print(f"| {name} | {times} | {len(found.dispatch)} | {len(found.failed)} |", flush=True)
    both = {name: percentile(each.register + each.dispatch, 0.95) for name, each in seen.items()}
    return both["full"] / both["empty"]


def measure(environment: dict[str, str], given: argparse.Namespace) -> int:
    """Ask, write, and say what missed its goal."""
    samples = take_samples(environment["DATABASE_URL"], random.Random(1))
    people = people_of(environment, samples.departments)
    print(f"{samples.orders:,} orders, {samples.events:,} events; {machine()}\n")
    with web(environment) as address:
        missed = asyncio.run(ask_all(address, samples, people, given.asks, given.only))
        print(f"\nGoal p95 ≤ {GOAL_SECONDS * 1000:.0f} ms: missed by {len(missed)} {missed or ''}")
        if given.only or given.no_writes:
            return len(missed)
        with installation("orders-scale-empty", EMPTY_PORTS) as empty, web(empty) as bare:
            nobody = people_of(empty, [])
            both = {"full": address, "empty": bare}
            slower = asyncio.run(compare_writes(both, {"full": people, "empty": nobody}))
    print(f"\nRegister + dispatch, p95 full / empty: {slower:.2f}, goal ≤ {MOST_SLOWER}.")
    return len(missed) + int(slower > MOST_SLOWER)


def main() -> int:
    """Fill what is not filled, then measure; 1 when a goal was missed."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--data", type=Path, default=DEFAULT_DATA)
    parser.add_argument("--orders", type=int, default=ORDERS)
    parser.add_argument("--events", type=int, default=5)
    parser.add_argument("--asks", type=int, default=200)
    parser.add_argument("--only", default="", help="tray, detail, filter, search or deep")
    parser.add_argument("--no-writes", action="store_true")
    given = parser.parse_args()
    if not (given.data / FILLED_MARK).exists():
        with kept_installation(given.data, is_filling=True) as environment:
            fill_database(environment, orders=given.orders, events=given.events, jobs=2)
    with kept_installation(given.data, port_base=FULL_PORTS) as environment:
        return int(measure(environment, given) > 0)


if __name__ == "__main__":
    sys.exit(main())
