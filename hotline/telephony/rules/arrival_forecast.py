"""How many citizens will call (来电预测): simple enough to be reckoned again by hand; pure.

1. Take the days alike (``days_alike``) of which anything is known; at least three.
2. The usual half hour is the median of that half hour on those days.
3. The day's level is (what came so far + 50) ÷ (what usually came so far + 50), between 0.5
   and 2; the 50 keep the first calls of the night from deciding.
4. The forecast of a half hour is the usual one times the level known before it began.

The lowest and highest of the days alike, times the same level, say how far days differ.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median

from hotline.telephony.rules.half_hours import SLOTS

FEWEST_DAYS = 3
STEADY = 50
LOWEST_LEVEL, HIGHEST_LEVEL = 0.5, 2.0


@dataclass(frozen=True, slots=True)
class Forecast:
    """What was and is expected of each half hour of a day."""

    days: tuple[date, ...]
    """Compared with, newest first."""
    usual: tuple[float, ...]
    """The median, as it was at midnight."""
    arrivals: tuple[float, ...]
    """With the level as it was known when each half hour began; the rest with today's."""
    low: tuple[float, ...]
    high: tuple[float, ...]
    level: float
    """As it is known now."""

    @property
    def total(self) -> float:
        """The whole day, with what is still to come."""
        return sum(self.arrivals)


@dataclass(frozen=True, slots=True)
class Erring:
    """How a forecast missed a whole day."""

    expected: float
    """At midnight."""
    came: int
    bias: float
    """(expected - came) ÷ came; above zero: too many were expected."""
    error_at_midnight: float
    """The misses of all half hours together ÷ came (WAPE)."""
    error_corrected: float
    """The same with the level corrected before each half hour."""


def level_of(so_far: Sequence[float], usual: Sequence[float]) -> float:
    """Return how much busier the day is than usual, from its whole half hours so far."""
    came, expected = sum(so_far), sum(usual[: len(so_far)])
    return min(HIGHEST_LEVEL, max(LOWEST_LEVEL, (came + STEADY) / (expected + STEADY)))


def forecast(
    history: Mapping[date, Sequence[int]], alike: Sequence[date], so_far: Sequence[int]
) -> Forecast | None:
    """Return what to expect of a day; None when too few days alike are known.

    Args:
        history: day → arrivals of its half hours; a day on which nobody called is not known.
        alike: the days to compare with, newest first.
        so_far: the day's own whole half hours.

    """
    days = tuple(each for each in alike if sum(history.get(each, ())) > 0)
    if len(days) < FEWEST_DAYS:
        return None
    columns = [[history[day][slot] for day in days] for slot in range(SLOTS)]
    usual = tuple(float(median(column)) for column in columns)
    levels = [level_of(so_far[: min(slot, len(so_far))], usual) for slot in range(SLOTS)]
    return Forecast(
        days=days,
        usual=usual,
        arrivals=tuple(u * level for u, level in zip(usual, levels, strict=True)),
        low=tuple(min(c) * level for c, level in zip(columns, levels, strict=True)),
        high=tuple(max(c) * level for c, level in zip(columns, levels, strict=True)),
        level=level_of(so_far, usual),
    )


def erring(made: Forecast, came: Sequence[int]) -> Erring | None:
    """Return how the forecast of a whole day missed it; None when nobody came.

    ``made`` must have been given the whole day, so that every half hour was corrected by
    what was known before it.
    """
    total = sum(came)
    if not total:
        return None
    expected = sum(made.usual)
    return Erring(
        expected=expected,
        came=total,
        bias=(expected - total) / total,
        error_at_midnight=_missed(made.usual, came) / total,
        error_corrected=_missed(made.arrivals, came) / total,
    )


def _missed(expected: Sequence[float], came: Sequence[int]) -> float:
    return sum(abs(e - c) for e, c in zip(expected, came, strict=True))
