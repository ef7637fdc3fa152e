"""Say who has a contact that came in writing."""

from hotline.contacts.models import Contact
from hotline.core.guarded import writing


def answer_contact(*, contact_id: int, operator_id: int) -> None:
    """Set the operator of a contact; the event is that of whatever was taken."""
    with writing():
        Contact.objects.filter(pk=contact_id).update(operator_id=operator_id)
