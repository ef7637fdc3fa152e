"""The 48 hours of suspended and difficult orders: who starts them, what they outlive, their end."""

from datetime import date, datetime, timedelta

import pytest

from hotline.core.errors import Refusal
from hotline.files.tests.small_files import PNG
from hotline.reference.models import Reading
from hotline.workorders.actions.approve_result import approve_result
from hotline.workorders.actions.approve_suspension import approve_suspension
from hotline.workorders.actions.escalate import escalate
from hotline.workorders.actions.lift_difficult import lift_difficult
from hotline.workorders.actions.reassign import reassign
from hotline.workorders.actions.refuse_result import refuse_result
from hotline.workorders.actions.reopen import reopen
from hotline.workorders.actions.report_difficult import report_difficult
from hotline.workorders.actions.resume import resume, resume_due
from hotline.workorders.actions.submit_result import submit_result
from hotline.workorders.errors import AlreadyDone, WrongRole
from hotline.workorders.models import Deadline, Difficulty, WorkOrder
from hotline.workorders.permissions import verbs_for
from hotline.workorders.rules.workflow import Verb
from hotline.workorders.tests.invariants import check_order
from hotline.workorders.tests.orders import (
    a_result,
    accepted,
    asked_to_suspend,
    events_of,
    later,
    snapshot,
    suspended,
    upload,
)
from tests.cast import Cast

DAY, TWO_DAYS = timedelta(days=1), timedelta(hours=48)


def _read(chosen: str) -> None:
    Reading.objects.create(
        key="difficult_clock", starts_on=date(2020, 1, 1), chosen=chosen, explanation={}
    )


def _difficult(cast: Cast, order: WorkOrder | None = None, by: str = "zhao_min") -> WorkOrder:
    order = order or accepted(cast)
    return escalate(
        number=order.number, reason="产权不清。", by=getattr(cast, by), now=later(order, 15)
    )


def _clock(order: WorkOrder) -> Deadline:
    return order.deadlines.get(clock="difficult")


def _suspended(cast: Cast, order: WorkOrder) -> WorkOrder:
    asked_to_suspend(cast, order)
    return approve_suspension(
        number=order.number, comment="属实。", by=cast.li_qiang, now=later(order, 30)
    )


def _lift(cast: Cast, order: WorkOrder, by: str, reason: str = "产权已厘清。") -> WorkOrder:
    return lift_difficult(
        number=order.number, reason=reason, by=getattr(cast, by), now=later(order, 100)
    )


@pytest.mark.parametrize(
    ("reading", "ends_after_start", "of_suspended"),
    [
        ("with_suspension", TWO_DAYS, 1),
        ("running", TWO_DAYS, 0),
        ("paused", TWO_DAYS + DAY, 0),
    ],
)
def test_the_city_reads_whether_a_suspension_starts_or_stops_the_48_hours(
    cast: Cast, reading: str, ends_after_start: timedelta, of_suspended: int
) -> None:
    _read(reading)
    order = _suspended(cast, _difficult(cast))
    assert (_clock(order).suspended_at is not None) == (reading == "paused")
    assert (order.due_at is None) == (reading == "paused")
    order = resume(number=order.number, by=cast.zhao_min, now=later(order, 30) + DAY)
    assert _clock(order).ends_at == later(order, 15) + ends_after_start
    easy = suspended(cast)
    assert easy.deadlines.filter(clock="difficult").count() == of_suspended
    assert Difficulty.objects.filter(order=easy).count() == of_suspended


def test_safest_reading_gives_a_suspended_order_48_hours_that_end_when_it_goes_on(
    cast: Cast,
) -> None:
    order = suspended(cast)
    assert (order.due_at, order.is_difficult) == (later(order, 30) + TWO_DAYS, False)
    row = Difficulty.objects.get(order=order)
    assert (row.cause, row.ended_at) == ("suspended", None)
    assert Verb.REPORT_DIFFICULT in verbs_for(order, cast.li_qiang)
    assert Verb.LIFT_DIFFICULT not in verbs_for(order, cast.li_qiang)
    assert resume_due(now=later(order, 30) + timedelta(days=4)) == 1
    row.refresh_from_db()
    assert (row.ended_because, row.ended_by_label) == ("恢复办理", "系统")
    assert _clock(order).stopped_at == row.ended_at
    check_order(order)


