"""The doors before the form is sent: answers that exist, cases that are known near by."""

from datetime import date
from typing import Annotated
from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Schema
from pydantic import Field

from hotline.accounts.guard import Public
from hotline.core.clock import now
from hotline.core.text import Text
from hotline.portal.actions.follow_case import follow_case
from hotline.portal.api.bodies import Body, ReceiptView, address_of
from hotline.portal.rules.submission import MAX_EVENT, MAX_NAME, MAX_PLACE
from hotline.portal.suggesting import list_answers, list_nearby

router = Router(tags=["portal"])
_OPEN = Public("citizens have no account; nothing about any person is shown")


class SuggestionsBody(Body):
    """What is being typed."""

    event: Annotated[Text, Field(max_length=MAX_EVENT)]
    place: Annotated[Text, Field(max_length=MAX_PLACE)] = ""


class PublishedAnswerView(Schema):
    """A published answer."""

    title: str
    text: str
    valid_until: date


class NearbyView(Schema):
    """A case of somebody else; ``ref`` is opaque and good for an hour."""

    ref: str
    title: str
    place: str
    state_label: str
    happened_on: date
    followers: int


class SuggestionsView(Schema):
    """What may spare a citizen the form."""

    answers: list[PublishedAnswerView]
    nearby: list[NearbyView]


class FollowCaseBody(Body):
    """Follow a known case instead of a new one."""

    ref: Annotated[Text, Field(min_length=1, max_length=500)]
    key: UUID
    phone: Annotated[Text, Field(max_length=30)] = ""
    name: Annotated[Text, Field(max_length=MAX_NAME)] = ""


@router.post("/portal/suggestions", auth=_OPEN)
def post_suggestions(request: HttpRequest, body: SuggestionsBody) -> SuggestionsView:
    """Show published answers and known cases near by."""
    del request
    moment = now()
    return SuggestionsView(
        answers=[
            PublishedAnswerView(title=each.title, text=each.text, valid_until=each.ends_on)
            for each in list_answers(body.event, now=moment, most=3, is_sure=True)
        ],
        nearby=[
            NearbyView(
                ref=each.ref,
                title=each.title,
                place=each.place,
                state_label=each.state_label,
                happened_on=each.happened_on,
                followers=each.followers,
            )
            for each in list_nearby(body.event, body.place, now=moment)
        ],
    )


@router.post("/portal/follows", auth=_OPEN)
def post_follow(request: HttpRequest, body: FollowCaseBody) -> ReceiptView:
    """Give a receipt that shows how far the known case comes."""
    kept = follow_case(
        ref=body.ref,
        key=body.key,
        phone=body.phone,
        name=body.name,
        address=address_of(request),
        now=now(),
    )
    return ReceiptView(number=kept.number, code=kept.code)
