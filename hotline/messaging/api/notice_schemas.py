"""What the doors of notices take and show."""

from datetime import date, datetime
from typing import Annotated, Literal

from ninja import Schema
from pydantic import ConfigDict, Field

from hotline.contacts.rules.channels import Channel
from hotline.core.text import Text
from hotline.messaging.rules.notices import NoticeState, Purpose
from hotline.messaging.rules.segments import Alphabet
from hotline.messaging.rules.wording import MAX_TEMPLATE


class _Body(Schema):
    model_config = ConfigDict(extra="forbid")


class NoticeTextBody(_Body):
    """The text of a draft."""

    text: Annotated[Text, Field(max_length=MAX_TEMPLATE)]


class NoticeSearchBody(_Body):
    """Which notices are looked for; the number travels in a body, not an address."""

    state: NoticeState | Literal[""] = ""
    purpose: Purpose | Literal[""] = ""
    reference: Annotated[Text, Field(max_length=64)] = ""
    phone: Annotated[Text, Field(max_length=32)] = ""
    cursor: Annotated[str, Field(max_length=20)] = ""


class NoticeValueView(Schema):
    """A placeholder."""

    name: str
    label: str
    sample: str


class NoticeVersionView(Schema):
    """One version of a template."""

    version: int
    text: str
    state: Literal["draft", "published"]
    state_label: str
    written_at: datetime
    written_by_label: str
    published_at: datetime | None
    published_by_label: str


class NoticeTemplateView(Schema):
    """A template: what is in force, and what is being written."""

    name: str
    label: str
    channel: Channel
    channel_label: str
    purpose: Purpose
    purpose_label: str
    values: list[NoticeValueView]
    published: NoticeVersionView | None
    draft: NoticeVersionView | None


class NoticeTemplatesView(Schema):
    """Every template; ``can_write`` is whether the visitor may change them."""

    templates: list[NoticeTemplateView]
    can_write: bool
    longest: int


class NoticePreviewView(Schema):
    """What a citizen would read, and what it costs; or what is wrong with the text."""

    text: str
    alphabet: Alphabet
    units: int
    segments: int
    cost_fen: float
    fault: str


class CitizenNoticeView(Schema):
    """One notice; codes are not shown, and numbers are masked."""

    id: int
    label: str
    version: int
    purpose_label: str
    channel_label: str
    peer_label: str
    text: str
    reference: str
    state: NoticeState
    state_label: str
    note: str
    """Why it waits or failed, what the network reported, what the citizen answered."""
    segments: int
    cost_fen: float
    written_at: datetime
    next_try_at: datetime | None
    sent_at: datetime | None
    author_label: str


class CitizenNoticePage(Schema):
    """A page of notices, newest first."""

    rows: list[CitizenNoticeView]
    next_cursor: str


class NoticeMeterRow(Schema):
    """What one purpose cost on one day or in one month."""

    purpose_label: str
    notices: int
    segments: int
    cost_fen: float


class NoticeMeterDay(Schema):
    """What a day cost."""

    day: date
    cost_fen: float
    segments: int


class NoticeMeterView(Schema):
    """The cost meter, the budgets, and what the city says of notices."""

    today: list[NoticeMeterRow]
    month: list[NoticeMeterRow]
    days: list[NoticeMeterDay]
    day_spent_fen: float
    day_budget_fen: int
    month_spent_fen: float
    month_budget_fen: int
    codes_spent_fen: float
    codes_budget_fen: int
    held: int
    opted_out: int
    quiet: list[str]
    price_fen: float
