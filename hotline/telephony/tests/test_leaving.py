"""Whose account ends leaves the seat; who is back meanwhile keeps it."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from pydantic import BaseModel

from contracts.commands import CommandResult
from hotline.accounts.actions.create_account import create_account
from hotline.accounts.actions.deactivate_account import deactivate_account
from hotline.accounts.events import SignedIn, SignedOut
from hotline.accounts.models import User
from hotline.accounts.queries import visitor_for
from hotline.accounts.rules.roles import Role
from hotline.accounts.visitor import Grant
from hotline.core.actor import SYSTEM
from hotline.core.delivery import deliver
from hotline.core.eventlog import Happening, record
from hotline.core.guarded import writing
from hotline.core.models import Event
from hotline.telephony.actions import check_out as check_out_module
from hotline.telephony.actions.check_in import check_in
from hotline.telephony.models import Seat, SeatSession

NOW = datetime(2026, 11, 24, 1, 0, tzinfo=UTC)
LEAVE = "hotline.telephony.subscribers.leave_seat"
pytestmark = pytest.mark.django_db


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Note what call control is told."""
    commands: list[str] = []

    def send(name: str, _command: BaseModel) -> CommandResult:
        commands.append(name)
        return CommandResult(ok=True)

    monkeypatch.setattr(check_out_module, "send", send)
    return commands


def _seated() -> User:
    Seat.objects.create(extension="8001")
    user = create_account(
        username="wangfang",
        display_name="王芳",
        password="x",
        grants=[Grant(Role.OPERATOR)],
        by=SYSTEM,
        now=NOW,
    )
    check_in(seat="8001", device="browser", by=visitor_for(user), now=NOW)
    return user


def _happened(happening: Happening, user: User, **minutes: Any) -> Event:
    moment = NOW + timedelta(**minutes)
    with writing():
        return record(happening, subject_id=user.pk, by=SYSTEM, now=moment, correlation_id=None)


def test_leaving_follows_from_an_account_that_is_switched_off(told: list[str]) -> None:
    user = _seated()
    deactivate_account(user_id=user.pk, by=SYSTEM, now=NOW + timedelta(minutes=1))
    deliver(Event.objects.get(kind="account.deactivated").pk, LEAVE)
    assert told == ["sign_out_operator"]
    assert SeatSession.objects.get().ended_at is not None


def test_leaving_follows_from_signing_out(told: list[str]) -> None:
    user = _seated()
    left = _happened(SignedOut(reason="asked"), user, minutes=1)
    deliver(left.pk, LEAVE)
    assert told == ["sign_out_operator"]
    assert SeatSession.objects.get().ended_at is not None


def test_leaving_is_forgotten_when_the_operator_is_back_before_it_is_delivered(
    told: list[str],
) -> None:
    user = _seated()
    left = _happened(SignedOut(reason="idle"), user, minutes=1)
    _happened(SignedIn(address="127.0.0.1"), user, minutes=2)
    deliver(left.pk, LEAVE)
    assert told == []
    assert SeatSession.objects.get().ended_at is None
