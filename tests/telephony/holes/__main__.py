"""``make voice-holes``: listen through every feature of a call, 20 times or as often as told."""

import argparse
import asyncio
import sys

from runtime.places import ROOT
from runtime.voice_engine.self_test import trial_engine
from tests.telephony.holes.engine_alone import holes_of_engine

RUNS = 20


def main() -> int:
    """Play all scenes on an engine of our own; the exit status for the shell."""
    parser = argparse.ArgumentParser(prog="make voice-holes", description="检查声音空洞")
    parser.add_argument("runs", nargs="?", type=int, default=RUNS, help="遍数，默认 20")
    runs = parser.parse_args().runs
    whole = 0
    with trial_engine(checkout=ROOT, city="haikou") as engine:
        sys.stdout.write(f"语音引擎 {engine.version()}，共 {runs} 遍\n")
        for run in range(1, runs + 1):
            holes = asyncio.run(holes_of_engine(engine, run))
            whole += not holes
            told = "；".join(holes) or "完整"
            sys.stdout.write(f"{run:3d}/{runs}  {told}\n")
            sys.stdout.flush()
    sys.stdout.write(f"{whole}/{runs} 遍没有空洞\n")
    return 0 if whole == runs else 1


if __name__ == "__main__":
    sys.exit(main())
