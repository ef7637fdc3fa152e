"""The lists people work from (工单列表), by remaining time or newest first, page by page."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from django.db.models import Count, Q, QuerySet, Value

from hotline.accounts.rules.roles import Role
from hotline.accounts.visitor import Visitor
from hotline.core.errors import Forbidden
from hotline.workorders.filtering import narrowed
from hotline.workorders.models import WorkOrder
from hotline.workorders.paging import PAGE, Page, page_by_number, page_by_time, page_newest_first
from hotline.workorders.pending import PendingName, keys_of
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
    "clock_requests",
    "difficult",
    "letters",
    "messages",
    "forwarded",
    "reviews",
    "department_inbox",
    "department_handling",
    "department_helping",
    "department_allotted",
    "department_letters",
    "department_messages",
    "department_all",
    "mine",
    "all",
]


@dataclass(frozen=True, slots=True)
class Tray:
    """One list: who opens it, and what waits in it; where nothing does it is newest first."""

    label: str
    roles: frozenset[Role]
    state: State | None = None
    own_department: bool = False
    pending: PendingName | None = None
    """What waits beside the order's state."""

    @property
    def is_waiting(self) -> bool:
        """Tell whether something waits in it, and so is counted and sorted by time."""
        return self.state is not None or self.pending is not None


_SEALED = ("query_code", "caller_name", "caller_phone", "desk_answers")
_DISPATCH_DESK = frozenset({Role.DISPATCHER, Role.TEAM_LEADER})
_DISPATCHERS = frozenset({Role.DISPATCHER})
_ANSWERERS = _DISPATCH_DESK | {Role.REVIEWER}
_HANDLERS = frozenset({Role.HANDLER})
TRAYS: Mapping[TrayName, Tray] = {
    "awaiting_dispatch": Tray("待派单", _DISPATCH_DESK | {Role.OPERATOR}, State.AWAITING_DISPATCH),
    "returns": Tray("退单待审", _DISPATCH_DESK, State.SEND_BACK_REQUESTED),
    "clock_requests": Tray("挂起延期待批", _DISPATCHERS, pending="clock_requests"),
    "difficult": Tray("挂起疑难待报", _DISPATCHERS, pending="difficult"),
    "letters": Tray("督办待解除", _DISPATCH_DESK, pending="letters"),
    "messages": Tray("单位留言", _ANSWERERS, pending="messages"),
    "forwarded": Tray("转办待反馈", _DISPATCHERS, State.FORWARDED),
    "reviews": Tray("待审核", _DISPATCH_DESK | {Role.REVIEWER}, State.AWAITING_REVIEW),
    "department_inbox": Tray("待签收", _HANDLERS, State.AWAITING_ACCEPTANCE, own_department=True),
    "department_handling": Tray("办理中", _HANDLERS, State.HANDLING, own_department=True),
    "department_helping": Tray("协办", _HANDLERS, pending="department_helping"),
    "department_allotted": Tray("分派到本单位", _HANDLERS, pending="department_allotted"),
    "department_letters": Tray("督办待回复", _HANDLERS, pending="department_letters"),
    "department_messages": Tray("热线留言", _HANDLERS, pending="department_messages"),
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
    with_sealed: bool = False,
) -> Page:
    """Return one page of a list; the cursor is the last page's ``next_cursor``.

    Who called is opened where it is written out (``with_sealed``); lists do not show it.

    Raises:
        Forbidden: the list is for other roles.
        Invalid: the cursor is none of ours.

    """
    orders = narrowed(tray_orders(name, visitor, now=now), filters, now=now)
    orders = orders if with_sealed else orders.defer(*_SEALED)
    if not TRAYS[name].is_waiting and filters.text:
        whose = handler_departments(visitor) if TRAYS[name].own_department else frozenset()
        return search(
            orders, filters, visitor, departments=whose, cursor=cursor, now=now, size=size
        )
    if filters.text:
        orders = orders.filter(matching(filters.text, visitor))
    orders = orders.select_related("department", "topic", "area__parent", "desk")
    if TRAYS[name].is_waiting:
        return page_by_time(orders, cursor, size, may_stand=TRAYS[name].pending is not None)
    by_day = filters.first_day or filters.last_day
    return (page_by_number if by_day else page_newest_first)(orders, cursor, size)


def tray_orders(name: TrayName, visitor: Visitor, *, now: datetime) -> QuerySet[WorkOrder]:
    """Return what a list holds for this visitor.

    Raises:
        Forbidden: the list is for other roles.

    """
    tray = TRAYS[name]
    if not tray.roles & visitor.roles:
        msg = f"您的角色不能打开“{tray.label}”。"
        raise Forbidden(msg)
    return _scoped(name, tray, visitor, now)


def count_trays(visitor: Visitor, *, now: datetime) -> list[TrayCount]:
    """Count what waits in every list by remaining time that the visitor may open."""
    counts = _count_pending(visitor, now)
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


def _count_pending(visitor: Visitor, now: datetime) -> list[TrayCount]:
    """Count every list of what waits beside a state, in one question."""
    names = [name for name in open_trays(visitor) if TRAYS[name].pending is not None]
    asked = [
        tray_orders(name, visitor, now=now)
        .order_by()
        .annotate(tray=Value(name))
        .values("tray")
        .annotate(n=Count("id"), late=Count("id", filter=Q(due_at__lt=now)))
        for name in names
    ]
    rows = asked[0].union(*asked[1:], all=True) if asked else []
    found = {each["tray"]: (each["n"], each["late"]) for each in rows}
    return [TrayCount(name, TRAYS[name].label, *found.get(name, (0, 0))) for name in names]


def _in_reach(tray: Tray, visitor: Visitor) -> QuerySet[WorkOrder]:
    if tray.own_department:
        return WorkOrder.objects.filter(department_id__in=handler_departments(visitor))
    return visible_orders(visitor)


def _scoped(name: TrayName, tray: Tray, visitor: Visitor, now: datetime) -> QuerySet[WorkOrder]:
    orders = _in_reach(tray, visitor)
    if tray.pending is not None:
        return orders.filter(pk__in=keys_of(tray.pending, visitor, now))
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
    orders = narrowed(tray_orders(name, visitor, now=now), filters, now=now)
    if filters.text:
        orders = orders.filter(matching(filters.text, visitor))
    return orders.order_by()[: most + 1].count()
