"""Draw the clocks of an order: those it has, and both readings of its follow-up's."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from hotline.reference.errors import NoPolicyInForce
from hotline.reference.queries import get_calendar, get_limit, get_reading
from hotline.reference.rules.calendar import local_date
from hotline.reference.rules.readings import CallbackClock, ReadingKey
from hotline.workorders.clock_policy import acting_calendar, frozen_calendar
from hotline.workorders.models import ClockStop, Deadline, WorkOrder
from hotline.workorders.rules.clock_ribbon import Clockwork, Ribbon, ribbon
from hotline.workorders.rules.deadlines import CLOCK_LABELS, Clock, Promise, promise

_READINGS = {
    CallbackClock.RUNNING: ("follow_up", "禁呼时段不停表"),
    CallbackClock.PAUSED: ("follow_up_paused", "禁呼时段停表"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """One clock with its ribbon; without an id it is the follow-up's, kept elsewhere."""

    kind: str
    label: str
    promise: Promise
    promised_ends_at: datetime
    clockwork: Clockwork
    ribbon: Ribbon
    id: int | None = None
    stops: Sequence[ClockStop] = field(default=())
    is_chosen_reading: bool = True
    reading_label: str = ""
    department_name: str = ""

    def state(self, now: datetime) -> str:
        """Return the word for how the clock stands."""
        clock = self.clockwork
        is_late = (clock.stopped_at or now) > clock.ends_at
        if clock.stopped_at is not None:
            return "stopped_late" if is_late else "stopped"
        if clock.is_suspended:
            return "suspended"
        return "overdue" if is_late else "running"


def ribbons_of(order: WorkOrder, now: datetime) -> list[Drawn]:
    """Draw every clock of an order, those that run first, then the latest."""
    rows = order.deadlines.select_related("assignment__department").prefetch_related("stops")
    drawn = [_draw(each, now) for each in rows] + _follow_up(order, now)

    def running_first_then_latest(each: Drawn) -> tuple[bool, float]:
        return each.clockwork.stopped_at is not None, -each.promise.starts_at.timestamp()

    return sorted(drawn, key=running_first_then_latest)


def clockwork_of(row: Deadline) -> Clockwork:
    """Return a clock as its row keeps it, with its calendars."""
    return Clockwork(
        started_at=row.started_at,
        ends_at=row.ends_at,
        stopped_at=row.stopped_at,
        stops=tuple((each.began_at, each.ended_at) for each in row.stops.all()),
        counting=frozen_calendar(row),
        acting=acting_calendar(row),
    )


def _draw(row: Deadline, now: datetime) -> Drawn:
    clock = clockwork_of(row)
    return Drawn(
        id=row.pk,
        kind=row.clock,
        label=CLOCK_LABELS[Clock(row.clock)],
        promise=row.promise,
        promised_ends_at=row.promised_ends_at or row.ends_at,
        clockwork=clock,
        ribbon=ribbon(clock, now),
        stops=list(row.stops.all()),
        department_name=row.assignment.department.short_name if row.assignment else "",
    )


def _follow_up(order: WorkOrder, now: datetime) -> list[Drawn]:
    """Draw both readings of the follow-up's clock once the order was handled (CB-01, CB-02)."""
    if order.handled_at is None:
        return []
    on = local_date(order.handled_at)
    chosen = get_reading(ReadingKey.CALLBACK_CLOCK, on)
    drawn = []
    for reading, (name, label) in _READINGS.items():
        try:
            limit = get_limit(name, on)
            acting = get_calendar(limit.act_within, on) if limit.act_within else limit.calendar
        except NoPolicyInForce:
            continue
        given = promise(limit, order.handled_at)
        clock = Clockwork(
            started_at=given.starts_at,
            ends_at=given.ends_at,
            stopped_at=order.closed_at,
            stops=(),
            counting=limit.calendar,
            acting=acting,
        )
        drawn.append(
            Drawn(
                kind="follow_up",
                label="回访时限",
                promise=given,
                promised_ends_at=given.ends_at,
                clockwork=clock,
                ribbon=ribbon(clock, now),
                is_chosen_reading=reading == chosen,
                reading_label=label,
            )
        )
    return drawn
