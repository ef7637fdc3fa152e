"""Teach the place names what the orders of the days that are over say (习得地点)."""

from datetime import date, datetime, timedelta

from django.utils.timezone import localdate

from hotline.reference.actions.learn_places import learn_places
from hotline.reference.models import PlaceLesson
from hotline.workorders.models import WorkOrder
from hotline.workorders.rules.numbering import numbers_of
from hotline.workorders.rules.secrecy import Secrecy

DAYS_BACK = 7
"""Days that were missed are made up for a week."""


def teach_places(*, now: datetime) -> int:
    """Learn from every day of the last week that is over and was not learnt from; return how many.

    The day after, an order's area is what dispatching and corrections made of it. Orders of a
    raised security level and those of callers who asked for secrecy teach nothing.
    """
    done = set(PlaceLesson.objects.values_list("day", flat=True))
    days = [localdate(now) - timedelta(days=back) for back in range(DAYS_BACK, 0, -1)]
    missed = [day for day in days if day not in done]
    for day in missed:
        learn_places(day=day, lessons=_lessons(day), now=now)
    return len(missed)


def _lessons(day: date) -> list[tuple[str, str]]:
    orders = WorkOrder.objects.filter(
        number__startswith=numbers_of(day),
        secrecy=Secrecy.NORMAL,
        is_confidential=False,
        is_anonymous=False,
    )
    return list(orders.values_list("place", "area__code"))
