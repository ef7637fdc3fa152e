"""Characters the embedded recogniser gets wrong (``python -m bench.recognition PATH``).

PATH, or ``HOTLINE_TEST_DATA`` + ``/speech``, holds recordings and ``manifest.csv`` (file, lang,
text). Numbers are written as digits on both sides; marks do not count, homophones are not mended.
Intervals: 95 %, drawn again by utterance 2,000 times.
"""

import csv
import os
import random
import re
import sys
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

from bench.figures import machine, processor_seconds
from hotline.intelligence.embedded import host
from hotline.intelligence.recognisers.embedded import Embedded
from hotline.intelligence.speech.mending import written
from hotline.intelligence.speech.sound import read_sound
from hotline.intelligence.transcribing import transcribe

_MARKS = re.compile(r"[\W_]+")
_DRAWS = 2000


@dataclass
class Set:
    """The errors of one set of recordings."""

    pairs: list[tuple[int, int]] = field(default_factory=list)
    seconds: float = 0.0
    processor: float = 0.0

    @property
    def rate(self) -> float:
        """Errors to characters."""
        return sum(wrong for wrong, _ in self.pairs) / sum(length for _, length in self.pairs)

    def interval(self) -> tuple[float, float]:
        """Return what 95 % of the draws lie between."""
        chance = random.Random(12345)
        rates = []
        for _ in range(_DRAWS):
            drawn = chance.choices(self.pairs, k=len(self.pairs))
            rates.append(sum(w for w, _ in drawn) / sum(n for _, n in drawn))
        rates.sort()
        return rates[_DRAWS // 40], rates[-_DRAWS // 40]


def distance(one: str, two: str) -> int:
    """Return the least number of characters to change."""
    row = list(range(len(two) + 1))
    for i, a in enumerate(one, 1):
        before, row[0] = row[0], i
        for j, b in enumerate(two, 1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (a != b))
    return row[-1]


def plain(text: str) -> str:
    """Return what counts of a text."""
    return _MARKS.sub("", written(text)).lower()


def measure(sets: dict[str, Set], name: str, file: Path, text: str) -> None:
    """Write one recording down and count."""
    pid = host.ask("ping")["pid"]
    before = processor_seconds(pid)
    found = transcribe(file, language="zh", homophones=False)
    kept = sets[name]
    kept.processor += processor_seconds(pid) - before
    kept.seconds += read_sound(file).seconds
    said = "".join(part.raw for part in found.channels[0].segments)
    wanted = plain(text)
    kept.pairs.append((distance(wanted, plain(said)), len(wanted)))


def main() -> int:
    """Measure every set of Chinese recordings that has words."""
    said = os.environ.get("HOTLINE_TEST_DATA", "")
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(said) / "speech"
    if not (folder / "manifest.csv").is_file() or not Embedded().is_available():
        print("No recordings, or no models: nothing measured.")
        return 0
    host.warm("vad", "whisper", "itn")
    sets: dict[str, Set] = defaultdict(Set)
    with (folder / "manifest.csv").open(encoding="utf-8") as rows:
        for row in csv.DictReader(rows):
            if row["lang"].startswith("zh") and row["text"]:
                measure(sets, row["lang"], folder / row["file"], row["text"])
    print(f"Machine: {machine()}\n")
    print("| recordings | utterances | wrong | 95 % | processor s: utterance | second of sound |")
    print("|---|---|---|---|---|---|")
    for name, kept in sets.items():
        low, high = kept.interval()
        count = len(kept.pairs)
        print(
            f"| {name} | {count} | {kept.rate:.1%} | {low:.1%}–{high:.1%} "
            f"| {kept.processor / count:.2f} | {kept.processor / kept.seconds:.3f} |"
        )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
