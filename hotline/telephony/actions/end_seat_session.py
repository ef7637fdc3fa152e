"""End one seat session, whatever the reason."""

from datetime import datetime

from hotline.core.actor import Actor
from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.telephony.events import SeatLeft
from hotline.telephony.models import SeatSession


def end_seat_session(session: SeatSession, *, reason: str, by: Actor, now: datetime) -> None:
    """Set its end and record it; a session that has ended stays as it is."""
    with writing():
        locked = SeatSession.objects.select_for_update().select_related("seat").get(pk=session.pk)
        if locked.ended_at is not None:
            return
        locked.ended_at = max(now, locked.started_at)
        locked.save(update_fields=["ended_at"])
        record(
            SeatLeft(reason=reason),
            subject_id=locked.seat.extension,
            by=by,
            now=now,
            correlation_id=None,
        )
