"""Register every raw letter over HTTP and read each back (``python -m bench.letters``).

``python -m bench.letters PATH [--at-once N] [--limit N]``: PATH, or ``HOTLINE_LETTERS``, is a
folder of the 2020 Taidi contest's letters to a city government. Its raw files (not the segmented
one) are registered as they are, letter by letter, by operators signed in to the real web server,
and read back from it; official replies go the same way, being as long. Besides them, letters that
no file has: odd blanks, emoji, control characters, the longest there may be. Exit 1 when one
fails or comes back with another character.
"""

import argparse
import asyncio
import json
import os
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import uuid4

import aiohttp

from bench.figures import machine, milliseconds
from bench.orders import City, Operator, seed
from bench.platform import installation, web

PORT_BASE = 38600
RAW = (
    ("sample_raw_labelled.jsonl", "detail"),
    ("contest_test_unlabelled.jsonl", "detail"),
    ("hotspot_messages.jsonl", "detail"),
    ("replies.jsonl", "detail"),
    ("replies.jsonl", "reply"),
)
_LONGEST = 20_000
ODD = (
    "  \u3000路灯不亮。\r\n\r\n请修\t！  ",
    "路灯\u0000\u0007\u202e不亮\u2066😀👨‍👩‍👧\ue000",
    "\u200b路灯不亮\ufeff\u00a0",
    "兀\ufa0c 车\uf902 e\u0301 𠮷野家",
    "灯" * _LONGEST,
    "=1+1",
    "<script>alert(1)</script> & '; DROP TABLE 工单;--",
)


@dataclass(frozen=True, slots=True)
class Letter:
    """One text and where it stands."""

    source: str
    title: str
    text: str


@dataclass
class Seen:
    """What became of the letters."""

    registering: list[float] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    altered: list[str] = field(default_factory=list)
    kept_beside: int = 0
    """Letters whose exact form is kept beside the cleaned words."""


def letters(folder: Path) -> Iterator[Letter]:
    """Yield every raw letter, then the odd ones."""
    for name, column in RAW:
        for number, line in enumerate((folder / name).open(encoding="utf-8"), 1):
            row = json.loads(line)
            yield Letter(f"{name}:{column}:{number}", row["topic"], row[column])
    for number, text in enumerate(ODD, 1):
        yield Letter(f"odd:{number}", "不一样的信", text)


class Desk:
    """One operator's way to the web server."""

    def __init__(self, session: aiohttp.ClientSession, who: Operator, city: City) -> None:
        """Keep the session."""
        self.session, self.who, self.city = session, who, city

    async def take(self, letter: Letter, seen: Seen) -> None:
        """Register one letter, read it back, compare character by character."""
        started = time.perf_counter()
        status, made = await self._register(letter)
        if status != 200:
            seen.failed.append(f"{letter.source}: {status} {str(made)[:200]}")
            return
        seen.registering.append(time.perf_counter() - started)
        path = f"/api/work-orders/{made[0]['number']}"
        async with self.session.get(path, cookies=self.who.cookies) as answer:
            got = await answer.json()
        for name, sent in (("event", letter.text), ("demand", letter.title)):
            original = got["origin"][f"original_{name}"]
            seen.kept_beside += bool(original)
            if (original or got[name]) != sent:
                seen.altered.append(f"{letter.source}: {name}")

    async def _register(self, letter: Letter) -> tuple[int, Any]:
        body = {
            "idempotency_key": str(uuid4()),
            "caller": {"name": "来信人", "phone": "13907551234"},
            "demands": [
                {
                    "appeal_type": "help",
                    "urgency": "general",
                    "topic_code": self.city.topics[0],
                    "area_code": self.city.areas[0],
                    "place": "来信未写明",
                    "event": letter.text,
                    "demand": letter.title,
                }
            ],
        }
        origin = str(self.session._base_url).rstrip("/")  # noqa: SLF001 - our own session
        headers = {"X-CSRFToken": self.who.csrf, "Origin": origin}
        path, cookies = "/api/work-orders", self.who.cookies
        async with self.session.post(path, json=body, cookies=cookies, headers=headers) as answer:
            return answer.status, await answer.json()


async def take_all(
    address: str, crowd: list[Operator], city: City, waiting: list[Letter]
) -> tuple[Seen, float]:
    """Let every operator take the next letter as soon as they are free."""
    seen, started, total = Seen(), time.perf_counter(), len(waiting)
    left = iter(waiting)

    async def work(desk: Desk) -> None:
        for letter in left:
            await desk.take(letter, seen)
            _show(len(seen.registering) + len(seen.failed), total)

    jar = aiohttp.DummyCookieJar()
    async with aiohttp.ClientSession(address, cookie_jar=jar) as session:
        await asyncio.gather(*(work(Desk(session, who, city)) for who in crowd))
    return seen, time.perf_counter() - started


def _show(done: int, total: int) -> None:
    if done % 500 == 0 or done == total:
        sys.stderr.write(f"{done}/{total}\n")


def main(arguments: Sequence[str] | None = None) -> int:
    """Take every letter; 1 when one fails or is altered."""
    parser = argparse.ArgumentParser(prog="python -m bench.letters")
    said = os.environ.get("HOTLINE_LETTERS")
    parser.add_argument("folder", nargs="?", type=Path, default=Path(said) if said else None)
    parser.add_argument("--at-once", type=int, default=4)
    parser.add_argument("--limit", type=int, help="the last N only")
    chosen = parser.parse_args(arguments)
    if chosen.folder is None or not chosen.folder.is_dir():
        print("Skipped: the letters are not here (say where: a path, or HOTLINE_LETTERS).")
        return 0
    waiting = list(letters(chosen.folder))
    waiting = waiting[-chosen.limit :] if chosen.limit else waiting
    with installation("letters", PORT_BASE) as environment:
        crowd, city = seed(environment, chosen.at_once)
        with web(environment) as address:
            seen, took = asyncio.run(take_all(address, crowd, city, waiting))
    longest = max(len(each.text) for each in waiting)
    print(
        f"Letters: {len(waiting)}, the longest of {longest} characters; {took:.0f} s, {machine()}."
    )
    print(f"Failed: {len(seen.failed)}. Altered: {len(seen.altered)}.")
    print(f"Kept exactly beside the cleaned words: {seen.kept_beside}.")
    print(f"Registering, p50 / p95 / max: {milliseconds(seen.registering)} ms.")
    for each in [*seen.failed, *seen.altered][:20]:
        print("   ", each)
    return int(bool(seen.failed or seen.altered))


if __name__ == "__main__":
    sys.exit(main())
