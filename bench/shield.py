"""Examine real letters by the shield's rules, one by one (``python -m bench.shield PATH``).

PATH, or ``HOTLINE_LETTERS``, is a folder of the 2020 Taidi contest's letters to a city
government; without it nothing is measured. Goal: p95 ≤ 200 ms for one text. The share that
is stopped is told too: these letters were written by citizens, not by operators.
"""

import json
import os
import sys
import time
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from bench.figures import machine, milliseconds, percentile
from bench.shield_topics import show_topics
from hotline.config.shield.city_words import city_from_files
from hotline.workorders.rules.shield import blocking, examine
from hotline.workorders.rules.shield.draft import Draft, Known
from runtime.places import ROOT

GOAL_SECONDS = 0.200
LETTERS = (
    "sample_raw_labelled.jsonl",
    "contest_test_unlabelled.jsonl",
    "hotspot_messages.jsonl",
    "replies.jsonl",
)
_MOST_TEXT = 20_000


def folder() -> Path | None:
    """Return where the letters lie, if anybody said."""
    said = sys.argv[1] if len(sys.argv) > 1 else os.environ.get("HOTLINE_LETTERS", "")
    return Path(said) if said and Path(said).is_dir() else None


def letters(where: Path) -> Iterator[str]:
    """Yield subject and letter as one text."""
    for name in LETTERS:
        for line in (where / name).open(encoding="utf-8"):
            row = json.loads(line)
            yield f"{row['topic']}。{row['detail']}"[:_MOST_TEXT]


def main() -> int:
    """Measure; 1 when the goal is missed."""
    where = folder()
    if where is None:
        print("Skipped: the letters are not here (say where: a path, or HOTLINE_LETTERS).")
        return 0
    city = city_from_files(ROOT / "cities" / "haikou")
    known = Known(now=datetime.now(UTC))
    spent: list[float] = []
    codes: Counter[str] = Counter()
    stopped = 0
    for text in letters(where):
        started = time.perf_counter()
        found = examine(Draft(event=text), known, city)
        spent.append(time.perf_counter() - started)
        stopped += bool(blocking(found))
        codes.update({each.code for each in found})
    print(f"Letters: {len(spent)}, on {machine()}.")
    print(f"One text, p50 / p95 / max: {milliseconds(spent)} ms (goal p95 ≤ 200 ms).")
    print(f"Stopped by a blocking finding: {stopped} ({stopped / len(spent):.1%}).")
    print("Findings, in texts: " + ", ".join(f"{code} {n}" for code, n in codes.most_common()))
    print()
    show_topics(where, city)
    return int(percentile(spent, 0.95) > GOAL_SECONDS)


if __name__ == "__main__":
    sys.exit(main())
