"""Close calls whose end was never reported."""

from datetime import datetime, timedelta
from uuid import UUID, uuid5

from contracts.call_events import CallEnded, Outcome
from hotline.telephony.actions.report_event import report_event
from hotline.telephony.models import Call

SILENCE = timedelta(hours=4)
"""No conversation lasts so long without a single event; call control also reconciles."""
_SPACE = UUID("3f0b6c52-7c0e-5a9f-9c39-4f1f0d6f6a10")


def end_stale_calls(*, now: datetime) -> int:
    """End every running call silent for four hours; return how many there were.

    The end goes into the journal like any other, so that records drawn from it say the same.
    """
    running = Call.objects.filter(ended_at__isnull=True, last_event_at__lt=now - SILENCE)
    done = 0
    for call_id, answered_at in list(running.values_list("pk", "answered_at")):
        outcome: Outcome = "answered" if answered_at else "failed"
        ended = CallEnded(
            event_id=uuid5(_SPACE, f"{call_id}"),
            call_id=call_id,
            happened_at=now,
            outcome=outcome,
            ended_by="system",
        )
        done += report_event(ended, now=now)
    return done
