"""Sending back: grounds, documents, both decisions, and clocks that stand still."""

from datetime import timedelta

import pytest

from hotline.reference.rules.dictionaries import Urgency
from hotline.workorders.actions.approve_send_back import approve_send_back
from hotline.workorders.actions.refuse_send_back import refuse_send_back
from hotline.workorders.actions.send_back import send_back
from hotline.workorders.errors import Incomplete
from hotline.workorders.models import Assignment, Attachment, Deadline, SendBack, WorkOrder
from hotline.workorders.queries import visible_orders
from hotline.workorders.tests.orders import (
    BASIS,
    REASON,
    asked_back,
    dispatched,
    events_of,
    later,
    snapshot,
    upload,
)
from tests.cast import Cast


def _running(order: WorkOrder) -> dict[str, Deadline]:
    return {each.clock: each for each in order.deadlines.filter(stopped_at__isnull=True)}


def test_send_back_keeps_grounds_and_documents_and_starts_the_review(cast: Cast) -> None:
    order = asked_back(cast)
    request = SendBack.objects.get(order=order)
    assert (request.reason, request.legal_basis, request.decision) == (REASON, BASIS, "")
    assert Attachment.objects.get(send_back=request).order == order
    running = _running(order)
    assert set(running) == {"send_back_review"}
    assert running["send_back_review"].ends_at == order.due_at
    assert order.due_at == later(order, 10) + timedelta(hours=3)


def test_send_back_of_an_urgent_order_is_reviewed_in_half_an_hour(cast: Cast) -> None:
    order = asked_back(cast, urgency=Urgency.URGENT)
    assert order.due_at == later(order, 10) + timedelta(minutes=30)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"reason": "不归我管"}, "reason"),
        ({"legal_basis": ""}, "legal_basis"),
        ({"attachment_ids": []}, "attachment_ids"),
    ],
)
def test_send_back_without_grounds_or_documents_changes_nothing(
    cast: Cast, changes: dict[str, object], field: str
) -> None:
    order = dispatched(cast)
    before = snapshot(order)
    request: dict[str, object] = {
        "reason": REASON,
        "legal_basis": BASIS,
        "attachment_ids": [upload(cast.zhao_min)],
    }
    with pytest.raises(Incomplete) as refusal:
        send_back(
            number=order.number,
            by=cast.zhao_min,
            now=later(order, 10),
            **(request | changes),  # type: ignore[arg-type]
        )
    assert set(refusal.value.fields) == {field}
    assert snapshot(order) == before
    assert not SendBack.objects.exists()


def test_send_back_with_somebody_elses_file_is_refused(cast: Cast) -> None:
    order = dispatched(cast)
    with pytest.raises(Incomplete):
        send_back(
            number=order.number,
            reason=REASON,
            legal_basis=BASIS,
            attachment_ids=[upload(cast.sun_wei)],
            by=cast.zhao_min,
            now=later(order, 10),
        )
    assert not SendBack.objects.exists()


def test_approve_send_back_takes_the_order_from_the_department(cast: Cast) -> None:
    order = asked_back(cast)
    approve_send_back(
        number=order.number, comment="理由成立。", by=cast.li_qiang, now=later(order, 20)
    )
    order.refresh_from_db()
    assert (order.state, order.department) == ("awaiting_dispatch", None)
    assert Assignment.objects.get(order=order).ending == "sent_back"
    assert set(_running(order)) == {"dispatch"}
    assert order.due_at == later(order, 35)
    assert not visible_orders(cast.zhao_min).exists()


def test_approve_send_back_to_another_department_dispatches_at_once(cast: Cast) -> None:
    order = asked_back(cast)
    approve_send_back(
        number=order.number,
        comment="属水务局职责。",
        department_id=cast.water.pk,
        by=cast.li_qiang,
        now=later(order, 20),
    )
    order.refresh_from_db()
    assert (order.state, order.department) == ("awaiting_acceptance", cast.water)
    assert events_of(order)[-2:] == ["workorder.send_back_approved", "workorder.dispatched"]
    assert set(_running(order)) == {"acceptance", "handling"}
    assert visible_orders(cast.sun_wei).get() == order
    assert not visible_orders(cast.zhao_min).exists()


def test_approve_send_back_to_the_same_department_is_refused(cast: Cast) -> None:
    order = asked_back(cast)
    before = snapshot(order)
    with pytest.raises(Incomplete):
        approve_send_back(
            number=order.number,
            comment="再看看。",
            department_id=cast.urban.pk,
            by=cast.li_qiang,
            now=later(order, 20),
        )
    assert snapshot(order) == before


def test_refuse_send_back_gives_the_department_the_time_it_had_left(cast: Cast) -> None:
    order = asked_back(cast, urgency=Urgency.URGENT)  # dispatched at 5, asked at 10, 30 minutes
    refuse_send_back(
        number=order.number, comment="属你单位职责。", by=cast.li_qiang, now=later(order, 40)
    )
    order.refresh_from_db()
    assert order.state == "awaiting_acceptance"
    running = _running(order)
    assert set(running) == {"acceptance", "handling"}
    assert running["acceptance"].ends_at == order.due_at == later(order, 40 + 25)
    assert running["handling"].ends_at == later(order, 40) + timedelta(hours=24, minutes=-5)
    assert running["handling"].wording == "24 小时内办结"
    assert SendBack.objects.get(order=order).decided_by_label == "李强（派单员）"


@pytest.mark.parametrize("decide", [approve_send_back, refuse_send_back])
def test_decision_without_a_comment_changes_nothing(cast: Cast, decide: object) -> None:
    order = asked_back(cast)
    before = snapshot(order)
    with pytest.raises(Incomplete):
        decide(number=order.number, comment=" ", by=cast.li_qiang, now=later(order, 20))  # type: ignore[operator]
    assert snapshot(order) == before


def test_send_back_a_third_time_is_refused(cast: Cast) -> None:
    order = dispatched(cast)
    for minute in (10, 20):
        send_back(
            number=order.number,
            reason=REASON,
            legal_basis=BASIS,
            attachment_ids=[upload(cast.zhao_min)],
            by=cast.zhao_min,
            now=later(order, minute),
        )
        refuse_send_back(
            number=order.number,
            comment="属你单位职责。",
            by=cast.li_qiang,
            now=later(order, minute + 5),
        )
    with pytest.raises(Incomplete) as refusal:
        send_back(
            number=order.number,
            reason=REASON,
            legal_basis=BASIS,
            attachment_ids=[upload(cast.zhao_min)],
            by=cast.zhao_min,
            now=later(order, 30),
        )
    assert "两次" in refusal.value.fields["reason"]
