"""Allot an order (分派) inside the department: down to a unit or a person, or back up."""

from datetime import datetime

from hotline.accounts.queries import list_people_in
from hotline.accounts.rules.roles import Role
from hotline.accounts.visitor import Visitor
from hotline.core.guarded import writing
from hotline.organizations.models import Department
from hotline.organizations.queries import get_department, list_units_below
from hotline.workorders.actions._tell import tell
from hotline.workorders.errors import Incomplete
from hotline.workorders.handling_events import Allotted
from hotline.workorders.models import Allotment, Assignment, WorkOrder
from hotline.workorders.permissions import handler_departments
from hotline.workorders.queries import get_order_for
from hotline.workorders.rules.allotment import Handing, hand_over, standing
from hotline.workorders.rules.workflow import Verb
from hotline.workorders.turns import lead_of, steps_of


def allot(
    *,
    number: str,
    unit_id: int,
    by: Visitor,
    now: datetime,
    person_id: int | None = None,
    note: str = "",
) -> WorkOrder:
    """Hand the order to a unit below, to a person, or back to a unit above.

    The department goes on answering for it: state and clocks stay as they are.

    Raises:
        NoSuchOrder, NotNow, WrongRole: see ``queries.get_order_for``.
        UnknownDepartment: there is no such active unit.
        Incomplete: the unit is not below, or the person handles nothing there.

    """
    with writing():
        order, _ = get_order_for(Verb.ALLOT, number, by)
        unit, lead = get_department(unit_id), lead_of(order)
        steps = steps_of(lead)
        handing = _decide(lead, steps, unit, by=by, to_person=person_id is not None)
        person = "" if person_id is None else _name_of(person_id, unit)
        ended = [each.pk for each in steps[handing.kept :]]
        Allotment.objects.filter(pk__in=ended).update(ended_at=now)
        if handing.adds:
            Allotment.objects.create(
                assignment=lead,
                unit=unit,
                person_id=person_id,
                person_label=person,
                note=note,
                allotted_at=now,
                allotted_by_id=by.actor_id,
                allotted_by_label=by.actor_label,
            )
        whom = f"分派给{unit.name}{person}" if handing.adds else f"交回{unit.name}"
        happening = Allotted(
            department_id=lead.department_id,
            unit_id=unit.pk,
            person_id=person_id,
            note=f"{whom}：{note}" if note else whom,
        )
        tell(order, happening, by=by, now=now)
    return order


def _decide(
    lead: Assignment, steps: list[Allotment], unit: Department, *, by: Visitor, to_person: bool
) -> Handing:
    own = handler_departments(by)
    way = [lead.department_id, *(each.unit_id for each in steps)]
    place = standing(way, own)
    below = [] if place is None else [each.pk for each in list_units_below(way[place])]
    decision = hand_over(way, own=own, below=below, target=unit.pk, to_person=to_person)
    if isinstance(decision, str):
        raise Incomplete(decision, fields={"unit_id": decision})
    return decision


def _name_of(person_id: int, unit: Department) -> str:
    people = list_people_in(Role.HANDLER, [unit.pk])
    for each in people:
        if each.user_id == person_id:
            return each.display_name
    msg = f"所选人员不是{unit.name}的经办人。"
    raise Incomplete(msg, fields={"person_id": msg})
