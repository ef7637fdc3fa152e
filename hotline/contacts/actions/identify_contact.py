"""Say whose contact it was, once that is known."""

from datetime import datetime

from hotline.contacts.events import ContactIdentified
from hotline.contacts.models import Contact
from hotline.core.actor import Actor
from hotline.core.eventlog import record
from hotline.core.guarded import writing


def identify_contact(*, contact_id: int, citizen_id: int, by: Actor, now: datetime) -> Contact:
    """Set the citizen of a contact that has none; a known citizen is never replaced."""
    with writing():
        contact = Contact.objects.select_for_update().get(pk=contact_id)
        if contact.citizen_id is not None:
            return contact
        contact.citizen_id = citizen_id
        contact.save(update_fields=["citizen"])
        record(
            ContactIdentified(citizen_id=citizen_id),
            subject_id=contact.pk,
            by=by,
            now=now,
            correlation_id=contact.correlation_id,
        )
    return contact
