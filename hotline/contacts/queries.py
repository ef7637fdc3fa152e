"""Load contacts."""

from uuid import UUID

from hotline.citizens.queries import ids_of_person
from hotline.contacts.models import Contact
from hotline.core.errors import NotFound


def get_contact(contact_id: int) -> Contact:
    """Return one contact with its citizen.

    Raises:
        NotFound: there is none.

    """
    contact = Contact.objects.filter(pk=contact_id).select_related("citizen").first()
    if contact is None:
        msg = "来话记录不存在。"
        raise NotFound(msg)
    return contact


def find_by_call(call_id: UUID) -> Contact | None:
    """Return the contact of a call, once it has been answered."""
    return Contact.objects.filter(call_id=call_id).select_related("citizen").first()


def list_earlier_contacts(
    citizen_id: int, *, except_contact_id: int | None = None, limit: int = 10
) -> list[Contact]:
    """Return a person's latest contacts, newest first, of all merged files."""
    contacts = Contact.objects.filter(citizen_id__in=ids_of_person(citizen_id))
    if except_contact_id is not None:
        contacts = contacts.exclude(pk=except_contact_id)
    return list(contacts.order_by("-opened_at", "-pk")[:limit])
