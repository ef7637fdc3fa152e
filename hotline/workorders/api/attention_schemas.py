"""What the doors beside the handling take and give: presses, letters, corrections."""

from datetime import date, datetime
from typing import Annotated, Literal
from uuid import UUID

from ninja import Schema
from pydantic import AwareDatetime, Field

from hotline.core.text import Text
from hotline.workorders.api.bodies import Body, LongText, ShortText
from hotline.workorders.api.handling_schemas import ReasonBody
from hotline.workorders.rules.correction import CorrectedField
from hotline.workorders.rules.emergency import Service
from hotline.workorders.rules.file_limits import FILES_AT_ONCE
from hotline.workorders.rules.supervision import MAX_DOCUMENT, Level
from hotline.workorders.rules.urging import Source
from hotline.workorders.rules.withdrawal import Said

Name = Annotated[Text, Field(max_length=80)]


class UrgeBody(ReasonBody):
    """Who presses, and what about."""

    source: Source


class SuperviseBody(ReasonBody):
    """How closely, by whom, what for, and until when the department must reply."""

    level: Level
    leader: Name
    reply_by: AwareDatetime


class SupervisionReplyBody(Body):
    """What the department answers."""

    reason: Annotated[Text, Field(max_length=2000)]


class RecordedReplyBody(SupervisionReplyBody):
    """What an outside body answers, in which document, when, and its scan."""

    document: Annotated[Text, Field(max_length=MAX_DOCUMENT)]
    replied_at: AwareDatetime
    attachment_ids: Annotated[list[UUID], Field(max_length=FILES_AT_ONCE * 2)] = []


class ReportBody(ReasonBody):
    """Who at the office was told, and what."""

    reported_to: Name


class DirectLinkBody(Body):
    """Which unit, past every level between."""

    department_id: int
    note: ShortText = ""
    share_phone: bool = False
    shield_reason: ShortText = ""


class EmergencyBody(Body):
    """Which service, who took the alarm there, and what happens."""

    service: Service
    receiver: Name
    reason: Annotated[Text, Field(max_length=800)]


class WithdrawBody(Body):
    """How the citizen said so, and in which words."""

    said_by: Said
    words: ShortText


class CorrectBody(Body):
    """Which field, what is right, and why."""

    field: CorrectedField
    new: LongText
    reason: Annotated[Text, Field(max_length=500)]


class UseAnswerBody(Body):
    """Which unified answer."""

    answer_id: int


class UrgeView(Schema):
    """One press."""

    source_label: str
    note: str
    urged_at: datetime
    urged_by: str


class SupervisionView(Schema):
    """One letter of supervision, its reply and its end."""

    id: int
    letter: str
    level: str
    level_label: str
    leader: str
    department_name: str
    reason: str
    reply_by: datetime
    issued_at: datetime
    issued_by: str
    reply: str
    replied_at: datetime | None
    replied_by: str
    is_late: bool
    reply_document: str
    recorded_at: datetime | None
    recorded_by: str
    lifted_at: datetime | None
    lifted_by: str
    lifted_because: str


class DifficultyView(Schema):
    """That the order is or was difficult or suspended, and who at the office was told."""

    cause_label: str
    reason: str
    escalated_at: datetime
    escalated_by: str
    reported_to: str
    reported_note: str
    reported_at: datetime | None
    reported_by: str
    ended_at: datetime | None
    ended_by: str
    ended_because: str


class DirectLinkView(Schema):
    """That the order went straight to its unit, and whether in the unit's first days."""

    department_name: str
    linked_at: datetime
    started_on: date
    grace_until: date
    is_in_grace: bool


class CorrectionView(Schema):
    """One corrected field; of name and phone departments learn only that."""

    field_label: str
    is_sealed: bool
    old: str
    new: str
    reason: str
    corrected_at: datetime
    corrected_by: str


class WithdrawalView(Schema):
    """How the citizen withdrew; their words are for the hotline."""

    said_label: str
    words: str
    withdrawn_at: datetime
    noted_by: str


class UnifiedReplyView(Schema):
    """The text the order was answered by."""

    title: str
    text: str
    replied_at: datetime
    replied_by: str


SupervisionLevel = Literal["", "yellow", "red", "black"]


class AttentionView(Schema):
    """What an order bears beside its handling."""

    urge_count: int
    supervision_level: SupervisionLevel
    supervision_label: str
    is_difficult: bool
    urges: list[UrgeView]
    supervisions: list[SupervisionView]
    difficulty: DifficultyView | None
    direct_link: DirectLinkView | None
    corrections: list[CorrectionView]
    withdrawal: WithdrawalView | None
    unified_reply: UnifiedReplyView | None


class CheckView(Schema):
    """One line of the closing checklist."""

    check: str
    label: str
    is_met: bool
    stops: bool
    mend: str


class UnifiedAnswerBody(Body):
    """A unified answer to be published."""

    title: Annotated[Text, Field(max_length=120)]
    text: LongText
    starts_on: date
    ends_on: date
    topic_code: Annotated[Text, Field(max_length=20)] = ""
    keywords: Annotated[list[Annotated[Text, Field(max_length=40)]], Field(max_length=10)] = []


class ReviseBody(UnifiedAnswerBody):
    """The text that takes another's place, and why."""

    reason: ShortText


class UnifiedAnswerView(Schema):
    """A unified answer, and how many orders it answered."""

    id: int
    title: str
    topic_code: str
    topic_name: str
    keywords: list[str]
    text: str
    starts_on: date
    ends_on: date
    is_in_force: bool
    published_at: datetime
    published_by: str
    ended_at: datetime | None
    ended_by: str
    used: int


class UsedView(Schema):
    """One order that was answered by it."""

    number: str
    event: str
    replied_at: datetime
    replied_by: str


class ManyBody(Body):
    """Orders on one matter."""

    numbers: Annotated[
        list[Annotated[Text, Field(max_length=20)]], Field(min_length=1, max_length=200)
    ]


class AnsweredView(Schema):
    """What became of one of many; ``refusal`` is empty when it was answered."""

    number: str
    refusal: str
