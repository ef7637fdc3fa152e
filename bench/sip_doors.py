"""Time the SIP doors: does an answer's time give accounts away, and what does a flood cost?

Run as ``python -m bench.sip_doors``. An attacker who knows only how long each answer took
guesses whether the account exists; goal: right in at most 60 of 100. Calls that come in while
4,000 REGISTER a second arrive from one address are answered, and in how much time.
"""

import asyncio
import sys
import time

import numpy as np

from bench.figures import machine, milliseconds
from callcontrol.asterisk.provisioning import render_endpoints
from contracts.telephony_config import SeatPlan
from runtime.phone import Phone
from runtime.places import ROOT
from runtime.voice_engine.engine import VoiceEngine
from runtime.voice_engine.layout import write_file
from runtime.voice_engine.self_test import CITIZEN_ADDRESS, trial_engine
from tests.telephony.hardening.engine import KNOWN, SEATS, UNKNOWN, reload_accounts
from tests.telephony.hardening.probes import ask, flood

ANSWERS = 300
CALLS = 30
FLOOD_PER_SECOND, FLOOD_SECONDS = 4000, 15.0
GOAL = 0.6


async def answer_times(server: tuple[str, int]) -> tuple[list[float], list[float]]:
    """Ask about a known and an unknown account in turn; seconds to each answer."""
    times: dict[str, list[float]] = {KNOWN: [], UNKNOWN: []}
    for _ in range(ANSWERS):
        for name, seen in times.items():
            began = time.perf_counter()
            await ask("REGISTER", name, server=server)
            seen.append(time.perf_counter() - began)
    return times[KNOWN], times[UNKNOWN]


def guessed_right(known: list[float], unknown: list[float]) -> float:
    """How often the slower of two answers is always the same account's: 0.5 tells nothing."""
    slower = np.greater.outer(known, unknown).mean() + np.equal.outer(known, unknown).mean() / 2
    return float(max(slower, 1 - slower))


async def calls_answered(server: tuple[str, int]) -> list[float]:
    """Place calls one after the other; seconds to each answer."""
    times = []
    async with Phone(address=CITIZEN_ADDRESS, server=server, number="13907550001") as phone:
        for _ in range(CALLS):
            began = time.perf_counter()
            call = await phone.dial("12345")
            await call.answered(10)
            times.append(time.perf_counter() - began)
            await call.hang_up()
            await asyncio.sleep(FLOOD_SECONDS / CALLS / 2)
    return times


async def measure(engine: VoiceEngine) -> int:
    """Print all figures; 1 when the goal was missed."""
    server = ("127.0.0.1", engine.settings.sip_port)
    known, unknown = await answer_times(server)
    right = guessed_right(known, unknown)
    print(f"SIP doors ({machine()})")
    print(f"  known account answered    {milliseconds(known)} ms (p50 / p95 / max)")
    print(f"  unknown account answered  {milliseconds(unknown)} ms")
    print(f"  guessed right by time     {right:.0%} (goal: at most {GOAL:.0%})")
    quiet = await calls_answered(server)
    storm = asyncio.create_task(
        asyncio.to_thread(flood, FLOOD_PER_SECOND, FLOOD_SECONDS, server=server)
    )
    loud = await calls_answered(server)
    sent = await storm
    print(f"  calls answered, quiet     {milliseconds(quiet)} ms, {len(quiet)} of {CALLS}")
    print(f"  calls answered, flooded   {milliseconds(loud)} ms, {len(loud)} of {CALLS}")
    print(
        f"  flood                     {sent / FLOOD_SECONDS:.0f} REGISTER/s for {FLOOD_SECONDS} s"
    )
    return int(right > GOAL)


def main() -> int:
    """Measure an engine of our own; the exit status counts missed goals."""
    with trial_engine(checkout=ROOT, city="haikou") as engine:
        seats = render_endpoints(
            [SeatPlan(extension=each) for each in SEATS], engine.settings.seat_secret
        )
        place = engine.settings.instance_dir / "etc" / "pjsip_seats.conf"
        write_file(place, seats.encode(), engine.run_as(), mode=0o600)
        reload_accounts(engine)
        return asyncio.run(measure(engine))


if __name__ == "__main__":
    sys.exit(main())
