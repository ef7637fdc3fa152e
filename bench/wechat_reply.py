"""Passive replies to WeChat under load (``python -m bench.wechat_reply``).

The real web server, in the mode with envelopes: of ten pushes four are first messages of other
citizens, three go on, two ask 查询 and one is a delivery again. WeChat gives up after five
seconds; the goal is p99 ≤ 1 s with 10 pushes a second on two cores, which also run PostgreSQL
and this load.
"""

import asyncio
import random
import secrets
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode

import aiohttp

from bench.figures import machine, percentile
from bench.platform import installation, web
from hotline.messaging.channels.wechat.envelope import seal_envelope
from hotline.messaging.channels.wechat.signing import sign

PORT_BASE = 39400
GOAL_SECONDS = 1.0
PER_SECOND, PACED_SECONDS, CLOSED_SECONDS = 10, 40, 8
APP_ID, TOKEN, KEY = "wx0123456789abcdef", "hotline12345token", "A" * 43
_ACCOUNT = f"""[wechat.main]
app_id = "{APP_ID}"
secret = "not used here"
token = "{TOKEN}"
encoding_aes_key = "{KEY}"
api_base = "http://127.0.0.1:9"
"""


@dataclass
class Seen:
    """Seconds to each answer, and what was no answer."""

    seconds: list[float] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)


class Citizens:
    """Who writes what: openers, those who go on, those who ask."""

    def __init__(self) -> None:
        """Begin with nobody."""
        self.known: list[str] = []
        self.last = ""
        self.count = 0

    def next_push(self) -> str:
        """Return the next message as XML."""
        self.count += 1
        kind = random.choice("ffffggwwwr") if len(self.known) > 20 else "f"
        if kind == "r":
            return self.last
        if kind == "f":
            self.known.append(f"o{secrets.token_hex(13)}")
        who = self.known[-1] if kind == "f" else random.choice(self.known)
        said = (
            "查询" if kind == "g" else "海甸岛人民大道路灯连续三天不亮，夜间出行不便，请尽快检修。"
        )
        self.last = (
            f"<xml><ToUserName>gh_1</ToUserName><FromUserName>{who}</FromUserName>"
            f"<CreateTime>{int(time.time())}</CreateTime><MsgType>text</MsgType>"
            f"<Content><![CDATA[{said}]]></Content><MsgId>{10**16 + self.count}</MsgId></xml>"
        )
        return self.last


async def push(session: aiohttp.ClientSession, citizens: Citizens, seen: Seen) -> None:
    """Push one message, sealed and signed as WeChat does; keep how long the answer took."""
    moment, nonce = str(int(time.time())), str(secrets.randbelow(10**12))
    text = citizens.next_push().encode()
    sealed = seal_envelope(text, key=KEY, app_id=APP_ID, random=secrets.token_bytes(16))
    query = {
        "signature": sign(TOKEN, moment, nonce),
        "timestamp": moment,
        "nonce": nonce,
        "encrypt_type": "aes",
        "msg_signature": sign(TOKEN, moment, nonce, sealed),
    }
    body = f"<xml><ToUserName>gh_1</ToUserName><Encrypt>{sealed}</Encrypt></xml>"
    started = time.perf_counter()
    path = f"/api/channels/wechat/main?{urlencode(query)}"
    async with session.post(path, data=body.encode()) as answer:
        got = await answer.text()
    seen.seconds.append(time.perf_counter() - started)
    if answer.status != 200:
        seen.failed.append(f"{answer.status} {got[:200]}")


async def closed(session: aiohttp.ClientSession, at_once: int, seconds: float) -> Seen:
    """Let so many push without pause."""
    seen, citizens, started = Seen(), Citizens(), time.perf_counter()

    async def work() -> None:
        while time.perf_counter() - started < seconds:
            await push(session, citizens, seen)

    await asyncio.gather(*(work() for _ in range(at_once)))
    return seen


async def paced(session: aiohttp.ClientSession) -> Seen:
    """Push at an even pace, whether or not the answers come."""
    seen, citizens, started = Seen(), Citizens(), time.perf_counter()
    pushes = []
    for number in range(PER_SECOND * PACED_SECONDS):
        due = started + number / PER_SECOND
        await asyncio.sleep(max(0.0, due - time.perf_counter()))
        pushes.append(asyncio.create_task(push(session, citizens, seen)))
    await asyncio.gather(*pushes)
    return seen


def show(name: str, seen: Seen, took: float) -> None:
    """Print one row of the table."""
    figures = " | ".join(
        f"{percentile(seen.seconds, share) * 1000:.0f}" for share in (0.5, 0.95, 0.99, 1.0)
    )
    rate = len(seen.seconds) / took
    print(f"| {name} | {rate:.0f} | {figures} | {len(seen.failed)} |", flush=True)
    for each in seen.failed[:3]:
        print("   ", each, file=sys.stderr)


async def measure(address: str) -> bool:
    """Run every row; tell whether the goal was met."""
    connector = aiohttp.TCPConnector(limit=0)
    async with aiohttp.ClientSession(address, connector=connector) as session:
        await closed(session, 4, 2)
        print("| pushes | per second | p50 ms | p95 | p99 | longest | failed |")
        print("|---|---|---|---|---|---|---|")
        for at_once in (1, 8, 32):
            seen = await closed(session, at_once, CLOSED_SECONDS)
            show(f"{at_once} at once, no pause", seen, CLOSED_SECONDS)
        seen = await paced(session)
        show(f"{PER_SECOND} a second", seen, PACED_SECONDS)
    worst = percentile(seen.seconds, 0.99)
    print(f"\nGoal p99 ≤ {GOAL_SECONDS * 1000:.0f} ms paced: measured {worst * 1000:.0f} ms.")
    return worst <= GOAL_SECONDS and not seen.failed


def main() -> int:
    """Measure on a throw-away installation; exit 1 when the goal is missed."""
    print(f"Machine: {machine()}\n")
    with installation("wechat", PORT_BASE) as environment:
        accounts = Path(environment["HOTLINE_VAR"]) / "channels.toml"
        accounts.write_text(_ACCOUNT, "utf-8")
        with web(environment) as address:
            return 0 if asyncio.run(measure(address)) else 1


if __name__ == "__main__":
    sys.exit(main())
