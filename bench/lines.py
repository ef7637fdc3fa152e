"""Fill the lines, beside bare Asterisk with a small ARI app (``make bench``).

Citizens who hear a prompt, citizens who talk and are recorded in stereo, and both together in
the proportion of 270 to 230, as far as this machine goes. In a window of steady load: processor
time of engine and application, packets lost (the engine's own counters of every channel), and
the gaps between packets at the ear of one of them. Goal: up to the peer's own knee nothing is
lost, and no more processor time than 1.05 times the peer's. ``--repeat 3`` runs every load so
often, the roads in turn, and takes medians; ``--only 68+58 100+86`` runs these loads alone.
"""

import argparse
import asyncio
import contextlib
import sys
from collections.abc import Iterator
from pathlib import Path

from bench import peer
from bench.crowd import desk_phones
from bench.figures import machine, percentile
from bench.load import Lines, Load, Road, Seen, middle
from bench.platform import installation, process
from bench.switchboard import call_control_process, publish, ready_operators, spawned_engine
from contracts.telephony_config import AnswerStep, DialledNumber, Flow, PlayStep, QueueStep
from runtime.phone.sound import tone, write_wav
from runtime.priority import VOICE_NICENESS
from runtime.voice_engine.engine import VoiceEngine

PORT_BASE = 38300
SEATS = [str(8001 + n) for n in range(230)]
QUEUE_NUMBER, PROMPT_NUMBER = "12345", "12346"
PROMPT, PROMPT_SECONDS = "bench-line", 120
WHOLE = Load(270, 230)
QUICK = [Load(50, 0), Load(0, 20), Load(27, 23)]
"""Only to show that everything works."""
GOAL = 1.05
FLOWS = [
    Flow(name="queue", steps=[AnswerStep(), QueueStep(queue="general")]),
    Flow(name="prompt", steps=[AnswerStep(), PlayStep(prompt=PROMPT)]),
]
NUMBERS = [
    DialledNumber(number=QUEUE_NUMBER, flow="queue"),
    DialledNumber(number=PROMPT_NUMBER, flow="prompt"),
]


def load_of(text: str) -> Load:
    """Read a load, such as ``68+58``: prompts, talks."""
    prompts, talks = text.split("+")
    return Load(int(prompts), int(talks))


def loads() -> list[Load]:
    """List the steps up to a whole floor."""
    shares = (0.25, 0.5, 0.75, 1.0)
    both = [Load(round(WHOLE.prompts * one), round(WHOLE.talks * one)) for one in shares]
    return [
        Load(100, 0),
        Load(250, 0),
        Load(350, 0),
        Load(500, 0),
        Load(0, 60),
        Load(0, 115),
        Load(0, 230),
        *both,
    ]


def prepare_prompt(environment: dict[str, str]) -> str:
    """Give the engine a long prompt; returns its name for ARI."""
    sounds = next(Path(environment["HOTLINE_VOICE_DIR"]).rglob("sounds/zh/hotline"))
    write_wav(sounds / f"{PROMPT}.wav", tone(500, PROMPT_SECONDS))
    return f"sound:hotline/{PROMPT}"


@contextlib.contextmanager
def peer_app(environment: dict[str, str], engine: VoiceEngine, prompt: str) -> Iterator[Road]:
    """Run the peer on the same engine, with numbers of its own."""
    recordings = environment["HOTLINE_RECORDINGS_DIR"]
    record = f"MixMonitor({recordings}/peer-${{UNIQUEID}}.raw,D)"
    for step in (
        f"{peer.PROMPT_NUMBER},1,Stasis({peer.NAME},prompt)",
        f"{peer.TALK_NUMBER},1,{record}",
        f"{peer.TALK_NUMBER},2,Stasis({peer.NAME},talk)",
    ):
        engine.cli(f"dialplan add extension {step} into from-trunk replace")
    url = f"http://127.0.0.1:{environment['HOTLINE_ENGINE_HTTP_PORT']}"
    words = (url, environment["HOTLINE_ARI_PASSWORD"], prompt, *(f"{seat}p" for seat in SEATS))
    command = (sys.executable, "-m", "bench.peer", *words)
    with process(environment, *command, niceness=VOICE_NICENESS) as child:
        yield Road("bare Asterisk", peer.PROMPT_NUMBER, peer.TALK_NUMBER, child.pid)


