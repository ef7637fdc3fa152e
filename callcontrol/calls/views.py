"""A call as somebody's page shows it: the operator's, or a colleague's who takes part."""

from typing import TYPE_CHECKING, Any, Literal

from callcontrol.calls.party import Party
from contracts.operator_messages import CallView, PartyView

if TYPE_CHECKING:
    from callcontrol.calls.call import Call
    from callcontrol.operators.desk import Desk

_SHOWN_REASONS = frozenset({"vip", "care", "abandoned_before", "repeat"})
_UNSEEN = frozenset({"flow", "waiting", "transferring", "outside", "parked"})
_PARTY_PHASES: dict[str, Literal["offered", "consulting", "talking"]] = {
    "ringing": "offered",
    "consulting": "consulting",
    "joined": "talking",
}


def show_call(call: "Call") -> None:
    """Show the call to its operator and to the colleagues who take part."""
    if call.desk is not None and call.notes.phase not in _UNSEEN:
        call.desk.show(view_of(call, call.desk))
    for party in call.notes.parties:
        guest = call.guests.get(party.leg)
        if guest is not None:
            guest.show(_as_guest(call, guest, party))
    for leg, guest in call.guests.items():
        if all(party.leg != leg for party in call.notes.parties):
            guest.show(_as_supervisor(call, guest))


def view_of(call: "Call", desk: "Desk", **others: Any) -> CallView:
    """The call as its operator sees it, but for what ``others`` say."""
    notes = call.notes
    return CallView.model_validate(
        {
            "call_id": notes.call_id,
            "direction": notes.direction,
            "phase": notes.phase,
            "caller": notes.caller,
            "dialled": notes.dialled,
            "queue": notes.queue,
            "language": notes.language,
            "purpose": notes.purpose,
            "reference": notes.reference,
            "waited_seconds": notes.waited_seconds,
            "offered_at": notes.offered_at or notes.entered_at,
            "ring_until": notes.ring_until if notes.phase in ("offered", "preview") else None,
            "answered_at": notes.answered_at,
            "label": notes.label,
            "parties": [_party(party) for party in notes.parties if party.kind != "supervisor"],
            "recording": _recording(call),
            "recording_paused_until": notes.recording_paused_until,
            "reasons": [reason for reason in notes.reasons if reason in _SHOWN_REASONS],
            "is_last_operator": notes.last_operator_id == desk.operator_id,
            "transferred_from": notes.transferred_from,
            "barged_by": call.barged_by,
            "digits": list(notes.journey.collected.values()),
            "is_test": notes.journey.is_test,
            "has_video": notes.has_video,
            **others,
        }
    )


def _recording(call: "Call") -> str:
    if not call.notes.recording:
        return "off"
    return "on" if call.notes.recording_paused_until is None else "paused"


def _party(party: Party) -> PartyView:
    return PartyView(
        party_id=party.leg,
        kind=party.kind,
        label=party.label,
        state=party.state,
        since=party.since,
    )


def _as_guest(call: "Call", desk: "Desk", party: Party) -> CallView:
    """The call as a colleague sees it who was rung for it."""
    others = [_party(one) for one in call.notes.parties if one is not party]
    asker = call.board.floor.get(party.asked_by)
    return view_of(
        call,
        desk,
        phase=_PARTY_PHASES[party.state],
        offered_at=party.since,
        ring_until=None,
        parties=others,
        transferred_from=asker.display_name if asker is not None and asker is not desk else "",
    )


def _as_supervisor(call: "Call", desk: "Desk") -> CallView:
    """The call as a supervisor sees it who listens: enough to hang the own phone up."""
    whom = call.desk.display_name if call.desk is not None else ""
    phase = "offered" if desk.state.name == "offered" else "talking"
    return view_of(call, desk, phase=phase, label=f"监听：{whom}", parties=[], ring_until=None)
