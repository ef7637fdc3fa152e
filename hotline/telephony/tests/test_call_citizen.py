"""Ask call control to call a citizen, and understand its answer."""

from collections.abc import Iterator
from uuid import UUID, uuid4

import pytest
from django.conf import settings

from hotline.accounts.rules.roles import Role
from hotline.accounts.visitor import Grant, Visitor
from hotline.telephony.actions.call_citizen import call_citizen
from hotline.telephony.actions.check_in import check_in
from hotline.telephony.errors import CallControlSilent, CallRefused, NotCheckedIn
from hotline.telephony.models import Seat
from hotline.telephony.tests.callcontrol import FakeCallControl, listening
from hotline.telephony.tests.reported import START

WANG = Visitor(41, "wangfang", "王芳", frozenset({Grant(Role.OPERATOR)}))
STORY = uuid4()
pytestmark = pytest.mark.django_db


@pytest.fixture
def callcontrol() -> Iterator[FakeCallControl]:
    with listening() as fake:
        yield fake


def _call(number: str = "139 0755 1234") -> UUID:
    return call_citizen(
        number=number,
        purpose="follow_up",
        reference="17",
        correlation_id=STORY,
        by=WANG,
        now=START,
    )


def _sit_down() -> None:
    Seat.objects.create(extension="8001")
    check_in(seat="8001", device="browser", by=WANG, now=START)


def test_calling_sends_one_command_with_the_secret(callcontrol: FakeCallControl) -> None:
    _sit_down()
    call_id = _call()
    ((path, authorization, body),) = callcontrol.asked
    assert path == "/commands/place_call"
    assert authorization == f"Bearer {settings.HOTLINE_ENVIRONMENT.command_secret}"
    assert body == {
        "call_id": str(call_id),
        "correlation_id": str(STORY),
        "operator_id": 41,
        "number": "13907551234",
        "purpose": "follow_up",
        "reference": "17",
        "label": "",
    }


def test_without_a_seat_nothing_is_asked(callcontrol: FakeCallControl) -> None:
    with pytest.raises(NotCheckedIn):
        _call()
    assert callcontrol.asked == []


def test_without_a_number_nothing_is_asked(callcontrol: FakeCallControl) -> None:
    _sit_down()
    with pytest.raises(CallRefused, match="没有可以拨打的号码"):
        _call("anonymous")
    assert callcontrol.asked == []


def test_a_refusal_keeps_its_code_and_its_words(callcontrol: FakeCallControl) -> None:
    _sit_down()
    callcontrol.status = 409
    callcontrol.answer = {"ok": False, "code": "in_call", "message": "坐席正在通话"}
    with pytest.raises(CallRefused, match="坐席正在通话") as refusal:
        _call()
    assert refusal.value.code == "in_call"


@pytest.mark.parametrize("answer", ["<html>", {"unexpected": True}, None])
def test_an_answer_that_is_none_is_call_control_being_silent(
    callcontrol: FakeCallControl, answer: object
) -> None:
    _sit_down()
    callcontrol.answer = answer
    with pytest.raises(CallControlSilent, match="没有响应"):
        _call()


def test_nobody_listening_is_call_control_being_silent(
    callcontrol: FakeCallControl, monkeypatch: pytest.MonkeyPatch
) -> None:
    _sit_down()
    monkeypatch.setattr(settings.HOTLINE_ENVIRONMENT, "callcontrol_port", 1)
    with pytest.raises(CallControlSilent):
        _call()
    assert callcontrol.asked == []
