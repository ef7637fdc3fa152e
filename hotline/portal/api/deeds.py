"""The doors of what a citizen does with a case, each with the number, the code and a key."""

from typing import Annotated
from uuid import UUID

from django.http import HttpRequest
from ninja import Router
from pydantic import Field

from hotline.accounts.guard import Public
from hotline.core.clock import now
from hotline.core.text import Text
from hotline.portal.actions.add_information import add_information
from hotline.portal.actions.rate_step import rate_step
from hotline.portal.actions.reopen_case import reopen_case
from hotline.portal.actions.urge_case import urge_case
from hotline.portal.actions.withdraw_case import withdraw_case
from hotline.portal.api.bodies import address_of
from hotline.portal.api.track import ProgressView, TrackBody, progress_view
from hotline.portal.opened import Asked
from hotline.portal.rules.ratings import BEST, WORST, RatedStep
from hotline.portal.rules.submission import MAX_FILES

router = Router(tags=["portal"])
_OPEN = Public("citizens have no account; the query code proves their right")
_MOST = 1000


class DeedBody(TrackBody):
    """Which case, by what right, and the page's own key; ``order`` names one of several."""

    key: UUID
    order: Annotated[Text, Field(max_length=20)] = ""


class AdditionBody(DeedBody):
    """More to say."""

    text: Annotated[Text, Field(max_length=5000)] = ""
    file_ids: Annotated[list[UUID], Field(max_length=MAX_FILES)] = []


class CaseReasonBody(DeedBody):
    """Why."""

    reason: Annotated[Text, Field(max_length=_MOST)] = ""


class RatingBody(DeedBody):
    """Stars for one step."""

    step: RatedStep
    rating: Annotated[int, Field(ge=WORST, le=BEST)]
    solved: bool | None = None
    comment: Annotated[Text, Field(max_length=_MOST)] = ""


@router.post("/portal/track/additions", auth=_OPEN)
def post_addition(request: HttpRequest, body: AdditionBody) -> ProgressView:
    """Add what was forgotten, or photos."""
    asked = _asked(request, body)
    return progress_view(add_information(asked, text=body.text, file_ids=body.file_ids, now=now()))


@router.post("/portal/track/urges", auth=_OPEN)
def post_urge(request: HttpRequest, body: DeedBody) -> ProgressView:
    """Press for an answer."""
    return progress_view(urge_case(_asked(request, body), now=now()))


@router.post("/portal/track/withdrawals", auth=_OPEN)
def post_withdrawal(request: HttpRequest, body: CaseReasonBody) -> ProgressView:
    """Take the demand back."""
    return progress_view(withdraw_case(_asked(request, body), reason=body.reason, now=now()))


@router.post("/portal/track/ratings", auth=_OPEN)
def post_rating(request: HttpRequest, body: RatingBody) -> ProgressView:
    """Rate one step."""
    rated = rate_step(
        _asked(request, body),
        step=body.step,
        rating=body.rating,
        is_solved=body.solved,
        comment=body.comment,
        now=now(),
    )
    return progress_view(rated)


@router.post("/portal/track/reopenings", auth=_OPEN)
def post_reopening(request: HttpRequest, body: CaseReasonBody) -> ProgressView:
    """Say that it is not solved."""
    return progress_view(reopen_case(_asked(request, body), reason=body.reason, now=now()))


def _asked(request: HttpRequest, body: DeedBody) -> Asked:
    return Asked(
        number=body.number,
        code=body.code,
        key=body.key,
        order=body.order,
        address=address_of(request),
    )
