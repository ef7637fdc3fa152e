"""Texts on the team leader's floor (话务大厅的文字会话), and how many each may have."""

from datetime import datetime
from typing import Annotated

from django.http import HttpRequest
from ninja import Router, Schema
from pydantic import ConfigDict, Field

from hotline.accounts.guard import Requires, visitor_of
from hotline.blending.floor_queries import floor_texts
from hotline.blending.queries import text_queue
from hotline.core.clock import now
from hotline.telephony.actions.set_text_limit import set_text_limit
from hotline.telephony.floor_permissions import SET_SKILLS, WATCH_FLOOR
from hotline.telephony.rules.text_limits import FEWEST, MOST, USUAL

router = Router(tags=["floor-texts"])


class WaitingTextsOut(Schema):
    """A channel's conversations that nobody has."""

    channel: str
    label: str
    waiting: int
    late: int
    """Of these, past their five minutes."""
    oldest_since: datetime
    oldest_due_at: datetime


class OperatorTextsOut(Schema):
    """Who has how many, and since when a citizen waits for their answer."""

    operator_id: int
    display_name: str
    seat: str
    """Empty: sits at none."""
    held: int
    unanswered: int
    unanswered_since: datetime | None
    most: int
    is_usual: bool


class FloorTextsOut(Schema):
    """Texts as the floor shows them."""

    at: datetime
    queue: str
    clock_seconds: int
    usual: int
    most: int
    channels: list[WaitingTextsOut]
    operators: list[OperatorTextsOut]


class TextLimitBody(Schema):
    """How many an operator has at once; nothing goes back to the usual."""

    model_config = ConfigDict(extra="forbid")
    operator_id: Annotated[int, Field(ge=1, le=2**62)]
    most: Annotated[int, Field(ge=FEWEST, le=MOST)] | None = None


class TextLimitOut(Schema):
    """What holds from now on."""

    operator_id: int
    most: int
    is_usual: bool


@router.get("/floor/texts", auth=Requires(WATCH_FLOOR))
def get_floor_texts(request: HttpRequest) -> FloorTextsOut:
    """Show what waits by channel, and who has how many."""
    del request
    found = floor_texts(now())
    return FloorTextsOut(
        at=found.at,
        queue=found.queue,
        clock_seconds=found.clock_seconds,
        usual=USUAL,
        most=MOST,
        channels=[WaitingTextsOut.from_orm(each) for each in found.channels],
        operators=[OperatorTextsOut.from_orm(each) for each in found.operators],
    )


@router.post("/floor/texts/limits", auth=Requires(SET_SKILLS))
def post_text_limit(request: HttpRequest, body: TextLimitBody) -> TextLimitOut:
    """Set how many somebody has at once in the queue that texts wait in now."""
    most = set_text_limit(
        operator_id=body.operator_id,
        skill=f"queue:{text_queue()}",
        most=body.most,
        by=visitor_of(request),
        now=now(),
    )
    return TextLimitOut(operator_id=body.operator_id, most=most, is_usual=body.most is None)
