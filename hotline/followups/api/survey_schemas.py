"""What the doors of surveys take and give."""

from datetime import date, datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from ninja import Schema
from pydantic import AwareDatetime, ConfigDict, Field

from hotline.core.day_field import DayOfMonth
from hotline.core.text import Text
from hotline.followups.actions.make_survey import SurveyShape
from hotline.followups.rules.surveys.sampling import Stratum

MOST_PEOPLE = 5000


class _Body(Schema):
    model_config = ConfigDict(extra="forbid")


class QuestionSetBody(_Body):
    """A set of questions to be published; its content is checked by the rules."""

    code: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{0,39}$")]
    title: Annotated[Text, Field(min_length=2, max_length=80)]
    content: dict[str, Any]


class QuestionSetView(Schema):
    """One published version."""

    id: int
    code: str
    version: int
    title: str
    content: dict[str, Any]
    published_at: datetime
    published_by: str


class SurveyBody(_Body):
    """A survey to be made."""

    title: Annotated[Text, Field(min_length=2, max_length=60)]
    question_set_id: Annotated[int, Field(ge=1)]
    first_date: DayOfMonth
    last_date: DayOfMonth
    stratum: Stratum = Stratum.NONE
    sample_size: Annotated[int, Field(ge=1, le=MOST_PEOPLE)]
    quotas: dict[
        Annotated[Text, Field(max_length=60)], Annotated[int, Field(ge=1, le=MOST_PEOPLE)]
    ] = {}
    expires_at: AwareDatetime
    seed: Annotated[Text, Field(max_length=40)] = ""

    def to_shape(self) -> SurveyShape:
        """Return it as the action takes it."""
        return SurveyShape(**self.model_dump())


class SurveyRow(Schema):
    """A survey in the list."""

    id: int
    title: str
    state: str
    state_label: str
    questions_title: str
    questions_version: int
    first_date: date
    last_date: date
    stratum_label: str
    sample_size: int
    population: int
    seed: str
    campaign_id: int | None
    invites_at: datetime | None
    expires_at: datetime
    made_by: str
    people: dict[str, int]
    """State → how many people."""


class RunningSurvey(Schema):
    """A survey whose people may be asked."""

    id: int
    title: str
    waiting: int


class SurveyStateCount(Schema):
    """How many people stand so."""

    state: str
    label: str
    count: int


class SurveyQuotaRow(Schema):
    """One stratum: drawn, answered, and what its quota wants."""

    stratum: str
    drawn: int
    answered: int
    quota: int | None
    not_answered: int


class SurveyShareView(Schema):
    """One answer, with the 95 % interval of its share."""

    code: str
    label: str
    count: int
    share: float | None
    low: float | None
    high: float | None


class SurveyInviteRow(Schema):
    """One way the link went by, or why it did not: with who answered under it."""

    by: str
    label: str
    is_sent: bool
    invited: int
    undelivered: int
    answered: int
    rate: float | None
    """Answered of those whom the link reached."""


class SurveyTallyView(Schema):
    """One question."""

    id: str
    text: str
    kind: str
    asked: int
    answered: int
    shares: list[SurveyShareView]


class SurveyResultsView(Schema):
    """What a survey found, and of whom nothing is known."""

    survey: SurveyRow
    states: list[SurveyStateCount]
    response_rate: float | None
    """Answered of those drawn who are eligible and were not over quota."""
    quotas: list[SurveyQuotaRow]
    invites: list[SurveyInviteRow]
    uninvited: int
    """Wait, and were sent no link yet."""
    questions: list[SurveyTallyView]


class SurveySheetView(Schema):
    """The questions for one person, as the citizen's own page shows them."""

    title: str
    content: dict[str, Any]
    state: str
    state_label: str
    is_open: bool
    expires_at: datetime


class SurveyPersonView(SurveySheetView):
    """The same for the operator who asks."""

    id: UUID
    survey_id: int
    position: int
    stratum: str
    number_masked: str
    order_number: str
    topic_name: str
    may_call: bool
    barred_reason: str


class SurveySheetBody(_Body):
    """Question → answer."""

    answers: Annotated[dict[str, Any], Field(max_length=60)]


class SurveySettleBody(_Body):
    """What came of asking; answers belong to ``answered`` only."""

    state: Literal["answered", "refused", "not_reached", "not_eligible"]
    answers: Annotated[dict[str, Any], Field(max_length=60)] = {}


class SurveyCampaignBody(_Body):
    """Which queue's operators call."""

    queue: Annotated[Text, Field(min_length=1, max_length=40)]
