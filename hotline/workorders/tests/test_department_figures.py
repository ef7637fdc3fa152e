"""A department's figures, counted by hand in a small month, and who may see them."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.db import connection, transaction

from hotline.accounts.visitor import Visitor
from hotline.files.tests.small_files import PNG
from hotline.workorders.actions.accept import accept
from hotline.workorders.actions.allot import allot
from hotline.workorders.actions.approve_extension import approve_extension
from hotline.workorders.actions.co_handle import co_handle
from hotline.workorders.actions.dispatch import dispatch
from hotline.workorders.actions.refuse_result import refuse_result
from hotline.workorders.actions.reopen import reopen
from hotline.workorders.actions.submit_result import submit_result
from hotline.workorders.department_figures import turns_between
from hotline.workorders.models import WorkOrder
from hotline.workorders.rules.figures import MEANINGS, Figure, share
from hotline.workorders.tests.orders import (
    a_result,
    accepted,
    asked_to_extend,
    dispatched,
    handled,
    later,
    registered,
    sent_back,
    submitted,
    upload,
)
from tests.cast import NOW, Cast, Door

MONTH = "2026-11-30"
DAY = 24 * 60


@pytest.fixture(autouse=True)
def _clock(frozen: time_machine.Traveller) -> None:
    """Stand at the end of the month, six days later."""
    frozen.shift(6 * DAY * 60)


def _late(cast: Cast) -> WorkOrder:
    """Return an urgent order that was accepted two hours late and handled two days late."""
    order = dispatched(cast, urgency="urgent")
    accept(number=order.number, by=cast.zhao_min, now=later(order, 120))
    return submit_result(
        number=order.number,
        result=a_result(handled_at=later(order, 3 * DAY)),
        attachment_ids=[upload(cast.zhao_min, "现场.png", PNG)],
        by=cast.zhao_min,
        now=later(order, 3 * DAY),
    )


def _refused(cast: Cast) -> WorkOrder:
    order = submitted(cast)
    return refuse_result(
        number=order.number,
        missing=["process"],
        comment="请补充过程。",
        by=cast.wu_qian,
        now=later(order, 90),
    )


def a_month(cast: Cast) -> dict[str, WorkOrder]:
    """Let nine orders come to 城管局 in November, and one in October."""
    old = registered(cast, now=NOW - timedelta(days=40))
    dispatch(number=old.number, department_id=cast.urban.pk, by=cast.li_qiang, now=later(old, 5))
    helped = registered(cast)
    dispatch(
        number=helped.number, department_id=cast.water.pk, by=cast.li_qiang, now=later(helped, 5)
    )
    accept(number=helped.number, by=cast.sun_wei, now=later(helped, 10))
    co_handle(
        number=helped.number,
        department_id=cast.urban.pk,
        reason="请配合断电。",
        by=cast.li_qiang,
        now=later(helped, 20),
    )
    reopened = handled(cast)
    reopen(
        number=reopened.number, reason="灯还是不亮。", by=cast.zheng_jie, now=later(reopened, 120)
    )
    extended = asked_to_extend(cast, accepted(cast))
    approve_extension(
        number=extended.number, comment="同意。", by=cast.li_qiang, now=later(extended, 40)
    )
    return {
        "old": old,
        "helped": helped,
        "reopened": reopened,
        "extended": extended,
        "late": _late(cast),
        "refused": _refused(cast),
        "returned": sent_back(cast, dispatched(cast)),
        "unaccepted": dispatched(cast),
        "handling": accepted(cast),
        "handled": handled(cast),
    }


BEHIND: dict[Figure, set[str]] = {
    Figure.RECEIVED: {
        *("helped", "reopened", "extended", "late", "refused"),
        *("returned", "unaccepted", "handling", "handled"),
    },
    Figure.HELPING: {"helped"},
    Figure.ACCEPTED_IN_TIME: {"reopened", "extended", "refused", "handling", "handled"},
    # late: two hours instead of thirty minutes; the others: one working day has gone by
    Figure.ACCEPTED_LATE: {"late", "unaccepted", "helped"},
    Figure.HANDLED_IN_TIME: {"reopened", "refused", "handled"},
    # late: three days instead of one; the rest have five working days, until December
    Figure.HANDLED_LATE: {"late"},
    Figure.UNFINISHED: {
        *("helped", "extended", "unaccepted", "handling"),
        *("reopened", "refused"),
    },
    Figure.RETURNED: {"returned"},
    Figure.RESULT_REFUSED: {"refused"},
    Figure.REOPENED: {"reopened"},
    Figure.EXTENDED: {"extended"},
}
"""Counted by hand, six days after they came."""


def _page(by: Visitor, **query: Any) -> dict[str, Any]:
    status, answer = Door(by).get("/department/figures", month=MONTH, **query)
    assert status == 200
    page: dict[str, Any] = answer
    return page


def _numbers(by: Visitor, figure: Figure, **query: Any) -> set[str]:
    status, answer = Door(by).get(
        "/department/figures/orders", month=MONTH, figure=figure.value, **query
    )
    assert status == 200
    return {each["number"] for each in answer["items"]}


def test_every_figure_is_what_was_counted_by_hand_and_opens_exactly_its_orders(
    cast: Cast,
) -> None:
    orders = a_month(cast)
    names = {order.number: name for name, order in orders.items()}
    page = _page(cast.zhao_min)
    counted = {Figure(each["figure"]): each["count"] for each in page["total"]}
    behind = {
        figure: {names[number] for number in _numbers(cast.zhao_min, figure)} for figure in Figure
    }
    assert behind == BEHIND
    assert counted == {figure: len(found) for figure, found in BEHIND.items()}
    assert all(each["meaning"].endswith("。") for each in page["total"])


def test_months_topics_and_units_add_up_to_the_whole(cast: Cast) -> None:
    orders = a_month(cast)
    unit = cast.water
    unit.parent = cast.urban
    unit.save()
    handling = orders["handling"].number
    allot(number=handling, unit_id=unit.pk, by=cast.zhao_min, now=later(orders["handling"], 30))
    page = _page(cast.zhao_min)
    whole = {each["figure"]: each["count"] for each in page["total"]}
    assert [each["label"] for each in page["topics"]] == ["路灯照明"]
    assert page["topics"][0]["counts"] == whole
    units = {each["label"]: each["counts"]["received"] for each in page["units"]}
    assert units == {"市城市管理局": 8, "市水务局": 1}
    assert _numbers(cast.zhao_min, Figure.RECEIVED, unit="市水务局") == {handling}
    assert len(_numbers(cast.zhao_min, Figure.RECEIVED, topic_code=cast.topic.code)) == 9
    assert page["months"][-1]["counts"] == whole
    assert [each["counts"]["received"] for each in page["months"]] == [*[0] * 10, 1, 9]
    assert page["months"][-1]["accepted_in_time_rate"] == pytest.approx(5 / 8)
    assert page["months"][-1]["handled_in_time_rate"] == pytest.approx(3 / 4)
    assert page["months"][0]["handled_in_time_rate"] is None


def test_each_department_counts_its_own_and_nobody_else_counts(cast: Cast) -> None:
    orders = a_month(cast)
    assert Door().get("/department/figures")[0] == 401
    for other in (cast.li_qiang, cast.leader_zhou, cast.lin_admin):
        assert Door(other).get("/department/figures")[0] == 403
        assert Door(other).get("/department/satisfaction")[0] == 403
    assert _numbers(cast.sun_wei, Figure.RECEIVED) == {orders["helped"].number}
    assert _page(cast.sun_wei)["departments"] == ["市水务局"]


def test_what_left_the_department_is_counted_but_not_opened(cast: Cast) -> None:
    orders = a_month(cast)
    _, answer = Door(cast.zhao_min).get(
        "/department/figures/orders", month=MONTH, figure="received"
    )
    shut = {each["number"] for each in answer["items"] if not each["may_open"]}
    assert shut == {orders["returned"].number}
    assert "陈静" not in str(answer)
    assert Door(cast.zhao_min).get(f"/work-orders/{orders['returned'].number}")[0] == 404


def test_a_month_begins_at_midnight_in_the_city(cast: Cast) -> None:
    midnight = NOW - timedelta(days=23, hours=10)
    before, after = (registered(cast, now=midnight + timedelta(minutes=at)) for at in (-10, 0))
    for order in (before, after):
        dispatch(
            number=order.number, department_id=cast.urban.pk, by=cast.li_qiang, now=later(order, 5)
        )
    assert _numbers(cast.zhao_min, Figure.RECEIVED) == {after.number}


def test_every_figure_has_a_meaning_and_nothing_has_no_share() -> None:
    assert set(MEANINGS) == set(Figure)
    assert share(0, 0) is None
    assert share(1, 3) == 0.25


def test_a_month_is_found_without_reading_every_turn(cast: Cast) -> None:
    dispatched(cast)
    with transaction.atomic(), connection.cursor() as cursor:
        # On a small table walking the primary key costs as little; a bitmap needs the condition.
        cursor.execute("SET LOCAL enable_seqscan = off; SET LOCAL enable_indexscan = off")
        plan = turns_between(cast.zhao_min, NOW.date().replace(day=1), NOW.date()).explain()
    assert "assignment_by_time" in plan
