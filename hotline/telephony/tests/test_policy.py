"""Policy: every change is checked as a whole, published, and logged with old and new."""

from datetime import date

import pytest
from pydantic import BaseModel

from contracts.telephony_config import (
    DialRules,
    OutsideContact,
    QueuePolicy,
    Span,
    TelephonyConfiguration,
)
from hotline.accounts.rules.roles import Role
from hotline.accounts.visitor import Visitor
from hotline.core.actor import SYSTEM
from hotline.core.errors import Invalid
from hotline.core.models import Event
from hotline.reference.models import CalendarVersion, Holiday
from hotline.telephony.actions.load_policy import load_policy
from hotline.telephony.actions.load_seats import load_seats
from hotline.telephony.actions.plan_seats import SeatChange, add_seats, plan_seats
from hotline.telephony.actions.remove_policy import remove_policy
from hotline.telephony.actions.save_policy import save_policy
from hotline.telephony.models import PolicyEntry, Seat
from hotline.telephony.policy_errors import ChangedMeanwhile, Contradiction
from hotline.telephony.policy_queries import get_entry
from hotline.telephony.queries import latest_configuration
from hotline.telephony.rules.policy import HoursEntry, Kind
from hotline.telephony.tests.floor import NOW, open_floor, person

pytestmark = pytest.mark.django_db
File = list[tuple[Kind, BaseModel]]


@pytest.fixture
def lin() -> Visitor:
    open_floor()
    return person("lin", Role.ADMINISTRATOR)


def _published() -> TelephonyConfiguration:
    latest = latest_configuration()
    assert latest is not None
    return TelephonyConfiguration.model_validate(latest.content)


def _queue(**changes: object) -> QueuePolicy:
    return QueuePolicy.model_validate({"name": "general", "label": "综合受理", **changes})


def test_changing_a_queue_publishes_it_and_logs_old_and_new(lin: Visitor) -> None:
    wanted = _queue(offer_seconds=20)
    save_policy(kind="queue", content=wanted, revision=1, by=lin, now=NOW)
    assert _published().queues[0].offer_seconds == 20
    changed = Event.objects.get(kind="telephony.policy_changed", actor_id=lin.user_id)
    assert changed.subject_id == "queue:general"
    assert changed.details["old"]["offer_seconds"] == 15
    assert changed.details["new"]["offer_seconds"] == 20


def test_saving_the_same_again_changes_nothing(lin: Visitor) -> None:
    version = _published().version
    save_policy(kind="queue", content=_queue(), revision=1, by=lin, now=NOW)
    assert _published().version == version
    assert get_entry("queue", "general").revision == 1


def test_an_old_revision_and_a_taken_name_are_refused(lin: Visitor) -> None:
    save_policy(kind="queue", content=_queue(priority=3), revision=1, by=lin, now=NOW)
    for stale in (0, 1):
        with pytest.raises(ChangedMeanwhile, match="lin"):
            save_policy(kind="queue", content=_queue(), revision=stale, by=lin, now=NOW)


def test_a_change_that_contradicts_the_rest_is_refused_whole(lin: Visitor) -> None:
    events = Event.objects.count()
    with pytest.raises(Contradiction, match="溢出队列“nowhere”不存在"):
        save_policy(
            kind="queue", content=_queue(overflow_queue="nowhere"), revision=1, by=lin, now=NOW
        )
    with pytest.raises(Contradiction, match="队列“general”不存在"):
        remove_policy(kind="queue", name="general", revision=1, by=lin, now=NOW)
    assert get_entry("queue", "general").revision == 1
    assert Event.objects.count() == events


@pytest.mark.parametrize("name", ["综合", "A", "", "a b"])
def test_a_name_no_program_can_use_is_refused(lin: Visitor, name: str) -> None:
    with pytest.raises(Invalid, match="名称"):
        save_policy(kind="queue", content=_queue(name=name), revision=0, by=lin, now=NOW)


def test_an_outside_number_is_cut_short_in_the_log_and_whole_in_what_is_published(
    lin: Visitor,
) -> None:
    expert = OutsideContact(name="tax", label="税务专家", number="13800001111")
    save_policy(kind="contact", content=expert, revision=0, by=lin, now=NOW)
    assert _published().contacts == [expert]
    changed = Event.objects.get(subject_id="contact:tax")
    assert changed.details["new"]["number"] == "138****11"


