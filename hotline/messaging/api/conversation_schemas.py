"""What the doors of conversations take and show."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from ninja import Schema
from pydantic import ConfigDict, Field

from hotline.core.text import Text
from hotline.messaging.rules.conversation import ConversationState
from hotline.messaging.rules.files import FileState
from hotline.messaging.rules.sending import SendState

MAX_REASON = 200


class _Body(Schema):
    model_config = ConfigDict(extra="forbid")


class HandBackBody(_Body):
    """Why somebody else is needed."""

    note: Annotated[Text, Field(max_length=MAX_REASON)] = ""


class WriteBody(_Body):
    """What to write; the same key again is the same message."""

    key: UUID
    text: Annotated[Text, Field(min_length=1, max_length=2000)]


class CloseBody(_Body):
    """How it ended."""

    closing: Literal["registered", "answered", "no_demand", "silent"]


class NuisanceBody(_Body):
    """What makes it a nuisance."""

    reason: Annotated[Text, Field(min_length=1, max_length=MAX_REASON)]
    proposes_block: bool = False
    """Whoever wrote it is to be blocked, if a leader agrees."""


class ConversationRow(Schema):
    """A conversation in a list."""

    id: UUID
    number: str
    """The citizen's receipt (回执号)."""
    channel: str
    channel_label: str
    peer_label: str
    """Who writes, as the operator is shown it; never an address in full."""
    subject: str
    state: ConversationState
    state_label: str
    is_mine: bool
    operator_label: str
    opened_at: datetime
    due_at: datetime
    """When it must have been dispatched (CHN-09)."""
    last_in_at: datetime
    last_out_at: datetime | None
    first_answer_at: datetime | None
    awaits_answer: bool
    """The citizen had the last word."""
    closed_at: datetime | None
    closing: str
    closing_label: str
    last_text: str
    """The beginning of what was said last."""


class ConversationCounts(Schema):
    """How many are open: the visitor's own, waiting, had by anybody the visitor may see."""

    mine: int
    waiting: int
    taken: int


class ConversationPage(Schema):
    """One page of a box; an empty cursor ends the list."""

    rows: list[ConversationRow]
    counts: ConversationCounts
    next_cursor: str


class MessageFileView(Schema):
    """A file of a message; ``fault`` says why it was not kept."""

    id: UUID
    name: str
    state: FileState
    state_label: str
    fault: str
    kind: Literal["picture", "document", "sound", "film", ""]
    size: int
    has_preview: bool
    has_copy: bool
    """There is one without where it was taken."""
    width: int
    height: int
    had_location: bool
    scan: str
    scan_label: str


class TalkMessageView(Schema):
    """A message, theirs or ours."""

    id: int
    is_ours: bool
    author_label: str
    kind: str
    kind_label: str
    text: str
    written_at: datetime
    state: SendState
    state_label: str
    fault: str
    files: list[MessageFileView]


class FormEntry(Schema):
    """One field the citizen filled in."""

    name: str
    value: str


class ConversationDetail(ConversationRow):
    """One conversation with its last messages; earlier ones by ``before``."""

    contact_id: int
    """Registering names it, and the order belongs to the conversation."""
    citizen_id: int | None
    form: list[FormEntry]
    may_take: bool
    may_write: bool
    messages: list[TalkMessageView]
    has_earlier: bool


class NewMessages(Schema):
    """What a conversation has become; messages known already come again when they moved on."""

    conversation: ConversationRow
    messages: list[TalkMessageView]
    has_earlier: bool
