"""Place an outside call (点击拨号), CB-05: ring the operator, then the number."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from contracts.commands import PlaceCall, Purpose
from hotline.accounts.visitor import Visitor
from hotline.citizens.rules.numbers import normalize_number
from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.core.masking import mask_phone
from hotline.telephony.callcontrol_door import send
from hotline.telephony.dialling_queries import dialled_today
from hotline.telephony.errors import CallRefused, NotCheckedIn
from hotline.telephony.outbound_errors import MinutesSpent
from hotline.telephony.outbound_events import CallPlaced
from hotline.telephony.policy_queries import contents, setting
from hotline.telephony.queries import find_running_session

_SENTENCES = {
    "not_signed_in": "请先签入坐席并打开话务条，再外呼。",
    "in_call": "您正在通话中，结束后才能外呼。",
    "engine_down": "语音平台暂时不可用，请稍后重试。",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Whom to call, why, and which story the call continues."""

    number: str
    purpose: Purpose
    reference: str = ""
    label: str = ""
    correlation_id: UUID | None = None


def place_call(*, wanted: Wanted, by: Visitor, now: datetime) -> UUID:
    """Ask call control to place the call; return its id. The outcome arrives as call events.

    Raises:
        NotCheckedIn: the operator sits at no seat.
        MinutesSpent: so many minutes were dialled today.
        CallRefused: no number, or call control says no (the dialling rules are its own).
        CallControlSilent: call control does not answer.

    """
    plain = normalize_number(wanted.number)
    if not plain:
        msg = "没有可以拨打的号码。"
        raise CallRefused(msg, code="no_number")
    if find_running_session(by.user_id, now) is None:
        raise NotCheckedIn(_SENTENCES["not_signed_in"])
    _refuse_spent(plain, by, now)
    call_id = uuid4()
    command = PlaceCall(
        call_id=call_id,
        correlation_id=wanted.correlation_id or call_id,
        operator_id=by.user_id,
        number=plain,
        purpose=wanted.purpose,
        reference=wanted.reference,
        label=wanted.label,
    )
    answer = send("place_call", command)
    if not answer.ok:
        message = answer.message or _SENTENCES.get(answer.code, "现在不能外呼，请稍后重试。")
        raise CallRefused(message, code=answer.code or None)
    with writing():
        placed = CallPlaced(
            purpose=wanted.purpose, called=mask_phone(plain), reference=wanted.reference
        )
        record(placed, subject_id=call_id, by=by, now=now, correlation_id=command.correlation_id)
    return call_id


def _refuse_spent(number: str, by: Visitor, now: datetime) -> None:
    if any(each["number"] == number and each["is_emergency"] for each in contents("contact")):
        return
    most = setting("dialling").operator_daily_minutes
    if dialled_today(by.user_id, now).minutes >= most:
        msg = f"您今天的外拨时长已达 {most} 分钟，请联系班长。"
        raise MinutesSpent(msg)
