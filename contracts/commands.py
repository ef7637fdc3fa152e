"""What the business side asks of call control over its loopback HTTP door.

``POST /commands/<name>`` with ``Authorization: Bearer <HOTLINE_COMMAND_SECRET>``.
"""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from contracts.ivr import Flow

Purpose = Literal["follow_up", "order", "survey", "return_call", "manual"]
"""Why we call: 回访, from a work order (工单外拨), 调查, 回拨, a number typed by the operator."""


class _Command(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class PlaceCall(_Command):
    """Ring the operator, then the citizen (``POST /commands/place_call``), CB-05."""

    call_id: UUID
    correlation_id: UUID
    operator_id: int
    number: str
    purpose: Purpose
    reference: str
    label: str = Field(default="", max_length=80)
    """What the operator's page shows, such as a work order's number."""


class RelayCall(_Command):
    """Ring a phone outside, then the citizen (``POST /commands/relay_call``): 中转通话.

    Both are shown the hotline's number, and neither the other's. It is recorded.
    """

    call_id: UUID
    correlation_id: UUID
    first_number: str
    """Whose phone rings first: the department's handler."""
    number: str
    """The citizen's."""
    reference: str
    label: str = Field(default="", max_length=80)


class RobotCall(_Command):
    """Ring a citizen and let a published flow ask (``POST /commands/robot_call``): 自动语音, CB-05.

    No operator takes part. What was pressed is journaled as the steps it led to.
    """

    call_id: UUID
    correlation_id: UUID
    number: str
    flow: str
    """The published flow's name."""
    reference: str
    language: str = "zh"


class WorkItem(_Command):
    """One outbound call for whoever is free: campaigns (外呼任务) and return calls, CB-05."""

    item_id: UUID
    """Also the call's id; giving the same item twice places one call."""
    correlation_id: UUID
    number: str
    purpose: Purpose
    reference: str
    label: str = Field(default="", max_length=80)
    queue: str
    """Whose operators; their skills count as for a caller."""
    language: str = "zh"
    mode: Literal["preview", "progressive"] = "preview"
    """``preview``: the operator sees it first and dials; ``progressive``: dialled at once."""
    preview_seconds: int = Field(default=60, ge=5, le=600)
    not_before: datetime
    expires_at: datetime
    """Not begun later than this: the end of the allowed hours, for one."""
    priority: int = Field(default=0, ge=0, le=9)


class OfferWork(_Command):
    """The stock of outbound calls (``POST /commands/offer_work``); replaces what waits unbegun.

    Call control takes an item when an operator is ready and no citizen waits for them.
    """

    items: list[WorkItem] = Field(max_length=500)


class WaitingText(_Command):
    """A conversation (文字会话) nobody has."""

    conversation_id: UUID
    queue: str
    """Whose operators; their skills count as for a caller."""
    language: str = "zh"
    since: datetime
    priority: int = Field(default=0, ge=0, le=9)
    prefers: int | None = None
    """Who had an earlier conversation of this citizen."""
    label: str = Field(default="", max_length=80)
    """What the operator's page shows: channel and receipt, no words of the citizen."""


class HeldText(_Command):
    """A conversation an operator has."""

    conversation_id: UUID
    operator_id: int
    is_seen: bool
    """Whether the operator's page opened it."""
    label: str = Field(default="", max_length=80)


class OfferTexts(_Command):
    """Every open conversation (``POST /commands/offer_texts``); replaces what was told before.

    Call control gives those that wait to operators who would be idle, and reckons with those
    that are held, also after its own restart (CHN-01).
    """

    waiting: list[WaitingText] = Field(max_length=500)
    held: list[HeldText] = Field(max_length=2000)
    limits: dict[int, Annotated[int, Field(ge=0, le=9)]] = Field(
        default_factory=dict, max_length=5000
    )
    """Operator → how many at once at most, where it was set (容量); everybody else has three."""


class TryFlow(_Command):
    """Play a draft to its editor's own phone (``POST /commands/try_flow``)."""

    operator_id: int
    flow: Flow
    language: str = "zh"


class BroadcastMessage(_Command):
    """A line on every operator's page (``POST /commands/broadcast``)."""

    text: str = Field(min_length=1, max_length=200)
    sender: str = Field(max_length=40)
    operator_ids: list[int] = Field(default_factory=list, max_length=2000)
    """Only to these; empty: to all."""
    message_id: int | None = None
    """By which the page says that it was read; None: nobody asks."""


class SignOutOperator(_Command):
    """The business side ended the operator's session (``POST /commands/sign_out_operator``)."""

    operator_id: int


class CommandResult(_Command):
    """The answer to every command; ``code`` is a word, ``message`` is Chinese for the user."""

    ok: bool
    code: str = ""
    message: str = ""
