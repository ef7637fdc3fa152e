"""Suspending: asked, approved, all clocks stand still, and go on by hand or by themselves."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial

import pytest

from hotline.core.errors import Refusal
from hotline.core.models import Event
from hotline.workorders.actions.approve_suspension import approve_suspension
from hotline.workorders.actions.refuse_suspension import refuse_suspension
from hotline.workorders.actions.resume import resume, resume_due
from hotline.workorders.actions.submit_result import submit_result
from hotline.workorders.actions.suspend import suspend
from hotline.workorders.actions.withdraw import withdraw
from hotline.workorders.models import ClockRequest, WorkOrder
from hotline.workorders.permissions import verbs_for
from hotline.workorders.rules.clock_requests import LONGEST_STOP
from hotline.workorders.rules.withdrawal import Said
from hotline.workorders.rules.workflow import Verb
from hotline.workorders.tests.orders import (
    a_result,
    accepted,
    asked_to_extend,
    asked_to_suspend,
    events_of,
    helped,
    later,
    snapshot,
    suspended,
)
from tests.cast import Cast

DAY = timedelta(days=1)


def test_asking_stops_nothing_yet(cast: Cast) -> None:
    order = accepted(cast)
    due = order.due_at
    order = asked_to_suspend(cast, order)
    assert (order.state, order.due_at) == ("handling", due)
    request = ClockRequest.objects.get()
    assert (request.kind, request.decision) == ("suspension", "")
    assert events_of(order)[-1] == "workorder.suspension_requested"
    offered = verbs_for(order, cast.li_qiang)
    assert Verb.APPROVE_SUSPENSION in offered
    assert Verb.APPROVE_EXTENSION not in offered
    assert Verb.SUSPEND not in verbs_for(order, cast.zhao_min)


def test_approved_stop_holds_every_clock_and_gives_the_time_back(cast: Cast) -> None:
    order = asked_to_suspend(cast, helped(cast), 25)
    ends = {each.pk: each.ends_at for each in order.deadlines.filter(stopped_at__isnull=True)}
    order = approve_suspension(
        number=order.number, comment="情况属实。", by=cast.li_qiang, now=later(order, 30)
    )
    assert order.state == "suspended"
    assert order.due_at == later(order, 30) + timedelta(hours=48)  # see test_difficult_clock
    standing = order.deadlines.filter(stopped_at__isnull=True).exclude(clock="difficult")
    assert {each.suspended_at for each in standing} == {later(order, 30)}
    order = resume(number=order.number, by=cast.zhao_min, now=later(order, 30) + DAY)
    assert order.state == "handling"
    for each in order.deadlines.filter(stopped_at__isnull=True):
        assert each.ends_at == ends[each.pk] + DAY  # Tuesday 10:30 to Wednesday 10:30
        assert each.suspended_at is None
    assert order.due_at == min(ends.values()) + DAY
    assert ClockRequest.objects.get().ended_at == later(order, 30) + DAY
    assert events_of(order)[-2:] == ["workorder.suspended", "workorder.resumed"]


def test_order_goes_on_by_itself_when_the_time_has_come(cast: Cast) -> None:
    order = suspended(cast)
    until = ClockRequest.objects.get().until
    assert resume_due(now=until - timedelta(seconds=1)) == 0
    assert resume_due(now=until) == 1
    assert resume_due(now=until) == 0
    order.refresh_from_db()
    assert order.state == "handling"
    event = Event.objects.get(kind="workorder.resumed")
    assert (event.actor_label, event.details["note"]) == ("系统", "挂起到期，自动恢复")


def test_refused_stop_changes_no_clock_and_may_be_asked_again(cast: Cast) -> None:
    order = asked_to_suspend(cast, accepted(cast))
    due = order.due_at
    order = refuse_suspension(
        number=order.number, comment="可先行抢修。", by=cast.li_qiang, now=later(order, 40)
    )
    assert (order.state, order.due_at) == ("handling", due)
    assert events_of(order)[-1] == "workorder.suspension_refused"
    asked_to_suspend(cast, order, 50)
    decisions = ClockRequest.objects.order_by("id").values_list("decision", flat=True)
    assert list(decisions) == ["refused", ""]


@pytest.mark.parametrize(
    ("reason", "days", "field"),
    [
        ("等配件", 3, "reason"),
        ("须等厂家补发配件，预计三天到货。", 0, "until"),
        ("须等厂家补发配件，预计三天到货。", LONGEST_STOP.days + 1, "until"),
    ],
)
def test_request_without_grounds_changes_nothing(
    cast: Cast, reason: str, days: int, field: str
) -> None:
    order = accepted(cast)
    before = snapshot(order)
    with pytest.raises(Refusal) as refusal:
        suspend(
            number=order.number,
            reason=reason,
            until=later(order, 20) + days * DAY,
            by=cast.zhao_min,
            now=later(order, 20),
        )
    assert set(refusal.value.fields) == {field}
    assert snapshot(order) == before


def test_second_request_silence_late_approval_and_no_request_are_refused(cast: Cast) -> None:
    order = accepted(cast)

    def refused(act: Callable[[], object], code: str) -> None:
        before = snapshot(order)
        with pytest.raises(Refusal) as refusal:
            act()
        assert refusal.value.code == code
        assert snapshot(order) == before

    approve = partial(approve_suspension, number=order.number, by=cast.li_qiang)
    refused(partial(approve, comment="同意。", now=later(order, 30)), "not_now")
    asked_to_suspend(cast, order)
    refused(partial(asked_to_suspend, cast, order, 25), "not_now")
    refused(partial(approve, comment=" ", now=later(order, 30)), "incomplete")
    refused(partial(approve, comment="同意。", now=later(order, 20) + 4 * DAY), "not_now")


def test_what_was_asked_lapses_when_the_order_moves_on(cast: Cast) -> None:
    order = asked_to_extend(cast, asked_to_suspend(cast, accepted(cast)))
    approve_suspension(
        number=order.number, comment="情况属实。", by=cast.li_qiang, now=later(order, 30)
    )
    assert [each.decision for each in ClockRequest.objects.all()] == ["approved", "lapsed"]
    other = asked_to_suspend(cast, accepted(cast))
    submit_result(
        number=other.number,
        result=a_result(handled_at=later(other, 60)),
        attachment_ids=[],
        by=cast.zhao_min,
        now=later(other, 60),
    )
    assert ClockRequest.objects.get(order=other).decision == "lapsed"


def test_order_that_is_withdrawn_while_suspended_is_suspended_no_longer(cast: Cast) -> None:
    order = suspended(cast)
    withdraw(
        number=order.number,
        said_by=Said.PHONE,
        words="问题已自行解决，不用办了。",
        by=cast.wang_fang,
        now=later(order, 60),
    )
    stop = ClockRequest.objects.get()
    assert (stop.decision, stop.ended_at) == ("approved", later(order, 60))
    assert resume_due(now=stop.until) == 0
    assert WorkOrder.objects.get(pk=order.pk).state == "closed"
    assert not order.deadlines.filter(stopped_at__isnull=True).exists()
