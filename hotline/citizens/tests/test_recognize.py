"""Recognize, correct and show citizens."""

from datetime import UTC, datetime

import pytest
from django.db import connection

from hotline.citizens.actions.correct import correct
from hotline.citizens.actions.recognize import recognize
from hotline.citizens.models import Citizen, Phone
from hotline.citizens.queries import find_by_number
from hotline.citizens.rules.numbers import normalize_number
from hotline.core.actor import SYSTEM
from hotline.core.guarded import WroteOutsideAnActionError
from hotline.core.models import Event

NOW = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
NUMBER = "13907551234"


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        (NUMBER, NUMBER),
        ("+86 139-0755-1234", NUMBER),
        ("8613907551234", NUMBER),
        ("008613907551234", NUMBER),
        ("013907551234", NUMBER),  # an outside-line zero
        ("１３９０７５５１２３４", NUMBER),  # full width
        ("089868512345", "089868512345"),  # Haikou's own landline
        ("+86 898 68512345", "089868512345"),
        ("+8521234567890", "8521234567890"),
        ("110", "110"),
        ("anonymous", ""),
        ("", ""),
        ("12", ""),
        ("1" * 21, ""),
        ("139x07551234", ""),
        ("<sip:139@x>", ""),
        ("\x00", ""),
    ],
)
def test_a_number_has_one_spelling(typed: str, plain: str) -> None:
    assert normalize_number(typed) == plain


@pytest.mark.django_db
def test_a_first_call_begins_a_file_and_a_second_finds_it() -> None:
    first = recognize(number="+8613907551234", by=SYSTEM, now=NOW)
    assert first is not None
    assert recognize(number=NUMBER, by=SYSTEM, now=NOW) == first
    assert find_by_number("013907551234") == first
    assert Event.objects.filter(kind="citizen.registered").count() == 1


@pytest.mark.django_db
def test_a_new_file_begins_with_the_name_and_a_known_one_keeps_its_own() -> None:
    first = recognize(number=NUMBER, by=SYSTEM, now=NOW, name="陈静", sex="female")
    again = recognize(number=NUMBER, by=SYSTEM, now=NOW, name="林燕")
    assert first is not None
    assert again is not None
    assert (again.pk, again.name, again.sex) == (first.pk, "陈静", "female")
    assert [each.kind for each in Event.objects.all()] == ["citizen.registered"]


@pytest.mark.django_db
@pytest.mark.parametrize("number", ["", "anonymous", "不显示"])
def test_a_withheld_number_is_nobody(number: str) -> None:
    assert recognize(number=number, by=SYSTEM, now=NOW) is None
    assert not Citizen.objects.exists()


@pytest.mark.django_db
def test_names_and_numbers_are_unreadable_in_the_database() -> None:
    citizen = recognize(number=NUMBER, by=SYSTEM, now=NOW)
    assert citizen is not None
    correct(citizen_id=citizen.pk, by=SYSTEM, now=NOW, name="陈静")
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM citizens_citizen")
        (name,) = cursor.fetchone()
        cursor.execute("SELECT number, number_index FROM citizens_phone")
        number, index = cursor.fetchone()
    assert "陈" not in name
    assert NUMBER not in number + index
    assert Phone.objects.get().number == NUMBER
    assert Citizen.objects.get().name == "陈静"


@pytest.mark.django_db
def test_correcting_records_which_fields_but_not_what() -> None:
    citizen = recognize(number=NUMBER, by=SYSTEM, now=NOW)
    assert citizen is not None
    correct(citizen_id=citizen.pk, by=SYSTEM, now=NOW, name="陈静", sex="female")
    event = Event.objects.get(kind="citizen.corrected")
    assert event.details == {"fields": ["name", "sex"]}
    correct(citizen_id=citizen.pk, by=SYSTEM, now=NOW, name="陈静")
    assert Event.objects.filter(kind="citizen.corrected").count() == 1


@pytest.mark.django_db
def test_citizens_are_written_by_actions_only() -> None:
    with pytest.raises(WroteOutsideAnActionError):
        Citizen.objects.create(created_at=NOW)
