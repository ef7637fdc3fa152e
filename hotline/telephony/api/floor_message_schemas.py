"""What the doors of messages and call-outs take and give."""

from datetime import datetime
from typing import Annotated, Literal

from ninja import Schema
from pydantic import Field

from hotline.core.text import Text
from hotline.telephony.api.policy_schemas import Body

Words = Annotated[Text, Field(min_length=1, max_length=200)]


class FloorNoticeBody(Body):
    """What those at work shall read."""

    text: Words
    queue: Annotated[Text, Field(max_length=40)] = ""


class FloorCallOutBody(Body):
    """Who shall come, and why."""

    text: Words
    operator_ids: list[int] = Field(min_length=1, max_length=500)


class FloorAnswerBody(Body):
    """What the person pressed."""

    answer: Literal["noted", "coming", "cannot"]


class FloorSentOut(Schema):
    """Whom it reached."""

    id: int
    told: int
    is_shown: bool
    """Pages show it now; otherwise they ask for it within a minute."""


class FloorReceiptOut(Schema):
    """One person's answer."""

    operator_id: int
    name: str
    answer: str
    answered_at: datetime | None


class FloorMessageOut(Schema):
    """A message with its receipts."""

    id: int
    kind: str
    text: str
    audience: str
    sender_name: str
    sent_at: datetime
    told: int
    answered: int
    coming: int
    cannot: int
    receipts: list[FloorReceiptOut]


class OwnFloorMessageOut(Schema):
    """A message that waits for the visitor's answer."""

    id: int
    kind: str
    text: str
    sender_name: str
    sent_at: datetime


class OffDutyOut(Schema):
    """Somebody who could be called in."""

    operator_id: int
    name: str
    skills: dict[str, int]
    left_at: datetime | None
    asked_at: datetime | None
    answer: str
