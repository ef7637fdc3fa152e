"""Load the threads between the hotline and departments about an order."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from hotline.accounts.visitor import Visitor
from hotline.organizations.models import Department
from hotline.workorders.models import Assignment, OrderMessage, WorkOrder
from hotline.workorders.permissions import handler_departments, sees_every_order


@dataclass(frozen=True, slots=True)
class Thread:
    """The messages with one department; it is open while the department has the order."""

    department: Department
    messages: list[OrderMessage]
    is_open: bool


def list_threads(order: WorkOrder, visitor: Visitor) -> list[Thread]:
    """Return the threads of a visible order the visitor is a party of, the lead's first.

    The hotline is a party of all; a department of its own only, whatever others wrote.
    """
    turns = list(open_turns(order, visitor).select_related("department").order_by("-role", "id"))
    threads = {each.department_id: Thread(each.department, [], is_open=True) for each in turns}
    for message in messages_of(order, visitor).select_related("department"):
        unknown = Thread(message.department, [], is_open=False)
        threads.setdefault(message.department_id, unknown).messages.append(message)
    return list(threads.values())


def messages_of(order: WorkOrder, visitor: Visitor) -> QuerySet[OrderMessage]:
    """Return the messages of the order that are the visitor's to read."""
    messages = OrderMessage.objects.filter(order=order)
    if sees_every_order(visitor):
        return messages
    departments = open_turns(order, visitor).values("department_id")
    own = Q(department_id__in=departments) | Q(department_id__in=handler_departments(visitor))
    return messages.filter(own)


def unread_by(visitor: Visitor, messages: QuerySet[OrderMessage]) -> QuerySet[OrderMessage]:
    """Return those the other side wrote that nobody of the visitor's side has read."""
    is_hotline = sees_every_order(visitor)
    return messages.filter(read_at__isnull=True, is_from_department=is_hotline)


def open_turns(order: WorkOrder, visitor: Visitor) -> QuerySet[Assignment]:
    """Return the turns with the order: all for the hotline, a handler's own or allotted ones."""
    turns = Assignment.objects.filter(order=order, ended_at__isnull=True)
    if sees_every_order(visitor):
        return turns
    return turns.filter(_held(handler_departments(visitor))).distinct()


def _held(departments: Collection[int]) -> Q:
    allotted = Q(allotments__unit__in=departments, allotments__ended_at__isnull=True)
    return Q(department__in=departments) | allotted
