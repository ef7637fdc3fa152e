"""Publish versions, end stale calls, keep skills."""

from datetime import timedelta

import pytest

from contracts.telephony_config import (
    AnswerStep,
    DialledNumber,
    Flow,
    QueuePolicy,
    QueueStep,
    SeatPlan,
    TelephonyConfiguration,
)
from hotline.contacts.models import Contact
from hotline.core.actor import SYSTEM
from hotline.core.models import Event
from hotline.telephony.actions.absorb import absorb_waiting
from hotline.telephony.actions.end_stale_calls import end_stale_calls
from hotline.telephony.actions.publish_configuration import publish_configuration
from hotline.telephony.actions.set_skills import set_skills
from hotline.telephony.models import Call, PublishedConfiguration
from hotline.telephony.queries import latest_configuration, skills_of
from hotline.telephony.tests.reported import START, answered, entered, report

pytestmark = pytest.mark.django_db


def _configuration(seats: int = 2) -> TelephonyConfiguration:
    return TelephonyConfiguration(
        version=0,
        numbers=[DialledNumber(number="12345", flow="default")],
        flows=[Flow(name="default", steps=[AnswerStep(), QueueStep(queue="general")])],
        queues=[QueuePolicy(name="general", label="综合受理")],
        seats=[SeatPlan(extension=str(8001 + n)) for n in range(seats)],
    )


def test_publishing_appends_a_version_only_when_something_differs() -> None:
    first, is_new = publish_configuration(wanted=_configuration(), by=SYSTEM, now=START)
    assert (first.version, is_new) == (1, True)
    assert publish_configuration(wanted=_configuration(), by=SYSTEM, now=START) == (first, False)
    second, is_new = publish_configuration(wanted=_configuration(3), by=SYSTEM, now=START)
    assert (second.version, is_new) == (2, True)
    assert PublishedConfiguration.objects.count() == 2
    read = TelephonyConfiguration.model_validate(second.content)
    assert (read.version, len(read.seats)) == (2, 3)


def test_without_own_skills_an_operator_speaks_chinese_and_serves_every_queue() -> None:
    assert latest_configuration() is None
    assert skills_of(1) == {"lang:zh": 3}
    publish_configuration(wanted=_configuration(), by=SYSTEM, now=START)
    assert skills_of(1) == {"lang:zh": 3, "queue:general": 3}
    set_skills(operator_id=1, skills={"lang:en": 5}, by=SYSTEM, now=START)
    assert skills_of(1) == {"lang:en": 5}


def test_a_call_silent_for_four_hours_is_ended_with_its_contact() -> None:
    entered(0)
    answered(8)
    absorb_waiting(now=START)
    assert end_stale_calls(now=START + timedelta(hours=4)) == 0
    later = START + timedelta(hours=4, seconds=9)
    assert end_stale_calls(now=later) == 1
    call = Call.objects.get()
    assert (call.outcome, call.ended_by, call.ended_at) == ("answered", "system", later)
    assert Contact.objects.get().closed_at == later
    assert end_stale_calls(now=later) == 0
    assert Event.objects.filter(kind="call.ended").count() == 1


def test_any_event_keeps_a_call_alive() -> None:
    entered(0)
    report("call.held", 3600 * 3, operator_id=41)
    absorb_waiting(now=START)
    assert end_stale_calls(now=START + timedelta(hours=5)) == 0
    assert end_stale_calls(now=START + timedelta(hours=8)) == 1
    assert Call.objects.get().outcome == "failed"
