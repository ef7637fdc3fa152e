"""``make voice-holes``: listen through every feature of a call, 20 times or as often as told."""

import argparse
import os
import sys

import pytest

from runtime.places import ROOT

RUNS = 20


def main() -> int:
    """Play all scenes on the engine alone and by call control; the exit status for the shell."""
    parser = argparse.ArgumentParser(prog="make voice-holes", description="检查声音空洞")
    parser.add_argument("runs", nargs="?", type=int, default=RUNS, help="遍数，默认 20")
    os.environ["HOTLINE_HOLE_RUNS"] = str(max(1, parser.parse_args().runs))
    place = str(ROOT / "tests" / "telephony" / "holes")
    return int(pytest.main(["-n0", "-p", "no:randomly", "-o", "console_output_style=count", place]))


if __name__ == "__main__":
    sys.exit(main())
