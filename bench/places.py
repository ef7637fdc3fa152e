"""Addresses taken apart, and names found by ear (``python -m bench.places [MODEL]``).

Addresses: entity F1 on the dev set of Li et al. (NAACL 2019), ``address_parsing`` below
``HOTLINE_TEST_DATA``, by the built-in rules and, if a trained MODEL is named, by that; intervals by
resampling whole addresses. Goal: F1 ≥ 0.90 for a model trained on its train set, ≤ 5 ms a line.
Names: recall@5 over the city's places, communities and areas, spoilt by the open procedure of
``hotline/reference/tests/confused_names.py``, and of ``spoken_places.yaml``, written by hand.
Goals: ≥ 0.95; ≤ 20 ms over 1,000 places, ≤ 50 ms over 50,000. Times are the processor's.
"""

import math
import os
import random
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import yaml

from bench.figures import machine, milliseconds
from hotline.config.places.examples import read_examples
from hotline.config.places.find import finder_of, things_of_city
from hotline.reference.divisions import china
from hotline.reference.learnt_addresses import bring
from hotline.reference.readings import readings
from hotline.reference.rules.addresses.examples import Example
from hotline.reference.rules.addresses.grammar import parse_by_rules
from hotline.reference.rules.addresses.labels import LABELS, Component
from hotline.reference.rules.heard.costs import Costs
from hotline.reference.rules.heard.finding import NameFinder
from hotline.reference.rules.heard.names import Name
from hotline.reference.tests.confused_names import Confuser
from runtime.places import ROOT

_SEED = 20261127
_TURNS = 1000
_Counts = tuple[int, int, int]


def main() -> int:
    """Measure what can be; 1 when a goal is missed."""
    print(f"Machine: {machine()}\n")
    data = Path(os.environ.get("HOTLINE_TEST_DATA") or ROOT.parent / "shared" / "data")
    dev = data / "address_parsing" / "dev.conll.txt"
    is_met = True
    if dev.exists():
        examples = read_examples(dev)
        divisions = china()
        _show_parser("built-in rules", lambda text: parse_by_rules(text, divisions), examples)
        if len(sys.argv) > 1:
            score = _show_parser("trained model", bring(Path(sys.argv[1])).parse, examples)
            is_met = score >= 0.90
    else:
        print(f"Skipped addresses: {dev} is not there (say where: HOTLINE_TEST_DATA).")
    return 0 if _show_names() and is_met else 1


def _show_parser(
    name: str, parse: Callable[[str], list[Component]], examples: Sequence[Example]
) -> float:
    spent: list[float] = []
    counts: list[_Counts] = []
    by_label: Counter[tuple[str, str]] = Counter()
    sure: Counter[tuple[int, bool]] = Counter()
    for each in examples:
        started = time.process_time()
        told = parse(each.text)
        spent.append(time.process_time() - started)
        gold, found = set(each.spans), {(one.start, one.end, one.label) for one in told}
        counts.append((len(gold & found), len(gold), len(found)))
        for kind, spans in (("hit", gold & found), ("gold", gold), ("found", found)):
            by_label.update((label, kind) for *_, label in spans)
        for one in told:
            is_right = (one.start, one.end, one.label) in gold
            sure[int(one.probability * 10), is_right] += 1
    chance = random.Random(_SEED)
    drawn = sorted(_f1(chance.choices(counts, k=len(counts))) for _ in range(_TURNS))
    low, high = drawn[int(_TURNS * 0.025)], drawn[int(_TURNS * 0.975)]
    score = _f1(counts)
    print(f"Addresses by {name}: F1 {score:.4f} (95 %: {low:.4f} to {high:.4f}),", end=" ")
    print(f"{milliseconds(spent)} processor ms a line (p50 / p95 / max)\n")
    print("| label | gold | precision | recall |\n|---|---|---|---|")
    for label in LABELS:
        gold_count = by_label[label, "gold"]
        if gold_count:
            hit, found_count = by_label[label, "hit"], by_label[label, "found"]
            precision, recall = hit / max(found_count, 1), hit / gold_count
            print(f"| {label} | {gold_count} | {precision:.3f} | {recall:.3f} |")
    print("\nSaid probability, and how often it was right:", end=" ")
    print(", ".join(_sure(sure)) + "\n")
    return score


def _sure(sure: Counter[tuple[int, bool]]) -> Iterator[str]:
    for tenth in sorted({tenth for tenth, _ in sure}):
        right, wrong = sure[tenth, True], sure[tenth, False]
        yield f"{tenth / 10:.1f}: {right / (right + wrong):.2f} of {right + wrong}"


def _f1(counts: Sequence[_Counts]) -> float:
    hit, gold, found = (sum(each[at] for each in counts) for at in range(3))
    return 2.0 * hit / (gold + found)


def _show_names() -> bool:
    things = things_of_city(ROOT / "cities" / "haikou")
    finder = finder_of(things)
    confuser = Confuser(readings(), _SEED)
    hits: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    for thing in things:
        heard, ways = confuser.spoil(thing.name)
        is_found = thing.name in {things[each.owner].name for each in finder.find(heard, 5)}
        for way in (*ways, "all"):
            asked[way] += 1
            hits[way] += is_found
    spoken = yaml.safe_load(
        (ROOT / "hotline" / "reference" / "tests" / "spoken_places.yaml").read_text()
    )
    for heard, name in spoken.items():
        asked["written by hand"] += 1
        hits["written by hand"] += name in {things[e.owner].name for e in finder.find(heard, 5)}
    print("| names spoilt by | asked | recall@5 | 95 % (Wilson) |\n|---|---|---|---|")
    for way, count in sorted(asked.items()):
        low, high = _wilson(hits[way], count)
        print(f"| {way} | {count} | {hits[way] / count:.3f} | {low:.3f} to {high:.3f} |")
    print(f"\nOver {len(things)} things: {milliseconds(_times(finder, list(spoken)))} processor ms")
    many = _many([thing.name for thing in things], 50_000)
    print(f"Over {len(many)} names: ", end="")
    large = NameFinder([Name(at, name) for at, name in enumerate(many)], readings(), Costs())
    print(f"{milliseconds(_times(large, list(spoken)))} processor ms (p50 / p95 / max)")
    return hits["all"] >= 0.95 * asked["all"]


def _times(finder: NameFinder, texts: Sequence[str]) -> list[float]:
    spent = []
    for text in texts:
        started = time.process_time()
        finder.find(text, 5)
        spent.append(time.process_time() - started)
    return spent


def _many(names: Sequence[str], count: int) -> list[str]:
    """Return so many names, made of the halves of the real ones."""
    chance = random.Random(_SEED)
    made = dict.fromkeys(names)
    while len(made) < count:
        one, two = chance.choice(names), chance.choice(names)
        made[one[: len(one) // 2 + 1] + two[len(two) // 2 :]] = None
    return list(made)


def _wilson(hits: int, count: int, z: float = 1.96) -> tuple[float, float]:
    share = hits / count
    middle = (share + z * z / (2 * count)) / (1 + z * z / count)
    half = z * math.sqrt(share * (1 - share) / count + z * z / (4 * count * count))
    half /= 1 + z * z / count
    return middle - half, min(middle + half, 1.0)


if __name__ == "__main__":
    sys.exit(main())
