"""The door citizens use without signing in."""

from datetime import datetime
from typing import Annotated

from django.http import HttpRequest
from ninja import Router, Schema
from pydantic import Field

from hotline.accounts.guard import Public
from hotline.core.clock import now
from hotline.core.text import Text
from hotline.portal.actions.track import track
from hotline.portal.api.bodies import Body, CitizenMessageView, address_of
from hotline.portal.standings import Progress

router = Router(tags=["portal"])


class TrackBody(Body):
    """What the citizen was given: the receipt's or order's number, and its query code."""

    number: Annotated[Text, Field(min_length=1, max_length=20)]
    code: Annotated[Text, Field(min_length=1, max_length=6)]


class StepView(Schema):
    """One public stage."""

    label: str
    happened_at: datetime


class RatingView(Schema):
    """A step that can be rated; ``rating`` is what it got, 1 to 5."""

    step: str
    label: str
    rating: int | None


class StandingView(Schema):
    """Where an order or a receipt stands, in plain words."""

    number: str
    state_label: str
    holder_label: str
    since: datetime
    next_step: str
    latest_at: datetime | None
    steps: list[StepView]
    allowed: list[str]
    """Of ``add urge withdraw rate reopen``."""
    ratings: list[RatingView]


class ProgressView(StandingView):
    """A case: the first order's standing (or the receipt's own), each order, and what was said."""

    orders: list[StandingView]
    messages: list[CitizenMessageView]


@router.post(
    "/portal/track", auth=Public("citizens have no account; the query code proves their right")
)
def post_track(request: HttpRequest, body: TrackBody) -> ProgressView:
    """Show the progress of an order."""
    found = track(number=body.number, code=body.code, address=address_of(request), now=now())
    return progress_view(found)


def progress_view(found: Progress) -> ProgressView:
    """Return the answer of every door that shows a case."""
    return ProgressView(
        **StandingView.from_orm(found.whole).model_dump(),
        orders=[StandingView.from_orm(each) for each in found.orders],
        messages=[CitizenMessageView.from_orm(each) for each in found.messages],
    )
