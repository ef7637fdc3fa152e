"""The lists people work from (工单列表), by remaining time or newest first, page by page."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from django.db.models import Count, Q, QuerySet

from hotline.accounts.rules.roles import Role
from hotline.accounts.visitor import Visitor
from hotline.core.errors import Forbidden
from hotline.workorders.filtering import narrowed
from hotline.workorders.models import WorkOrder
from hotline.workorders.paging import PAGE, Page, page_by_number, page_by_time, page_newest_first
from hotline.workorders.permissions import (
    SEES_EVERY_ORDER,
    handler_departments,
)
from hotline.workorders.queries import visible_orders
from hotline.workorders.rules.search.filters import Filters
from hotline.workorders.rules.workflow import State
from hotline.workorders.searching import matching, search

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
    name: TrayName,
    visitor: Visitor,
    filters: Filters,
    cursor: str | None = None,
    *,
    now: datetime,
    size: int = PAGE,
) -> Page:
    """Return one page of a list; the cursor is the last page's ``next_cursor``.

    Raises:
        Forbidden: the list is for other roles.
        Invalid: the cursor is none of ours.

    """
    orders = narrowed(tray_orders(name, visitor), filters, now=now)
    if TRAYS[name].state is None and filters.text:
        return search(orders, filters, visitor, cursor=cursor, now=now, size=size)
    if filters.text:
        orders = orders.filter(matching(filters.text, visitor))
    orders = orders.select_related("department", "topic", "area__parent", "desk")
    if TRAYS[name].state is not None:
        return page_by_time(orders, cursor, size)
    by_day = filters.first_day or filters.last_day
    return (page_by_number if by_day else page_newest_first)(orders, cursor, size)


def tray_orders(name: TrayName, visitor: Visitor) -> QuerySet[WorkOrder]:
    """Return what a list holds for this visitor.

    Raises:
        Forbidden: the list is for other roles.

    """
    tray = TRAYS[name]
    if not tray.roles & visitor.roles:
        msg = f"您的角色不能打开“{tray.label}”。"
        raise Forbidden(msg)
    return _scoped(name, tray, visitor)


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


def count_listed(
    name: TrayName, visitor: Visitor, filters: Filters, *, most: int, now: datetime
) -> int:
    """Count what a list shows, up to one more than ``most``; for exports, not for pages.

    Raises:
        Forbidden: the list is for other roles.

    """
    orders = narrowed(tray_orders(name, visitor), filters, now=now)
    if filters.text:
        orders = orders.filter(matching(filters.text, visitor))
    return orders.order_by()[: most + 1].count()
