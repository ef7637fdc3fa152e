"""Close calls whose end was never reported."""

from datetime import datetime, timedelta

from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.telephony.actions.settle_call import request_finalizing, settle_call
from hotline.telephony.actors import VOICE_PLATFORM
from hotline.telephony.events import CallEnded
from hotline.telephony.models import Call

SILENCE = timedelta(hours=4)
"""No conversation lasts so long without a single event; call control also reconciles."""


def end_stale_calls(*, now: datetime) -> int:
    """End every running call silent for four hours; return how many there were."""
    running = Call.objects.filter(ended_at__isnull=True, last_event_at__lt=now - SILENCE)
    ids = list(running.values_list("pk", flat=True))
    for call_id in ids:
        with writing():
            calls = Call.objects.select_for_update(of=("self",)).select_related("contact")
            call = calls.get(pk=call_id)
            if call.ended_at is not None:
                continue
            call.ended_at = now
            call.outcome = "answered" if call.answered_at else "failed"
            call.ended_by = "system"
            settle_call(call)
            call.save()
            record(
                CallEnded(outcome=call.outcome, ended_by=call.ended_by),
                subject_id=call.pk,
                by=VOICE_PLATFORM,
                now=now,
                correlation_id=call.correlation_id,
            )
            request_finalizing(call)
    return len(ids)
