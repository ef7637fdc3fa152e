"""Absorb what call control reports: in order, in any order, odd, twice, or not at all."""

from datetime import timedelta
from itertools import permutations
from typing import Any
from uuid import UUID, uuid4

import pytest

from hotline.citizens.actions.recognize import recognize
from hotline.contacts.models import Contact
from hotline.core.actor import SYSTEM
from hotline.core.models import Event
from hotline.telephony.actions.absorb import absorb_waiting
from hotline.telephony.models import Call, CallEventRow, OperatorStateLog, Recording
from hotline.telephony.tests.reported import (
    CALL,
    NUMBER,
    OPERATOR,
    START,
    answered,
    ended,
    entered,
    recording_started,
    report,
    state_changed,
)

LATER = START + timedelta(hours=1)
pytestmark = pytest.mark.django_db


def _story() -> list[str]:
    return list(Event.objects.filter(correlation_id=CALL).values_list("kind", flat=True))


def test_an_answered_call_becomes_call_contact_recording_and_one_story() -> None:
    entered(0)
    report("call.queued", 3, queue="general", language="zh", position=1)
    report("call.offered", 4, operator_id=OPERATOR, seat="8001", device="browser")
    answered(8)
    recording_started(8, path="2026/11/23/a.raw")
    report("call.held", 20, operator_id=OPERATOR)
    report("call.resumed", 30, operator_id=OPERATOR)
    ended(60)
    absorbed = absorb_waiting(now=LATER)
    assert (absorbed.done, absorbed.parked) == (8, 0)
    call = Call.objects.get()
    assert (call.caller, call.dialled, call.direction) == (NUMBER, "12345", "inbound")
    assert (call.queue, call.language, call.seat, call.operator_id) == (
        "general",
        "zh",
        "8001",
        OPERATOR,
    )
    assert call.waited_seconds == 5.5
    assert call.ended_at == START + timedelta(seconds=60)
    contact = Contact.objects.get()
    assert call.contact == contact
    assert (contact.call_id, contact.correlation_id, contact.operator_id) == (CALL, CALL, OPERATOR)
    assert contact.opened_at == START + timedelta(seconds=8)
    assert contact.closed_at == START + timedelta(seconds=60)
    assert contact.citizen is not None
    assert contact.citizen.phones.get().number == NUMBER
    assert Recording.objects.get().call == call
    assert _story() == [
        "call.entered",
        "call.queued",
        "call.offered",
        "call.answered",
        "contact.opened",
        "recording.started",
        "call.held",
        "call.resumed",
        "call.ended",
        "contact.closed",
    ]


def test_a_full_number_stays_in_no_event_and_not_in_the_absorbed_row() -> None:
    entered()
    answered()
    absorb_waiting(now=LATER)
    assert not any(NUMBER in str(each.details) for each in Event.objects.all())
    rows = CallEventRow.objects.all()
    assert not any(NUMBER in str(each.details) for each in rows)
    assert rows.get(kind="call.entered").details["caller"] == "139****1234"


def test_absorbing_again_does_nothing() -> None:
    entered()
    answered()
    absorb_waiting(now=LATER)
    events = Event.objects.count()
    assert absorb_waiting(now=LATER).done == 0
    CallEventRow.objects.update(absorbed_at=None)
    absorb_waiting(now=LATER)
    assert Contact.objects.count() == 1
    assert Event.objects.count() == events + 2  # the log says what was said twice


def test_the_same_event_reported_twice_is_one_row() -> None:
    event_id = uuid4()
    for _ in range(2):
        report("call.held", 1, operator_id=OPERATOR, event_id=event_id)
    assert CallEventRow.objects.count() == 1


@pytest.mark.parametrize("order", list(permutations(range(4))))
def test_any_order_gives_the_same_call_and_one_closed_contact(order: tuple[int, ...]) -> None:
    reports = (
        lambda: entered(0),
        lambda: answered(8),
        lambda: recording_started(8, path="2026/11/23/a.raw"),
        lambda: ended(60),
    )
    for index in order:
        reports[index]()
        absorb_waiting(now=LATER)
    call = Call.objects.get()
    assert (call.caller, call.answered_at, call.ended_at) == (
        NUMBER,
        START + timedelta(seconds=8),
        START + timedelta(seconds=60),
    )
    assert call.entered_at == START
    assert call.last_event_at == START + timedelta(seconds=60)
    contact = Contact.objects.get()
    assert contact.closed_at == call.ended_at
    assert contact.citizen is not None
    assert contact.citizen.phones.get().number == NUMBER
    assert Recording.objects.count() == 1


