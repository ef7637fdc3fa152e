"""Whoever else is tied to a call, besides citizen and operator, and how they are set free."""

from typing import TYPE_CHECKING

from callcontrol.calls.messages import RetrieveAsked, SuperviseAsked, TakeOverAsked
from callcontrol.calls.party import Party
from callcontrol.operators.states import Verb
from contracts.call_events import CallPartyLeft, CallRecordingEnded, CallSupervised

if TYPE_CHECKING:
    from callcontrol.calls.call import Call
    from callcontrol.calls.listening import Listening
    from callcontrol.operators.desk import Desk


def journal_party_left(call: "Call", party: Party, reason: str) -> None:
    """Journal that a party is gone, and for how long it talked."""
    talked = (call.board.clock() - party.joined_at).total_seconds() if party.joined_at else 0.0
    event = {**call.stamp(), "party_id": party.leg, "reason": reason, "seconds": round(talked, 3)}
    call.record(CallPartyLeft.model_validate(event))


def release_guest(call: "Call", leg: str) -> None:
    """Untie the colleague or supervisor on a leg; they go on with what they did before."""
    desk = call.guests.pop(leg, None)
    if desk is not None:
        _untie(call, desk)


def _untie(call: "Call", desk: "Desk") -> None:
    verb = Verb.DISMISS if desk.state.name == "offered" else Verb.FINISH
    call.board.floor.let_go(desk, verb)


def end_listening(call: "Call", listening: "Listening") -> None:
    """Journal that a supervisor stopped, and untie them."""
    call.listenings.pop(listening.leg, None)
    if listening.told is not None:
        call.record(
            CallSupervised(
                **call.stamp(),
                supervisor_id=listening.desk.operator_id,
                operator_id=listening.operator_id,
                mode=listening.told,
                ended=True,
            )
        )
    others = call.listenings.values()
    call.barged_by = "、".join(one.desk.display_name for one in others if one.is_barging)
    if call.desk is not None:
        call.desk.supervised_by = next((one.desk.display_name for one in others if one.is_up), "")
    release_guest(call, listening.leg)


def release_company(call: "Call") -> None:
    """The call is over: journal every party's end and free every colleague."""
    for listening in tuple(call.listenings.values()):
        end_listening(call, listening)
    for party in call.notes.parties:
        if party.recording:
            call.record(CallRecordingEnded(**call.stamp(), path=party.recording))
        journal_party_left(call, party, "ended" if party.joined_at else "cancelled")
    call.notes.parties.clear()
    for leg in tuple(call.guests):
        release_guest(call, leg)
    release_unheard(call)


def release_unheard(call: "Call") -> None:
    """Untie those who were tied for a request that nobody will read any more."""
    kept = []
    while not call.inbox.empty():
        message = call.inbox.get_nowait()
        if isinstance(message, RetrieveAsked | SuperviseAsked | TakeOverAsked):
            if message.desk.state.name == "offered" and message.desk.call_id == call.call_id:
                _untie(call, message.desk)
        else:
            kept.append(message)
    for message in kept:
        call.inbox.put_nowait(message)
