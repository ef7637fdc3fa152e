"""What the doors of work orders take."""

from typing import Annotated, Literal
from uuid import UUID

from ninja import Schema
from pydantic import AwareDatetime, ConfigDict, Field

from hotline.core.text import Text
from hotline.reference.rules.dictionaries import AppealType, Urgency
from hotline.workorders.api.letters import LetterText, raw_of
from hotline.workorders.rules.desk_form import MAX_FIELDS, MAX_VALUE
from hotline.workorders.rules.registration import (
    MAX_DEMANDS,
    MAX_NAME,
    MAX_PHONE,
    MAX_PLACE,
    MAX_TEXT,
    Caller,
    Demand,
    DirectAnswer,
)
from hotline.workorders.rules.result_elements import ResultText
from hotline.workorders.rules.secrecy import Secrecy

LongText = Annotated[Text, Field(max_length=MAX_TEXT)]
ShortText = Annotated[Text, Field(max_length=1000)]


class Body(Schema):
    """The base of every body: an unknown field is a mistake, not a detail."""

    model_config = ConfigDict(extra="forbid")


class CallerBody(Body):
    """The caller as they describe themselves."""

    name: Annotated[Text, Field(max_length=MAX_NAME)] = ""
    phone: Annotated[Text, Field(max_length=MAX_PHONE)]
    sex: Literal["", "male", "female"] = ""
    is_confidential: bool = False
    is_anonymous: bool = False

    def to_caller(self) -> Caller:
        """Return it as the rules know it."""
        return Caller(**self.model_dump())


class DirectAnswerBody(Body):
    """What was answered at once."""

    text: LongText
    reason: Annotated[Text, Field(max_length=500)] = ""


class DemandBody(Body):
    """One demand."""

    appeal_type: AppealType
    urgency: Urgency
    topic_code: Annotated[Text, Field(max_length=12)]
    area_code: Annotated[Text, Field(max_length=12)]
    place: Annotated[Text, Field(max_length=MAX_PLACE)]
    event: LetterText
    demand: LetterText
    event_time: AwareDatetime | None = None
    secrecy: Secrecy = Secrecy.NORMAL
    desk_code: Annotated[Text, Field(max_length=20)] = ""
    desk_answers: Annotated[
        dict[Annotated[str, Field(max_length=30)], Annotated[Text, Field(max_length=MAX_VALUE)]],
        Field(max_length=MAX_FIELDS),
    ] = {}

    def to_demand(self, answer: DirectAnswerBody | None = None) -> Demand:
        """Return it as the rules know it."""
        given = DirectAnswer(text=answer.text, reason=answer.reason) if answer else None
        return Demand(
            appeal_type=self.appeal_type,
            urgency=self.urgency,
            topic_code=self.topic_code,
            area_code=self.area_code,
            place=self.place,
            event=self.event,
            demand=self.demand,
            event_time=self.event_time,
            secrecy=self.secrecy,
            desk_code=self.desk_code,
            desk_answers=self.desk_answers,
            direct_answer=given,
            original_event=raw_of(self.event),
            original_demand=raw_of(self.demand),
        )


class DeskDemandBody(DemandBody):
    """One demand at the desk, which may be answered at once."""

    direct_answer: DirectAnswerBody | None = None


class RegisterBody(Body):
    """One press of the register button."""

    idempotency_key: UUID
    contact_id: int | None = None
    caller: CallerBody
    demands: Annotated[list[DeskDemandBody], Field(min_length=1, max_length=MAX_DEMANDS)]
    shield_reason: ShortText = ""


class AnswerBody(DirectAnswerBody):
    """A direct answer to an order that waits for dispatch."""


class DispatchBody(Body):
    """Where to, and what the department should know."""

    department_id: int
    note: ShortText = ""
    share_phone: bool = False
    shield_reason: ShortText = ""


class NothingBody(Body):
    """An empty body."""


class SendBackBody(Body):
    """The grounds of a request to send back."""

    reason: Annotated[Text, Field(max_length=2000)]
    legal_basis: ShortText
    attachment_ids: Annotated[list[UUID], Field(max_length=20)] = []


class ApproveSendBackBody(Body):
    """Why, and optionally where to next."""

    comment: ShortText
    department_id: int | None = None
    share_phone: bool = False
    shield_reason: ShortText = ""


class RefuseSendBackBody(Body):
    """Why not."""

    comment: ShortText


class ResultBody(Body):
    """The elements of a result (RPL-01)."""

    handled_at: AwareDatetime
    place: Annotated[Text, Field(max_length=MAX_PLACE)]
    unit: Annotated[Text, Field(max_length=80)]
    staff: Annotated[Text, Field(max_length=80)]
    process: LongText
    outcome: LongText
    is_solved: bool = True
    next_step: Annotated[Text, Field(max_length=2000)] = ""
    attachment_ids: Annotated[list[UUID], Field(max_length=20)] = []

    def to_result(self) -> ResultText:
        """Return it as the rules know it."""
        return ResultText(**self.model_dump(exclude={"attachment_ids"}))


class ApproveResultBody(Body):
    """A remark, if any."""

    comment: ShortText = ""


class RefuseResultBody(Body):
    """What is missing, and what to do about it."""

    missing: Annotated[list[Annotated[Text, Field(max_length=20)]], Field(max_length=20)]
    comment: ShortText
