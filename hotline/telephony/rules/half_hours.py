"""A day in half hours (半小时): who came, who was answered, how many waited at once; pure."""

from collections import Counter
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
    changes: Counter[datetime] = Counter()
    for begin, end in waits:
        if end > begin:
            changes[max(begin, midnight)] += 1
            changes[end] -= 1
    peaks = [0] * slots
    waiting, at = 0, 0
    for moment in sorted(changes):
        slot = min((moment - midnight) // SLOT, slots)
        # Who leaves as the half hour begins is not seen in it.
        begun = slot + (moment > midnight + slot * SLOT)
        _still(peaks, range(at + 1, begun), waiting)
        waiting += changes[moment]
        _still(peaks, range(slot, slot + 1), waiting)
        at = slot
    _still(peaks, range(at + 1, slots), waiting)
    return tuple(peaks)


def _still(peaks: list[int], slots: range, waiting: int) -> None:
    """Let who waits be seen in these half hours."""
    for slot in slots:
        if slot < len(peaks):
            peaks[slot] = max(peaks[slot], waiting)
