"""What it costs to take one sound for another, and what confirmed corrections make cheaper."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from hotline.reference.rules.heard.confusions import (
    FINALS,
    INITIALS,
    OTHER_FINAL,
    OTHER_INITIAL,
    parted,
)

OTHER_SIGN = 0.03
"""Another character of the same sound."""
_WRONG = 1.0
_LEARNT_AT_LEAST = 2
_CHEAPEST = 0.08

Pair = frozenset[str]


@dataclass
class Costs:
    """The costs of sounds; ``learnt`` holds pairs of syllables that people confirmed."""

    learnt: Mapping[Pair, float] = field(default_factory=dict)
    _known: dict[tuple[str, str], float] = field(default_factory=dict)

    def between(self, heard: str, meant: str) -> float:
        """Return what it costs to hear one syllable for another."""
        if heard == meant:
            return 0.0
        known = self._known.get((heard, meant))
        if known is None:
            known = min(_sounds(heard, meant), self.learnt.get(frozenset((heard, meant)), _WRONG))
            self._known[heard, meant] = known
        return known


def _sounds(heard: str, meant: str) -> float:
    if not heard.isascii() or not meant.isascii():
        return _WRONG
    (one, first), (two, second) = parted(heard), parted(meant)
    initial = 0.0 if one == two else INITIALS.get(frozenset((one, two)), OTHER_INITIAL)
    final = 0.0 if first == second else FINALS.get(frozenset((first, second)), OTHER_FINAL)
    return min(initial + final, _WRONG)


def learn_costs(corrections: Iterable[tuple[list[str], list[str], int]]) -> Costs:
    """Return costs that know what people confirmed: heard and meant syllables, and how often.

    Only pairs of names of one length teach, and only a syllable confused twice or more.
    """
    seen: Counter[Pair] = Counter()
    for heard, meant, times in corrections:
        if len(heard) != len(meant):
            continue
        for one, two in zip(heard, meant, strict=True):
            if one != two:
                seen[frozenset((one, two))] += times
    learnt = {
        pair: max(_CHEAPEST, 0.4 / times)
        for pair, times in seen.items()
        if times >= _LEARNT_AT_LEAST
    }
    return Costs(learnt)
