"""Check out (签出): leave the seat, and tell call control."""

from datetime import datetime

import structlog

from contracts.commands import SignOutOperator
from hotline.core.actor import Actor
from hotline.telephony.actions.end_seat_session import end_seat_session
from hotline.telephony.callcontrol_door import send
from hotline.telephony.errors import CallControlSilent, OperatorInCall
from hotline.telephony.models import SeatSession

_log = structlog.get_logger()


def check_out(*, operator_id: int, by: Actor, now: datetime, reason: str = "asked") -> None:
    """Leave the seat; without one nothing happens. A silent call control is no obstacle.

    Raises:
        OperatorInCall: call control says a call is running.

    """
    sessions = SeatSession.objects.filter(operator_id=operator_id, ended_at__isnull=True)
    session = sessions.first()
    if session is None:
        return
    try:
        answer = send("sign_out_operator", SignOutOperator(operator_id=operator_id))
    except CallControlSilent:
        _log.warning("checked out without call control", action="check_out")
    else:
        if not answer.ok and answer.code == "in_call":
            raise OperatorInCall(answer.message or "您正在通话中，结束后才能签出。")
    end_seat_session(session, reason=reason, by=by, now=now)
