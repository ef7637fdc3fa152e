"""Who has an order: the department that leads, those that help, and whoever it was allotted to."""

from collections.abc import Collection, Iterable

from django.db.models import QuerySet

from hotline.workorders.marks import moot_marks
from hotline.workorders.models import Allotment, Assignment, ClockRequest, WorkOrder
from hotline.workorders.rules.clock_requests import Kind
from hotline.workorders.rules.workflow import State, Verb

_LEAD, _HELPER = Assignment.Role.LEAD, Assignment.Role.HELPER
_ASKS = {Verb.SUSPEND: Kind.SUSPENSION, Verb.EXTEND: Kind.EXTENSION}
_ANSWERS = {
    Verb.APPROVE_SUSPENSION: Kind.SUSPENSION,
    Verb.REFUSE_SUSPENSION: Kind.SUSPENSION,
    Verb.APPROVE_EXTENSION: Kind.EXTENSION,
    Verb.REFUSE_EXTENSION: Kind.EXTENSION,
}


def lead_of(order: WorkOrder) -> Assignment:
    """Return the turn of the department that leads (主办) the order now."""
    return Assignment.objects.select_related("department").get(
        order=order, role=_LEAD, ended_at__isnull=True
    )


def waiting_helpers(order: WorkOrder) -> QuerySet[Assignment]:
    """Return the turns of the helpers (会办) whose part is still missing."""
    helpers = Assignment.objects.filter(order=order, role=_HELPER, ended_at__isnull=True)
    return helpers.filter(done_at__isnull=True)


def helped_by(departments: Collection[int]) -> QuerySet[Assignment, int]:
    """Return the keys of the orders these departments help with now, done or not."""
    helping = Assignment.objects.filter(role=_HELPER, ended_at__isnull=True)
    return helping.filter(department_id__in=departments).values_list("order_id", flat=True)


def allotted_to(units: Collection[int]) -> QuerySet[Allotment, int]:
    """Return the keys of the orders that were handed down to these units."""
    open_steps = Allotment.objects.filter(unit_id__in=units, ended_at__isnull=True)
    return open_steps.values_list("assignment__order_id", flat=True)


def steps_of(assignment: Assignment) -> list[Allotment]:
    """Return the way the department handed the order down, from the top."""
    return list(assignment.allotments.filter(ended_at__isnull=True).select_related("unit"))


def holds_inside(order: WorkOrder, units: Collection[int]) -> bool:
    """Tell whether one of these units has the order, or had it and handed it further down."""
    if order.department_id in units:
        return True
    if not units or order.department_id is None:
        return False
    return allotted_to(units).filter(assignment__order=order).exists()


def helps(order: WorkOrder, departments: Collection[int]) -> bool:
    """Tell whether one of these departments still owes its part."""
    if not departments or (len(departments) == 1 and order.department_id in departments):
        return False
    return waiting_helpers(order).filter(department_id__in=departments).exists()


def without_moot(order: WorkOrder, verbs: Iterable[Verb]) -> list[Verb]:
    """Leave out what the state allows and there is nothing to do for.

    Such as approving an extension nobody asked for.
    """
    offered = list(verbs)
    if order.state == State.HANDLING and not (_ASKS.keys() | _ANSWERS.keys()).isdisjoint(offered):
        rows = ClockRequest.objects.filter(order=order, decision="")
        asked = {Kind(each) for each in rows.values_list("kind", flat=True)}
        offered = [each for each in offered if each not in _ASKS or _ASKS[each] not in asked]
        offered = [each for each in offered if each not in _ANSWERS or _ANSWERS[each] in asked]
    if Verb.RELEASE_HELPER in offered and not waiting_helpers(order).exists():
        offered.remove(Verb.RELEASE_HELPER)
    return [each for each in offered if each not in moot_marks(order)]