def test_a_call_whose_beginning_is_missing_still_gets_a_contact_at_its_end() -> None:
    answered(8)
    absorb_waiting(now=LATER)
    assert not Contact.objects.exists()
    ended(60)
    absorb_waiting(now=LATER)
    assert Contact.objects.get().citizen is None
    entered(0)
    absorb_waiting(now=LATER)
    assert Contact.objects.get().citizen is not None


def test_an_abandoned_call_opens_no_contact() -> None:
    entered()
    report("call.queued", 3, queue="general", language="zh", position=1)
    ended(20, outcome="left_in_queue")
    absorb_waiting(now=LATER)
    assert Call.objects.get().outcome == "left_in_queue"
    assert not Contact.objects.exists()


def test_a_withheld_number_gives_a_contact_without_a_citizen() -> None:
    entered(caller="")
    answered()
    absorb_waiting(now=LATER)
    assert Contact.objects.get().citizen is None


def test_a_known_number_gives_its_citizen() -> None:
    known = recognize(number=NUMBER, by=SYSTEM, now=START)
    entered(caller="+8613907551234")
    answered()
    absorb_waiting(now=LATER)
    assert Contact.objects.get().citizen == known


def test_an_outbound_call_continues_the_story_it_was_given_and_opens_no_contact() -> None:
    story = uuid4()
    entered(
        direction="outbound",
        caller="",
        dialled=NUMBER,
        purpose="follow_up",
        reference="17",
        correlation_id=str(story),
    )
    answered()
    ended(60)
    absorb_waiting(now=LATER)
    call = Call.objects.get()
    assert (call.correlation_id, call.purpose, call.reference) == (story, "follow_up", "17")
    assert not Contact.objects.exists()
    kinds = Event.objects.filter(correlation_id=story).values_list("kind", flat=True)
    assert list(kinds) == ["call.entered", "call.answered", "call.ended"]


def test_a_second_operator_takes_the_call_over_and_the_first_wait_stays() -> None:
    entered()
    answered(8, operator_id=1)
    answered(50, operator_id=2)
    absorb_waiting(now=LATER)
    call = Call.objects.get()
    assert (call.operator_id, call.answered_at) == (2, START + timedelta(seconds=8))
    assert Contact.objects.get().operator_id == 1


@pytest.mark.parametrize(
    ("kind", "details"),
    [
        ("call.exploded", {}),
        ("call.answered", {}),
        ("call.answered", {"operator_id": "王芳"}),
        ("call.entered", {"direction": "sideways", "caller": NUMBER, "dialled": "12345"}),
        ("call.recording_started", {"path": "/etc/passwd"}),
        ("call.recording_started", {"path": "../../secret.raw"}),
    ],
)
def test_an_odd_event_is_parked_with_its_reason_and_stops_nobody(
    kind: str, details: dict[str, Any]
) -> None:
    report(kind, 1, **details)
    entered(2, call_id=UUID(int=9))
    absorbed = absorb_waiting(now=LATER)
    assert (absorbed.done, absorbed.parked) == (1, 1)
    row = CallEventRow.objects.get(absorbed_at__isnull=True)
    assert row.attempts == 1
    assert row.trouble
    assert NUMBER not in row.trouble
    assert Call.objects.filter(pk=UUID(int=9)).exists()
    assert not Call.objects.filter(pk=CALL).exists()


def test_a_parked_event_waits_longer_each_time_and_is_absorbed_once_mended() -> None:
    report("call.entered", 0, direction="inbound", dialled="12345")
    now = LATER
    for attempt in (1, 2, 3):
        assert absorb_waiting(now=now).parked == 1
        row = CallEventRow.objects.get()
        assert row.attempts == attempt
        assert row.retry_at == now + timedelta(seconds=2**attempt)
        assert absorb_waiting(now=now).parked == 0
        now = row.retry_at
    CallEventRow.objects.update(details={**CallEventRow.objects.get().details, "caller": NUMBER})
    assert absorb_waiting(now=now).done == 1
    row = CallEventRow.objects.get()
    assert (row.trouble, row.absorbed_at) == ("", now)


def test_an_event_parked_for_days_still_stops_nobody() -> None:
    report("call.entered", 0, direction="inbound", dialled="12345")
    CallEventRow.objects.update(attempts=60)
    entered(2, call_id=UUID(int=9))
    absorbed = absorb_waiting(now=LATER)
    assert (absorbed.done, absorbed.parked) == (1, 1)
    assert CallEventRow.objects.get(attempts=61).retry_at == LATER + timedelta(hours=1)


def test_operator_states_are_kept_in_their_own_log() -> None:
    state_changed("ready", 0)
    state_changed("talking", 5)
    absorb_waiting(now=LATER)
    states = OperatorStateLog.objects.order_by("id").values_list("state", flat=True)
    assert list(states) == ["ready", "talking"]
    assert not Call.objects.exists()
