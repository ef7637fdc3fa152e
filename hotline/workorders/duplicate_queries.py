"""Find orders that say nearly the same as what is being typed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from hotline.accounts.visitor import Visitor
from hotline.reference.models import Area
from hotline.workorders.models import OrderShingles, WorkOrder
from hotline.workorders.queries import visible_orders
from hotline.workorders.rules.duplicates import (
    LOOK_BACK,
    MOST_SHOWN,
    Likeness,
    Said,
    compare,
    marks_of,
)
from hotline.workorders.rules.numbering import numbering_day
from hotline.workorders.rules.workflow import State

_OF_CALLER = 20
_OF_MARKS = 120
"""The newest that share a mark; when more do, it is a mass event and the newest will do."""


@dataclass(frozen=True, slots=True)
class Duplicate:
    """An order that may be the same matter, and why."""

    order: WorkOrder
    likeness: Likeness


def said_in(order: WorkOrder) -> Said:
    """Return what stands in an order."""
    return Said(
        phone_index=order.caller_phone_index,
        area_id=order.area_id,
        place=order.place,
        event=order.event,
        demand=order.demand,
    )


def find_area_id(code: str) -> int | None:
    """Return the key of an area that is being typed; None when it is not known yet."""
    return Area.objects.filter(code=code).values_list("pk", flat=True).first() if code else None


def find_duplicates(
    said: Said, visitor: Visitor, *, now: datetime, but: str = ""
) -> list[Duplicate]:
    """Return the likeliest visible orders of the last weeks, likeliest first, newest of equals."""
    found = []
    for order in candidates(said, visitor, now=now, but=but):
        state = State(order.state)
        likeness = compare(said, said_in(order), state=state, registered_at=order.registered_at)
        if likeness is not None:
            found.append(Duplicate(order, likeness))
    found.sort(key=lambda each: (-each.likeness.score, -each.order.pk))
    return found[:MOST_SHOWN]


def candidates(said: Said, visitor: Visitor, *, now: datetime, but: str) -> Iterable[WorkOrder]:
    """Return the visible orders of the last weeks worth comparing: by caller, place and words."""
    ids: set[int] = set()
    if said.phone_index:
        of_caller = WorkOrder.objects.filter(caller_phone_index=said.phone_index).order_by("-id")
        ids.update(of_caller.values_list("pk", flat=True)[:_OF_CALLER])
    if marks := marks_of(said):
        newer = OrderShingles.objects.filter(day__gte=numbering_day(now - LOOK_BACK))
        sharing = newer.filter(marks__overlap=marks).order_by("-order_id")
        ids.update(sharing.values_list("order_id", flat=True)[:_OF_MARKS])
    recent = visible_orders(visitor).filter(pk__in=ids, registered_at__gte=now - LOOK_BACK)
    return recent.exclude(number=but).select_related("department", "topic", "area__parent")
