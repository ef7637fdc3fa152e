"""How badly a name fits what was heard: the cheapest way to make one of the other."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from hotline.reference.rules.heard.costs import OTHER_SIGN, Costs
from hotline.reference.rules.heard.names import Sounded

_EXTRA = 0.62
"""A heard syllable that the name has not."""
_EXTRA_WORD = 0.15
_MISSING = 0.55
_MISSING_AT_START, _MISSING_AT_END = 0.16, 0.12
_MISSING_KIND = 0.05
_SWAPPED = 0.35
_EMPTY_WORDS = frozenset("的那个就是在边里这嘛啊呢吧了")
_KINDS = frozenset("路街道村区小社花园镇市场广大厦")
_FAR = float("inf")


@dataclass(slots=True)
class Wanted:
    """What was heard, to be compared with many names."""

    heard: Sounded
    costs: Costs
    _known: dict[tuple[int, str], float] = field(default_factory=dict)

    def misfit(self, name: Sounded, worst: float) -> float:
        """Return the cost; anything above ``worst`` is infinite."""
        signs, wide = name.signs, len(name.signs)
        heard = self.heard.signs
        ends = [_MISSING_KIND if each in _KINDS else _MISSING_AT_END for each in signs]
        before = [at * _MISSING_AT_START for at in range(wide + 1)]
        two_before = before
        for row, sign in enumerate(heard):
            extra = _EXTRA_WORD if sign in _EMPTY_WORDS else _EXTRA
            is_last = row + 1 == len(heard)
            left = before[0] + extra
            here = [left]
            for column in range(wide):
                way = before[column] + self._sign(row, name, column)
                way = min(way, before[column + 1] + extra)
                left = min(way, left + (ends[column] if is_last else _MISSING))
                if row and column and sign and _are_swapped(heard, row, signs, column):
                    left = min(left, two_before[column - 1] + _SWAPPED)
                here.append(left)
            if min(here) > worst:
                return _FAR
            two_before, before = before, here
        return before[-1] if before[-1] <= worst else _FAR

    def _sign(self, row: int, name: Sounded, column: int) -> float:
        meant = name.signs[column]
        known = self._known.get((row, meant))
        if known is None:
            sign = self.heard.signs[row]
            known = 0.0 if sign and sign == meant else self._sound(row, name.syllables[column])
            self._known[row, meant] = known
        return known

    def _sound(self, row: int, meant: Sequence[str]) -> float:
        between = self.costs.between
        sound = min(between(one, two) for one in self.heard.syllables[row] for two in meant)
        return sound + (OTHER_SIGN if self.heard.signs[row] else 0.0)


def _are_swapped(heard: Sequence[str], row: int, signs: Sequence[str], column: int) -> bool:
    return heard[row] == signs[column - 1] and heard[row - 1] == signs[column]