def show(load: Load, road: Road, seen: Seen) -> None:
    """Print one row."""
    gap = percentile(seen.gaps, 0.99) * 1000
    print(
        f"| {load.prompts} | {load.talks} | {road.name} | {seen.up} | {seen.engine * 100:.0f} % "
        f"| {seen.app * 100:.0f} % | {seen.lost} of {seen.received} | {gap:.0f} |",
        flush=True,
    )


async def measure(
    environment: dict[str, str],
    lines: Lines,
    roads: list[Road],
    address: str,
    *,
    steps: list[Load],
    repeat: int,
) -> bool:
    """Run every load over both roads; tell whether the goal was met up to the peer's knee."""
    folder = Path(environment["HOTLINE_VAR"]) / "phones"
    folder.mkdir()
    sip = f"127.0.0.1:{environment['HOTLINE_ENGINE_SIP_PORT']}"
    print("| prompts | talks | road | channels | engine | app | RTP lost | gap p99 ms |")
    print("|---|---|---|---|---|---|---|---|")
    ratios: list[tuple[Load, float]] = []
    knees: dict[str, Load] = {}
    async with (
        desk_phones(folder, sip, seats=SEATS, secret=environment["HOTLINE_SEAT_SECRET"]),
        ready_operators(environment, address, SEATS),
    ):
        for load in steps:
            runs = [(road, await lines.fill(load, road)) for _ in range(repeat) for road in roads]
            found = {}
            for road in roads:
                found[road.name] = middle([seen for each, seen in runs if each is road])
                show(load, road, found[road.name])
                if not found[road.name].is_whole:
                    knees.setdefault(road.name, load)
            ours, bare = (found[road.name] for road in roads)
            if bare.is_whole:
                ratios.append((load, ours.processors / bare.processors if ours.is_whole else 99))
    print("\n| prompts | talks | processor time, ratio to the peer |\n|---|---|---|")
    for load, ratio in ratios:
        print(f"| {load.prompts} | {load.talks} | {ratio:.2f} |")
    for road in roads:
        knee = knees.get(road.name)
        text = "none found" if knee is None else f"{knee.prompts} prompts and {knee.talks} talks"
        print(f"\nFirst load with loss or gaps, {road.name}: {text}.")
    return all(ratio <= GOAL for _, ratio in ratios)


def main() -> int:
    """Measure on a throw-away installation; exit 1 when the goal is missed."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--quick", action="store_true", help="three small loads")
    parser.add_argument("--repeat", type=int, default=1)
    parser.add_argument("--only", type=load_of, nargs="+", default=None)
    wanted = parser.parse_args()
    steps = wanted.only or (QUICK if wanted.quick else loads())
    print(f"Machine: {machine()}\n")
    with installation("lines", PORT_BASE) as environment:
        publish(environment, SEATS, flows=FLOWS, numbers=NUMBERS)
        with spawned_engine(environment) as (engine, engine_pid):
            prompt = prepare_prompt(environment)
            with (
                call_control_process(environment) as (address, pid),
                peer_app(environment, engine, prompt) as bare,
            ):
                ours = Road("hotline", PROMPT_NUMBER, QUEUE_NUMBER, pid)
                lines = Lines(environment, engine, engine_pid)
                is_met = asyncio.run(
                    measure(
                        environment,
                        lines,
                        [ours, bare],
                        address,
                        steps=steps,
                        repeat=wanted.repeat,
                    )
                )
    return 0 if is_met else 1


if __name__ == "__main__":
    sys.exit(main())
