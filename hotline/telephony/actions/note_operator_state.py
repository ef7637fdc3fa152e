"""Keep every change of an operator's state; signing out at the page ends the seat session."""

from contracts.call_events import OperatorStateChanged
from hotline.telephony.actions.end_seat_session import end_seat_session
from hotline.telephony.actors import operator_actor
from hotline.telephony.models import OperatorStateLog, SeatSession


def note_operator_state(event: OperatorStateChanged) -> None:
    """Append to the operator's log, once per event. Must be called inside ``writing()``."""
    _, is_new = OperatorStateLog.objects.get_or_create(
        event_id=event.event_id,
        defaults={
            "operator_id": event.operator_id,
            "seat": event.seat,
            "state": event.state,
            "reason": event.reason[:40],
            "call_id": event.call_id,
            "by_operator_id": event.by_operator_id,
            "happened_at": event.happened_at,
        },
    )
    if not is_new or event.state != "signed_out":
        return
    sessions = SeatSession.objects.filter(ended_at__isnull=True, operator_id=event.operator_id)
    session = sessions.filter(started_at__lt=event.happened_at, seat__extension=event.seat).first()
    if session is not None:
        end_seat_session(
            session,
            reason="page_signed_out",
            by=operator_actor(event.operator_id),
            now=event.happened_at,
        )
