"""Put an event into the journal that call control could not report itself."""

from datetime import datetime

from contracts.call_events import CallEvent
from hotline.telephony.actions.absorb import absorb_row
from hotline.telephony.models import CallEventRow


def report_event(event: CallEvent, *, now: datetime) -> bool:
    """Append the event once and absorb it at once; return whether it was new.

    What the absorbing process should see first, or cannot absorb yet, waits like any other.
    """
    details = event.model_dump(mode="json", exclude={"event_id", "call_id", "kind", "happened_at"})
    row, is_new = CallEventRow.objects.get_or_create(
        event_id=event.event_id,
        defaults={
            "kind": event.kind,
            "call_id": event.call_id,
            "happened_at": event.happened_at,
            "details": details,
        },
    )
    if is_new:
        absorb_row(row_id=row.pk, now=now)
    return is_new
