"""The sound's quality on the operator's leg, measured just before it is hung up (通话质量)."""

from typing import TYPE_CHECKING

from callcontrol.asterisk.errors import EngineError
from contracts.call_events import CallQuality

if TYPE_CHECKING:
    from callcontrol.calls.call import Call

_DIGITS = 4


async def journal_quality(call: "Call", leg: str, operator_id: int | None) -> None:
    """Journal what the engine measured; a leg that hung up first has no figures any more."""
    try:
        found = await call.engine.measure(leg)
    except EngineError:
        return
    call.record(
        CallQuality(
            **call.stamp(),
            operator_id=operator_id,
            lost_rate=round(found.lost_rate, _DIGITS),
            jitter_ms=round(found.jitter_ms, _DIGITS),
            round_trip_ms=round(found.round_trip_ms, _DIGITS),
        )
    )