def test_a_suspended_order_reported_to_the_office_has_no_clock_at_all(cast: Cast) -> None:
    order = suspended(cast)
    told = report_difficult(
        number=order.number,
        reported_to="热线办张科长",
        reason="等厂家到货。",
        by=cast.li_qiang,
        now=later(order, 60),
    )
    assert (told.due_at, _clock(order).stopped_at) == (None, later(order, 60))
    assert Verb.REPORT_DIFFICULT not in verbs_for(told, cast.li_qiang)
    check_order(order)


def test_the_48_hours_go_on_with_another_department_and_during_the_review(cast: Cast) -> None:
    order = _difficult(cast)
    ends_at = _clock(order).ends_at
    order = reassign(
        number=order.number,
        department_id=cast.water.pk,
        reason="属水务局职责。",
        by=cast.li_qiang,
        now=later(order, 40),
    )
    assert (_clock(order).stopped_at, _clock(order).ends_at) == (None, ends_at)
    other = _difficult(cast, accepted(cast))
    _submit(cast, other, later(other, 60))
    other.refresh_from_db()
    assert other.state == "awaiting_review"
    assert _clock(other).stopped_at is None
    refuse_result(
        number=other.number,
        missing=["process"],
        comment="补。",
        by=cast.wu_qian,
        now=later(other, 70),
    )
    other.refresh_from_db()
    assert other.due_at == _clock(other).ends_at
    check_order(order)
    check_order(other)


def _submit(cast: Cast, order: WorkOrder, when: datetime) -> None:
    submit_result(
        number=order.number,
        result=a_result(handled_at=when),
        attachment_ids=[upload(cast.zhao_min, "现场.png", PNG)],
        by=cast.zhao_min,
        now=when,
    )


def test_handled_order_is_difficult_no_longer_and_may_become_so_again(cast: Cast) -> None:
    order = _difficult(cast)
    _submit(cast, order, later(order, 60))
    order = approve_result(number=order.number, by=cast.wu_qian, now=later(order, 90))
    assert (order.is_difficult, order.due_at) == (False, None)
    row = Difficulty.objects.get(order=order)
    assert (row.ended_at, row.ended_because) == (later(order, 90), "已办结")
    order = reopen(number=order.number, reason="又灭了。", by=cast.zheng_jie, now=later(order, 200))
    order = escalate(
        number=order.number, reason="还是难。", by=cast.zhao_min, now=later(order, 210)
    )
    assert order.is_difficult
    assert order.due_at == later(order, 210) + TWO_DAYS
    check_order(order)


def test_lifting_ends_mark_and_clock_and_keeps_who_and_why(cast: Cast) -> None:
    order = _difficult(cast)
    handling = order.deadlines.get(clock="handling")
    order = _lift(cast, order, "zhao_min")
    assert (order.is_difficult, order.due_at) == (False, handling.ends_at)
    row = Difficulty.objects.get(order=order)
    assert (row.ended_because, row.ended_by_label) == ("产权已厘清。", cast.zhao_min.actor_label)
    assert _clock(order).stopped_at == later(order, 100)
    assert events_of(order)[-1] == "workorder.difficult_lifted"
    assert Verb.ESCALATE in verbs_for(order, cast.zhao_min)
    check_order(order)


def test_a_department_lifts_only_what_a_department_declared(cast: Cast) -> None:
    ours = _difficult(cast, by="li_qiang")
    before = snapshot(ours)
    with pytest.raises(WrongRole) as refusal:
        _lift(cast, ours, "zhao_min")
    assert refusal.value.message == "本件由热线列为疑难，由派单员解除。"
    assert snapshot(ours) == before
    assert not _lift(cast, ours, "li_qiang").is_difficult
    assert not _lift(cast, _difficult(cast), "li_qiang").is_difficult


def test_easy_orders_and_silence_are_refused_and_change_nothing(cast: Cast) -> None:
    easy, hard = accepted(cast), _difficult(cast)
    for order, reason, kind in ((easy, "好了。", AlreadyDone), (hard, " ", Refusal)):
        before = snapshot(order)
        with pytest.raises(kind):
            _lift(cast, order, "zhao_min", reason)
        assert snapshot(order) == before
