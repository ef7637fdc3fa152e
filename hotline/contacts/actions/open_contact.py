"""Open a contact (来话): a citizen reached a person."""

from datetime import datetime
from uuid import UUID

from hotline.contacts.events import ContactOpened
from hotline.contacts.models import Contact
from hotline.contacts.rules.channels import Channel
from hotline.core.actor import Actor
from hotline.core.eventlog import record
from hotline.core.guarded import writing


def open_contact(
    *,
    channel: Channel,
    citizen_id: int | None,
    call_id: UUID | None,
    correlation_id: UUID,
    operator_id: int | None,
    by: Actor,
    now: datetime,
) -> Contact:
    """Open a contact, once per call: a second time returns the first one."""
    with writing(joins=True):
        if call_id is not None:
            known = Contact.objects.filter(call_id=call_id).first()
            if known is not None:
                return known
        contact = Contact.objects.create(
            channel=channel,
            citizen_id=citizen_id,
            call_id=call_id,
            correlation_id=correlation_id,
            operator_id=operator_id,
            opened_at=now,
        )
        record(
            ContactOpened(channel=channel, citizen_id=citizen_id),
            subject_id=contact.pk,
            by=by,
            now=now,
            correlation_id=correlation_id,
        )
    return contact