def test_hours_follow_their_calendar_with_holidays_and_make_up_days(lin: Visitor) -> None:
    CalendarVersion.objects.create(
        name="office",
        label="机关工作时间",
        starts_on=date(2020, 1, 1),
        weekly=[[["08:30", "12:00"], ["14:30", "17:30"]]] * 5 + [[], []],
        observes_holidays=True,
    )
    Holiday.objects.create(date=date(2027, 1, 1), kind="holiday", name="元旦")
    Holiday.objects.create(date=date(2028, 1, 8), kind="make_up", name="元旦调休")
    entry = HoursEntry(
        name="office",
        calendar="office",
        special={date(2026, 12, 24): [Span(start="08:00", end="24:00")]},
    )
    save_policy(kind="hours", content=entry, revision=0, by=lin, now=NOW)
    (hours,) = _published().hours
    morning = [Span(start="08:30", end="12:00"), Span(start="14:30", end="17:30")]
    assert hours.weekly[0] == morning
    assert hours.weekly[6] == []
    assert hours.special == {
        date(2027, 1, 1): [],
        date(2028, 1, 8): morning,
        date(2026, 12, 24): [Span(start="08:00", end="24:00")],
    }


def test_the_citys_file_follows_itself_but_never_what_was_changed_here(lin: Visitor) -> None:
    save_policy(kind="dialling", content=DialRules(longest_number=12), revision=0, by=lin, now=NOW)
    file: File = [("queue", _queue(priority=1)), ("dialling", DialRules())]
    assert load_policy(entries=file, by=SYSTEM, now=NOW) == 2
    assert get_entry("queue", "general").content["priority"] == 1
    assert get_entry("dialling", "").content["longest_number"] == 12
    assert not PolicyEntry.objects.get(kind="number").is_active
    assert load_policy(entries=file, by=SYSTEM, now=NOW) == 0


def test_what_was_removed_here_is_not_brought_back_by_the_file(lin: Visitor) -> None:
    file: File = [("queue", _queue()), ("queue", _queue(name="second"))]
    load_policy(entries=file, by=SYSTEM, now=NOW)
    open_floor()
    old = PolicyEntry.objects.get(name="second").revision
    wanted = _queue(name="second", priority=2)
    row = save_policy(kind="queue", content=wanted, revision=old, by=lin, now=NOW)
    remove_policy(kind="queue", name="second", revision=row.revision, by=lin, now=NOW)
    load_policy(entries=file, by=SYSTEM, now=NOW)
    assert not PolicyEntry.objects.get(name="second").is_active


def test_seats_change_together_and_the_file_leaves_them_alone(lin: Visitor) -> None:
    change = SeatChange(kind="home", group="home", acl=["10.0.0.0/8"])
    plan_seats(extensions=["8002"], change=change, by=lin, now=NOW)
    plan = {each.extension: each for each in _published().seats}
    assert (plan["8002"].kind, plan["8002"].group) == ("home", "home")
    assert plan["8001"].kind == "hall"
    load_seats(seats={"8001": {"label": "大厅"}}, by=SYSTEM, now=NOW)
    assert Seat.objects.get(extension="8002").is_active
    assert Seat.objects.get(extension="8001").label == "大厅"


def test_340_seats_are_added_at_once(lin: Visitor) -> None:
    change = SeatChange(kind="home", group="home", is_active=True)
    add_seats(first=8001, last=8340, change=change, by=lin, now=NOW)
    assert len(_published().seats) == 340


def test_a_network_that_is_none_is_refused(lin: Visitor) -> None:
    with pytest.raises(Invalid, match="不是网段"):
        plan_seats(extensions=["8001"], change=SeatChange(acl=["lan"]), by=lin, now=NOW)


def test_a_queue_for_a_group_without_seats_is_refused(lin: Visitor) -> None:
    with pytest.raises(Contradiction, match="坐席组“home”没有任何坐席"):
        save_policy(kind="queue", content=_queue(groups=["home"]), revision=1, by=lin, now=NOW)
