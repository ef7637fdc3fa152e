"""Whom a visitor may hand an order to, inside the department (分派)."""

from dataclasses import dataclass

from hotline.accounts.queries import PersonIn, list_people_in
from hotline.accounts.rules.roles import Role
from hotline.accounts.visitor import Visitor
from hotline.organizations.models import Department
from hotline.organizations.queries import list_units_below
from hotline.workorders.models import WorkOrder
from hotline.workorders.permissions import handler_departments
from hotline.workorders.rules.allotment import standing
from hotline.workorders.turns import lead_of, steps_of


@dataclass(frozen=True, slots=True)
class Target:
    """A unit with its handlers; ``depth`` counts from the visitor's own unit, above it 0."""

    unit: Department
    depth: int
    people: list[PersonIn]


def list_targets(order: WorkOrder, visitor: Visitor) -> list[Target]:
    """Return the units above on the way, the visitor's own, and all below it, top down."""
    if order.department_id is None:
        return []
    lead = lead_of(order)
    units = [lead.department, *(each.unit for each in steps_of(lead))]
    place = standing([each.pk for each in units], handler_departments(visitor))
    if place is None:
        return []
    above = list({each.pk: each for each in units[: place + 1]}.values())
    below = list_units_below(units[place].pk)
    depths = {units[place].pk: 0} | {each.pk: 0 for each in above}
    for each in below:
        depths[each.pk] = depths.get(each.parent_id or 0, 0) + 1
    people: dict[int, list[PersonIn]] = {}
    reachable = [units[place].pk, *(each.pk for each in below)]
    for person in list_people_in(Role.HANDLER, reachable):
        people.setdefault(person.department_id, []).append(person)
    return [Target(each, depths[each.pk], people.get(each.pk, [])) for each in [*above, *below]]
