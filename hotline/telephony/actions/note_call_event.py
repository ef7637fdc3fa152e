"""Write what one event of call control says into the call's row and the event log."""

from functools import singledispatch

from contracts import call_events as said
from hotline.citizens.rules.numbers import normalize_number
from hotline.core.actor import Actor
from hotline.core.crypto.cipher import blind_index
from hotline.core.eventlog import Happening, record
from hotline.core.masking import mask_phone
from hotline.telephony import events
from hotline.telephony.actors import VOICE_PLATFORM, operator_actor
from hotline.telephony.models import Call
from hotline.telephony.rules.records.summary import FALLBACK_QUEUE

CallSaid = (
    said.CallEntered
    | said.CallFlowStarted
    | said.CallStepReached
    | said.CallDigitsCollected
    | said.CallQueued
    | said.CallLeftQueue
    | said.CallOffered
    | said.CallOfferMissed
    | said.CallAnswered
    | said.CallHeld
    | said.CallResumed
    | said.CallRecordingStarted
    | said.CallRecordingPaused
    | said.CallRecordingResumed
    | said.CallRecordingEnded
    | said.CallVoicemailLeft
    | said.CallReturnAsked
    | said.ReturnCallSettled
    | said.CallRated
    | said.CallPartyAsked
    | said.CallPartyJoined
    | said.CallPartyLeft
    | said.CallTransferred
    | said.CallParked
    | said.CallRetrieved
    | said.CallSupervised
    | said.CallForced
    | said.CallRefused
    | said.TrunkLegEnded
    | said.CallQuality
    | said.CallEnded
    | said.CallReconciled
)
"""Everything that is about one call."""


@singledispatch
def note(event: object, call: Call) -> None:
    """Change the call's fields and record the happening; the caller saves the call.

    What has no writer here is a fact of the call's record only.
    """


def _record(happening: Happening, event: CallSaid, call: Call, by: Actor) -> None:
    record(
        happening,
        subject_id=call.pk,
        by=by,
        now=event.happened_at,
        correlation_id=call.correlation_id,
    )


@note.register
def _(event: said.CallEntered, call: Call) -> None:
    call.is_entered = True
    call.direction = event.direction
    call.caller = event.caller
    plain = normalize_number(event.caller)
    call.caller_index = blind_index(plain) if plain else ""
    call.dialled = event.dialled[:32]
    call.purpose = event.purpose[:32]
    call.reference = event.reference[:64]
    call.correlation_id = event.correlation_id or call.correlation_id
    call.entered_at = event.happened_at
    happening = events.CallEntered(
        direction=event.direction,
        caller=mask_phone(event.caller),
        dialled=event.dialled if event.direction == "inbound" else mask_phone(event.dialled),
        purpose=event.purpose,
    )
    _record(happening, event, call, VOICE_PLATFORM)


@note.register
def _(event: said.CallQueued, call: Call) -> None:
    call.queued_at = call.queued_at or event.happened_at
    call.queue = event.queue[:40]
    call.served_by_engine = call.served_by_engine or event.queue == FALLBACK_QUEUE
    call.language = event.language[:16]
    happening = events.CallQueued(
        queue=event.queue, language=event.language, position=event.position
    )
    _record(happening, event, call, VOICE_PLATFORM)


@note.register
def _(event: said.CallOffered, call: Call) -> None:
    happening = events.CallOffered(seat=event.seat, device=event.device)
    _record(happening, event, call, operator_actor(event.operator_id))


@note.register
def _(event: said.CallOfferMissed, call: Call) -> None:
    happening = events.CallOfferMissed(seat=event.seat, reason=event.reason)
    _record(happening, event, call, operator_actor(event.operator_id))


@note.register
def _(event: said.CallAnswered, call: Call) -> None:
    """The first answer counts for waiting; the last operator is the call's."""
    if call.answered_at is None:
        call.answered_at = event.happened_at
        call.waited_seconds = event.waited_seconds
    call.operator_id = event.operator_id or None
    call.seat = event.seat
    call.device = event.device
    happening = events.CallAnswered(
        seat=event.seat, device=event.device, waited_seconds=event.waited_seconds
    )
    _record(happening, event, call, operator_actor(event.operator_id))


@note.register
def _(event: said.CallHeld, call: Call) -> None:
    _record(events.CallHeld(), event, call, operator_actor(event.operator_id))


@note.register
def _(event: said.CallResumed, call: Call) -> None:
    _record(events.CallResumed(), event, call, operator_actor(event.operator_id))


@note.register
def _(event: said.CallEnded, call: Call) -> None:
    if call.ended_at is not None and event.happened_at <= call.ended_at:
        return
    call.ended_at = event.happened_at
    call.outcome = event.outcome
    call.ended_by = event.ended_by
    happening = events.CallEnded(outcome=event.outcome, ended_by=event.ended_by)
    _record(happening, event, call, VOICE_PLATFORM)


@note.register
def _(event: said.CallReconciled, call: Call) -> None:
    _record(events.CallReconciled(note=event.note), event, call, VOICE_PLATFORM)
