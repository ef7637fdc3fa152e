"""Create, list and search orders, beside two other ticket systems.

``python -m bench.orders_peers [--orders 100000]``: Debian's ``request-tracker5`` (PostgreSQL,
Apache with mod_fcgid, as its manual says; mail switched off) and PyPI's ``baisitong2`` (as its
manual starts it, on SQLite) are installed under ``var-bench-peers`` and nowhere else; needs root
and mmdebstrap. All three hold the same texts and answer in turn, warm, over HTTP and JSON: create
one, the newest thirty, those with four Chinese characters, one number. Goal: ten times their
requests per second.
"""

import argparse
import asyncio
import random
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

from bench.figures import machine, milliseconds, percentile
from bench.peers.baisitong import baisitong
from bench.peers.contender import Contender, Seen, Text, asks_of, measure
from bench.peers.ours import ours
from bench.peers.request_tracker import request_tracker
from runtime.places import ROOT

DATA = ROOT / "var-bench-peers"
PORT = 36600
GOAL = 10.0
CLIENTS = (1, 8)
KINDS = {"create": "create", "list": "list 30", "words": "search words", "number": "search number"}
Peer = Callable[[Path, int, list[Text]], AbstractContextManager[Contender]]
PEERS: dict[str, Peer] = {"baisitong2": baisitong, "request-tracker5": request_tracker}
Figures = dict[tuple[str, int], Seen]
_WORD = 4


def main() -> int:
    """Measure ours and the peers named; 1 when the goal is missed or a request failed."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--orders", type=int, default=20_000)
    parser.add_argument("--seconds", type=float, default=10.0, help="for each figure")
    parser.add_argument("--peers", nargs="*", choices=list(PEERS), default=list(PEERS))
    given = parser.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    DATA.mkdir(exist_ok=True)
    print(f"{given.orders:,} orders; {machine()}\n", flush=True)
    print("| system | clients | what | requests/s | ms (p50/p95/max) | failed |")
    print("|---|---|---|---|---|---|", flush=True)
    with ours(PORT, given.orders) as (own, texts):
        words = _words(texts)
        mine = _figures(own, texts, words, given.seconds)
        theirs = dict(_of_peers(given.peers, texts, words, given.seconds))
    return 0 if _compare(mine, theirs) else 1


def _words(texts: list[Text]) -> list[str]:
    """Choose what is searched: runs of Chinese characters that stand in the texts."""
    chance = random.Random(12345)
    words: list[str] = []
    while len(words) < 50:
        event = chance.choice(texts).event
        word = event[at : at + _WORD] if (at := chance.randrange(len(event))) < 190 else ""
        if len(word) == _WORD and all("一" <= each <= "鿿" for each in word):
            words.append(word)
    return words


def _of_peers(
    names: list[str], texts: list[Text], words: list[str], seconds: float
) -> Iterator[tuple[str, Figures]]:
    for at, name in enumerate(names, 1):
        with PEERS[name](DATA, PORT + at * 100, texts) as peer:
            yield name, _figures(peer, texts, words, seconds)


def _figures(who: Contender, texts: list[Text], words: list[str], seconds: float) -> Figures:
    figures: Figures = {}
    for clients in CLIENTS:
        for kind, ask in asks_of(who, texts, words).items():
            seen = asyncio.run(measure(who, ask, clients=clients, seconds=seconds))
            figures[kind, clients] = seen
            print(
                f"| {who.name} | {clients} | {KINDS[kind]} | {seen.rate:.1f} "
                f"| {milliseconds(seen.times)} | {len(seen.failed)} |",
                flush=True,
            )
            for each in seen.failed[:2]:
                print("   ", each, file=sys.stderr)
    return figures


def _compare(mine: Figures, theirs: dict[str, Figures]) -> bool:
    """Print how many times theirs ours is; tell whether the goal is met everywhere."""
    print("\n| peer | clients | what | requests/s, ours : theirs | p95, theirs : ours |")
    print("|---|---|---|---|---|")
    lowest = float("inf")
    for name, figures in theirs.items():
        for (kind, clients), seen in figures.items():
            own = mine[kind, clients]
            rate = own.rate / seen.rate if seen.rate else float("inf")
            late = percentile(seen.times, 0.95) / percentile(own.times, 0.95)
            lowest = min(lowest, rate)
            print(f"| {name} | {clients} | {KINDS[kind]} | {rate:.1f} | {late:.1f} |")
    print(f"\nLowest ratio {lowest:.1f}, goal {GOAL:.0f}.")
    failed = any(each.failed for all_ in (mine, *theirs.values()) for each in all_.values())
    return lowest >= GOAL and not failed


if __name__ == "__main__":
    sys.exit(main())
