"""Absorb what call control reported: each event once, in order, in its own transaction."""

from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog
from django.db import InterfaceError, OperationalError
from django.db.models import Q

from contracts.call_events import (
    AlarmRaised,
    CallAnswered,
    CallEnded,
    CallEvent,
    CallQueued,
    CallRecordingStarted,
    EngineRestarted,
    OperatorStateChanged,
    TextAssigned,
    TextWithdrawn,
)
from contracts.call_events import parse_call_event as parse
from hotline.core.guarded import writing
from hotline.core.masking import mask_phone
from hotline.telephony.actions import (  # noqa: F401 - they register their own
    note_company,
    note_recording_event,
)
from hotline.telephony.actions.note_aftermath import note_aftermath
from hotline.telephony.actions.note_call_event import CallSaid, note
from hotline.telephony.actions.note_floor import note_alarm, note_engine_restart
from hotline.telephony.actions.note_operator_state import note_operator_state
from hotline.telephony.actions.note_text import note_text
from hotline.telephony.actions.refresh_record import calls_wrapped_up_by, refresh_record
from hotline.telephony.actions.settle_call import request_finalizing, settle_call
from hotline.telephony.models import Call, CallEventRow

_log = structlog.get_logger()
_LONGEST_PAUSE = timedelta(hours=1)
_DOUBLINGS = 12
"""After so many the pause is the longest one; more would only overflow."""


@dataclass(frozen=True, slots=True)
class Absorbed:
    """What one pass did."""

    done: int
    parked: int


def absorb_waiting(*, now: datetime, at_most: int = 200) -> Absorbed:
    """Absorb the rows that wait, oldest first.

    A row that fails is parked with its reason and tried again later with growing
    pauses; the rows behind it go on, because every step stands any order.

    Raises:
        OperationalError: the database is away; nothing is lost.

    """
    rows = CallEventRow.objects.filter(absorbed_at__isnull=True)
    due = rows.filter(Q(retry_at__isnull=True) | Q(retry_at__lte=now))
    done = parked = 0
    for row_id in list(due.order_by("id").values_list("pk", flat=True)[:at_most]):
        if absorb_row(row_id=row_id, now=now):
            done += 1
        else:
            parked += 1
    return Absorbed(done, parked)


def absorb_row(*, row_id: int, now: datetime) -> bool:
    """Absorb one row; False when it had to be parked. A second time does nothing.

    Raises:
        OperationalError: the database is away.

    """
    try:
        with writing():
            rows = CallEventRow.objects.select_for_update(skip_locked=True)
            row = rows.filter(pk=row_id, absorbed_at__isnull=True).first()
            if row is not None:
                event = parse.validate_python(row.as_dict())
                _note(event)
                note_aftermath(event)
                _tick_off(row, now)
                _refresh(event)
    except (OperationalError, InterfaceError):
        raise
    except Exception as error:  # noqa: BLE001 - one odd row must never stop the others
        _park(row_id, error, now)
        return False
    return True


def _note(event: CallEvent) -> None:
    match event:
        case OperatorStateChanged():
            note_operator_state(event)
        case AlarmRaised():
            note_alarm(event)
        case TextAssigned() | TextWithdrawn():
            note_text(event)
        case EngineRestarted():
            note_engine_restart(event)
        case _:
            _note_in_call(event)


def _note_in_call(event: CallSaid) -> None:
    call = _locked_call(event)
    note(event, call)
    settle_call(call)
    call.last_event_at = max(call.last_event_at, event.happened_at)
    call.save()
    if call.ended_at is not None and isinstance(event, CallEnded | CallRecordingStarted):
        request_finalizing(call)


def _refresh(event: CallEvent) -> None:
    """Draw the call's record anew at its turning points, and whenever something came late.

    A call is counted once it waits in a queue, or is over.
    """
    if isinstance(event, OperatorStateChanged):
        touched = calls_wrapped_up_by(event)
    else:
        touched = [] if event.call_id is None else [event.call_id]
    turns = isinstance(event, CallQueued | CallAnswered | CallEnded)
    for call_id in touched:
        call = Call.objects.select_for_update().filter(pk=call_id).first()
        if call is not None and (turns or call.ended_at is not None):
            refresh_record(call_id)


def _locked_call(event: CallSaid) -> Call:
    """Return the call's row, made by whichever of its events came first."""
    calls = Call.objects.select_for_update(of=("self",)).select_related("contact")
    call, _ = calls.get_or_create(
        pk=event.call_id,
        defaults={
            "correlation_id": event.call_id,
            "entered_at": event.happened_at,
            "last_event_at": event.happened_at,
        },
    )
    return call


def _tick_off(row: CallEventRow, now: datetime) -> None:
    for name in ("caller", "number"):
        if row.details.get(name):
            row.details[name] = mask_phone(str(row.details[name]))
    row.absorbed_at = now
    row.trouble = ""
    row.save(update_fields=["absorbed_at", "trouble", "details"])


def _park(row_id: int, error: Exception, now: datetime) -> None:
    row = CallEventRow.objects.get(pk=row_id)
    row.attempts += 1
    row.trouble = f"{type(error).__name__}: {_without_input(error)}"[:500]
    row.retry_at = now + min(timedelta(seconds=2 ** min(row.attempts, _DOUBLINGS)), _LONGEST_PAUSE)
    row.save(update_fields=["attempts", "trouble", "retry_at"])
    _log.error("call event parked", action=row.kind, row=row_id, trouble=type(error).__name__)


def _without_input(error: Exception) -> str:
    """Say what is wrong without repeating what was sent: it may hold a number."""
    errors = getattr(error, "errors", None)
    if not callable(errors):
        return str(error)
    return "; ".join(f"{each['loc']}: {each['type']}" for each in errors())
