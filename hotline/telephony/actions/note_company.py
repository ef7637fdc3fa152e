"""Write what happens in a call besides two people talking into the event log."""

from contracts import call_events as said
from hotline.core.actor import Actor
from hotline.core.eventlog import Happening, record
from hotline.telephony import company_events as events
from hotline.telephony.actions.note_call_event import CallSaid, note
from hotline.telephony.actors import VOICE_PLATFORM, operator_actor
from hotline.telephony.models import Call


def _record(happening: Happening, event: CallSaid, call: Call, by: Actor) -> None:
    record(
        happening,
        subject_id=call.pk,
        by=by,
        now=event.happened_at,
        correlation_id=call.correlation_id,
    )


@note.register
def _(event: said.CallRefused, call: Call) -> None:
    _record(events.CallRefused(reason=event.reason), event, call, VOICE_PLATFORM)


@note.register
def _(event: said.CallTransferred, call: Call) -> None:
    happening = events.CallTransferred(
        way=event.way, target_kind=event.target_kind, target=event.target[:80]
    )
    _record(happening, event, call, operator_actor(event.operator_id))


@note.register
def _(event: said.CallPartyAsked, call: Call) -> None:
    happening = events.CallPartyAsked(
        party=event.label[:80], party_kind=event.party_kind, purpose=event.purpose
    )
    _record(happening, event, call, operator_actor(event.operator_id))


@note.register
def _(event: said.CallPartyLeft, call: Call) -> None:
    happening = events.CallPartyLeft(reason=event.reason, seconds=event.seconds)
    _record(happening, event, call, VOICE_PLATFORM)


@note.register
def _(event: said.CallParked, call: Call) -> None:
    happening = events.CallParked(slot=event.slot)
    _record(happening, event, call, operator_actor(event.operator_id))


@note.register
def _(event: said.CallRetrieved, call: Call) -> None:
    """Whoever takes a parked call up is its operator now."""
    call.operator_id = event.operator_id
    happening = events.CallRetrieved(slot=event.slot)
    _record(happening, event, call, operator_actor(event.operator_id))


@note.register
def _(event: said.CallSupervised, call: Call) -> None:
    happening = events.CallSupervised(
        mode=event.mode, operator_id=event.operator_id, ended=event.ended
    )
    _record(happening, event, call, operator_actor(event.supervisor_id))


@note.register
def _(event: said.CallForced, call: Call) -> None:
    happening = events.CallForced(act=event.act, operator_id=event.operator_id)
    _record(happening, event, call, operator_actor(event.supervisor_id))


@note.register
def _(event: said.CallRated, call: Call) -> None:
    _record(events.CallRated(rating=event.rating), event, call, VOICE_PLATFORM)
