"""Questions about the future, for whoever waits and whoever thinks of it (排队预测)."""

from datetime import datetime
from uuid import uuid4

from callcontrol.acd.arrival import describe
from callcontrol.acd.forecasts import Forecast, Forecasts
from callcontrol.acd.guests import Guest
from callcontrol.acd.matching import Matching
from callcontrol.calls.call import Call
from callcontrol.calls.dialling import mask_number
from callcontrol.operators.desk import Desk
from contracts.floor_messages import WaitingView
from contracts.telephony_config import QueuePolicy


def foresee_call(
    matching: Matching, forecasts: Forecasts, call: Call, policy: QueuePolicy
) -> Forecast:
    """Foresee for a call: where it waits, or as if it joined the queue now."""
    guest = matching.get(call.call_id)
    if guest is None or guest.queue != policy.name:
        matching.look()
        guest = describe(call, policy, call.board.configuration().caller_rules)
        guest.since = call.board.clock()
    return forecasts.of(guest, policy)


def foresee_newcomer(
    matching: Matching, forecasts: Forecasts, policy: QueuePolicy, now: datetime
) -> Forecast:
    """Foresee for somebody ordinary, speaking Chinese, who joined the queue now."""
    matching.look()
    newcomer = Guest(guest_id=uuid4(), queue=policy.name, language="zh", since=now, seize=_never)
    return forecasts.of(newcomer, policy)


def show_returning(guest: Guest, number: str, forecast: Forecast) -> WaitingView:
    """Show a citizen who keeps a place for a return call."""
    return WaitingView(
        call_id=guest.guest_id,
        queue=guest.queue,
        caller=mask_number(number),
        language=guest.language,
        since=guest.since,
        priority=guest.standing.points,
        reasons=["first"] if guest.is_first else [],
        is_return_call=True,
        estimated_wait_seconds=forecast.expected_wait_seconds,
    )


def _never(_desk: Desk) -> None:
    msg = "nobody waits"
    raise AssertionError(msg)
