"""What the doors of firms take and give."""

from datetime import date
from typing import Annotated

from ninja import Schema
from pydantic import ConfigDict, Field

from hotline.core.text import Text
from hotline.firms.rules.firms import MAX_ADDRESS, MAX_CONTACT, MAX_NAME, FirmKind
from hotline.firms.rules.visits import MAX_NEED, MAX_NEEDS, MAX_PURPOSE, MAX_REPORT


class FirmQuery(Schema):
    """Which firms."""

    model_config = ConfigDict(extra="forbid")
    words: Annotated[Text, Field(max_length=40)] = ""
    offset: Annotated[int, Field(ge=0, le=100_000)] = 0


class FirmBody(Schema):
    """A firm's file."""

    model_config = ConfigDict(extra="forbid")
    name: Annotated[Text, Field(max_length=MAX_NAME)]
    credit_code: Annotated[Text, Field(max_length=18)] = ""
    kind: FirmKind
    area_code: Annotated[Text, Field(max_length=12)]
    address: Annotated[Text, Field(max_length=MAX_ADDRESS)]
    contact_name: Annotated[Text, Field(max_length=MAX_CONTACT)]
    contact_phone: Annotated[Text, Field(max_length=30)]


class VisitPlanBody(Schema):
    """When and why."""

    model_config = ConfigDict(extra="forbid")
    planned_on: date
    purpose: Annotated[Text, Field(max_length=MAX_PURPOSE)]


class VisitCancelBody(Schema):
    """Why nobody goes."""

    model_config = ConfigDict(extra="forbid")
    note: Annotated[Text, Field(max_length=200)]


class VisitReportBody(Schema):
    """What was found, what the firm needs, when to come again."""

    model_config = ConfigDict(extra="forbid")
    report: Annotated[Text, Field(max_length=MAX_REPORT)]
    needs: Annotated[list[Annotated[Text, Field(max_length=MAX_NEED)]], Field(max_length=MAX_NEEDS)]
    next_on: date | None = None


class NeedAnswerBody(Schema):
    """What the firm was told."""

    model_config = ConfigDict(extra="forbid")
    answer: Annotated[Text, Field(max_length=MAX_NEED)]


class NeedRaiseBody(Schema):
    """What the order is about; the demand is the need itself where nothing else is said."""

    model_config = ConfigDict(extra="forbid")
    topic_code: Annotated[Text, Field(min_length=1, max_length=12)]
    demand: Annotated[Text, Field(max_length=MAX_NEED)] = ""


class FirmRow(Schema):
    """A firm in the list."""

    id: int
    name: str
    kind_label: str
    area: str
    last_on: date | None
    next_on: date | None


class DueVisitView(Schema):
    """A planned visit that is near or late."""

    id: int
    firm_id: int
    firm: str
    planned_on: date
    purpose: str


class FirmPage(Schema):
    """Firms, and the visits of the coming week."""

    items: list[FirmRow]
    has_more: bool
    due: list[DueVisitView]


class NeedView(Schema):
    """A need, and what became of it."""

    id: int
    text: str
    answer: str
    order_number: str
    order_state_label: str


class VisitRecordView(Schema):
    """A visit with its needs."""

    id: int
    state: str
    state_label: str
    planned_on: date
    purpose: str
    planned_by: str
    visited_on: date | None
    visited_by: str
    report: str
    note: str
    needs: list[NeedView]


class FirmView(Schema):
    """A firm's file with its visits; the contact's number is masked."""

    id: int
    name: str
    credit_code: str
    kind: FirmKind
    kind_label: str
    area_code: str
    area: str
    address: str
    contact_name: str
    contact_phone: str
    visits: list[VisitRecordView]
    may_edit: bool
    may_raise: bool
