"""Bring what follows from a call up to what is known of it, in whatever order it came."""

from procrastinate.contrib.django import app

from hotline.citizens.actions.recognize import recognize
from hotline.contacts.actions.close_contact import close_contact
from hotline.contacts.actions.identify_contact import identify_contact
from hotline.contacts.actions.open_contact import open_contact
from hotline.contacts.models import Contact
from hotline.contacts.rules.channels import Channel
from hotline.telephony.actors import VOICE_PLATFORM, operator_actor
from hotline.telephony.models import Call, Recording

FINALIZE_TASK = "telephony.finalize_recording"
FINALIZE_JOBS = "recordings"


def settle_call(call: Call) -> None:
    """Open, identify and close the contact of an answered inbound call.

    Outbound calls are no approach of a citizen and open none. Must be called inside
    ``writing()``, on a locked call; the caller saves it.
    """
    is_ready = call.is_entered or call.ended_at is not None
    if call.direction != "inbound" or call.answered_at is None or not is_ready:
        return
    if call.contact is None:
        call.contact = _open(call)
    elif call.contact.citizen_id is None and call.caller:
        _identify(call)
    if call.ended_at is not None:
        close_contact(contact_id=call.contact.pk, by=VOICE_PLATFORM, now=call.ended_at)


def request_finalizing(call: Call) -> None:
    """Enqueue the sealing of every recording of an ended call that still waits for it."""
    for recording in call.recordings.filter(status=Recording.Status.RECORDING):
        request_sealing(recording)


def request_sealing(recording: Recording) -> None:
    """Enqueue the sealing of one recording that the engine has closed."""
    job = app.configure_task(FINALIZE_TASK, queue=FINALIZE_JOBS)
    job.defer(recording_id=recording.pk)


def _open(call: Call) -> Contact:
    answered_at = call.answered_at or call.entered_at
    citizen = recognize(number=call.caller, by=VOICE_PLATFORM, now=answered_at)
    by = VOICE_PLATFORM if call.operator_id is None else operator_actor(call.operator_id)
    return open_contact(
        channel=Channel.PHONE,
        citizen_id=citizen.pk if citizen else None,
        call_id=call.pk,
        correlation_id=call.correlation_id,
        operator_id=call.operator_id,
        by=by,
        now=answered_at,
    )


def _identify(call: Call) -> None:
    """The beginning of the call arrived after its answer: now the number is known."""
    citizen = recognize(number=call.caller, by=VOICE_PLATFORM, now=call.entered_at)
    if citizen is not None and call.contact is not None:
        identify_contact(
            contact_id=call.contact.pk,
            citizen_id=citizen.pk,
            by=VOICE_PLATFORM,
            now=call.entered_at,
        )
