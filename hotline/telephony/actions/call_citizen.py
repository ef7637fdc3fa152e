"""Call a citizen (外呼): ring the operator, then the citizen."""

from datetime import datetime
from typing import Literal
from uuid import UUID, uuid4

from contracts.commands import PlaceCall
from hotline.accounts.visitor import Visitor
from hotline.citizens.rules.numbers import normalize_number
from hotline.telephony.callcontrol_door import send
from hotline.telephony.errors import CallRefused, NotCheckedIn
from hotline.telephony.queries import find_running_session

_SENTENCES = {
    "not_signed_in": "请先签入坐席并打开话务条，再外呼。",
    "in_call": "您正在通话中，结束后才能外呼。",
    "engine_down": "语音平台暂时不可用，请稍后重试。",
}


def call_citizen(
    *,
    number: str,
    purpose: Literal["follow_up"],
    reference: str,
    correlation_id: UUID,
    by: Visitor,
    now: datetime,
) -> UUID:
    """Ask call control to place the call; return its id. The outcome arrives as call events.

    Raises:
        NotCheckedIn: the operator sits at no seat.
        CallRefused: no number, or call control says no.
        CallControlSilent: call control does not answer.

    """
    plain = normalize_number(number)
    if not plain:
        msg = "没有可以拨打的号码。"
        raise CallRefused(msg, code="no_number")
    if find_running_session(by.user_id, now) is None:
        raise NotCheckedIn(_SENTENCES["not_signed_in"])
    command = PlaceCall(
        call_id=uuid4(),
        correlation_id=correlation_id,
        operator_id=by.user_id,
        number=plain,
        purpose=purpose,
        reference=reference,
    )
    answer = send("place_call", command)
    if not answer.ok:
        message = answer.message or _SENTENCES.get(answer.code, "现在不能外呼，请稍后重试。")
        raise CallRefused(message, code=answer.code or None)
    return command.call_id
