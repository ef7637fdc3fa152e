"""Join citizen and operator, part them, and ring an operator's phone."""

from uuid import uuid4

from callcontrol.asterisk.engine import Leg
from callcontrol.asterisk.errors import GoneError, RefusedError
from callcontrol.asterisk.events import ChannelGone
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
        endpoint=desk.endpoint,
        arguments=("seat", str(call.call_id)),
        caller_id=call.notes.caller or "anonymous",
        ring_seconds=ring_seconds + call.board.ring_reserve_seconds,
        originator=call.notes.channel if call.notes.direction == "inbound" else "",
        headers=headers,
    )
    call.add_leg(leg.channel)
    return leg


async def join(call: Call, leg: str, *, with_citizen: bool) -> bool:
    """Put the leg (and the citizen) into the call's bridge; False when one of them is gone.

    The call hears that the leg is gone; if it was the citizen, the script is being cancelled.

    Raises:
        AwayError: the engine cannot be asked now; nothing is known to be gone.

    """
    try:
        await call.open_bridge()
        if with_citizen:
            await call.ambience.hush()
            await call.engine.join(call.bridge, call.notes.channel, leg)
        else:
            await call.engine.join(call.bridge, leg)
    except (GoneError, RefusedError) as error:
        call.log.warning("join_failed", error=str(error))
        call.hear(ChannelGone(leg))
        return False
    return True


async def part_citizen(call: Call) -> None:
    """Take the citizen out of the bridge."""
    await call.engine.part(call.bridge, call.notes.channel)
