"""A day in half hours (半小时): who came, who was answered, how many waited at once; pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

SLOT = timedelta(minutes=30)
SLOTS = 48
"""The city has no summer time: every day has so many."""

Wait = tuple[datetime, datetime]
"""From entering the queue to leaving it."""


@dataclass(frozen=True, slots=True)
class DayCurve:
    """One day as far as it went; the last slot may still be running."""

    arrivals: tuple[int, ...]
    """Calls that first entered a queue in the half hour."""
    answered: tuple[int, ...]
    """Those of them that a person answered, whenever that was."""
    waiting: tuple[int, ...]
    """The most who waited at the same time."""


def slots_over(midnight: datetime, now: datetime) -> int:
    """Return how many half hours of the day are whole."""
    return max(0, min(SLOTS, (now - midnight) // SLOT))


def label_of_slot(slot: int) -> str:
    """Return when the half hour begins, as people write it."""
    return f"{slot // 2:02}:{slot % 2 * 30:02}"


def most_waiting(waits: Iterable[Wait], midnight: datetime, slots: int) -> tuple[int, ...]:
    """Return for each of the first half hours the most who waited at one moment.

    Who leaves at the moment another comes did not wait together with them.
    """
    changes = sorted(
        change
        for begin, end in waits
        if end > begin
        for change in ((max(begin, midnight), 1), (end, -1))
    )
    peaks = [0] * slots
    waiting, at = 0, 0
    for moment, change in changes:
        slot = min((moment - midnight) // SLOT, slots)
        at = _carry(peaks, at, slot, waiting)
        waiting += change
        if slot < slots:
            peaks[slot] = max(peaks[slot], waiting)
    _carry(peaks, at, slots, waiting)
    return tuple(peaks)


def _carry(peaks: list[int], at: int, slot: int, waiting: int) -> int:
    """Let who still waits be seen in every half hour up to ``slot``."""
    for each in range(at + 1, min(slot + 1, len(peaks))):
        peaks[each] = max(peaks[each], waiting)
    return max(at, slot)
