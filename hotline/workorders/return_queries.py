"""What a return court looks at: the way an order went, earlier rulings, and who bounces most."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Case, Count, IntegerField, Max, Q, When

from hotline.accounts.visitor import Visitor
from hotline.organizations.models import Department
from hotline.organizations.rules.kinds import Kind
from hotline.reference.models import Area
from hotline.workorders.models import Assignment, Ruling, SendBack, WorkOrder
from hotline.workorders.queries import visible_orders
from hotline.workorders.routing_queries import area_path

MOST_PRECEDENTS = 10
MOST_BOUNCING = 50


@dataclass(frozen=True, slots=True)
class PingPong:
    """How often an order was sent back, and between how many departments it went."""

    requests: int
    returns: int
    departments: int


@dataclass(frozen=True, slots=True)
class Bouncing:
    """An order that goes to and fro."""

    order: WorkOrder
    count: PingPong
    last_at: datetime


def list_turns(order: WorkOrder) -> list[Assignment]:
    """Return the departments' turns with the order, oldest first."""
    return list(order.assignments.select_related("department").order_by("id"))


def list_returns(order: WorkOrder) -> list[SendBack]:
    """Return every request to send the order back, with its ruling if there is one."""
    rows = order.send_backs.select_related("assignment__department", "ruling__department")
    return list(rows.select_related("ruling__rule").order_by("id"))


def ping_pong(turns: Sequence[Assignment], returns: Sequence[SendBack]) -> PingPong:
    """Count an order's requests, returns and distinct departments."""
    return PingPong(
        requests=len(returns),
        returns=sum(each.decision == SendBack.Decision.APPROVED for each in returns),
        departments=len({each.department_id for each in turns}),
    )


def list_precedents(order: WorkOrder, visitor: Visitor) -> list[Ruling]:
    """Return earlier rulings on the same topic: those nearest to the place first, then the newest.

    Of orders the visitor may not see nothing is said.
    """
    path = area_path(order.area)
    district = next((code for code in path if len(code) == 6), "")  # noqa: PLR2004 - a district's code
    nearness = Case(
        When(order__area_id=order.area_id, then=0),
        When(Q(order__area__code=district) | Q(order__area__parent__code=district), then=1),
        default=2,
        output_field=IntegerField(),
    )
    rows = Ruling.objects.filter(order__topic_id=order.topic_id, order__in=visible_orders(visitor))
    rows = rows.exclude(order=order).select_related("department", "rule", "order__area__parent")
    return list(rows.order_by(nearness, "-ruled_at", "-id")[:MOST_PRECEDENTS])


def nearness_of(precedent: Ruling, order: WorkOrder) -> str:
    """Say in Chinese how near a precedent's place is."""
    if precedent.order.area_id == order.area_id:
        return "同一区划"
    return "同一区" if _district(precedent.order.area) == _district(order.area) else "同一事项"


def _district(area: Area) -> int | None:
    return area.parent_id if area.level == Area.Level.STREET else area.pk


def list_duty_departments(codes: Sequence[str], turns: Sequence[Assignment]) -> list[Department]:
    """Return the departments whose duties the court compares: who had it, then who is suggested."""
    had = list({each.department_id: each.department for each in turns}.values())
    rows = Department.objects.filter(code__in=codes, is_active=True, kind=Kind.DEPARTMENT)
    known = {each.code: each for each in rows}
    suggested = [known[code] for code in codes if code in known]
    return [*had, *(each for each in suggested if each.pk not in {one.pk for one in had})]


def list_bouncing(visitor: Visitor, *, since: datetime) -> list[Bouncing]:
    """Return the visible orders sent back most since then, the most bouncing first."""
    rows = SendBack.objects.filter(requested_at__gte=since, order__in=visible_orders(visitor))
    counted = (
        rows.order_by()
        .values("order_id")
        .annotate(
            requests=Count("id"),
            returns=Count("id", filter=Q(decision=SendBack.Decision.APPROVED)),
            last=Max("requested_at"),
        )
        .order_by("-requests", "-returns", "-last", "-order_id")[:MOST_BOUNCING]
    )
    found = list(counted)
    ids = [each["order_id"] for each in found]
    related = ("department", "topic", "area__parent", "desk")
    orders = WorkOrder.objects.select_related(*related).in_bulk(ids)
    departments = dict(
        Assignment.objects.filter(order_id__in=ids)
        .order_by()
        .values_list("order_id")
        .annotate(n=Count("department_id", distinct=True))
    )
    return [
        Bouncing(
            orders[each["order_id"]],
            PingPong(each["requests"], each["returns"], departments[each["order_id"]]),
            each["last"],
        )
        for each in found
    ]
