"""What the doors of citizens' files take and give."""

from datetime import datetime
from typing import Annotated

from ninja import Schema
from pydantic import ConfigDict, Field

from hotline.citizens.rules.care import Care
from hotline.citizens.rules.identities import LONGEST_NOTE
from hotline.core.text import Text

Reason = Annotated[Text, Field(max_length=LONGEST_NOTE)]


class CitizenNumberBody(Schema):
    """A number as anybody writes it; in the body, so that no log keeps it."""

    model_config = ConfigDict(extra="forbid")
    number: Annotated[Text, Field(min_length=1, max_length=30)]


class CitizenCareBody(Schema):
    """All flags that hold from now on."""

    model_config = ConfigDict(extra="forbid")
    care: Annotated[list[Care], Field(max_length=len(Care))]


class CitizenMergeBody(Schema):
    """The number of the other file, and why the two are one person's."""

    model_config = ConfigDict(extra="forbid")
    number: Annotated[Text, Field(min_length=1, max_length=30)]
    reason: Reason


class CitizenReasonBody(Schema):
    """Why."""

    model_config = ConfigDict(extra="forbid")
    reason: Reason


class CitizenFoundView(Schema):
    """The file of a number; of merged files, the kept one."""

    id: int


class CitizenPhoneView(Schema):
    """A number, masked, and when somebody last proved that it is theirs."""

    number: str
    proven_at: datetime | None


class CitizenIdentityView(Schema):
    """An account in a written channel, masked."""

    id: int
    label: str
    value: str
    proof_label: str
    linked_at: datetime


class CitizenMergingView(Schema):
    """A merge of two files."""

    id: int
    absorbed_id: int
    phones: list[CitizenPhoneView]
    reason: str
    proof_label: str
    merged_at: datetime
    merged_by: str
    undone_at: datetime | None
    undone_by: str


class CareChoice(Schema):
    """A flag, what it is called and what it asks of whoever talks with the citizen."""

    care: Care
    label: str
    advice: str
    is_set: bool


class CitizenFileView(Schema):
    """A person's file (市民档案)."""

    id: int
    name: str
    sex_label: str
    is_confidential: bool
    phones: list[CitizenPhoneView]
    identities: list[CitizenIdentityView]
    care: list[CareChoice]
    mergings: list[CitizenMergingView]
    may_care: bool
    may_merge: bool
