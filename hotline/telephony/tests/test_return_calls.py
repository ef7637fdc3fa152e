"""Return calls (回拨): everybody who reached nobody is listed once, and rung back by one person."""

from collections.abc import Iterator
from datetime import timedelta
from uuid import UUID, uuid4

import pytest

from hotline.accounts.rules.roles import Role
from hotline.accounts.visitor import Visitor
from hotline.core.models import Event
from hotline.telephony.actions.absorb import absorb_waiting
from hotline.telephony.actions.check_in import check_in
from hotline.telephony.actions.expire_return_calls import expire_return_calls
from hotline.telephony.actions.return_call import return_call, withdraw_return_call
from hotline.telephony.models import CallEventRow, ReturnCall
from hotline.telephony.outbound_errors import BarredNow, BeingRungBack, WrongState
from hotline.telephony.return_call_queries import list_open
from hotline.telephony.tests.callcontrol import FakeCallControl, listening
from hotline.telephony.tests.floor import NOW, open_floor, person
from hotline.telephony.tests.reported import CALL, NUMBER, START, answered, ended, entered, report

pytestmark = pytest.mark.django_db


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


def _absorb() -> None:
    absorb_waiting(now=NOW)
    assert not CallEventRow.objects.exclude(trouble="").exists()


def _abandon(call_id: UUID = CALL, seconds: float = 0, caller: str = NUMBER) -> None:
    entered(seconds, call_id=call_id, caller=caller)
    report("call.queued", seconds + 1, call_id=call_id, queue="general", language="zh", position=1)
    ended(seconds + 40, call_id=call_id, outcome="left_in_queue")
    _absorb()


def test_who_gave_up_waiting_is_listed_once_however_often_they_tried(wang: Visitor) -> None:
    assert wang
    for attempt in range(3):
        _abandon(uuid4(), attempt * 100)
    (row,) = list_open()
    assert (row.reason, row.queue, row.number_masked) == ("abandoned", "general", "139****1234")
    assert NUMBER not in str(list(Event.objects.values_list("details", flat=True)))


def test_a_withheld_number_cannot_be_rung_back_and_is_not_listed(wang: Visitor) -> None:
    assert wang
    _abandon(caller="")
    assert list_open() == []


def test_who_tried_a_draft_flow_out_is_not_rung_back(wang: Visitor) -> None:
    assert wang
    entered(is_test=True, caller="8001")
    ended(outcome="left_in_queue")
    _absorb()
    assert list_open() == []


def test_who_calls_again_and_is_answered_leaves_the_list(wang: Visitor) -> None:
    assert wang
    _abandon()
    second = uuid4()
    entered(100, call_id=second)
    answered(110, call_id=second)
    _absorb()
    assert ReturnCall.objects.get().state == "called_again"


def test_the_cut_off_come_first_then_who_asked_then_who_gave_up(wang: Visitor) -> None:
    assert wang
    _abandon(uuid4(), 0, "13900000001")
    asking, lost = uuid4(), uuid4()
    entered(50, call_id=asking, caller="13900000002")
    report(
        "call.return_asked", 60, call_id=asking, queue="general", number="13900000002",
        return_call_id=str(uuid4()),
    )  # fmt: skip
    entered(70, call_id=lost, caller="13900000003")
    report("floor.engine_restarted", 90, call_id=None, lost_calls=[str(lost)])
    _absorb()
    assert [each.reason for each in list_open()] == ["engine_lost", "asked", "abandoned"]
    said = CallEventRow.objects.get(kind="call.return_asked")
    assert said.details["number"] == "139****0002"


def test_what_call_control_settled_is_over(wang: Visitor) -> None:
    made, asked = uuid4(), uuid4()
    entered()
    report("call.return_asked", 5, queue="general", number=NUMBER, return_call_id=str(asked))
    _absorb()
    with pytest.raises(WrongState, match="自动接通"):
        return_call(return_call_id=asked, by=wang, now=NOW)
    report(
        "call.return_settled", 9, return_call_id=str(asked), outcome="answered",
        made_call_id=str(made),
    )  # fmt: skip
    _absorb()
    row = ReturnCall.objects.get()
    assert (row.state, row.made_call_id) == ("answered", made)


def _outbound(call_id: UUID | None, outcome: str, seconds: float) -> None:
    assert call_id is not None
    entered(seconds, call_id=call_id, direction="outbound", purpose="return_call")
    ended(seconds + 30, call_id=call_id, outcome=outcome)
    _absorb()


def test_an_operator_rings_back_and_the_outcome_settles_it(
    wang: Visitor, callcontrol: FakeCallControl
) -> None:
    _abandon()
    row = list_open()[0]
    called = return_call(return_call_id=row.pk, by=wang, now=NOW)
    ((path, _, body),) = callcontrol.asked
    assert path == "/commands/place_call"
    assert (body["number"], body["purpose"]) == (NUMBER, "return_call")
    assert body["reference"] == str(row.pk)
    assert body["correlation_id"] == str(CALL)
    _outbound(called.made_call_id, "answered", 200)
    row.refresh_from_db()
    assert (row.state, row.attempts) == ("answered", 1)
    with pytest.raises(WrongState, match="了结"):
        return_call(return_call_id=row.pk, by=wang, now=NOW)


@pytest.mark.usefixtures("callcontrol")
def test_who_is_not_reached_waits_again_and_is_given_up_after_three_calls(wang: Visitor) -> None:
    _abandon()
    row = list_open()[0]
    for attempt in range(3):
        called = return_call(return_call_id=row.pk, by=wang, now=NOW)
        _outbound(called.made_call_id, "not_reached", 200 + attempt * 100)
    row.refresh_from_db()
    assert (row.state, row.attempts) == ("not_reached", 3)
    assert list_open() == []


@pytest.mark.usefixtures("callcontrol")
def test_two_people_never_ring_one_citizen_at_once(wang: Visitor) -> None:
    _abandon()
    row = list_open()[0]
    return_call(return_call_id=row.pk, by=wang, now=NOW)
    lin = person("linyan", Role.OPERATOR)
    with pytest.raises(BeingRungBack, match="wang"):
        return_call(return_call_id=row.pk, by=lin, now=NOW)


def test_in_barred_hours_only_who_called_just_now_is_rung_back(
    wang: Visitor, callcontrol: FakeCallControl
) -> None:
    noon = START.replace(hour=5)
    _abandon(seconds=(noon - START).total_seconds())
    row = list_open()[0]
    with pytest.raises(BarredNow, match="14:30"):
        return_call(return_call_id=row.pk, by=wang, now=noon + timedelta(minutes=45))
    check_in(seat="8001", device="browser", by=wang, now=noon)
    assert callcontrol.asked == []


def test_striking_off_the_list_needs_a_reason_and_is_logged(wang: Visitor) -> None:
    _abandon()
    row = list_open()[0]
    withdraw_return_call(return_call_id=row.pk, note="市民来短信说已解决", by=wang, now=NOW)
    assert list_open() == []
    settled = Event.objects.get(kind="return_call.settled")
    assert settled.details == {"state": "withdrawn", "note": "市民来短信说已解决"}
    with pytest.raises(WrongState):
        withdraw_return_call(return_call_id=row.pk, note="再来", by=wang, now=NOW)


def test_who_was_not_rung_back_within_a_day_expires(wang: Visitor) -> None:
    assert wang
    _abandon()
    assert expire_return_calls(now=START + timedelta(hours=23)) == 0
    assert expire_return_calls(now=START + timedelta(hours=25)) == 1
    assert ReturnCall.objects.get().state == "expired"
