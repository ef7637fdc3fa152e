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
_WITH_HELPERS = frozenset({State.HANDLING, State.AWAITING_HELPERS})


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


def part_of(order: WorkOrder, departments: Collection[int]) -> Assignment:
    """Return the turn of the one of these departments that owes its part of the order."""
    own = waiting_helpers(order).filter(department_id__in=departments)
    return own.select_related("department").order_by("id")[0]


def turn_in_hand(order: WorkOrder, departments: Collection[int]) -> Assignment:
    """Return the turn these departments work on: the lead's, or their part."""
    if order.state == State.HANDLING and holds_inside(order, departments):
        return lead_of(order)
    return part_of(order, departments)


def without_moot(
    order: WorkOrder, verbs: Iterable[Verb], departments: Collection[int] | None = None
) -> list[Verb]:
    """Leave out what the state allows and there is nothing to do for.

    Such as approving an extension nobody asked for. ``departments`` are those of whoever is
    shown the verbs; without them it is enough that somebody could.
    """
    offered = list(verbs)
    if order.state in _WITH_HELPERS:
        moot = {*_moot_requests(order, offered, departments), *_moot_parts(order, offered)}
        if Verb.ACCEPT in offered and _is_accepted(order, departments):
            moot.add(Verb.ACCEPT)
        offered = [each for each in offered if each not in moot]
    return [each for each in offered if each not in moot_marks(order)]


def _moot_requests(
    order: WorkOrder, offered: list[Verb], departments: Collection[int] | None
) -> set[Verb]:
    if (_ASKS.keys() | _ANSWERS.keys()).isdisjoint(offered):
        return set()
    rows = ClockRequest.objects.filter(order=order, decision="")
    asked = [(turn, Kind(kind)) for turn, kind in rows.values_list("assignment_id", "kind")]
    kinds = {kind for _, kind in asked}
    moot = {verb for verb, kind in _ANSWERS.items() if kind not in kinds}
    if Verb.SUSPEND in offered and Kind.SUSPENSION in kinds:
        moot.add(Verb.SUSPEND)
    if Verb.EXTEND in offered and departments is not None and Kind.EXTENSION in kinds:
        turn = turn_in_hand(order, departments)
        moot |= {Verb.EXTEND} if (turn.pk, Kind.EXTENSION) in asked else set()
    return moot


def _moot_parts(order: WorkOrder, offered: list[Verb]) -> set[Verb]:
    is_asked = Verb.RELEASE_HELPER in offered
    return {Verb.RELEASE_HELPER} if is_asked and not waiting_helpers(order).exists() else set()


def _is_accepted(order: WorkOrder, departments: Collection[int] | None) -> bool:
    """Tell whether no helper, or none of these departments, is still to accept its part."""
    open_parts = waiting_helpers(order).filter(accepted_at__isnull=True)
    if departments is not None:
        open_parts = open_parts.filter(department_id__in=departments)
    return not open_parts.exists()
