"""The doors of the bell (提醒)."""

from datetime import datetime
from typing import Annotated

from django.http import HttpRequest
from ninja import Schema
from pydantic import Field

from hotline.accounts.guard import Requires, visitor_of
from hotline.core.clock import now
from hotline.workorders.actions.read_notices import read_notices
from hotline.workorders.api.bodies import Body
from hotline.workorders.api.routing import router
from hotline.workorders.models import Notice
from hotline.workorders.notice_permissions import READ_NOTICES
from hotline.workorders.notice_queries import count_unread, list_notices, newest_unread

_SHOWN = 40


class NoticeView(Schema):
    """One line; it says nothing about the citizen."""

    id: int
    number: str
    kind: str
    sentence: str
    is_pressing: bool
    told_at: datetime
    is_read: bool


class UnreadView(Schema):
    """How much is unread, at most 100, and the newest of it."""

    unread: int
    newest: NoticeView | None


class NoticesView(Schema):
    """The newest first, read ones too."""

    unread: int
    notices: list[NoticeView]


class ReadBody(Body):
    """One notice, or all up to the newest that the page shows."""

    notice_id: Annotated[int, Field(ge=1, lt=2**63)] | None = None
    through: Annotated[int, Field(ge=1, lt=2**63)] | None = None


@router.get("/notices", auth=Requires(READ_NOTICES))
def get_notices(request: HttpRequest) -> NoticesView:
    """Show what the visitor was told of lately."""
    visitor = visitor_of(request)
    found = list_notices(visitor, _SHOWN)
    views = [_view(each, is_read=is_read) for each, is_read in found]
    return NoticesView(unread=count_unread(visitor), notices=views)


@router.get("/notices/unread", auth=Requires(READ_NOTICES))
def get_unread(request: HttpRequest) -> UnreadView:
    """Tell whether there is something new; asked every few seconds, also by hidden pages."""
    visitor = visitor_of(request)
    unread = count_unread(visitor)
    newest = newest_unread(visitor) if unread else None
    return UnreadView(unread=unread, newest=_view(newest, is_read=False) if newest else None)


@router.post("/notices/read", auth=Requires(READ_NOTICES))
def post_read(request: HttpRequest, body: ReadBody) -> UnreadView:
    """Mark as read (标为已读)."""
    read_notices(by=visitor_of(request), now=now(), notice_id=body.notice_id, through=body.through)
    return get_unread(request)


def _view(each: Notice, *, is_read: bool) -> NoticeView:
    return NoticeView(
        id=each.pk,
        number=each.order.number,
        kind=each.kind,
        sentence=each.sentence,
        is_pressing=each.is_pressing,
        told_at=each.told_at,
        is_read=is_read,
    )
