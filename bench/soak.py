"""An hour of steady load: nothing may grow, nothing may be left (``make soak``).

Six tenths of a full floor by default: citizens who hear a prompt and citizens who talk and are
recorded, each for half a minute, always others. Every minute: memory and open files of engine
and call control, channels, bridges. At the end, when everybody has left: no channel, no bridge,
no call's notes, no event that waits; memory no more than a tenth above that after a sixth of the
time: the engine's allocator takes some minutes of load until it has its pools.
``ARGS="--minutes 10 --share 0.2"`` makes it shorter and lighter.
"""

import argparse
import asyncio
import contextlib
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import aiohttp
import psycopg

from bench.crowd import callers, desk_phones
from bench.figures import machine
from bench.lines import FLOWS, NUMBERS, PROMPT_NUMBER, QUEUE_NUMBER, SEATS, prepare_prompt
from bench.platform import installation
from bench.switchboard import (
    ari_doors,
    call_control_process,
    publish,
    ready_operators,
    spawned_engine,
)

PORT_BASE = 38500
WHOLE_PROMPTS, WHOLE_TALKS = 270, 230
STAY_SECONDS = 30.0
WARM_SECONDS = 60.0
WARM_SHARE = 1 / 6
GROWTH = 1.10
MEGABYTE = 1 << 20


@dataclass(frozen=True, slots=True)
class Sample:
    """Memory in bytes and open files of both processes, and what the engine holds."""

    engine_bytes: int
    control_bytes: int
    engine_files: int
    control_files: int
    channels: int
    bridges: int


def memory_of(pid: int) -> int:
    """Resident memory of a process, in bytes."""
    pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    return pages * 4096


def files_of(pid: int) -> int:
    """How many files a process has open."""
    return sum(1 for _ in Path(f"/proc/{pid}/fd").iterdir())


class Watcher:
    """Looks at the processes and asks the engine what it holds."""

    def __init__(self, environment: dict[str, str], engine_pid: int, control_pid: int) -> None:
        self._engine, self._control = engine_pid, control_pid
        self._ari, self._headers = ari_doors(environment)

    async def look(self) -> Sample:
        """Take a sample."""
        async with aiohttp.ClientSession(headers=self._headers) as session:
            counts = []
            for what in ("channels", "bridges"):
                async with session.get(f"{self._ari}/{what}") as answer:
                    counts.append(len(await answer.json()))
        return Sample(
            engine_bytes=memory_of(self._engine),
            control_bytes=memory_of(self._control),
            engine_files=files_of(self._engine),
            control_files=files_of(self._control),
            channels=counts[0],
            bridges=counts[1],
        )


def show(minute: float, sample: Sample) -> None:
    """Print one row."""
    print(
        f"| {minute:.1f} | {sample.channels} | {sample.bridges} "
        f"| {sample.engine_bytes / MEGABYTE:.0f} | {sample.engine_files} "
        f"| {sample.control_bytes / MEGABYTE:.0f} | {sample.control_files} |",
        flush=True,
    )


def complaints(environment: dict[str, str], warm: Sample, idle: Sample, hot: Sample) -> list[str]:
    """Say what grew or was left."""
    found = []
    for name in ("engine_bytes", "control_bytes"):
        before, after = getattr(warm, name), getattr(hot, name)
        if after > before * GROWTH:
            found.append(f"{name} grew from {before} to {after}")
    left = {"channels": idle.channels, "bridges": idle.bridges}
    found += [f"{count} {name} left" for name, count in left.items() if count]
    notes = list((Path(environment["HOTLINE_VAR"]) / "callcontrol" / "calls").glob("*.json"))
    if notes:
        found.append(f"{len(notes)} calls' notes left")
    with psycopg.connect(environment["DATABASE_URL"]) as connection:
        query = (
            "SELECT count(*) FILTER (WHERE kind = 'call.entered'),"
            " count(*) FILTER (WHERE kind = 'call.ended') FROM telephony_callevent"
        )
        entered, ended = connection.execute(query).fetchone() or (0, 0)
    print(f"\n{entered} calls began, {ended} ended.")
    if entered != ended:
        found.append(f"{entered} calls began but {ended} ended")
    return found


async def soak(
    environment: dict[str, str], watcher: Watcher, address: str, *, minutes: float, share: float
) -> list[str]:
    """Load for so many minutes; return what is wrong at the end."""
    folder = Path(environment["HOTLINE_VAR"]) / "sipp"
    folder.mkdir()
    sip = f"127.0.0.1:{environment['HOTLINE_ENGINE_SIP_PORT']}"
    print("| minute | channels | bridges | engine MB | files | call control MB | files |")
    print("|---|---|---|---|---|---|---|")
    async with (
        desk_phones(folder, sip, seats=SEATS, secret=environment["HOTLINE_SEAT_SECRET"]),
        ready_operators(environment, address, SEATS),
    ):
        async with contextlib.AsyncExitStack() as stack:
            for number, whole, talk in (
                (PROMPT_NUMBER, WHOLE_PROMPTS, False),
                (QUEUE_NUMBER, WHOLE_TALKS, True),
            ):
                count = round(whole * share)
                crowd = callers(
                    folder,
                    sip,
                    number=number,
                    count=count,
                    rate=max(1, round(count / STAY_SECONDS)),
                    seconds=STAY_SECONDS,
                    talk=talk,
                    calls=10_000_000,
                )
                await stack.enter_async_context(crowd)
            await asyncio.sleep(WARM_SECONDS)
            began, hot = time.monotonic(), await watcher.look()
            warm = hot
            show(0, hot)
            while (passed := time.monotonic() - began) < minutes * 60:
                await asyncio.sleep(60)
                hot = await watcher.look()
                show((time.monotonic() - began) / 60, hot)
                if passed < minutes * 60 * WARM_SHARE:
                    warm = hot
        await asyncio.sleep(5)
        idle = await watcher.look()
        show((time.monotonic() - began) / 60, idle)
    return complaints(environment, warm, idle, hot)


def main() -> int:
    """Soak a throw-away installation; exit 1 when something grew or was left."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--share", type=float, default=0.6)
    wanted = parser.parse_args()
    print(
        f"Machine: {machine()}; {wanted.minutes:g} minutes at {wanted.share:.0%} of a full floor\n"
    )
    with installation("soak", PORT_BASE) as environment:
        publish(environment, SEATS, flows=FLOWS, numbers=NUMBERS)
        with spawned_engine(environment) as (_, engine_pid):
            prepare_prompt(environment)
            with call_control_process(environment) as (address, control_pid):
                watcher = Watcher(environment, engine_pid, control_pid)
                found = asyncio.run(
                    soak(
                        environment,
                        watcher,
                        address,
                        minutes=wanted.minutes,
                        share=wanted.share,
                    )
                )
    print("\n".join(found) or "Nothing grew, nothing was left.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
