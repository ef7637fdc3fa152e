"""Forwarding: an outside body holds the order, its reply is reviewed, or it is taken back."""

import pytest

from hotline.core.errors import Refusal
from hotline.workorders.actions.approve_result import approve_result
from hotline.workorders.actions.close import close
from hotline.workorders.actions.forward import forward
from hotline.workorders.actions.record_reply import record_reply
from hotline.workorders.actions.refuse_result import refuse_result
from hotline.workorders.actions.reopen import reopen
from hotline.workorders.actions.take_back import take_back
from hotline.workorders.models import Assignment, Result, WorkOrder
from hotline.workorders.rules.closing import Closing
from hotline.workorders.tests.orders import (
    a_result,
    an_outside_body,
    events_of,
    forwarded,
    later,
    registered,
    snapshot,
)
from tests.cast import Cast


def _running(order: WorkOrder) -> set[str]:
    return {each.clock for each in order.deadlines.filter(stopped_at__isnull=True)}


def _replied(cast: Cast, order: WorkOrder, minute: int = 60) -> WorkOrder:
    return record_reply(
        number=order.number,
        result=a_result(handled_at=later(order, minute), unit="省交通厅", staff="值班员"),
        attachment_ids=[],
        by=cast.li_qiang,
        now=later(order, minute),
    )


def test_forward_gives_the_order_to_an_outside_body_with_a_clock(cast: Cast) -> None:
    order = forwarded(cast)
    turn = Assignment.objects.get(order=order)
    assert (order.state, order.department) == ("forwarded", an_outside_body())
    assert (turn.role, turn.note, turn.ended_at) == ("lead", "属省级事权事项。", None)
    assert _running(order) == {"handling"}
    assert events_of(order)[-1] == "workorder.forwarded"
    assert not order.is_phone_shared


def test_departments_are_not_forwarded_to_and_silence_is_refused(cast: Cast) -> None:
    order = registered(cast)
    before = snapshot(order)
    for department_id, reason in ((cast.urban.pk, "属其职责。"), (an_outside_body().pk, " ")):
        with pytest.raises(Refusal):
            forward(
                number=order.number,
                department_id=department_id,
                reason=reason,
                by=cast.li_qiang,
                now=later(order, 5),
            )
        assert snapshot(order) == before


def test_reply_is_reviewed_and_the_order_closed_like_any_other(cast: Cast) -> None:
    order = _replied(cast, forwarded(cast))
    assert (order.state, _running(order)) == ("awaiting_review", {"result_review"})
    assert Result.objects.get(order=order).unit == "省交通厅"
    approve_result(number=order.number, by=cast.wu_qian, now=later(order, 90))
    done = close(
        number=order.number, closing=Closing.SOLVED, by=cast.zheng_jie, now=later(order, 120)
    )
    assert done.state == "closed"
    assert Assignment.objects.get(order=order).ending == "closed"


def test_thin_reply_changes_nothing(cast: Cast) -> None:
    order = forwarded(cast)
    before = snapshot(order)
    with pytest.raises(Refusal) as refusal:
        record_reply(
            number=order.number,
            result=a_result(outcome="已处理"),
            attachment_ids=[],
            by=cast.li_qiang,
            now=later(order, 60),
        )
    assert set(refusal.value.fields) == {"outcome"}
    assert snapshot(order) == before


def test_refused_and_reopened_orders_are_the_outside_bodys_again(cast: Cast) -> None:
    order = _replied(cast, forwarded(cast))
    again = refuse_result(
        number=order.number,
        missing=["process"],
        comment="请补充过程。",
        by=cast.wu_qian,
        now=later(order, 70),
    )
    assert (again.state, _running(order)) == ("forwarded", {"handling"})
    _replied(cast, order, 80)
    approve_result(number=order.number, by=cast.wu_qian, now=later(order, 90))
    reopened = reopen(
        number=order.number, reason="没有解决。", by=cast.zheng_jie, now=later(order, 120)
    )
    assert (reopened.state, reopened.department) == ("forwarded", an_outside_body())
    assert _running(order) == {"handling"}


def test_take_back_lets_the_order_wait_for_dispatch(cast: Cast) -> None:
    order = forwarded(cast)
    before = snapshot(order)
    with pytest.raises(Refusal):
        take_back(number=order.number, reason="", by=cast.li_qiang, now=later(order, 50))
    assert snapshot(order) == before
    order = take_back(
        number=order.number, reason="对方不予受理。", by=cast.li_qiang, now=later(order, 50)
    )
    assert (order.state, order.department) == ("awaiting_dispatch", None)
    assert Assignment.objects.get(order=order).ending == "taken_back"
    assert _running(order) == {"dispatch"}
    assert events_of(order)[-1] == "workorder.taken_back"
