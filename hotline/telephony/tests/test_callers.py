"""Marks on callers: nobody blocks a citizen alone, and no number leaves in the open."""

from datetime import date

import pytest
from django.conf import settings
from django.db import IntegrityError

from contracts.credentials import number_index
from contracts.telephony_config import CallerMark as MarkPlan
from contracts.telephony_config import TelephonyConfiguration
from hotline.accounts.rules.roles import Role
from hotline.accounts.visitor import Visitor
from hotline.core.errors import Invalid
from hotline.core.guarded import writing
from hotline.core.models import Event
from hotline.telephony.actions.mark_caller import (
    Proposal,
    approve_mark,
    lift_mark,
    propose_mark,
    refuse_mark,
)
from hotline.telephony.actions.republish import republish
from hotline.telephony.models import CallerMark
from hotline.telephony.policy_errors import MarkedAlready, NoSuchMark, TakesTwo
from hotline.telephony.queries import latest_configuration
from hotline.telephony.tests.floor import NOW, open_floor, person

pytestmark = pytest.mark.django_db
NUMBER = "139 0755 1234"


@pytest.fixture
def zhou() -> Visitor:
    open_floor()
    return person("zhou", Role.TEAM_LEADER)


@pytest.fixture
def wang() -> Visitor:
    return person("wang", Role.OPERATOR)


def _propose(by: Visitor, kind: str = "blocked", until: date | None = None) -> CallerMark:
    proposal = Proposal(
        number=NUMBER, kind=CallerMark.Kind(kind), note="骚扰", reason="一天拨打九十次", until=until
    )
    return propose_mark(proposal=proposal, by=by, now=NOW)


def _published() -> list[MarkPlan]:
    latest = latest_configuration()
    assert latest is not None
    return TelephonyConfiguration.model_validate(latest.content).callers


def test_blocking_takes_a_second_person(zhou: Visitor, wang: Visitor) -> None:
    own = _propose(zhou)
    with pytest.raises(TakesTwo, match="另一人"):
        approve_mark(mark_id=own.pk, by=zhou, now=NOW)
    assert _published() == []
    refuse_mark(mark_id=own.pk, by=zhou, now=NOW)
    approve_mark(mark_id=_propose(wang).pk, by=zhou, now=NOW)
    (mark,) = _published()
    assert mark.kind == "blocked"
    secret = settings.HOTLINE_ENVIRONMENT.seat_secret
    assert mark.number_index == number_index(secret, "+86 13907551234")


def test_the_database_too_wants_two_people(zhou: Visitor) -> None:
    mark = _propose(zhou)
    mark.state, mark.decided_by_id = CallerMark.State.IN_FORCE, zhou.user_id
    with pytest.raises(IntegrityError, match="blocking_takes_two"), writing():
        mark.save()


def test_no_full_number_stands_in_the_log_or_in_what_is_published(
    zhou: Visitor, wang: Visitor
) -> None:
    approve_mark(mark_id=_propose(wang).pk, by=zhou, now=NOW)
    latest = latest_configuration()
    assert latest is not None
    said = f"{latest.content}{list(Event.objects.values_list('details', flat=True))}"
    assert "13907551234" not in said
    assert "139****1234" in said


def test_a_new_mark_takes_the_place_of_the_old_one(zhou: Visitor, wang: Visitor) -> None:
    first = approve_mark(mark_id=_propose(wang, "vip").pk, by=zhou, now=NOW)
    approve_mark(mark_id=_propose(wang, "care").pk, by=zhou, now=NOW)
    first.refresh_from_db()
    assert first.state == "lifted"
    assert [each.kind for each in _published()] == ["care"]


def test_lifting_publishes_at_once_and_once(zhou: Visitor, wang: Visitor) -> None:
    mark = approve_mark(mark_id=_propose(wang, "vip").pk, by=zhou, now=NOW)
    lift_mark(mark_id=mark.pk, by=zhou, now=NOW)
    assert _published() == []
    with pytest.raises(NoSuchMark):
        lift_mark(mark_id=mark.pk, by=zhou, now=NOW)


def test_an_expired_mark_leaves_with_the_nightly_publishing(zhou: Visitor, wang: Visitor) -> None:
    mark = _propose(wang, "vip", until=NOW.date())
    approve_mark(mark_id=mark.pk, by=zhou, now=NOW)
    assert len(_published()) == 1
    republish(by=zhou, now=NOW.replace(day=25))
    assert _published() == []


def test_a_second_proposal_and_a_number_that_is_none_are_refused(
    zhou: Visitor, wang: Visitor
) -> None:
    assert _propose(wang).number == "13907551234"
    with pytest.raises(MarkedAlready):
        _propose(zhou)
    nobody = Proposal(number="没有", kind=CallerMark.Kind.VIP, note="", reason="试一试", until=None)
    with pytest.raises(Invalid):
        propose_mark(proposal=nobody, by=wang, now=NOW)
