"""What the doors of families and duplicates take and give."""

from datetime import datetime
from typing import Annotated

from ninja import Schema
from pydantic import Field

from hotline.core.text import Text
from hotline.workorders.api.bodies import Body, DemandBody, LongText, ShortText
from hotline.workorders.rules.registration import MAX_DEMANDS, MAX_PHONE, MAX_PLACE

Number = Annotated[Text, Field(max_length=20)]


class SplitBody(Body):
    """One demand per order to be made."""

    demands: Annotated[list[DemandBody], Field(min_length=1, max_length=MAX_DEMANDS)]


class MergeBody(Body):
    """The main order, and why."""

    other: Number
    reason: ShortText


class UnmergeBody(Body):
    """Why."""

    reason: ShortText


class LinkBody(Body):
    """The other order."""

    other: Number


class FollowBody(Body):
    """What the citizen adds, and in which contact."""

    note: LongText
    contact_id: int | None = None


class SplitProposalBody(Body):
    """The story that may hold several demands."""

    text: LongText


class PartView(Schema):
    """One demand of the story; what is not known is empty."""

    text: str
    place: str
    topic: str
    topic_code: str
    area_code: str


class DuplicatesBody(Body):
    """What has been typed so far; ``but`` is the order itself, when it exists."""

    caller_phone: Annotated[Text, Field(max_length=MAX_PHONE)] = ""
    area_code: Annotated[Text, Field(max_length=12)] = ""
    place: Annotated[Text, Field(max_length=MAX_PLACE)] = ""
    event: LongText = ""
    demand: LongText = ""
    but: Number = ""


class DuplicateView(Schema):
    """An order that may be the same matter, why, and what to do about it."""

    number: str
    state: str
    state_label: str
    place: str
    event: str
    topic_name: str
    department_name: str
    registered_at: datetime
    is_same_caller: bool
    advice: str
    advice_label: str
    reasons: list[str]


class MemberView(Schema):
    """An order that belongs to the same family."""

    number: str
    state: str
    state_label: str
    event: str
    topic_name: str
    department_name: str


class RepeatView(Schema):
    """A citizen's repeated call."""

    repeated_at: datetime
    noted_by: str
    note: str


class FamilyView(Schema):
    """Everything an order belongs together with."""

    parent: MemberView | None
    siblings: list[MemberView]
    """The other parts of the same parent."""
    parts: list[MemberView]
    main: MemberView | None
    merge_reason: str
    merged: list[MemberView]
    repeats: list[RepeatView]
