"""The journal only grows, and a day that was changed anyway is named."""

from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction

from hotline.core.clock import now
from hotline.core.guarded import writing
from hotline.core.models import Event
from hotline.telephony.actions.absorb import absorb_waiting
from hotline.telephony.actions.seal_journal import find_broken_seals, seal_journal
from hotline.telephony.models import CallEventRow, FloorAlarm, JournalSeal
from hotline.telephony.tests.reported import answered, ended, entered

pytestmark = pytest.mark.django_db
GUARD = "telephony_callevent_only_grows"
OVER = timedelta(days=1, hours=1)
"""From any moment: when its day is over and has settled, in the first hour of a day as well."""


def _by_hand(statement: str) -> None:
    """Do what only the owner of the database can: switch the guard off first."""
    with connection.cursor() as cursor:
        cursor.execute(f"ALTER TABLE telephony_callevent DISABLE TRIGGER {GUARD}")
        cursor.execute(statement)
        cursor.execute(f"ALTER TABLE telephony_callevent ENABLE TRIGGER {GUARD}")


def _a_sealed_day() -> None:
    entered()
    answered()
    ended()
    tomorrow = now() + OVER
    assert len(seal_journal(now=tomorrow)) == 1


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM telephony_callevent",
        "UPDATE telephony_callevent SET happened_at = now()",
        "UPDATE telephony_callevent SET kind = 'call.held'",
        "UPDATE telephony_callevent SET call_id = NULL",
        "UPDATE telephony_callevent SET recorded_at = now() - interval '1 day'",
        """UPDATE telephony_callevent SET details = '{"outcome": "answered"}'""",
    ],
)
def test_the_database_refuses_to_change_what_was_said(statement: str) -> None:
    ended(outcome="left_in_queue")
    absorb_waiting(now=now())
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert CallEventRow.objects.get().details["outcome"] == "left_in_queue"


def test_absorbing_after_the_sealing_breaks_no_seal() -> None:
    _a_sealed_day()
    absorb_waiting(now=now())
    assert CallEventRow.objects.get(kind="call.entered").details["caller"] == "139****1234"
    assert find_broken_seals() == []
    assert Event.objects.get(kind="journal.sealed").details["rows"] == 3


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM telephony_callevent WHERE kind = 'call.answered'",
        "UPDATE telephony_callevent SET happened_at = happened_at - interval '1 second'",
        """UPDATE telephony_callevent SET details = details || '{"outcome": "left_in_queue"}'
           WHERE kind = 'call.ended'""",
    ],
)
def test_what_was_changed_past_the_guard_is_named_and_raises_an_alarm(statement: str) -> None:
    _a_sealed_day()
    _by_hand(statement)
    [(day, why)] = find_broken_seals()
    assert (day, why) == (JournalSeal.objects.get().day, "事件被改动、增加或删除")
    seal_journal(now=now() + OVER)
    assert FloorAlarm.objects.get().alarm == "journal_broken"
    with pytest.raises(CommandError, match="1 天"):
        call_command("check_journal")


def test_a_seal_made_again_by_sql_is_not_genuine() -> None:
    _a_sealed_day()
    with writing():
        JournalSeal.objects.update(digest="0" * 64)
    assert [why for _, why in find_broken_seals()] == ["封存记录被改动"]


def test_a_missing_day_breaks_the_chain() -> None:
    _a_sealed_day()
    first = JournalSeal.objects.get()
    next_day = JournalSeal(
        day=first.day + timedelta(days=1),
        rows=0,
        before=first.digest,
        digest="1" * 64,
        sealed_at=now(),
    )
    with writing():
        next_day.save()
        JournalSeal.objects.filter(pk=first.pk).delete()
    assert [why for _, why in find_broken_seals()] == ["前一日的封存被改动或缺失"]


def test_days_are_sealed_once_and_not_before_they_are_over() -> None:
    entered()
    assert seal_journal(now=now()) == []
    tomorrow = now() + OVER
    assert len(seal_journal(now=tomorrow)) == 1
    assert seal_journal(now=tomorrow) == []


def test_a_whole_journal_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    _a_sealed_day()
    call_command("check_journal")
    assert "1 天的话务事件与封存相符" in capsys.readouterr().out
