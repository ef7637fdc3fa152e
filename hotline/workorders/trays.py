"""The lists people work from (工单列表), by remaining time or newest first, page by page."""

import base64
import binascii
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from django.db.models import Count, Q, QuerySet

from hotline.accounts.rules.roles import Role
from hotline.accounts.visitor import Visitor
from hotline.citizens.rules.numbers import normalize_number
from hotline.core.crypto.cipher import blind_index
from hotline.core.cursors import bad_cursor, moment_in, number_in
from hotline.core.errors import Forbidden
from hotline.workorders.models import WorkOrder
from hotline.workorders.permissions import (
    SEES_EVERY_ORDER,
    handler_departments,
    sees_every_order,
)
from hotline.workorders.queries import visible_orders
from hotline.workorders.rules.workflow import State

PAGE = 30
_SHORTEST_NUMBER = 4
TrayName = Literal[
    "awaiting_dispatch",
    "returns",
    "reviews",
    "department_inbox",
    "department_handling",
    "department_all",
    "mine",
    "all",
]


@dataclass(frozen=True, slots=True)
class Tray:
    """One list: who opens it, which states it shows; without states it is newest first."""

    label: str
    roles: frozenset[Role]
    state: State | None = None
    own_department: bool = False


_DISPATCH_DESK = frozenset({Role.DISPATCHER, Role.TEAM_LEADER})
_HANDLERS = frozenset({Role.HANDLER})
TRAYS: Mapping[TrayName, Tray] = {
    "awaiting_dispatch": Tray("待派单", _DISPATCH_DESK | {Role.OPERATOR}, State.AWAITING_DISPATCH),
    "returns": Tray("退单待审", _DISPATCH_DESK, State.SEND_BACK_REQUESTED),
    "reviews": Tray("待审核", _DISPATCH_DESK | {Role.REVIEWER}, State.AWAITING_REVIEW),
    "department_inbox": Tray("待签收", _HANDLERS, State.AWAITING_ACCEPTANCE, own_department=True),
    "department_handling": Tray("办理中", _HANDLERS, State.HANDLING, own_department=True),
    "department_all": Tray("本单位全部", _HANDLERS, own_department=True),
    "mine": Tray("我登记的", frozenset({Role.OPERATOR, Role.DISPATCHER})),
    "all": Tray("全部工单", SEES_EVERY_ORDER),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What narrows a list down."""

    text: str = ""
    urgency: str = ""
    department_id: int | None = None
    state: str = ""
    desk_code: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """Some rows of a list, and where the next ones begin."""

    orders: list[WorkOrder]
    next_cursor: str | None


@dataclass(frozen=True, slots=True)
class TrayCount:
    """How much waits in a list, and how much of it is overdue."""

    name: TrayName
    label: str
    count: int
    overdue: int


def open_trays(visitor: Visitor) -> list[TrayName]:
    """List the trays the visitor may open."""
    return [name for name, tray in TRAYS.items() if tray.roles & visitor.roles]


def list_tray(
    name: TrayName, visitor: Visitor, filters: Filters, cursor: str | None = None
) -> Page:
    """Return one page of a list; the cursor is the last page's ``next_cursor``.

    Raises:
        Forbidden: the list is for other roles.
        Invalid: the cursor is none of ours.

    """
    tray = TRAYS[name]
    if not tray.roles & visitor.roles:
        msg = f"您的角色不能打开“{tray.label}”。"
        raise Forbidden(msg)
    orders = _filtered(_scoped(name, tray, visitor), filters, visitor)
    orders = orders.select_related("department", "topic", "area__parent", "desk")
    if tray.state is not None:
        return _page_by_time(orders, cursor)
    return _page_newest_first(orders, cursor)


def count_trays(visitor: Visitor, *, now: datetime) -> list[TrayCount]:
    """Count what waits in every list by remaining time that the visitor may open."""
    counts = []
    names = [name for name in open_trays(visitor) if TRAYS[name].state is not None]
    for is_own in {TRAYS[name].own_department for name in names}:
        group = [name for name in names if TRAYS[name].own_department == is_own]
        counts += _count(group, visitor, now)
    return sorted(counts, key=lambda each: [*TRAYS].index(each.name))


def _count(names: list[TrayName], visitor: Visitor, now: datetime) -> list[TrayCount]:
    tray = TRAYS[names[0]]
    states = [TRAYS[name].state for name in names]
    orders = _in_reach(tray, visitor).filter(state__in=states).order_by("state")
    rows = orders.values("state").annotate(
        n=Count("id"), late=Count("id", filter=Q(due_at__lt=now))
    )
    found = {each["state"]: (each["n"], each["late"]) for each in rows}
    nothing = (0, 0)
    return [
        TrayCount(name, TRAYS[name].label, *found.get(str(TRAYS[name].state), nothing))
        for name in names
    ]


def _in_reach(tray: Tray, visitor: Visitor) -> QuerySet[WorkOrder]:
    if tray.own_department:
        return WorkOrder.objects.filter(department_id__in=handler_departments(visitor))
    return visible_orders(visitor)


def _scoped(name: TrayName, tray: Tray, visitor: Visitor) -> QuerySet[WorkOrder]:
    orders = _in_reach(tray, visitor)
    if name == "mine":
        orders = orders.filter(registered_by_id=visitor.user_id)
    return orders.filter(state=tray.state) if tray.state else orders


def _filtered(
    orders: QuerySet[WorkOrder], filters: Filters, visitor: Visitor
) -> QuerySet[WorkOrder]:
    if filters.urgency:
        orders = orders.filter(urgency=filters.urgency)
    if filters.department_id is not None:
        orders = orders.filter(department_id=filters.department_id)
    if filters.state:
        orders = orders.filter(state=filters.state)
    if filters.desk_code:
        orders = orders.filter(desk__code=filters.desk_code)
    if filters.text:
        orders = orders.filter(_matching(filters.text, visitor))
    return orders


def _matching(text: str, visitor: Visitor) -> Q:
    """Search number and words; the hotline's own people also find a whole phone number."""
    found = Q(place__icontains=text) | Q(event__icontains=text) | Q(demand__icontains=text)
    if text.isdigit() and len(text) >= _SHORTEST_NUMBER:
        found |= Q(number__startswith=text)
    phone = normalize_number(text)
    if phone and sees_every_order(visitor):
        found |= Q(caller_phone_index=blind_index(phone))
    return found


def _page_by_time(orders: QuerySet[WorkOrder], cursor: str | None) -> Page:
    if cursor:
        due_text, order_id = _read(cursor, 2)
        due = moment_in(due_text)
        orders = orders.filter(due_at__gte=due)
        orders = orders.exclude(due_at=due, id__lte=number_in(order_id))
    rows = list(orders.order_by("due_at", "id")[: PAGE + 1])
    last = rows[PAGE - 1] if len(rows) > PAGE else None
    following = _write(last.due_at.isoformat(), last.pk) if last and last.due_at else None
    return Page(rows[:PAGE], following)


def _page_newest_first(orders: QuerySet[WorkOrder], cursor: str | None) -> Page:
    if cursor:
        orders = orders.filter(id__lt=number_in(_read(cursor, 1)[0]))
    rows = list(orders.order_by("-id")[: PAGE + 1])
    return Page(rows[:PAGE], _write(rows[PAGE - 1].pk) if len(rows) > PAGE else None)


def _write(*parts: object) -> str:
    return base64.urlsafe_b64encode("|".join(map(str, parts)).encode()).decode()


def _read(cursor: str, count: int) -> list[str]:
    try:
        parts = base64.urlsafe_b64decode(cursor.encode()).decode().split("|")
    except (ValueError, binascii.Error) as error:
        raise bad_cursor() from error
    if len(parts) != count:
        raise bad_cursor()
    return parts
