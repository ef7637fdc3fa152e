"""The citizen withdraws: closed, with how they said so, their words sealed."""

import pytest
from django.db import connection

from hotline.core.errors import Refusal
from hotline.core.models import Event
from hotline.workorders.actions.withdraw import withdraw
from hotline.workorders.models import Assignment, Withdrawal, WorkOrder
from hotline.workorders.rules.withdrawal import Said
from hotline.workorders.tests.orders import accepted, events_of, later, snapshot, suspended
from tests.cast import Cast

WORDS = "我是陈静，灯亮了，不用办了。"


def _withdrawn(cast: Cast, order: WorkOrder, words: str = WORDS) -> WorkOrder:
    return withdraw(
        number=order.number,
        said_by=Said.PHONE,
        words=words,
        by=cast.zheng_jie,
        now=later(order, 200),
    )


def test_withdrawn_order_is_closed_with_every_turn_and_clock(cast: Cast) -> None:
    order = _withdrawn(cast, accepted(cast))
    assert (order.state, order.closing, order.due_at) == ("closed", "withdrawn", None)
    assert Assignment.objects.get(order=order).ending == "closed"
    assert not order.deadlines.filter(stopped_at__isnull=True).exists()
    assert events_of(order)[-1] == "workorder.withdrawn"
    assert Withdrawal.objects.get(order=order).said_by == "phone"


def test_words_stand_in_no_event_and_not_plainly_in_the_row(cast: Cast) -> None:
    order = _withdrawn(cast, accepted(cast))
    event = Event.objects.get(kind="workorder.withdrawn")
    assert (event.details["said_by"], event.details["note"]) == ("phone", "电话告知")
    assert "陈静" not in str(event.details)
    with connection.cursor() as cursor:
        cursor.execute("SELECT words FROM workorders_withdrawal WHERE order_id = %s", [order.pk])
        assert "陈静" not in str(cursor.fetchone()[0])
    assert Withdrawal.objects.get(order=order).words == WORDS


def test_suspended_order_can_be_withdrawn(cast: Cast) -> None:
    assert _withdrawn(cast, suspended(cast)).state == "closed"


def test_silent_withdrawal_changes_nothing(cast: Cast) -> None:
    order = accepted(cast)
    before = snapshot(order)
    with pytest.raises(Refusal) as refusal:
        _withdrawn(cast, order, " ")
    assert set(refusal.value.fields) == {"words"}
    assert snapshot(order) == before
    assert not Withdrawal.objects.exists()
