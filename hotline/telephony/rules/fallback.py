"""What the engine noted of a call that its own queue served (应急接听), told as events."""

import re
from datetime import UTC, datetime
from typing import Literal
from uuid import UUID, uuid5

from pydantic import BaseModel, ConfigDict, Field, field_validator

from contracts import call_events as said
from hotline.telephony.rules.records.summary import FALLBACK_QUEUE

_SPACE = UUID("0c1d0f5e-6b8e-5d7c-8a51-9a1a1fb5a8f3")
_LONGEST_WAIT = 600
"""After so many seconds the engine's queue gives up and says that all are busy."""
_MEMBER = re.compile(r"PJSIP/(\d{2,8})([wp])")
_DEVICES: dict[str, said.Device] = {"w": "browser", "p": "desk_phone"}


class FallbackNote(BaseModel):
    """The line beside a fallback recording; runtime/voice_engine/README.md says what it means."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    version: Literal[1]
    uniqueid: str = Field(pattern=r"^[A-Za-z0-9.\-]{1,80}$")
    call: UUID | None = None
    caller: str = Field(default="", max_length=40)
    dialled: str = Field(default="", max_length=40)
    began_at: datetime
    queued_at: datetime | None = None
    waited_seconds: float | None = Field(default=None, ge=0)
    answered_by: str = ""
    ended_at: datetime | None = None

    @field_validator("call", mode="before")
    @classmethod
    def _none_when_empty(cls, value: object) -> object:
        return value or None

    @field_validator("began_at", "queued_at", "ended_at")
    @classmethod
    def _in_utc(cls, value: datetime | None) -> datetime | None:
        return value.astimezone(UTC) if value else None

    @property
    def call_id(self) -> UUID:
        """The id call control gave the call, else one that is always the same."""
        return self.call or call_id_of(self.uniqueid, int(self.began_at.timestamp()))

    @property
    def seat(self) -> str:
        """The extension that answered, or nothing."""
        found = _MEMBER.fullmatch(self.answered_by)
        return found[1] if found else ""

    @property
    def device(self) -> said.Device:
        """What answered."""
        found = _MEMBER.fullmatch(self.answered_by)
        return _DEVICES[found[2]] if found else "desk_phone"

    @property
    def answered_at(self) -> datetime | None:
        """When an operator answered."""
        if not self.answered_by or self.queued_at is None:
            return None
        at = self.queued_at.timestamp() + (self.waited_seconds or 0)
        return datetime.fromtimestamp(at, UTC)


def call_id_of(uniqueid: str, began: int) -> UUID:
    """Return our id of a call that only the engine knew."""
    return uuid5(_SPACE, f"{uniqueid}@{began}")


def from_record(uniqueid: str, said_there: str, call: UUID | None, ended: datetime) -> FallbackNote:
    """Return the note of a call that left none, from the engine's record of it.

    Raises:
        ValueError: the record says nothing of a fallback call.

    """
    began, queued, waited, answered_by = said_there.split(":", 3)
    return FallbackNote(
        version=1,
        uniqueid=uniqueid,
        call=call,
        began_at=_at(began),
        queued_at=_at(queued) if queued else None,
        waited_seconds=float(waited) if waited else None,
        answered_by=answered_by,
        ended_at=ended,
    )


def _at(seconds: str) -> datetime:
    return datetime.fromtimestamp(int(seconds), UTC)


def tell(
    note: FallbackNote, *, ended_at: datetime, path: str, operator_id: int
) -> list[said.CallEvent]:
    """Return the call's events; the same note always gives the same ones.

    Args:
        note: what the engine wrote.
        ended_at: the note's own, or when the sound ended if the engine was killed.
        path: the recording's.
        operator_id: who sat at the seat; 0 when nobody knows.

    """
    answered = note.answered_at
    events: list[said.CallEvent] = [
        said.CallRecordingStarted(**_stamp(note, "recording", note.began_at), path=path)
    ]
    if note.call is None:
        direction: said.Direction = "inbound"
        events.append(
            said.CallEntered(
                **_stamp(note, "entered", note.began_at),
                direction=direction,
                caller=note.caller,
                dialled=note.dialled,
            )
        )
    if note.queued_at is not None:
        stamp = _stamp(note, "queued", note.queued_at)
        events.append(said.CallQueued(**stamp, queue=FALLBACK_QUEUE, language="", position=0))
        events.append(_left(note, answered, ended_at))
    if answered is not None:
        events.append(
            said.CallAnswered(
                **_stamp(note, "answered", answered),
                operator_id=operator_id,
                seat=note.seat,
                device=note.device,
                waited_seconds=note.waited_seconds or 0,
            )
        )
    events.append(_ended(note, answered, ended_at))
    return sorted(events, key=lambda each: each.happened_at)


def _left(note: FallbackNote, answered: datetime | None, ended_at: datetime) -> said.CallLeftQueue:
    queued = note.queued_at or note.began_at
    at = answered or ended_at
    waited = (at - queued).total_seconds()
    reason: said.LeftQueueReason = "answered" if answered else "caller_left"
    if not answered and waited >= _LONGEST_WAIT:
        reason = "too_long"
    return said.CallLeftQueue(
        **_stamp(note, "left", at), queue=FALLBACK_QUEUE, reason=reason, waited_seconds=waited
    )


def _ended(note: FallbackNote, answered: datetime | None, ended_at: datetime) -> said.CallEnded:
    """Who hung up is not noted; a caller whom the queue gave up on did not."""
    outcome: said.Outcome = "answered"
    by: said.EndedBy = "citizen"
    if answered is None:
        outcome = "left_in_flow" if note.queued_at is None else "left_in_queue"
        queued = note.queued_at or ended_at
        if (ended_at - queued).total_seconds() >= _LONGEST_WAIT:
            by = "system"
    return said.CallEnded(**_stamp(note, "ended", ended_at), outcome=outcome, ended_by=by)


def _stamp(note: FallbackNote, what: str, at: datetime) -> dict[str, object]:
    return {
        "event_id": uuid5(_SPACE, f"{note.call_id}:{note.uniqueid}:{what}"),
        "call_id": note.call_id,
        "happened_at": at,
    }
