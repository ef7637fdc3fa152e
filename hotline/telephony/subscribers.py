"""What telephony hears from below."""

from hotline.core.models import Event
from hotline.telephony.actions.check_out import check_out
from hotline.telephony.actors import operator_actor


def leave_seat(event: Event) -> None:
    """Who signs out of the system leaves the seat."""
    operator_id = int(event.subject_id)
    check_out(
        operator_id=operator_id,
        by=operator_actor(operator_id),
        now=event.happened_at,
        reason="account_signed_out",
    )
