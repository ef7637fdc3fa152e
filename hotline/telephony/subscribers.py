"""What telephony hears from below."""

from hotline.accounts.events import SignedIn
from hotline.core.models import Event
from hotline.telephony.actions.check_out import check_out
from hotline.telephony.actors import operator_actor


def leave_seat(event: Event) -> None:
    """Who signs out, or whose account is switched off, leaves the seat.

    Somebody who is back before this is delivered keeps it: nobody is thrown out of the
    call they are in because their session ended during it.
    """
    operator_id = int(event.subject_id)
    own = Event.objects.filter(subject_type=event.subject_type, subject_id=event.subject_id)
    if own.filter(kind=SignedIn.kind, pk__gt=event.pk).exists():
        return
    check_out(
        operator_id=operator_id,
        by=operator_actor(operator_id),
        now=event.happened_at,
        reason="account_signed_out",
    )
