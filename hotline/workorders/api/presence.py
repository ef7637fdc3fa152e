"""The door of presence (在场): one small request that also tells whether the order changed."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from django.http import HttpRequest
from ninja import Schema
from pydantic import Field

from hotline.accounts.guard import Requires, visitor_of
from hotline.core.clock import now
from hotline.workorders.actions.be_present import be_present, leave
from hotline.workorders.api.bodies import Body
from hotline.workorders.api.presence_views import PresentView, present_views
from hotline.workorders.api.routing import router
from hotline.workorders.permissions import VIEW
from hotline.workorders.presence_queries import list_present
from hotline.workorders.rules.correction import CorrectedField
from hotline.workorders.rules.workflow import Verb
from hotline.workorders.seen_versions import changes_since, story_mark, version_of


class PresenceBody(Body):
    """Which page, what is being written there, and which version of the order it shows."""

    tab: UUID
    verb: Verb | None = None
    field: CorrectedField | None = None
    seen_version: Annotated[int, Field(ge=0, lt=2**63)] | None = None


class LeavingBody(Body):
    """Which page no longer shows an order."""

    tab: UUID


class PresenceView(Schema):
    """Who else is there, and what changed since the version that was seen."""

    at: datetime
    present: list[PresentView]
    version: int
    story: int
    """It moves with every line of the story, also with what makes no new version."""
    changes: list[str]


@router.post("/work-orders/{number}/presence", auth=Requires(VIEW))
def post_presence(request: HttpRequest, number: str, body: PresenceBody) -> PresenceView:
    """Say that a page shows the order; learn who else does."""
    visitor, moment = visitor_of(request), now()
    order = be_present(
        number=number, tab=body.tab, verb=body.verb, field=body.field, by=visitor, now=moment
    )
    found = list_present([order], visitor, now=moment, but=body.tab).get(order.pk, [])
    version = version_of(order.number)
    seen = version if body.seen_version is None else body.seen_version
    changes = changes_since(order, seen, visitor) if seen < version else []
    return PresenceView(
        at=moment,
        present=present_views(found),
        version=version,
        story=story_mark(order, visitor),
        changes=changes,
    )


@router.post("/work-orders/presence/leave", auth=Requires(VIEW))
def post_leaving(request: HttpRequest, body: LeavingBody) -> dict[str, bool]:
    """Say that a page no longer shows an order."""
    leave(tab=body.tab, by=visitor_of(request))
    return {"is_gone": True}
