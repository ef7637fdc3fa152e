"""What waits for somebody beside an order's state: helping, allotments, requests, letters.

Each list is found from its own small table, never by looking through the orders.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.timezone import localtime

from hotline.accounts.visitor import Visitor
from hotline.workorders.models import (
    Allotment,
    Assignment,
    ClockRequest,
    Difficulty,
    OrderMessage,
    Supervision,
    WorkOrder,
)
from hotline.workorders.permissions import handler_departments
from hotline.workorders.rules.difficulty import Cause
from hotline.workorders.rules.workflow import Verb, states_of

PendingName = Literal[
    "department_helping",
    "department_allotted",
    "department_letters",
    "department_messages",
    "clock_requests",
    "difficult",
    "letters",
    "messages",
]
_Found = QuerySet[Any, Any]
_Keys = Callable[[Visitor, datetime], _Found]
_Notes = Callable[[list[int], Visitor], dict[int, str]]


@dataclass(frozen=True, slots=True)
class Pending:
    """Which orders a list holds, and what it says of each of them."""

    keys: _Keys
    notes: _Notes


def keys_of(name: PendingName, visitor: Visitor, now: datetime) -> _Found:
    """Return the keys of the orders that wait for the visitor in this list."""
    return PENDING[name].keys(visitor, now)


def notes_of(name: str, orders: Iterable[WorkOrder], visitor: Visitor) -> dict[int, str]:
    """Return order's key → what is asked of whoever opens the list, for one page of it."""
    pending = PENDING.get(name)
    return pending.notes([each.pk for each in orders], visitor) if pending else {}


def _helping(visitor: Visitor, _now: datetime) -> _Found:
    return _parts(visitor).values("order_id")


def _parts(visitor: Visitor) -> QuerySet[Assignment]:
    helpers = Assignment.objects.filter(role=Assignment.Role.HELPER, ended_at__isnull=True)
    return helpers.filter(done_at__isnull=True, department_id__in=handler_departments(visitor))


def _helping_notes(keys: list[int], visitor: Visitor) -> dict[int, str]:
    found = _parts(visitor).filter(order_id__in=keys)
    return {each.order_id: f"会办事项：{each.note}" for each in found}


def _allotted(visitor: Visitor, _now: datetime) -> _Found:
    return _steps(visitor).values("assignment__order_id")


def _steps(visitor: Visitor) -> QuerySet[Allotment]:
    """Return the open steps that end in one of the visitor's units: not handed on to another."""
    units = handler_departments(visitor)
    open_steps = Allotment.objects.filter(ended_at__isnull=True)
    further = open_steps.filter(assignment=OuterRef("assignment"), pk__gt=OuterRef("pk"))
    states = states_of(Verb.ALLOT)
    mine = open_steps.filter(unit_id__in=units, assignment__order__state__in=states)
    return mine.exclude(Exists(further.exclude(unit_id__in=units)))


def _allotted_notes(keys: list[int], visitor: Visitor) -> dict[int, str]:
    found = _steps(visitor).filter(assignment__order_id__in=keys).select_related("assignment")
    return {
        each.assignment.order_id: f"{each.allotted_by_label}分派"
        + (f"给{each.person_label}" if each.person_label else "")
        + (f"：{each.note}" if each.note else "")
        for each in found.order_by("id")
    }


def _open_letters() -> QuerySet[Supervision]:
    states = states_of(Verb.LIFT_SUPERVISION)
    return Supervision.objects.filter(lifted_at__isnull=True, order__state__in=states)


def _unanswered(visitor: Visitor, _now: datetime) -> _Found:
    letters = _open_letters().filter(replied_at__isnull=True)
    return letters.filter(department_id__in=handler_departments(visitor)).values("order_id")


def _unanswered_notes(keys: list[int], _visitor: Visitor) -> dict[int, str]:
    found = _open_letters().filter(order_id__in=keys)
    return {
        each.order_id: f"{each.letter} {each.get_level_display()}，"
        f"{_minute(each.reply_by)} 前回复：{each.reason}"
        for each in found
    }


