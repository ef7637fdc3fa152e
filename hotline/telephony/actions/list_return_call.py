"""List a caller who reached nobody (登记回拨), and settle those who were reached since."""

from datetime import datetime
from uuid import UUID, uuid4

from django.conf import settings
from django.db import models

from contracts.call_events import CallReturnAsked
from contracts.call_events import ReturnCallSettled as SaidSettled
from contracts.credentials import number_index
from hotline.citizens.rules.numbers import normalize_number
from hotline.core.actor import Actor
from hotline.core.eventlog import record
from hotline.core.masking import mask_phone
from hotline.telephony.actors import VOICE_PLATFORM
from hotline.telephony.models import Call, ReturnCall
from hotline.telephony.outbound_events import ReturnCallListed, ReturnCallSettled

_Reason = ReturnCall.Reason
_State = ReturnCall.State


def list_asked(event: CallReturnAsked, call: Call) -> None:
    """The citizen asked to be rung back. Must be called inside ``writing()``."""
    _list(call, _Reason.ASKED, event.number, event.queue, event.return_call_id, event.happened_at)


def list_missed(call: Call, reason: ReturnCall.Reason, now: datetime) -> None:
    """A caller gave up waiting, or was cut off. Must be called inside ``writing()``."""
    _list(call, reason, call.caller, call.queue, uuid4(), now)


def note_settled(event: SaidSettled) -> None:
    """Call control made or gave up a return call. Must be called inside ``writing()``."""
    row = _open().filter(pk=event.return_call_id).first()
    if row is not None:
        if event.made_call_id is not None:
            row.made_call_id = event.made_call_id
            row.attempts += 1
        settle(row, _State(event.outcome), by=VOICE_PLATFORM, now=event.happened_at)


def settle_called_again(number: str, now: datetime) -> None:
    """Who called again and was answered needs no return call. Inside ``writing()``."""
    plain = normalize_number(number)
    if plain:
        for row in _open().filter(number_index=_index(plain)).exclude(state=_State.CALLING):
            settle(row, _State.CALLED_AGAIN, by=VOICE_PLATFORM, now=now)


def settle(
    row: ReturnCall, state: ReturnCall.State, *, by: Actor, now: datetime, note: str = ""
) -> None:
    """End a return call. Must be called inside ``writing()``, on a locked row."""
    row.state, row.settled_at = state, now
    row.note = note or row.note
    row.save()
    settled = ReturnCallSettled(state=state, note=note)
    record(settled, subject_id=row.pk, by=by, now=now, correlation_id=row.correlation_id)


def _list(
    call: Call,
    reason: ReturnCall.Reason,
    number: str,
    queue: str,
    return_call_id: UUID,
    now: datetime,
) -> None:
    plain = normalize_number(number)
    if not plain or call.direction != "inbound":
        return
    index = _index(plain)
    if reason == _Reason.ABANDONED and _open().filter(number_index=index).exists():
        return  # one line per citizen, however often they tried
    row, is_new = ReturnCall.objects.get_or_create(
        call_id=call.pk,
        defaults={
            "id": return_call_id,
            "correlation_id": call.correlation_id,
            "reason": reason,
            "number": plain,
            "number_index": index,
            "number_masked": mask_phone(plain),
            "queue": queue[:40],
            "missed_at": now,
        },
    )
    if is_new:
        listed = ReturnCallListed(reason=reason, caller=row.number_masked)
        record(
            listed,
            subject_id=row.pk,
            by=VOICE_PLATFORM,
            now=now,
            correlation_id=row.correlation_id,
        )


def _open() -> models.QuerySet[ReturnCall]:
    return ReturnCall.objects.select_for_update().filter(settled_at__isnull=True)


def _index(number: str) -> str:
    return number_index(settings.HOTLINE_ENVIRONMENT.seat_secret, number)
