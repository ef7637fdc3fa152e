"""The door citizens use without signing in."""

from datetime import datetime
from typing import Annotated

from django.http import HttpRequest
from ninja import Router, Schema
from pydantic import ConfigDict, Field

from hotline.accounts.guard import Public
from hotline.core.clock import now
from hotline.core.text import Text
from hotline.portal.actions.track import track

router = Router(tags=["portal"])


class TrackBody(Schema):
    """What the operator read out: the order's number and its query code."""

    model_config = ConfigDict(extra="forbid")
    number: Annotated[Text, Field(min_length=1, max_length=20)]
    code: Annotated[Text, Field(min_length=1, max_length=6)]


class StepView(Schema):
    """One public stage."""

    label: str
    happened_at: datetime


class ProgressView(Schema):
    """The public progress of an order."""

    number: str
    state_label: str
    steps: list[StepView]


@router.post(
    "/portal/track", auth=Public("citizens have no account; the query code proves their right")
)
def post_track(request: HttpRequest, body: TrackBody) -> ProgressView:
    """Show the progress of an order."""
    address = str(request.META.get("REMOTE_ADDR", ""))
    found = track(number=body.number, code=body.code, address=address, now=now())
    return ProgressView(
        number=found.number,
        state_label=found.state_label,
        steps=[StepView(label=each.label, happened_at=each.happened_at) for each in found.steps],
    )
