"""Who is asked first (先问谁): how likely a citizen is to say that nothing was solved, in points.

The points are ours, set so that what was said before weighs more than what was done meanwhile;
they order a list and decide nothing. Reasons go with them, so that a caller is prepared.
"""

from dataclasses import dataclass

MOST = 100
LOW_RATING = 3
"""A rating below this said that the citizen was not content (1 to 5)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Signs:
    """What speaks of a citizen who may not be content."""

    times_unsolved: int = 0
    """How often follow-ups of this very order ended unsolved."""
    last_rating: int | None = None
    """Of the citizen's last answered follow-up, of any order."""
    was_unsolved: bool = False
    """That follow-up said that nothing was solved."""
    presses: int = 0
    is_supervised: bool = False
    is_difficult: bool = False
    is_urgent: bool = False


@dataclass(frozen=True, slots=True)
class Risk:
    """0 to 100, and why, in words for the list."""

    points: int
    reasons: tuple[str, ...]


def risk_of(signs: Signs) -> Risk:
    """Add up the signs; each says its reason."""
    was_unhappy = signs.last_rating is not None and signs.last_rating < LOW_RATING
    found = (
        (50, f"本件曾回访未解决 {signs.times_unsolved} 次", signs.times_unsolved > 0),
        (25, "上次回访说没有解决", signs.was_unsolved and not signs.times_unsolved),
        (20, "上次回访不满意", was_unhappy and not signs.was_unsolved),
        (10 * min(signs.presses, 3), f"催办过 {signs.presses} 次", signs.presses > 0),
        (20, "督办件", signs.is_supervised),
        (15, "疑难件", signs.is_difficult),
        (5, "紧急件", signs.is_urgent),
    )
    counted = [(points, why) for points, why, holds in found if holds]
    return Risk(min(MOST, sum(each for each, _ in counted)), tuple(why for _, why in counted))
