"""Whole tables of figures: calls, operators' time and blocked calls in one row each."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any, Literal

from hotline.reference.rules.calendar import SHANGHAI
from hotline.telephony.figure_queries import Asked, By, count_calls
from hotline.telephony.models import EngineCheck
from hotline.telephony.rules.figures import ROLLING_HOURS, Tally, total, worst_window
from hotline.telephony.state_queries import seconds_by_time

HOUR = timedelta(hours=1)


def table(asked: Asked, by: By, now: datetime) -> dict[Any, Tally]:
    """Return key → tally; hours and days without a gap, in order.

    Operators' time and blocked calls belong to no queue, so they are left out of a table by
    queue and of one queue's.
    """
    calls = count_calls(asked, by)
    if by == "queue" or asked.queue:
        return calls if by in {"queue", "total"} else _without_gaps(calls, asked, by)
    unit: By = "hour" if by == "hour" else "day"
    cells = _without_gaps(calls if by == unit else {}, asked, unit)
    cells = _with_blocked(_with_states(cells, asked, now, unit), asked, unit)
    if by == "total":
        return {None: calls[None] + total(cells.values())}
    return cells


def worst_24_hours(asked: Asked, now: datetime) -> tuple[datetime, float] | None:
    """Return the worst continuous 24 hours that touch the stretch, and its answer rate.

    Hours that are not over yet belong to none.
    """
    this_hour = now.astimezone(SHANGHAI).replace(minute=0, second=0, microsecond=0)
    until = min(asked.until, this_hour)
    early = replace(asked, since=asked.since - (ROLLING_HOURS - 1) * HOUR, until=until)
    hours = _without_gaps(count_calls(early, "hour"), early, "hour")
    keys = sorted(hours)
    worst = worst_window([hours[each] for each in keys])
    return (keys[worst[0]], worst[1]) if worst else None


def _without_gaps(found: Mapping[datetime, Tally], asked: Asked, unit: By) -> dict[Any, Tally]:
    step = HOUR if unit == "hour" else timedelta(days=1)
    cell = asked.since.astimezone(SHANGHAI)
    if unit == "day":
        cell = datetime.combine(cell.date(), time(), SHANGHAI)
    cells = {}
    while cell < asked.until:
        cells[cell] = found.get(cell, Tally())
        cell += step
    return cells


def _with_states(
    cells: Mapping[datetime, Tally], asked: Asked, now: datetime, unit: By
) -> dict[Any, Tally]:
    named: Literal["hour", "day"] = "hour" if unit == "hour" else "day"
    states = seconds_by_time(asked.since, asked.until, now, unit=named)
    return {
        cell: replace(
            tally,
            ready_seconds=states.get(cell, {}).get("ready", 0.0),
            busy_seconds=sum(
                states.get(cell, {}).get(name, 0.0) for name in ("talking", "wrap_up")
            ),
        )
        for cell, tally in cells.items()
    }


def _with_blocked(cells: Mapping[datetime, Tally], asked: Asked, unit: By) -> dict[Any, Tally]:
    days = [asked.since.astimezone(SHANGHAI).date(), asked.until.astimezone(SHANGHAI).date()]
    checks = EngineCheck.objects.filter(day__range=days).values_list("day", "blocked_by_hour")
    blocked = {day: hours for day, hours in checks if len(hours) == ROLLING_HOURS}
    return {
        cell: replace(tally, blocked=_blocked_in(cell, asked, blocked, unit))
        for cell, tally in cells.items()
    }


def _blocked_in(cell: datetime, asked: Asked, blocked: Mapping[date, list[int]], unit: By) -> int:
    hours = blocked.get(cell.date(), [0] * ROLLING_HOURS)
    if unit == "hour":
        return hours[cell.hour]
    return sum(
        count for hour, count in enumerate(hours) if asked.since <= cell + hour * HOUR < asked.until
    )
