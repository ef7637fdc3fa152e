"""One load on one road: fill the lines, wait until they are steady, measure a window."""

import asyncio
import contextlib
import itertools
import math
import statistics
import time
from dataclasses import dataclass
from pathlib import Path

import aiohttp

from bench.crowd import callers
from bench.figures import percentile, processor_seconds
from bench.switchboard import ari_doors
from runtime.phone.call import CallFailed
from runtime.phone.phone import Phone
from runtime.voice_engine.engine import VoiceEngine

RATE = 20
WINDOW_SECONDS = 10.0
SETTLE_SECONDS = 4.0
LONGEST_GAP = 0.06
"""Seconds; a jitter buffer of three frames hides it."""


@dataclass(frozen=True, slots=True)
class Load:
    """So many citizens hear a prompt, so many talk and are recorded.

    One of those who hear a prompt is the listener whose packets are timed.
    """

    prompts: int
    talks: int


@dataclass(frozen=True, slots=True)
class Road:
    """The numbers that lead to a prompt and to a talk, and the application behind them."""

    name: str
    prompt_number: str
    talk_number: str
    app_pid: int


@dataclass(frozen=True, slots=True)
class Seen:
    """What a road did under a load."""

    engine: float
    """Processors used by the engine; 1.0 is one core."""
    app: float
    lost: int
    received: int
    up: int
    """Channels that were up."""
    gaps: list[float]
    """Seconds between packets at the ear of the listener; none when he was refused."""

    @property
    def processors(self) -> float:
        """Engine and application together."""
        return self.engine + self.app

    @property
    def is_whole(self) -> bool:
        """Whether nobody missed anything."""
        return self.lost == 0 and percentile(self.gaps, 0.99) <= LONGEST_GAP


def middle(runs: list[Seen]) -> Seen:
    """Put runs of the same load together: the median of processor time, all losses and gaps."""
    return Seen(
        engine=statistics.median(run.engine for run in runs),
        app=statistics.median(run.app for run in runs),
        lost=sum(run.lost for run in runs),
        received=sum(run.received for run in runs),
        up=min(run.up for run in runs),
        gaps=[gap for run in runs for gap in run.gaps],
    )


class Lines:
    """The installation under measurement."""

    def __init__(self, environment: dict[str, str], engine: VoiceEngine, engine_pid: int) -> None:
        self._engine, self._engine_pid = engine, engine_pid
        self._folder = Path(environment["HOTLINE_VAR"]) / "sipp"
        self._server = ("127.0.0.1", int(environment["HOTLINE_ENGINE_SIP_PORT"]))
        self._ari, self._headers = ari_doors(environment)

    async def fill(self, load: Load, road: Road) -> Seen:
        """Put the load on the road and measure once it is steady; the lines are free again."""
        ramp = max(load.prompts, load.talks) / RATE
        stay = 2 * ramp + SETTLE_SECONDS + WINDOW_SECONDS + 5
        engine = f"{self._server[0]}:{self._server[1]}"
        async with contextlib.AsyncExitStack() as stack:
            for number, count, talk in (
                (road.prompt_number, max(0, load.prompts - 1), False),
                (road.talk_number, load.talks, True),
            ):
                crowd = callers(
                    self._folder,
                    engine,
                    number=number,
                    count=count,
                    rate=RATE,
                    seconds=stay,
                    talk=talk,
                )
                await stack.enter_async_context(crowd)
            await asyncio.sleep(ramp + SETTLE_SECONDS)
            seen = await self._window(road)
        await asyncio.to_thread(self._engine.cli, "channel request hangup all")
        await asyncio.sleep(SETTLE_SECONDS)
        return seen

    async def _window(self, road: Road) -> Seen:
        async with Phone(address="127.0.0.10", server=self._server, number="13911110000") as probe:
            call = await probe.dial(road.prompt_number)
            try:
                await call.answered(20)
            except CallFailed:
                return Seen(engine=math.nan, app=math.nan, lost=0, received=0, up=0, gaps=[])
            await asyncio.sleep(1)
            began, before = time.monotonic(), self._ticks(road)
            await asyncio.sleep(WINDOW_SECONDS)
            took, after = time.monotonic() - began, self._ticks(road)
            at = [moment for moment, _ in call.ear.frames() if moment >= began]
            lost, received, up = await self._count_rtp()
            await call.hang_up()
        return Seen(
            engine=(after[0] - before[0]) / took,
            app=(after[1] - before[1]) / took,
            lost=lost,
            received=received,
            up=up,
            gaps=[later - earlier for earlier, later in itertools.pairwise(at)],
        )

    def _ticks(self, road: Road) -> tuple[float, float]:
        return processor_seconds(self._engine_pid), processor_seconds(road.app_pid)

    async def _count_rtp(self) -> tuple[int, int, int]:
        """Ask the engine what every channel's far end lost on the way to it."""
        lost = received = up = 0
        async with aiohttp.ClientSession(headers=self._headers) as session:
            async with session.get(f"{self._ari}/channels") as answer:
                channels = await answer.json()
            for channel in channels:
                up += channel["state"] == "Up"
                url = f"{self._ari}/channels/{channel['id']}/rtp_statistics"
                async with session.get(url) as answer:
                    counted = await answer.json() if answer.ok else {}
                lost += max(0, int(counted.get("rxploss", 0)))
                received += int(counted.get("rxcount", 0))
        return lost, received, up
