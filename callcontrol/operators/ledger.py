"""The day's counts for the live floor (当日计数), kept by events: pure (SEAT-08, VOI-18).

``entered``: calls that stood in the queue, once each; ``answered``: those an operator of the
queue was joined to; ``abandoned``: citizens who hung up while they stood in it; ``in time``:
answered within the queue's service level. A call over midnight counts where each thing happened.
"""

from collections.abc import Mapping
from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from pydantic import BaseModel, Field

from contracts.call_events import (
    CallAnswered,
    CallEnded,
    CallEntered,
    CallEvent,
    CallLeftQueue,
    CallOfferMissed,
    CallQueued,
)

CITY = ZoneInfo("Asia/Shanghai")
_OUTCOMES = 50
"""A queue's recent service level is that of so many last calls."""
_DEFAULT_LEVEL_SECONDS = 15
_OUTBOUND = "outbound"


class QueueCount(BaseModel):
    """One queue today."""

    entered: int = 0
    answered: int = 0
    abandoned: int = 0
    in_time: int = 0
    recent: list[bool] = []
    """Whether each of the last calls was answered in time, across midnight."""


class OperatorCount(BaseModel):
    """One operator today."""

    answered: int = 0
    missed: int = 0
    streak: int = 0
    """Offers missed one after another."""


class DayLedger(BaseModel):
    """Counters of one day; :meth:`note` turns the page at local midnight."""

    day: date
    queues: dict[str, QueueCount] = {}
    operators: dict[int, OperatorCount] = {}
    open: dict[UUID, set[str]] = Field(default={})
    """What a live call was already counted for: ``entered general``, ``answered general`` …"""

    def turn_page(self, now: datetime) -> bool:
        """Begin a new day, if one has begun; streaks and recent levels go on."""
        today = now.astimezone(CITY).date()
        if today == self.day:
            return False
        self.day = today
        self.queues = {name: QueueCount(recent=one.recent) for name, one in self.queues.items()}
        self.operators = {
            who: OperatorCount(streak=one.streak)
            for who, one in self.operators.items()
            if one.streak
        }
        return True

    def note(self, event: CallEvent, levels: Mapping[str, int]) -> bool:  # noqa: C901 - a table
        """Count the event; False when it counts for nothing. ``levels``: seconds by queue."""
        match event:
            case CallQueued(queue=queue):
                self._once(event.call_id, "entered", queue)
            case CallLeftQueue(queue=queue, reason="answered", waited_seconds=waited):
                is_in_time = waited <= levels.get(queue, _DEFAULT_LEVEL_SECONDS)
                if self._once(event.call_id, "answered", queue):
                    self._judge(queue, is_in_time=is_in_time)
            case CallLeftQueue(queue=queue, reason="caller_left"):
                if self._once(event.call_id, "abandoned", queue):
                    self._judge(queue, is_in_time=False)
            case CallEntered(direction="outbound"):
                self.open.setdefault(event.call_id, set()).add(_OUTBOUND)
            case CallAnswered() if _OUTBOUND in self.open.get(event.call_id, ()):
                return False
            case CallAnswered(operator_id=who):
                count = self.operators.setdefault(who, OperatorCount())
                count.answered, count.streak = count.answered + 1, 0
            case CallOfferMissed(operator_id=who, reason=reason) if reason != "caller_left":
                count = self.operators.setdefault(who, OperatorCount())
                count.missed, count.streak = count.missed + 1, count.streak + 1
            case CallEnded():
                return self.open.pop(event.call_id, None) is not None
            case _:
                return False
        return True

    def _once(self, call_id: UUID, what: str, queue: str) -> bool:
        counted = self.open.setdefault(call_id, set())
        mark = f"{what} {queue}"
        if mark in counted:
            return False
        counted.add(mark)
        count = self.queues.setdefault(queue, QueueCount())
        setattr(count, what, getattr(count, what) + 1)
        return True

    def _judge(self, queue: str, *, is_in_time: bool) -> None:
        count = self.queues[queue]
        count.in_time += is_in_time
        count.recent = [*count.recent, is_in_time][-_OUTCOMES:]
