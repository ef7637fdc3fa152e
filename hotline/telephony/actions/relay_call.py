"""Place a relay call (中转通话): a phone outside first, then the citizen, both shown our number."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from contracts.commands import RelayCall
from hotline.accounts.visitor import Visitor
from hotline.citizens.rules.numbers import normalize_number
from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.core.masking import mask_phone
from hotline.telephony.callcontrol_door import send
from hotline.telephony.errors import CallRefused
from hotline.telephony.outbound_events import CallPlaced

_PURPOSE = "relay"


@dataclass(frozen=True, slots=True, kw_only=True)
class Relay:
    """Whose phone rings first, whom it is joined with, and which story it continues."""

    first_number: str
    number: str
    reference: str
    label: str
    correlation_id: UUID


def relay_call(*, wanted: Relay, by: Visitor, now: datetime) -> UUID:
    """Ask call control to join both; return the call's id. What comes of it arrives as events.

    Raises:
        CallRefused: one of the numbers is none, or call control says no.
        CallControlSilent: call control does not answer.

    """
    first, other = normalize_number(wanted.first_number), normalize_number(wanted.number)
    if not first or not other:
        msg = "没有可以拨打的号码。"
        raise CallRefused(msg, code="no_number")
    call_id = uuid4()
    command = RelayCall(
        call_id=call_id,
        correlation_id=wanted.correlation_id,
        first_number=first,
        number=other,
        reference=wanted.reference,
        label=wanted.label,
    )
    answer = send("relay_call", command)
    if not answer.ok:
        message = answer.message or "现在不能中转通话，请稍后重试。"
        raise CallRefused(message, code=answer.code or None)
    with writing():
        placed = CallPlaced(purpose=_PURPOSE, called=mask_phone(other), reference=wanted.reference)
        record(placed, subject_id=call_id, by=by, now=now, correlation_id=wanted.correlation_id)
    return call_id
