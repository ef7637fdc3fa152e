"""What every call that we place over the trunk begins with: its entry in the journal, its leg."""

from callcontrol.asterisk.engine import Leg
from callcontrol.calls.call import Call
from contracts.call_events import CallEntered


def journal_entry(call: Call) -> None:
    """Write to the journal that an outbound call was begun."""
    notes = call.notes
    call.record(
        CallEntered(
            **call.stamp(),
            direction="outbound",
            caller=notes.caller,
            dialled=notes.dialled,
            purpose=notes.purpose,
            reference=notes.reference,
            correlation_id=notes.correlation_id,
        )
    )


def trunk_leg(
    call: Call, channel: str, number: str, *, role: str = "outbound", originator: str = ""
) -> Leg:
    """Describe a leg to a number outside, which is shown ours."""
    seconds = call.board.configuration().dial_seconds
    return Leg(
        channel=channel,
        endpoint=f"PJSIP/{number}@trunk",
        arguments=(role, str(call.call_id)),
        caller_id=call.notes.dialled,
        ring_seconds=seconds + call.board.ring_reserve_seconds,
        originator=originator,
    )