def _answered(_visitor: Visitor, now: datetime) -> _Found:
    due = Q(replied_at__isnull=False) | Q(reply_by__lt=now)
    return _open_letters().filter(due).values("order_id")


def _answered_notes(keys: list[int], _visitor: Visitor) -> dict[int, str]:
    found = _open_letters().filter(order_id__in=keys)
    return {each.order_id: f"{each.letter} {_reply(each)}" for each in found}


def _reply(letter: Supervision) -> str:
    if letter.replied_at is None:
        return f"逾期未回复（期限 {_minute(letter.reply_by)}）"
    return f"已回复：{letter.reply}"


def _requests(_visitor: Visitor, _now: datetime) -> _Found:
    return ClockRequest.objects.filter(decision="").values("order_id")


def _request_notes(keys: list[int], _visitor: Visitor) -> dict[int, str]:
    notes: dict[int, str] = {}
    for each in ClockRequest.objects.filter(decision="", order_id__in=keys):
        asked = f"申请{each.get_kind_display()}至 {_minute(each.until)}：{each.reason}"
        notes[each.order_id] = "；".join(filter(None, (notes.get(each.order_id), asked)))
    return notes


def _difficult(_visitor: Visitor, _now: datetime) -> _Found:
    states = states_of(Verb.REPORT_DIFFICULT)
    waiting = Difficulty.objects.filter(ended_at__isnull=True, reported_at__isnull=True)
    waiting = waiting.filter(order__state__in=states)
    return waiting.values("order_id")


_HARD = {Cause.DIFFICULT: "疑难情况", Cause.SUSPENDED: "挂起理由"}


def _difficult_notes(keys: list[int], _visitor: Visitor) -> dict[int, str]:
    found = Difficulty.objects.filter(order_id__in=keys, ended_at__isnull=True)
    return {each.order_id: f"{_HARD[Cause(each.cause)]}：{each.reason}" for each in found}


def _unread_of_hotline(visitor: Visitor) -> QuerySet[OrderMessage]:
    """Return what the hotline wrote to the visitor's departments and nobody there has read."""
    units = handler_departments(visitor)
    steps = Allotment.objects.filter(unit_id__in=units, ended_at__isnull=True)
    turns = Assignment.objects.filter(order=OuterRef("order"), ended_at__isnull=True)
    mine = turns.filter(department=OuterRef("department"))
    mine = mine.filter(Q(department_id__in=units) | Q(pk__in=steps.values("assignment")))
    unread = OrderMessage.objects.filter(read_at__isnull=True, is_from_department=False)
    return unread.filter(Exists(mine))


def _unread_of_departments(_visitor: Visitor) -> QuerySet[OrderMessage]:
    return OrderMessage.objects.filter(read_at__isnull=True, is_from_department=True)


def _message_notes(found: QuerySet[OrderMessage], keys: list[int]) -> dict[int, str]:
    """Return order's key → its latest message that nobody has read."""
    return {
        each.order_id: f"{each.written_by_label}：{each.text}"
        for each in found.filter(order_id__in=keys).order_by("id")
    }


def _minute(moment: datetime) -> str:
    return f"{localtime(moment):%m-%d %H:%M}"


PENDING: Mapping[str, Pending] = {
    "department_helping": Pending(_helping, _helping_notes),
    "department_allotted": Pending(_allotted, _allotted_notes),
    "department_letters": Pending(_unanswered, _unanswered_notes),
    "department_messages": Pending(
        lambda visitor, _now: _unread_of_hotline(visitor).values("order_id"),
        lambda keys, visitor: _message_notes(_unread_of_hotline(visitor), keys),
    ),
    "messages": Pending(
        lambda visitor, _now: _unread_of_departments(visitor).values("order_id"),
        lambda keys, visitor: _message_notes(_unread_of_departments(visitor), keys),
    ),
    "clock_requests": Pending(_requests, _request_notes),
    "difficult": Pending(_difficult, _difficult_notes),
    "letters": Pending(_answered, _answered_notes),
}
