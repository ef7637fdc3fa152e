"""What the check of a reply takes and gives."""

from typing import Annotated
from uuid import UUID

from ninja import Schema
from pydantic import AwareDatetime, Field

from hotline.core.text import Text
from hotline.workorders.api.bodies import Body, LongText
from hotline.workorders.api.shield_schemas import FindingView
from hotline.workorders.rules.registration import MAX_PLACE
from hotline.workorders.rules.reply.draft import ReplyDraft


class ReplyCheckBody(Body):
    """A reply as far as it is typed."""

    handled_at: AwareDatetime | None = None
    place: Annotated[Text, Field(max_length=MAX_PLACE)] = ""
    unit: Annotated[Text, Field(max_length=200)] = ""
    staff: Annotated[Text, Field(max_length=200)] = ""
    process: LongText = ""
    outcome: LongText = ""
    is_solved: bool = True
    next_step: LongText = ""
    attachment_ids: Annotated[list[UUID], Field(max_length=20)] = []

    def to_draft(self) -> ReplyDraft:
        """Return it as the rules know it."""
        return ReplyDraft(**self.model_dump(exclude={"attachment_ids"}))


class ElementView(Schema):
    """One thing a reply says, and whether it is there."""

    code: str
    label: str
    field: str
    is_there: bool


class ReplyCheckView(Schema):
    """Everything found in a draft, and the list that fills up."""

    findings: list[FindingView]
    elements: list[ElementView]
    is_blocked: bool
    """It would be refused if it were sent now."""


class ReplyAdviceView(Schema):
    """What a model adds to the rules; it never stops a reply."""

    findings: list[FindingView]
    label: str
    """Whose words these are; empty where no model looked."""
