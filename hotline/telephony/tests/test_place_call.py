"""Calling a typed number: within the day's minutes, except for emergencies."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from contracts.telephony_config import DialRules, OutsideContact
from hotline.accounts.rules.roles import Role
from hotline.accounts.visitor import Visitor
from hotline.core.models import Event
from hotline.telephony.actions.absorb import absorb_waiting
from hotline.telephony.actions.check_in import check_in
from hotline.telephony.actions.place_call import Wanted, place_call
from hotline.telephony.actions.save_policy import save_policy
from hotline.telephony.dialling_queries import dialled_today
from hotline.telephony.outbound_errors import MinutesSpent
from hotline.telephony.tests.callcontrol import FakeCallControl, listening
from hotline.telephony.tests.floor import NOW, open_floor, person
from hotline.telephony.tests.reported import START, answered, ended, entered

pytestmark = pytest.mark.django_db
HOUR = 3600.0


@pytest.fixture
def callcontrol() -> Iterator[FakeCallControl]:
    with listening() as fake:
        yield fake


@pytest.fixture
def wang() -> Visitor:
    open_floor()
    wang = person("wang", Role.OPERATOR)
    check_in(seat="8001", device="browser", by=wang, now=NOW)
    return wang


def _dial(wang: Visitor, number: str = "0898-6666 1234") -> None:
    place_call(wanted=Wanted(number=number, purpose="manual", label="市水务局"), by=wang, now=NOW)


def _talked(wang: Visitor, minutes: float, begin: float) -> None:
    """Absorb an outbound call that began ``begin`` seconds after START."""
    entered(begin, direction="outbound", purpose="manual")
    answered(begin + 10, operator_id=wang.user_id)
    ended(begin + 10 + minutes * 60)
    absorb_waiting(now=NOW)


def test_a_typed_number_is_called_and_logged_masked(
    wang: Visitor, callcontrol: FakeCallControl
) -> None:
    _dial(wang)
    ((_, _, body),) = callcontrol.asked
    assert (body["number"], body["purpose"], body["label"]) == (
        "089866661234",
        "manual",
        "市水务局",
    )
    assert body["correlation_id"] == body["call_id"]
    placed = Event.objects.get(kind="call.placed")
    assert placed.details["called"] == "089****1234"


@pytest.mark.usefixtures("callcontrol")
def test_the_days_minutes_and_calls_are_counted_since_midnight_in_the_city(wang: Visitor) -> None:
    day = (NOW - START).total_seconds()
    _talked(wang, 12.5, day - HOUR)
    _dial(wang)
    done = dialled_today(wang.user_id, NOW)
    assert (done.minutes, done.calls, done.calls_last_hour) == (12.5, 1, 1)
    assert dialled_today(wang.user_id, NOW + timedelta(hours=2)).calls_last_hour == 0
    tomorrow = dialled_today(wang.user_id, NOW + timedelta(hours=15))
    assert (tomorrow.minutes, tomorrow.calls) == (0, 0)
    assert dialled_today(wang.user_id + 1, NOW).minutes == 0


def test_after_the_days_minutes_only_emergencies_are_dialled(
    wang: Visitor, callcontrol: FakeCallControl
) -> None:
    lin = person("lin", Role.ADMINISTRATOR)
    rules = DialRules(operator_daily_minutes=10)
    save_policy(kind="dialling", content=rules, revision=0, by=lin, now=NOW)
    police = OutsideContact(name="police", label="110", number="110", is_emergency=True)
    save_policy(kind="contact", content=police, revision=0, by=lin, now=NOW)
    _talked(wang, 11, (NOW - START).total_seconds() - HOUR)
    with pytest.raises(MinutesSpent, match="10 分钟"):
        _dial(wang)
    _dial(wang, "110")
    assert [body["number"] for _, _, body in callcontrol.asked] == ["110"]
