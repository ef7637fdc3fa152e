"""The doors of unfinished forms (登记草稿); everybody sees their own."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from django.http import HttpRequest
from ninja import Schema
from pydantic import Field

from hotline.accounts.guard import Requires, visitor_of
from hotline.core.clock import now
from hotline.core.text import Text
from hotline.workorders.actions.drop_draft import drop_draft
from hotline.workorders.actions.keep_draft import Form, keep_draft
from hotline.workorders.api.bodies import Body
from hotline.workorders.api.routing import router
from hotline.workorders.form_permissions import KEEP_DRAFT
from hotline.workorders.form_queries import list_drafts

MAX_CONTENT = 500_000
"""Ten demands with texts as long as may be, once over."""
Slot = Annotated[Text, Field(min_length=1, max_length=64)]


class KeepDraftBody(Body):
    """The form as the page has it; ``content`` is the page's own, word for word."""

    slot: Slot
    key: UUID
    content: Annotated[str, Field(min_length=2, max_length=MAX_CONTENT)]
    seen_version: Annotated[int, Field(ge=0)]


class DropDraftBody(Body):
    """Which one."""

    slot: Slot


class KeptView(Schema):
    """What the page must name when it saves again."""

    slot: str
    version: int
    saved_at: datetime


class DraftView(KeptView):
    """An unfinished form."""

    content: str


class DroppedView(Schema):
    """Whether there was one."""

    dropped: bool


@router.get("/order-drafts", auth=Requires(KEEP_DRAFT))
def get_drafts(request: HttpRequest) -> list[DraftView]:
    """List the visitor's unfinished forms, the latest first."""
    return [
        DraftView(
            slot=each.slot, version=each.version, saved_at=each.saved_at, content=each.content
        )
        for each in list_drafts(visitor_of(request))
    ]


@router.post("/order-drafts", auth=Requires(KEEP_DRAFT))
def post_draft(request: HttpRequest, body: KeepDraftBody) -> KeptView:
    """Keep one, in place of the version the page saw."""
    form = Form(**body.model_dump())
    kept = keep_draft(form=form, by=visitor_of(request), now=now())
    return KeptView(slot=kept.slot, version=kept.version, saved_at=kept.saved_at)


@router.post("/order-drafts/drop", auth=Requires(KEEP_DRAFT))
def post_drop(request: HttpRequest, body: DropDraftBody) -> DroppedView:
    """Drop one; dropping it twice is no mistake."""
    return DroppedView(dropped=drop_draft(slot=body.slot, by=visitor_of(request), now=now()))
