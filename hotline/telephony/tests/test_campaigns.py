"""Campaigns (CB-05): fed to call control within the allowed hours, each attempt once."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from typing import Any
from uuid import UUID

import pytest

from hotline.accounts.rules.roles import Role
from hotline.accounts.visitor import Visitor
from hotline.core.errors import Invalid
from hotline.core.models import Event
from hotline.telephony.actions.absorb import absorb_waiting
from hotline.telephony.actions.check_in import check_in
from hotline.telephony.actions.feed_work import feed_work
from hotline.telephony.actions.import_call_list import import_call_list
from hotline.telephony.actions.run_campaign import run_campaign
from hotline.telephony.actions.settle_item import settle_item
from hotline.telephony.actions.shape_campaign import Shape, change_campaign, make_campaign
from hotline.telephony.models import CallEventRow, Campaign, CampaignItem
from hotline.telephony.outbound_errors import BadList, WrongState
from hotline.telephony.tests.callcontrol import FakeCallControl, listening
from hotline.telephony.tests.floor import NOW, open_floor, person
from hotline.telephony.tests.reported import START, report

pytestmark = pytest.mark.django_db
RUNNING, PAUSED = Campaign.State.RUNNING, Campaign.State.PAUSED
SHAPE: dict[str, Any] = {
    "name": "三季度满意度调查",
    "purpose": "survey",
    "queue": "general",
    "language": "zh",
    "mode": "preview",
    "daily_from": time(9),
    "daily_to": time(20),
    "expires_at": NOW + timedelta(days=5),
    "attempts": 2,
    "pause_minutes": 60,
    "per_operator_daily": 60,
    "priority": 0,
}


@pytest.fixture
def callcontrol() -> Iterator[FakeCallControl]:
    with listening() as fake:
        yield fake


@pytest.fixture
def zhou() -> Visitor:
    open_floor()
    check_in(seat="8001", device="browser", by=person("wang", Role.OPERATOR), now=NOW)
    return person("zhou", Role.TEAM_LEADER)


def _running(zhou: Visitor, people: int = 3, **changes: Any) -> Campaign:
    campaign = make_campaign(shape=Shape(**{**SHAPE, **changes}), by=zhou, now=NOW)
    lines = "".join(f"1390755{each:04d},R{each}\n" for each in range(people))
    content = f"号码,编号\n{lines}".encode()
    import_call_list(campaign_id=campaign.pk, content=content, by=zhou, now=NOW)
    return run_campaign(campaign_id=campaign.pk, state=RUNNING, by=zhou, now=NOW)


def _stock(callcontrol: FakeCallControl) -> list[dict[str, Any]]:
    path, _, body = callcontrol.asked[-1]
    assert path == "/commands/offer_work"
    return list(body["items"])


def _report_call(item_id: str, outcome: str, at: datetime, cause: str = "") -> None:
    """Report a whole outbound call the way call control does."""
    seconds = (at - START).total_seconds()
    call_id = UUID(item_id)
    report(
        "call.entered", seconds, call_id=call_id, direction="outbound", caller="13907550000",
        dialled="13907550000", purpose="survey", reference="", correlation_id=item_id,
    )  # fmt: skip
    if outcome == "answered":
        report(
            "call.answered", seconds + 9, call_id=call_id, operator_id=41, seat="8001",
            device="browser", waited_seconds=0,
        )  # fmt: skip
    report(
        "call.ended", seconds + 60, call_id=call_id, outcome=outcome, ended_by="citizen",
        cause=cause,
    )  # fmt: skip
    absorb_waiting(now=at)
    assert not CallEventRow.objects.exclude(trouble="").exists()


def test_running_offers_everybody_with_the_window_they_may_be_called_in(
    zhou: Visitor, callcontrol: FakeCallControl
) -> None:
    _running(zhou)
    assert feed_work(now=NOW).offered == 3
    first = _stock(callcontrol)[0]
    assert (first["number"], first["purpose"], first["mode"]) == (
        "13907550000",
        "survey",
        "preview",
    )
    assert first["expires_at"] == "2026-11-24T04:00:00Z"  # 12:00 in the city
    assert "R0" in first["label"]


def test_feeding_again_offers_the_same_calls_not_new_ones(
    zhou: Visitor, callcontrol: FakeCallControl
) -> None:
    _running(zhou)
    feed_work(now=NOW)
    first = [each["item_id"] for each in _stock(callcontrol)]
    feed_work(now=NOW + timedelta(minutes=1))
    assert [each["item_id"] for each in _stock(callcontrol)] == first


def test_in_barred_hours_the_stock_is_emptied_and_then_left_alone(
    zhou: Visitor, callcontrol: FakeCallControl
) -> None:
    _running(zhou)
    feed_work(now=NOW)
    noon = NOW.replace(hour=4)
    feed_work(now=noon)
    assert _stock(callcontrol) == []
    feed_work(now=noon + timedelta(minutes=1))
    assert len(callcontrol.asked) == 2
    assert set(CampaignItem.objects.values_list("state", flat=True)) == {"waiting"}


def test_pausing_takes_the_people_back(zhou: Visitor, callcontrol: FakeCallControl) -> None:
    campaign = _running(zhou)
    feed_work(now=NOW)
    run_campaign(campaign_id=campaign.pk, state=PAUSED, by=zhou, now=NOW)
    feed_work(now=NOW)
    assert _stock(callcontrol) == []


def test_a_call_that_was_answered_settles_the_person(
    zhou: Visitor, callcontrol: FakeCallControl
) -> None:
    _running(zhou)
    feed_work(now=NOW)
    offer = _stock(callcontrol)[0]
    _report_call(offer["item_id"], "answered", NOW)
    item = CampaignItem.objects.get(pk=offer["reference"])
    assert (item.state, item.attempts, item.operator_id) == ("reached", 1, 41)
    feed_work(now=NOW + timedelta(minutes=2))
    assert len(_stock(callcontrol)) == 2
    assert Event.objects.filter(kind="campaign.item_settled").count() == 1


def test_who_was_not_reached_is_tried_again_after_the_pause_and_then_given_up(
    zhou: Visitor, callcontrol: FakeCallControl
) -> None:
    _running(zhou, people=1)
    feed_work(now=NOW)
    first = _stock(callcontrol)[0]
    _report_call(first["item_id"], "not_reached", NOW, cause="no_answer")
    feed_work(now=NOW + timedelta(minutes=30))
    assert len(callcontrol.asked) == 1
    later = NOW + timedelta(minutes=70)
    feed_work(now=later)
    second = _stock(callcontrol)[0]
    assert second["item_id"] != first["item_id"]
    _report_call(second["item_id"], "not_reached", later, cause="busy")
    item = CampaignItem.objects.get()
    assert (item.state, item.attempts) == ("not_reached", 2)


@pytest.mark.parametrize("cause", ["skipped", "operator_unreachable", "engine_lost"])
def test_what_was_no_attempt_at_the_person_does_not_count(
    zhou: Visitor, callcontrol: FakeCallControl, cause: str
) -> None:
    _running(zhou, people=1, attempts=1)
    feed_work(now=NOW)
    _report_call(_stock(callcontrol)[0]["item_id"], "failed", NOW, cause=cause)
    item = CampaignItem.objects.get()
    assert (item.state, item.attempts) == ("waiting", 0)


def test_the_day_of_an_operator_limits_what_is_offered(
    zhou: Visitor, callcontrol: FakeCallControl
) -> None:
    _running(zhou, people=5, per_operator_daily=2)
    feed_work(now=NOW)
    assert len(_stock(callcontrol)) == 2
    _report_call(_stock(callcontrol)[0]["item_id"], "answered", NOW)
    feed_work(now=NOW + timedelta(minutes=2))
    assert len(_stock(callcontrol)) == 1


def test_an_expired_campaign_finishes_and_lets_the_rest_expire(
    zhou: Visitor, callcontrol: FakeCallControl
) -> None:
    campaign = _running(zhou)
    feed_work(now=NOW)
    feed_work(now=NOW + timedelta(days=5))
    campaign.refresh_from_db()
    assert campaign.state == "finished"
    assert set(CampaignItem.objects.values_list("state", flat=True)) == {"expired"}
    assert _stock(callcontrol) == []


def test_a_silent_call_control_loses_nobody(zhou: Visitor) -> None:
    _running(zhou)
    fed = feed_work(now=NOW)
    assert (fed.offered, fed.is_heard) == (3, False)
    with listening() as back:
        feed_work(now=NOW)
        assert len(_stock(back)) == 3


def test_a_second_list_adds_only_new_numbers(zhou: Visitor) -> None:
    campaign = _running(zhou)
    content = "号码\n13907550000\n13900009999\n坏".encode()
    done = import_call_list(campaign_id=campaign.pk, content=content, by=zhou, now=NOW)
    assert (done.added, done.repeated, len(done.bad)) == (1, 1, 1)
    with pytest.raises(BadList, match="号码"):
        import_call_list(campaign_id=campaign.pk, content=b"x", by=zhou, now=NOW)


def test_what_the_operator_says_of_a_person_counts(zhou: Visitor) -> None:
    _running(zhou, people=1)
    item = CampaignItem.objects.get()
    refused = CampaignItem.State.REFUSED
    settle_item(item_id=item.pk, state=refused, note="不愿接受调查", by=zhou, now=NOW)
    item.refresh_from_db()
    assert (item.state, item.note) == ("refused", "不愿接受调查")


def test_states_follow_their_order(zhou: Visitor) -> None:
    campaign = make_campaign(shape=Shape(**SHAPE), by=zhou, now=NOW)
    with pytest.raises(WrongState, match="导入名单"):
        run_campaign(campaign_id=campaign.pk, state=RUNNING, by=zhou, now=NOW)
    with pytest.raises(WrongState, match="未开始"):
        run_campaign(campaign_id=campaign.pk, state=PAUSED, by=zhou, now=NOW)
    finished = Campaign.State.FINISHED
    run_campaign(campaign_id=campaign.pk, state=finished, by=zhou, now=NOW)
    with pytest.raises(WrongState, match="已结束"):
        change_campaign(campaign_id=campaign.pk, shape=Shape(**SHAPE), by=zhou, now=NOW)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"queue": "nowhere"}, "queue"),
        ({"daily_to": time(8)}, "daily_to"),
        ({"expires_at": NOW}, "expires_at"),
        ({"daily_from": time(12), "daily_to": time(14)}, "daily_from"),
    ],
)
def test_a_campaign_that_could_never_call_is_refused(
    zhou: Visitor, changes: dict[str, Any], field: str
) -> None:
    with pytest.raises(Invalid) as refusal:
        make_campaign(shape=Shape(**{**SHAPE, **changes}), by=zhou, now=NOW)
    assert list(refusal.value.fields) == [field]
