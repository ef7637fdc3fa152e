"""Find names by what was heard of them, best first."""

import re
from collections import Counter
from collections.abc import Container, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from hotline.reference.rules.heard.aligning import Wanted
from hotline.reference.rules.heard.confusions import sound_class
from hotline.reference.rules.heard.costs import Costs
from hotline.reference.rules.heard.names import (
    Name,
    Readings,
    Sounded,
    from_syllables,
    sounded,
)
from hotline.reference.rules.heard.pinyin_typed import cut_pinyin
from hotline.reference.rules.spellings import is_latin, typed

_LOOKED_AT = 120
_WORST = 0.42
"""A name whose cost is above so much for each heard syllable is not offered."""
_NICKNAME = 0.01
_OFTEN = 0.01
_AROUND = re.compile(
    r"^(?:就是|那个|这个|在|我在|我住|我住在|住在|应该是|好像是|叫|叫做|名字叫)+|"
    r"(?:那边|那里|这边|这里|附近|旁边|对面|门口|里面|的|那个|啊|吧|呢|嘛)+$"
)
_SHORTEST = 2


@dataclass(frozen=True, slots=True)
class Heard:
    """A thing that was found, by which name, and how far that is from what was heard."""

    owner: int
    name: Name
    distance: float


class HeardIndex:
    """Names prepared once, to be searched many times."""

    def __init__(self, names: Sequence[Name], readings: Readings, costs: Costs) -> None:
        self.names = names
        self.costs = costs
        self._readings = readings
        self._syllables: Container[str] = {each for some in readings.values() for each in some}
        self._sounded = [sounded(each.text, readings) for each in names]
        rows: dict[str, list[int]] = {}
        for at, each in enumerate(self._sounded):
            for key in _keys(each):
                rows.setdefault(key, []).append(at)
        self._rows: dict[str, NDArray[np.int32]] = {
            key: np.array(some, dtype=np.int32) for key, some in rows.items()
        }

    def find(self, text: str, most: int = 8) -> list[Heard]:
        """Return the likeliest things, best first; each once."""
        wanted = self._heard(text)
        if not wanted.signs:
            return []
        worst = _WORST * len(wanted.signs)
        best: dict[int, Heard] = {}
        comparing = Wanted(wanted, self.costs)
        for at in self._candidates(wanted):
            name = self.names[at]
            cost = comparing.misfit(self._sounded[at], worst)
            if cost > worst:
                continue
            distance = cost / len(wanted.signs) + self._rank(name)
            if name.owner not in best or distance < best[name.owner].distance:
                best[name.owner] = Heard(name.owner, name, distance)
        order = sorted(best.values(), key=lambda each: (each.distance, len(each.name.text)))
        return order[:most]

    def _heard(self, text: str) -> Sounded:
        wanted = typed(text)
        if is_latin(wanted):
            return from_syllables(cut_pinyin(wanted, self._syllables))
        stripped = _AROUND.sub("", wanted)
        return sounded(stripped if len(stripped) >= _SHORTEST else wanted, self._readings)

    def _candidates(self, wanted: Sounded) -> list[int]:
        """Return the names that share most of the rarer sounds."""
        total = np.zeros(len(self.names), dtype=np.float32)
        for key, times in Counter(_keys(wanted)).items():
            rows = self._rows.get(key)
            if rows is not None:
                total[rows] += np.float32(times * np.log(1 + len(self.names) / len(rows)))
        count = min(_LOOKED_AT, len(total))
        if not count:
            return []
        top = np.argpartition(-total, count - 1)[:count]
        return [
            int(each) for each in top[np.argsort(-total[top], kind="stable")] if total[each] > 0
        ]

    @staticmethod
    def _rank(name: Name) -> float:
        seldom = _OFTEN / (1 + name.weight)
        return seldom + (_NICKNAME if name.is_nickname else 0.0)


def _keys(text: Sounded) -> set[str]:
    """Return what a text is looked up by: its sounds, and pairs of them."""
    classes = [[sound_class(each) for each in some] for some in text.syllables]
    keys = {each for some in classes for each in some}
    for left, right in pairwise(classes):
        keys |= {f"{one} {two}" for one in left for two in right}
    return keys | {f"'{each}" for each in text.signs if each}
