"""Tell whom an event concerns (提醒), once.

Not in the log: a notice only points to an event that is.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.db.models import QuerySet

from hotline.core.models import Event
from hotline.workorders.models import Allotment, Assignment, Deadline, Notice, WorkOrder
from hotline.workorders.queries import find_by_number
from hotline.workorders.rules.notices import (
    KEPT_FOR,
    Told,
    Whom,
    handlers,
    is_over,
    person,
    role,
    tells_of,
)

STALE_AFTER = timedelta(hours=12)
"""After a long stop of the worker the trays tell better what waits than a burst of old news."""


def post_notices(*, event: Event, now: datetime) -> int:
    """Write a notice for every receiver; those already written stay. Return how many there are."""
    tells = tells_of(event.kind, event.details)
    order = find_by_number(event.subject_id) if tells else None
    if order is None or is_over(order.state, event.kind) or _is_stale(event, now):
        return 0
    rows = {
        receiver: _notice(event, order, told, receiver, now)
        for told in tells
        for receiver in _receivers(event, order, told.whom)
    }
    Notice.objects.bulk_create(rows.values(), ignore_conflicts=True)
    return len(rows)


def forget_old_notices(*, now: datetime) -> int:
    """Delete notices of a month ago, with who read them; return how many."""
    old = Notice.objects.filter(told_at__lt=now - KEPT_FOR)
    return old.delete()[1].get(Notice._meta.label, 0)


def _is_stale(event: Event, now: datetime) -> bool:
    return now - event.recorded_at > STALE_AFTER


def _notice(event: Event, order: WorkOrder, told: Told, receiver: str, now: datetime) -> Notice:
    return Notice(
        event_id=event.pk,
        receiver=receiver,
        kind=event.kind,
        order=order,
        sentence=told.sentence,
        is_pressing=told.is_pressing,
        actor_id=event.actor_id,
        told_at=now,
    )


def _receivers(event: Event, order: WorkOrder, whom: Whom) -> Iterator[str]:
    if whom is Whom.REGISTRAR:
        if order.registered_by_id is not None:
            yield person(order.registered_by_id)
    elif whom is Whom.DEPARTMENT:
        yield handlers(event.details["department_id"])
    elif whom is Whom.UNIT:
        chosen = event.details.get("person_id")
        yield person(chosen) if chosen else handlers(event.details["unit_id"])
    elif whom is Whom.HOLDERS:
        yield from _holders(Assignment.objects.filter(order=order, ended_at__isnull=True))
    elif whom is Whom.CLOCK_HOLDERS:
        clocks = Deadline.objects.filter(pk=event.details["deadline_id"])
        turns = Assignment.objects.filter(pk__in=clocks.values("assignment_id"))
        yield from _holders(turns.filter(ended_at__isnull=True))
    else:
        yield role(whom.value)


def _holders(turns: QuerySet[Assignment]) -> Iterator[str]:
    """Name the departments of the turns, and where each handed it down to."""
    for department_id in turns.values_list("department_id", flat=True):
        yield handlers(department_id)
    below = Allotment.objects.filter(assignment__in=turns, ended_at__isnull=True)
    for unit_id in below.values_list("unit_id", flat=True):
        yield handlers(unit_id)
