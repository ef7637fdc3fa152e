"""What the doors of the shield take and give."""

from typing import Annotated, Literal

from ninja import Schema
from pydantic import Field

from hotline.core.text import Text
from hotline.workorders.api.bodies import Body
from hotline.workorders.rules.registration import MAX_NAME, MAX_PHONE, MAX_PLACE, MAX_TEXT
from hotline.workorders.rules.shield.draft import Draft
from hotline.workorders.rules.shield.finding import MendKind, Severity
from hotline.workorders.shield_city import Tables

_Code = Annotated[Text, Field(max_length=12)]


class ShieldQuery(Body):
    """Which department is meant, and whether it would get the caller's number."""

    department_id: int | None = None
    share_phone: bool = False


class PreviewBody(Body):
    """A demand as far as it is typed; a field that is absent is not examined."""

    place: Annotated[Text, Field(max_length=MAX_PLACE)] | None = None
    event: Annotated[Text, Field(max_length=MAX_TEXT)] | None = None
    demand: Annotated[Text, Field(max_length=MAX_TEXT)] | None = None
    caller_name: Annotated[Text, Field(max_length=MAX_NAME)] | None = None
    caller_phone: Annotated[Text, Field(max_length=MAX_PHONE)] | None = None
    is_confidential: bool = False
    share_phone: bool = False
    appeal_type: _Code | None = None
    urgency: Literal["general", "urgent"] | None = None
    topic_code: _Code | None = None
    area_code: _Code | None = None
    department_id: int | None = None
    has_event_time: bool = False

    def to_draft(self, tables: Tables) -> Draft:
        """Return it as the rules know it."""
        said = self.model_dump(exclude={"department_id"})
        code = tables.department_codes.get(self.department_id) if self.department_id else None
        return Draft(**said, department_code=code)


class SpanView(Schema):
    """Where: characters (code points) of a field."""

    field: str
    start: int
    end: int
    text: str


class MendView(Schema):
    """One button and what it does."""

    kind: MendKind
    label: str
    field: str
    value: str
    parts: list[str]


class FindingView(Schema):
    """One finding; an overridden one was answered with a reason before."""

    code: str
    label: str
    severity: Severity
    severity_label: str
    reason: str
    span: SpanView | None
    mends: list[MendView]
    is_overridden: bool
    is_machine: bool
    """Found by a model that learnt, not by a rule somebody wrote."""


class ShieldView(Schema):
    """Everything the shield found."""

    findings: list[FindingView]
    is_blocked: bool
    """Dispatch needs a mend or a reason."""
