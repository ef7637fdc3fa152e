"""Answering directly and dispatching: what the desk does with a fresh order."""

from datetime import UTC, datetime, timedelta

import pytest

from hotline.core.errors import Refusal
from hotline.core.models import Event
from hotline.reference.models import LimitPolicy
from hotline.reference.rules.dictionaries import AppealType, Urgency
from hotline.workorders.actions.answer_directly import answer_directly
from hotline.workorders.actions.dispatch import dispatch
from hotline.workorders.errors import Incomplete
from hotline.workorders.models import Assignment, Deadline
from hotline.workorders.tests.orders import closed, dispatched, later, registered, snapshot
from tests.cast import NOW, Cast


def test_answer_directly_closes_with_the_words_and_stops_the_clock(cast: Cast) -> None:
    order = closed(cast)
    assert (order.state, order.closing, order.due_at) == ("closed", "answered_directly", None)
    assert order.direct_answer == "已向市民说明办理流程。"
    assert Deadline.objects.get(order=order).stopped_at == later(order, 2)
    assert Event.objects.filter(kind="workorder.answered_directly").count() == 1


@pytest.mark.parametrize("appeal_type", [AppealType.COMPLAINT, AppealType.REPORT])
def test_answer_directly_what_must_be_dispatched_needs_a_reason(
    cast: Cast, appeal_type: AppealType
) -> None:
    order = registered(cast, appeal_type=appeal_type)
    before = snapshot(order)
    with pytest.raises(Incomplete) as refusal:
        answer_directly(number=order.number, text="已答复。", by=cast.wang_fang, now=NOW)
    assert "reason" in refusal.value.fields
    assert snapshot(order) == before
    answered = answer_directly(
        number=order.number,
        text="已告知市民处理结果。",
        reason="同一事项昨日已由城管局答复，市民认可。",
        by=cast.wang_fang,
        now=NOW,
    )
    assert answered.state == "closed"


def test_answer_directly_without_words_is_refused(cast: Cast) -> None:
    order = registered(cast)
    with pytest.raises(Incomplete):
        answer_directly(number=order.number, text=" ", by=cast.wang_fang, now=NOW)


def test_dispatch_makes_an_assignment_with_both_clocks(cast: Cast) -> None:
    order = dispatched(cast)
    assignment = Assignment.objects.get(order=order)
    assert assignment.department == order.department == cast.urban
    assert assignment.assigned_by_label == "李强（派单员）"
    clocks = {each.clock: each for each in Deadline.objects.filter(order=order)}
    assert clocks["dispatch"].stopped_at == later(order, 5)
    # Tuesday 10:05 by office hours: one working day, five working days
    assert clocks["acceptance"].ends_at == datetime(2026, 11, 25, 9, 30, tzinfo=UTC)
    assert clocks["handling"].ends_at == datetime(2026, 12, 1, 9, 30, tzinfo=UTC)
    assert clocks["handling"].wording == "5 个工作日内办结"
    assert clocks["handling"].limit_version > 0
    assert clocks["handling"].calendar_version > 0
    assert order.due_at == clocks["acceptance"].ends_at


def test_dispatch_an_urgent_order_runs_around_the_clock(cast: Cast) -> None:
    order = dispatched(cast, urgency=Urgency.URGENT)
    clocks = {each.clock: each.ends_at for each in Deadline.objects.filter(order=order)}
    assert clocks["acceptance"] == later(order, 5) + timedelta(minutes=30)
    assert clocks["handling"] == later(order, 5) + timedelta(hours=24)


def test_dispatch_to_an_unknown_or_closed_department_changes_nothing(cast: Cast) -> None:
    order = registered(cast)
    cast.water.is_active = False
    cast.water.save()
    before = snapshot(order)
    for department_id in (cast.water.pk, 999_999):
        with pytest.raises(Refusal):
            dispatch(number=order.number, department_id=department_id, by=cast.li_qiang, now=NOW)
    assert snapshot(order) == before


def test_dispatch_twice_keeps_the_first(cast: Cast) -> None:
    order = dispatched(cast)
    with pytest.raises(Refusal):
        dispatch(number=order.number, department_id=cast.water.pk, by=cast.li_qiang, now=NOW)
    assert Assignment.objects.get(order=order).department == cast.urban


def test_promise_stays_as_given_when_the_policy_changes(cast: Cast) -> None:
    order = registered(cast)
    LimitPolicy.objects.filter(name="dispatch_phone").update(minutes=5, label="5 分钟内派单")
    clock = Deadline.objects.get(order=order)
    assert (clock.wording, clock.ends_at) == ("15 分钟内派单", later(order, 15))
