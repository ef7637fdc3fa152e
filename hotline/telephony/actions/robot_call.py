"""Let a flow ring a citizen and ask (自动语音), without an operator; what came of it is told."""

from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from contracts import call_events as said
from contracts.commands import RobotCall
from hotline.citizens.rules.numbers import normalize_number
from hotline.core.actor import Actor
from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.core.masking import mask_phone
from hotline.telephony.actors import VOICE_PLATFORM
from hotline.telephony.callcontrol_door import send
from hotline.telephony.errors import CallRefused
from hotline.telephony.models import Call, CallEventRow
from hotline.telephony.outbound_events import CallPlaced, RobotCallOver

SPOKEN = "spoken"
"""Beside a key that was said, not pressed."""
ROBOT = "robot"
"""The purpose call control writes into the call."""


def robot_call(
    *, number: str, flow: str, reference: str, correlation_id: UUID, by: Actor, now: datetime
) -> UUID:
    """Ask call control to ring the number and run the published flow; return the call's id.

    When it is over, ``robot_call.over`` says what was pressed.

    Raises:
        CallRefused: call control says no, or the number is none.
        CallControlSilent: call control does not answer.

    """
    plain = normalize_number(number)
    if not plain:
        msg = "没有可以拨打的号码。"
        raise CallRefused(msg, code="no_number")
    command = RobotCall(
        call_id=uuid4(),
        correlation_id=correlation_id,
        number=plain,
        flow=flow,
        reference=reference,
    )
    answer = send("robot_call", command)
    if not answer.ok:
        message = answer.message or "现在不能自动外呼，请稍后重试。"
        raise CallRefused(message, code=answer.code or None)
    with writing():
        placed = CallPlaced(purpose=ROBOT, called=mask_phone(plain), reference=reference)
        record(placed, subject_id=command.call_id, by=by, now=now, correlation_id=correlation_id)
    return command.call_id


def tell_robot_call_over(call: Call) -> None:
    """Tell once both ends of the call are known, whichever came last. Inside ``writing()``."""
    if call.purpose != ROBOT or call.ended_at is None:
        return
    steps = CallEventRow.objects.filter(call_id=call.pk, kind=_STEP).order_by("happened_at", "id")
    happening = RobotCallOver(
        reference=call.reference,
        is_picked_up=call.outcome not in _NOT_PICKED_UP,
        choices=[_choice(each.details) for each in steps],
    )
    record(
        happening,
        subject_id=call.pk,
        by=VOICE_PLATFORM,
        now=call.ended_at,
        correlation_id=call.correlation_id,
    )


def _choice(details: dict[str, Any]) -> list[str]:
    said = [SPOKEN] if details.get("is_spoken") else []
    return [details["step"], details.get("choice", ""), *said]


_NOT_PICKED_UP = frozenset({"not_reached", "failed"})
_STEP = said.CallStepReached.model_fields["kind"].default
