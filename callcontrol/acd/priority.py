"""Who goes before whom (优先级): points that count as waiting time, pure (VOI-18).

One point is ``seconds_per_point`` of waiting, so the order of two citizens never changes while
they wait, and nobody is overtaken by someone who came later than their own lead lasts.
"""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal

from contracts.telephony_config import CallerRules

Circumstance = Literal["vip", "care", "abandoned_before", "repeat", "first", "transferred"]

TRANSFER_POINTS = 2
"""A call sent on to another queue waits anew, but not from the very end."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A citizen's points, and the circumstances that gave them."""

    points: int
    reasons: tuple[Circumstance, ...] = ()

    def head_start(self, rules: CallerRules) -> float:
        """Return the seconds of waiting the points are worth."""
        return float(self.points * rules.seconds_per_point)


def standing_of(
    rules: CallerRules, circumstances: Collection[Circumstance], *, granted: int = 0
) -> Standing:
    """Add up the points of the caller's circumstances and those ``granted`` by queue and flow."""
    worth: dict[Circumstance, int] = {
        "vip": rules.vip,
        "care": rules.care,
        "abandoned_before": rules.abandoned_before,
        "repeat": rules.repeat,
        "transferred": TRANSFER_POINTS,
    }
    points = sum(worth.get(one, 0) for one in set(circumstances))
    reasons = tuple(one for one in (*worth, "first") if one in circumstances)
    return Standing(points + granted, reasons)
