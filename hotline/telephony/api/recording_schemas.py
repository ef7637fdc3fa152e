"""What the doors of recordings take and give."""

from datetime import date, datetime
from typing import Annotated, Literal

from ninja import Schema
from pydantic import ConfigDict, Field

from hotline.core.text import Text

HoldKind = Literal["permanent", "legal"]
Second = Annotated[float, Field(ge=0, le=86400, allow_inf_nan=False)]


class ListeningBody(Schema):
    """Why the recording is opened."""

    model_config = ConfigDict(extra="forbid")
    reason: Text = Field(min_length=1, max_length=40)
    words: Text = Field(default="", max_length=200)


class ListeningOut(Schema):
    """The number of the listening."""

    id: int


class HeardBody(Schema):
    """Stretches that were played, in seconds."""

    model_config = ConfigDict(extra="forbid")
    spans: list[tuple[Second, Second]] = Field(max_length=200)


class HoldBody(Schema):
    """Why it must be kept."""

    model_config = ConfigDict(extra="forbid")
    kind: HoldKind
    reason: Text = Field(min_length=2, max_length=200)


class LiftBody(HoldBody):
    """Why it need not be kept any longer."""


class WaveformOut(Schema):
    """Levels 0-255 of both channels, base64; empty while there is none."""

    per_second: float
    citizen: str
    operator: str


class MomentOut(Schema):
    """Something that happened at so many seconds."""

    at: float
    kind: str
    label: str


class PauseOut(Schema):
    """A stretch that was paused for privacy."""

    from_seconds: float
    to_seconds: float | None
    reason: str


class HoldOut(Schema):
    """A running hold."""

    kind: HoldKind
    kind_label: str
    reason: str
    placed_by: str
    placed_at: datetime


class ReasonOut(Schema):
    """One line of the pick-list."""

    name: str
    label: str


class RecordingDetailOut(Schema):
    """Everything the player shows besides the sound."""

    id: int
    call_id: str
    kind: str
    kind_label: str
    status: str
    status_label: str
    operator_name: str
    started_at: datetime
    duration_seconds: float | None
    waveform: WaveformOut
    moments: list[MomentOut]
    pauses: list[PauseOut]
    needs_reason: bool
    reasons: list[ReasonOut]
    may_download: bool
    may_hold: bool
    retention_label: str
    keep_until: datetime | None
    holds: list[HoldOut]


class ListeningRow(Schema):
    """One listening, for auditors."""

    id: int
    recording_id: int
    call_id: str
    kind_label: str
    call_started_at: datetime
    listener: str
    reason_label: str
    words: str
    is_download: bool
    started_at: datetime
    last_at: datetime
    sent: list[tuple[float, float]]
    heard: list[tuple[float, float]]
    duration_seconds: float | None


class ListeningPage(Schema):
    """One page of listenings."""

    items: list[ListeningRow]
    next_before: int | None


class CheckOut(Schema):
    """What one day's check found."""

    day: date
    answered: int
    whole: int
    missing: int
    reread: int
    damaged: int
    checked_at: datetime


class GapRow(Schema):
    """One gap."""

    id: int
    call_id: str
    answered_at: datetime | None
    seat: str
    operator_name: str
    reason: str
    reason_label: str
    note: str
    noticed_at: datetime
    settled_at: datetime | None
    settled_by: str
    settlement: str


class GapPage(Schema):
    """One page of gaps."""

    items: list[GapRow]
    next_before: int | None


class SettleBody(Schema):
    """What was found out and done."""

    model_config = ConfigDict(extra="forbid")
    settlement: Text = Field(min_length=2, max_length=200)


class VoicemailRow(Schema):
    """One message."""

    id: int
    recording_id: int
    recording_status: str
    correlation_id: str
    caller: str
    mailbox: str
    seconds: float
    left_at: datetime
    heard_by: str
    heard_at: datetime | None
    state: str
    handled_by: str
    handled_at: datetime | None
    outcome: str


class VoicemailPage(Schema):
    """One page of messages."""

    items: list[VoicemailRow]
    next_before: int | None


class HandledBody(Schema):
    """What became of the message."""

    model_config = ConfigDict(extra="forbid")
    outcome: Text = Field(min_length=2, max_length=200)
