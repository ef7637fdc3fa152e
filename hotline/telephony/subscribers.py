"""What telephony hears from below."""

from django.core.cache import cache
from procrastinate.contrib.django import app

from hotline.accounts.events import SignedIn
from hotline.core.actor import SYSTEM
from hotline.core.clock import now
from hotline.core.models import Event
from hotline.telephony.actions.check_out import check_out
from hotline.telephony.actions.republish import republish
from hotline.telephony.actions.write_down import WRITE_JOBS, WRITE_TASK
from hotline.telephony.actors import operator_actor


def follow_holidays(event: Event) -> None:  # noqa: ARG001 - the calendars are read anew
    """Publish opening hours that follow a work calendar whose days were changed."""
    cache.clear()  # it keeps calendars for a minute
    republish(by=SYSTEM, now=now())


def write_down_later(event: Event) -> None:
    """Have a talk written down that nobody listened along to, one at a time."""
    job = app.configure_task(WRITE_TASK, queue=WRITE_JOBS, lock=WRITE_JOBS)
    job.defer(recording_id=int(event.subject_id))


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
