"""How many calls are captioned at once (``python -m bench.captions SPEECH [CALLS …]``).

SPEECH is a folder of recordings (or ``HOTLINE_TEST_DATA`` + ``/speech/zh_aishell_sample``). Each
call is two channels at 8 kHz fed as they grow, a quarter of a second at a time; the parties speak
in turn, 70 % of the time in all.
Delay: from the moment a stretch of speech ended until its words came. Goal: p95 ≤ 2.5 s.
"""

import os
import sys
import threading
import time
from pathlib import Path

import numpy as np

from bench.figures import machine, percentile, processor_seconds
from hotline.intelligence.embedded import host
from hotline.intelligence.listening import Listener
from hotline.intelligence.listening_places import places
from hotline.intelligence.recognisers.embedded import Embedded
from hotline.intelligence.speech.sound import as_pcm, read_sound

GOAL_SECONDS = 2.5
RATE, PIECE = 8000, 0.25
_SECONDS = float(os.environ.get("BENCH_SECONDS", "45"))
_PAUSE = 1.3


def parties(clips: list[np.ndarray], seconds: float, turn: int) -> list[bytes]:
    """Return both channels of a call: clips in turn, with pauses."""
    both = np.zeros((2, int(seconds * RATE)), np.float32)
    at, number = int(RATE * (0.3 + 0.37 * turn % 1)), turn * 7
    while True:
        clip = clips[number % len(clips)]
        if at + len(clip) >= both.shape[1]:
            return [as_pcm(each) for each in both]
        both[number % 2, at : at + len(clip)] = clip
        at += len(clip) + int(_PAUSE * RATE)
        number += 1


def follow(pcm: bytes, delays: list[float], captions: list[str], began: float) -> None:
    """Feed one channel as it grows, and keep what came when."""
    listener = Listener(RATE)
    size = int(RATE * PIECE) * 2
    for place in range(0, len(pcm), size):
        time.sleep(max(0.0, began + (place / 2 + size / 2) / RATE - time.monotonic()))
        for each in listener.feed(pcm[place : place + size], time.monotonic()):
            captions.append(each.text)
            delays.append(time.monotonic() - began - each.end)
    for each in listener.finish():
        captions.append(each.text)
        delays.append(time.monotonic() - began - each.end)


def measure(clips: list[np.ndarray], calls: int) -> float:
    """Caption so many calls at once; the p95 of the delay."""
    pid = host.ask("ping")["pid"]
    delays: list[float] = []
    captions: list[str] = []
    before, own = processor_seconds(pid), time.process_time()
    began = time.monotonic() + 0.2
    threads = [
        threading.Thread(target=follow, args=(pcm, delays, captions, began))
        for call in range(calls)
        for pcm in parties(clips, _SECONDS, call)
    ]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    spent = processor_seconds(pid) - before + time.process_time() - own
    worst = percentile(delays, 0.95)
    middle, last = percentile(delays, 0.5), max(delays)
    print(
        f"| {calls} | {len(captions)} | {middle:.2f} / {worst:.2f} / {last:.2f} "
        f"| {spent / calls / _SECONDS:.3f} | {os.getloadavg()[0]:.1f} |",
        flush=True,
    )
    return worst


def main() -> int:
    """Measure; 1 when even one call misses the goal."""
    known = Path(os.environ.get("HOTLINE_TEST_DATA", "")) / "speech" / "zh_aishell_sample"
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else known
    files = sorted(folder.glob("*.wav"))
    if not files or not Embedded().is_available():
        print("No recordings, or no models: nothing measured.")
        return 0
    sounds = [read_sound(each) for each in files]
    clips = [each.channels[0][:: each.rate // RATE] for each in sounds]
    host.warm("vad", "whisper", "itn")
    print(f"Machine: {machine()}; places given to {os.cpu_count()} cores: {places()}\n")
    print("| calls | captions | delay s (p50/p95/max) | processor s a second of call | load |")
    print("|---|---|---|---|---|")
    wanted = [int(each) for each in sys.argv[2:]] or [1, 2, 4, 6, 8]
    worst = [measure(clips, each) for each in wanted]
    return int(worst[0] > GOAL_SECONDS)


if __name__ == "__main__":
    raise SystemExit(main())
