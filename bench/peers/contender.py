"""What every system is asked to do, and how fast it answers."""

import asyncio
import random
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import aiohttp

WARM = 12
"""Requests before the clock starts, of every kind."""


class Text(NamedTuple):
    """What one citizen said; every system holds the same."""

    place: str
    event: str
    demand: str


class Ask(NamedTuple):
    """One request over HTTP."""

    method: str
    path: str
    query: Mapping[str, str] = {}
    body: Mapping[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class Contender:
    """A system that runs, and how it is asked."""

    name: str
    address: str
    create: Callable[[Text], Ask]
    page: Callable[[], Ask]
    by_words: Callable[[str], Ask]
    by_number: Callable[[str], Ask]
    count: Callable[[Any], int]
    """How many rows an answer holds."""
    numbers: list[str]
    headers: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Seen:
    """Seconds each request took, how long all took together, what went wrong."""

    times: list[float] = field(default_factory=list)
    seconds: float = 0.0
    failed: list[str] = field(default_factory=list)

    @property
    def rate(self) -> float:
        """Requests answered in a second."""
        return len(self.times) / self.seconds if self.seconds else 0.0


def asks_of(who: Contender, texts: list[Text], words: list[str]) -> dict[str, Callable[[], Ask]]:
    """Return every kind of request, each with something else every time."""
    chance = random.Random(12345)
    return {
        "create": lambda: who.create(chance.choice(texts)),
        "list": who.page,
        "words": lambda: who.by_words(chance.choice(words)),
        "number": lambda: who.by_number(chance.choice(who.numbers)),
    }


async def measure(who: Contender, ask: Callable[[], Ask], *, clients: int, seconds: float) -> Seen:
    """Let so many clients ask without pause, after a warming up."""
    connector, timeout = aiohttp.TCPConnector(limit=0), aiohttp.ClientTimeout(total=120)
    jar = aiohttp.DummyCookieJar()
    async with aiohttp.ClientSession(
        who.address, connector=connector, cookie_jar=jar, headers=who.headers, timeout=timeout
    ) as session:
        await asyncio.gather(*(_work(session, who, ask, Seen(), WARM, 30) for _ in range(clients)))
        seen, begun = Seen(), time.perf_counter()
        works = (_work(session, who, ask, seen, 10**9, seconds) for _ in range(clients))
        await asyncio.gather(*works)
        seen.seconds = time.perf_counter() - begun
    return seen


async def _work(
    session: aiohttp.ClientSession,
    who: Contender,
    ask: Callable[[], Ask],
    seen: Seen,
    most: int,
    seconds: float,
) -> None:
    end = time.perf_counter() + seconds
    while most > 0 and time.perf_counter() < end:
        most -= 1
        begun, (method, path, query, body) = time.perf_counter(), ask()
        async with session.request(method, path, params=query, json=body) as answer:
            got = await answer.json(content_type=None)
        seen.times.append(time.perf_counter() - begun)
        if answer.status >= 400 or (method == "GET" and not who.count(got)):
            seen.failed.append(f"{path} {dict(query)} {answer.status} {str(got)[:200]}")
