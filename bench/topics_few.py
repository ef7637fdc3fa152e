"""How few sorted letters are enough, by words and with ``--deep`` (``bench.topics_few PATH``).

Models learn from 200 to 2,000 letters cut into words, drawn once, none of them like the 446 raw
letters they are judged on. Skipped without the letters (PATH or ``HOTLINE_LETTERS``) or without
the sentence model (``bin/hotline models install e5-small``).
"""

import sys
import time
from collections.abc import Sequence
from datetime import UTC, datetime

import numpy as np

from bench.shield import folder
from bench.topics_rows import interval, raw_letters, segmented, without_like
from hotline.config.topics.deep import can_embed, embed
from hotline.intelligence.classifying.example import Example
from hotline.intelligence.classifying.meaning import Embed
from hotline.intelligence.classifying.measuring import Judged, macro_f1
from hotline.intelligence.classifying.training import train

SIZES = (200, 500, 1000, 2000)
_SEED = 3


def judge(learnt: Sequence[Example], raw: Sequence[Example], ask: Embed | None) -> list[Judged]:
    """Learn, then judge the raw letters."""
    model = train(learnt, trained_on=datetime.now(UTC).date(), embed=ask)
    judged = []
    for each in raw:
        best = model.predict(each.title, each.text, top=1).best
        judged.append(Judged(each.topic, best.label if best else "", 1.0))
    return judged


def main() -> int:
    """Print the table."""
    where = folder()
    if where is None or not can_embed():
        print("Skipped: the letters or the sentence model are not here.")
        return 0
    raw = raw_letters(where)
    letters = without_like(segmented(where), raw)
    order = np.random.default_rng(_SEED).permutation(len(letters)).tolist()
    print("| letters learnt from | words: macro F1 | deep: macro F1 | seconds |")
    print("| --- | --- | --- | --- |")
    for size in SIZES:
        learnt = [letters[at] for at in order[:size]]
        started = time.perf_counter()
        found = [judge(learnt, raw, ask) for ask in (None, embed)]
        told = " | ".join(f"{macro_f1(each):.3f} {interval(each, macro_f1)}" for each in found)
        print(f"| {size} | {told} | {time.perf_counter() - started:.0f} |", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
