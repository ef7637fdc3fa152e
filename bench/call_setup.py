"""Time a call's way to an operator, beside Asterisk's own ``app_queue`` (``make bench``).

Two figures per call: the citizen's INVITE → the desk phone's INVITE, and → the first
moment both hear the other's tone. Both roads run in one engine, over the same phones,
one after the other at every rate; goal: our p95 ≤ 1.2 times that of ``app_queue``.
Beside it: the processor time call control spends on one of our calls, from end to end.
"""

import asyncio
import statistics
import sys
import time
from dataclasses import dataclass, field

import numpy as np

from bench.figures import machine, milliseconds, percentile, processor_seconds
from bench.platform import installation
from bench.switchboard import (
    PEER_NUMBER,
    add_peer,
    call_control_process,
    desk_phones,
    publish,
    ready_operators,
    voice_engine,
)
from runtime.phone.call import Call, CallFailed
from runtime.phone.phone import Phone
from runtime.phone.rtp import RATE, Ear
from runtime.phone.sound import decode, tone
from runtime.voice_engine.engine import VoiceEngine

PORT_BASE = 38100
SEATS = [str(8001 + n) for n in range(120)]
RATES = {1: 20, 5: 50, 10: 100, 20: 200, 34: 340}
"""Calls per second → how many calls."""
TALK_SECONDS = 1.0
CITIZEN_HERTZ, OPERATOR_HERTZ = 440, 1000
LOUD = 1000
GOAL = 1.2


@dataclass
class Seen:
    """Seconds from the citizen's INVITE, by road and rate."""

    to_phone: list[float] = field(default_factory=list)
    to_talk: list[float] = field(default_factory=list)
    failed: int = 0


@dataclass
class Rung:
    """What a desk phone saw of one call."""

    at: float
    call: Call


def first_tone(ear: Ear, hertz: int) -> float | None:
    """Return the monotonic second at which a frame with this tone arrived."""
    for at, payload in ear.frames():
        samples = decode(payload).astype(float)
        turn = np.exp(-2j * np.pi * hertz * np.arange(samples.size) / RATE)
        if abs(np.mean(samples * turn)) * 2 > LOUD:
            return at
    return None


async def sit(phone: Phone, rung: dict[str, Rung]) -> None:
    """Answer every call at once, with a tone."""
    while True:
        call = await phone.next_call()
        rung[call.remote_number] = Rung(time.monotonic(), call)
        call.mouth.play(tone(OPERATOR_HERTZ, 1), loop=True)
        call.answer()


async def one_call(citizen: Phone, number: str, to: str, rung: dict[str, Rung], seen: Seen) -> None:
    """Place one call, talk a second, hang up, take the times."""
    citizen.number = number
    started = time.monotonic()
    call = await citizen.dial(to)
    call.mouth.play(tone(CITIZEN_HERTZ, 1), loop=True)
    try:
        await call.answered(20)
        for _ in range(400):
            if number in rung:
                break
            await asyncio.sleep(0.02)
        await asyncio.sleep(TALK_SECONDS)
    except (CallFailed, TimeoutError):
        seen.failed += 1
        return
    await call.hang_up()
    operator = rung.pop(number, None)
    heard = first_tone(call.ear, OPERATOR_HERTZ)
    answered = first_tone(operator.call.ear, CITIZEN_HERTZ) if operator else None
    if operator is None or heard is None or answered is None:
        seen.failed += 1
        return
    seen.to_phone.append(operator.at - started)
    seen.to_talk.append(max(heard, answered) - started)


async def one_rate(citizen: Phone, rung: dict[str, Rung], to: str, rate: int) -> Seen:
    """Place the calls of one rate, evenly spaced."""
    seen = Seen()
    async with asyncio.TaskGroup() as group:
        due = time.monotonic()
        for n in range(RATES[rate]):
            number = f"139{rate:02d}{n:06d}"
            group.create_task(one_call(citizen, number, to, rung, seen))
            due += 1 / rate
            await asyncio.sleep(max(0.0, due - time.monotonic()))
    await asyncio.sleep(2.5)
    return seen


def show(road: str, rate: int, seen: Seen) -> None:
    """Print one row."""
    print(
        f"| {rate} | {road} | {milliseconds(seen.to_phone)} | {milliseconds(seen.to_talk)} "
        f"| {seen.failed} of {RATES[rate]} |",
        flush=True,
    )


async def measure(
    environment: dict[str, str], address: str, engine: VoiceEngine, control_pid: int
) -> bool:
    """Run every rate over both roads; tell whether the goal was met at each."""
    rung: dict[str, Rung] = {}
    server = ("127.0.0.1", int(environment["HOTLINE_ENGINE_SIP_PORT"]))
    ratios, costs = [], []
    async with (
        desk_phones(environment, SEATS) as phones,
        Phone(address="127.0.0.10", server=server, number="13900000000") as citizen,
        ready_operators(environment, address, SEATS),
    ):
        add_peer(engine, environment, SEATS)
        sitting = [asyncio.create_task(sit(phone, rung)) for phone in phones]
        await one_call(citizen, "13900000001", "12345", rung, Seen())
        print("| calls/s | road | → phone ms (p50/p95/max) | → two-way audio ms | failed |")
        print("|---|---|---|---|---|")
        for rate, calls in RATES.items():
            before = processor_seconds(control_pid)
            ours = await one_rate(citizen, rung, "12345", rate)
            costs.append((processor_seconds(control_pid) - before) / calls)
            peer = await one_rate(citizen, rung, PEER_NUMBER, rate)
            show("hotline", rate, ours)
            show("app_queue", rate, peer)
            pairs = ((ours.to_phone, peer.to_phone), (ours.to_talk, peer.to_talk))
            ratios.append([percentile(a, 0.95) / percentile(b, 0.95) for a, b in pairs])
            ratios[-1].append(statistics.median(ours.to_talk) / statistics.median(peer.to_talk))
        for each in sitting:
            each.cancel()
    show_ratios(ratios, costs)
    return all(talk <= GOAL for _, talk, _ in ratios)


def show_ratios(ratios: list[list[float]], costs: list[float]) -> None:
    """Print what the two roads are to each other, and call control's seconds per call."""
    print("\n| calls/s | p95 ratio → phone | p95 ratio → audio | p50 ratio → audio ", end="")
    print("| call control, ms of processor per call |")
    print("|---|---|---|---|---|")
    for rate, (phone, talk, middle), cost in zip(RATES, ratios, costs, strict=True):
        print(f"| {rate} | {phone:.2f} | {talk:.2f} | {middle:.2f} | {cost * 1000:.1f} |")


def main() -> int:
    """Measure on a throw-away installation; exit 1 when the goal is missed."""
    print(f"Machine: {machine()}\n")
    with installation("calls", PORT_BASE) as environment:
        publish(environment, SEATS)
        with (
            voice_engine(environment) as engine,
            call_control_process(environment) as (address, control_pid),
        ):
            is_met = asyncio.run(measure(environment, address, engine, control_pid))
    return 0 if is_met else 1


if __name__ == "__main__":
    sys.exit(main())
