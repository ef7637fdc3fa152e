"""The doors of messages (留言) between the hotline and departments."""

from datetime import datetime
from typing import Annotated

from django.http import HttpRequest
from ninja import Schema
from pydantic import Field

from hotline.accounts.guard import Requires, visitor_of
from hotline.accounts.visitor import Visitor
from hotline.core.clock import now
from hotline.core.text import Text
from hotline.workorders.actions.read_messages import read_messages
from hotline.workorders.actions.write_message import write_message
from hotline.workorders.api.bodies import Body, NothingBody
from hotline.workorders.api.routing import router
from hotline.workorders.message_permissions import WRITE_MESSAGE
from hotline.workorders.message_queries import Thread, list_threads
from hotline.workorders.models import OrderMessage, WorkOrder
from hotline.workorders.permissions import VIEW, sees_every_order
from hotline.workorders.queries import get_order
from hotline.workorders.rules.messages import LONGEST


class MessageBody(Body):
    """What is written; the hotline says to which department where several have the order."""

    text: Annotated[Text, Field(max_length=LONGEST)]
    department_id: int | None = None


class MessageView(Schema):
    """One message, and whether the other side has read it."""

    id: int
    text: str
    is_ours: bool
    """Written by the visitor's own side."""
    written_at: datetime
    written_by: str
    read_at: datetime | None


class ThreadView(Schema):
    """The messages with one department."""

    department_id: int
    department_name: str
    is_open: bool
    unread: int
    """What the other side wrote that nobody of the visitor's side has read."""
    messages: list[MessageView]


class ThreadsView(Schema):
    """Every thread of an order that is the visitor's to read."""

    may_write: bool
    threads: list[ThreadView]


@router.get("/work-orders/{number}/messages", auth=Requires(VIEW))
def threads(request: HttpRequest, number: str) -> ThreadsView:
    """Show what was written about an order."""
    visitor = visitor_of(request)
    return _view(get_order(number, visitor), visitor)


@router.post("/work-orders/{number}/write_message", auth=Requires(WRITE_MESSAGE))
def write(request: HttpRequest, number: str, body: MessageBody) -> ThreadsView:
    """Write to the other side (留言)."""
    visitor = visitor_of(request)
    made = write_message(
        number=number, text=body.text, department_id=body.department_id, by=visitor, now=now()
    )
    return _view(made.order, visitor)


@router.post("/work-orders/{number}/read_messages", auth=Requires(WRITE_MESSAGE))
def read(request: HttpRequest, number: str, body: NothingBody) -> ThreadsView:  # noqa: ARG001 - only its shape matters
    """Note that the other side's messages were read (查看留言)."""
    visitor = visitor_of(request)
    read_messages(number=number, by=visitor, now=now())
    return _view(get_order(number, visitor), visitor)


def _view(order: WorkOrder, visitor: Visitor) -> ThreadsView:
    return ThreadsView(
        may_write=visitor.has(WRITE_MESSAGE),
        threads=[_thread(each, visitor) for each in list_threads(order, visitor)],
    )


def _thread(each: Thread, visitor: Visitor) -> ThreadView:
    shown = [_message(message, visitor) for message in each.messages]
    return ThreadView(
        department_id=each.department.pk,
        department_name=each.department.name,
        is_open=each.is_open,
        unread=sum(not one.is_ours and one.read_at is None for one in shown),
        messages=shown,
    )


def _message(each: OrderMessage, visitor: Visitor) -> MessageView:
    return MessageView(
        id=each.pk,
        text=each.text,
        is_ours=each.is_from_department != sees_every_order(visitor),
        written_at=each.written_at,
        written_by=each.written_by_label,
        read_at=each.read_at,
    )
