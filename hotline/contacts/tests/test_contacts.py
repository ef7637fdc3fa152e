"""Open, identify and close contacts."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from hotline.citizens.actions.recognize import recognize
from hotline.contacts.actions.close_contact import close_contact
from hotline.contacts.actions.identify_contact import identify_contact
from hotline.contacts.actions.open_contact import open_contact
from hotline.contacts.models import Contact
from hotline.contacts.queries import find_by_call, get_contact, list_earlier_contacts
from hotline.contacts.rules.channels import Channel
from hotline.core.actor import SYSTEM
from hotline.core.errors import NotFound
from hotline.core.models import Event

NOW = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
CALL = UUID(int=7)
pytestmark = pytest.mark.django_db


def _open(call_id: UUID = CALL, citizen_id: int | None = None, at: datetime = NOW) -> Contact:
    return open_contact(
        channel=Channel.PHONE,
        citizen_id=citizen_id,
        call_id=call_id,
        correlation_id=call_id,
        operator_id=3,
        by=SYSTEM,
        now=at,
    )


def _kinds() -> list[str]:
    return list(Event.objects.filter(subject_type="contact").values_list("kind", flat=True))


def test_a_contact_opens_once_per_call() -> None:
    first = _open()
    assert _open() == first
    assert find_by_call(CALL) == first
    assert _kinds() == ["contact.opened"]
    assert Event.objects.get(kind="contact.opened").correlation_id == CALL


def test_a_contact_closes_once_and_never_before_it_opened() -> None:
    contact = _open()
    close_contact(contact_id=contact.pk, by=SYSTEM, now=NOW - timedelta(seconds=5))
    assert get_contact(contact.pk).closed_at == NOW
    close_contact(contact_id=contact.pk, by=SYSTEM, now=NOW + timedelta(hours=1))
    assert get_contact(contact.pk).closed_at == NOW
    assert _kinds() == ["contact.opened", "contact.closed"]


def test_a_contact_is_identified_once() -> None:
    contact = _open()
    one = recognize(number="13907551234", by=SYSTEM, now=NOW)
    other = recognize(number="13907555678", by=SYSTEM, now=NOW)
    assert one is not None
    assert other is not None
    identify_contact(contact_id=contact.pk, citizen_id=one.pk, by=SYSTEM, now=NOW)
    identify_contact(contact_id=contact.pk, citizen_id=other.pk, by=SYSTEM, now=NOW)
    assert get_contact(contact.pk).citizen == one


def test_earlier_contacts_are_the_latest_first_without_the_present_one() -> None:
    citizen = recognize(number="13907551234", by=SYSTEM, now=NOW)
    assert citizen is not None
    made = [_open(UUID(int=n), citizen.pk, NOW + timedelta(days=n)) for n in range(1, 13)]
    _open(UUID(int=99))
    earlier = list_earlier_contacts(citizen.pk, except_contact_id=made[-1].pk)
    assert earlier == made[-2:-12:-1]


def test_an_unknown_contact_is_not_found() -> None:
    with pytest.raises(NotFound):
        get_contact(1)
    assert find_by_call(CALL) is None
