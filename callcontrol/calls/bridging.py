"""A leg to an operator's phone, and a bridge of two."""

from uuid import uuid4

from callcontrol.asterisk.engine import Leg
from callcontrol.asterisk.errors import GoneError, RefusedError
from callcontrol.asterisk.reconcile import SEAT_PREFIX
from callcontrol.calls.call import Call
from callcontrol.operators.desk import Desk


def seat_leg(
    call: Call, desk: Desk, *, ring_seconds: float, is_answered_by_itself: bool = False
) -> Leg:
    """Describe a leg to the operator's phone and route its events to the call."""
    headers = {"X-Call-Id": str(call.call_id)}
    if is_answered_by_itself:
        headers["X-Auto-Answer"] = "1"
    leg = Leg(
        channel=f"{SEAT_PREFIX}{uuid4().hex}",
        endpoint=desk.video_endpoint if call.notes.has_video else desk.endpoint,
        arguments=("seat", str(call.call_id)),
        caller_id=call.notes.caller or "anonymous",
        ring_seconds=ring_seconds + call.board.ring_reserve_seconds,
        originator=call.notes.channel if call.notes.direction == "inbound" else "",
        headers=headers,
    )
    call.add_leg(leg.channel)
    return leg


async def join_pair(call: Call, leg: str, *, trouble: str) -> bool:
    """Let the citizen and one leg talk; False, logged as ``trouble``, when one of them is gone."""
    pair = frozenset({call.notes.channel, leg})
    missing = pair - call.table.members
    try:
        await call.open_bridge()
        if missing:
            await call.engine.join(call.bridge, *sorted(missing))
    except (GoneError, RefusedError) as error:
        call.log.warning(trouble, error=str(error))
        return False
    call.adopt_bridge(pair)
    return True
