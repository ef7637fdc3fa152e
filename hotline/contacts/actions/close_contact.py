"""Close a contact: the conversation is over."""

from datetime import datetime

from hotline.contacts.events import ContactClosed
from hotline.contacts.models import Contact
from hotline.core.actor import Actor
from hotline.core.eventlog import record
from hotline.core.guarded import writing


def close_contact(*, contact_id: int, by: Actor, now: datetime) -> Contact:
    """Close the contact; closing twice changes nothing. It never ends before it began."""
    with writing():
        contact = Contact.objects.select_for_update().get(pk=contact_id)
        if contact.closed_at is not None:
            return contact
        contact.closed_at = max(now, contact.opened_at)
        contact.save(update_fields=["closed_at"])
        record(
            ContactClosed(),
            subject_id=contact.pk,
            by=by,
            now=now,
            correlation_id=contact.correlation_id,
        )
    return contact
