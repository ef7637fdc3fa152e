"""Extending: asked before expiry, approved or not, counted, and the old promise kept."""

from datetime import timedelta

import pytest

from hotline.core.errors import Refusal
from hotline.core.models import Event
from hotline.workorders.actions.approve_extension import approve_extension
from hotline.workorders.actions.extend import extend
from hotline.workorders.actions.refuse_extension import refuse_extension
from hotline.workorders.actions.suspend import suspend
from hotline.workorders.errors import Incomplete
from hotline.workorders.models import ClockRequest, Deadline, WorkOrder
from hotline.workorders.rules.clock_requests import LONGEST_EXTENSION
from hotline.workorders.tests.orders import (
    accepted,
    asked_to_extend,
    events_of,
    later,
    snapshot,
    upload,
)
from tests.cast import Cast, Door

REASON = "需跨路段更换电缆，工程量较大。"
DAY = timedelta(days=1)


def _clock(order: WorkOrder) -> Deadline:
    return order.deadlines.get(clock="handling", stopped_at__isnull=True)


def _approve(cast: Cast, order: WorkOrder, minute: int) -> WorkOrder:
    return approve_extension(
        number=order.number, comment="同意。", by=cast.li_qiang, now=later(order, minute)
    )


def test_promise_stands_until_somebody_approves(cast: Cast) -> None:
    order = accepted(cast)
    due = order.due_at
    order = asked_to_extend(cast, order)
    assert (order.state, order.due_at) == ("handling", due)
    assert ClockRequest.objects.get().old_ends_at == due
    assert events_of(order)[-1] == "workorder.extension_requested"


def test_approved_extension_moves_the_end_and_keeps_the_old_promise(cast: Cast) -> None:
    order = asked_to_extend(cast, accepted(cast))
    promised = _clock(order).ends_at
    order = _approve(cast, order, 40)
    clock = _clock(order)
    assert clock.ends_at == order.due_at == promised + 2 * DAY
    assert clock.promised_ends_at == promised
    event = Event.objects.get(kind="workorder.extended")
    assert event.details["times"] == 1
    assert event.details["note"].startswith("第 1 次延期")


def test_extension_asked_in_time_may_be_approved_after_expiry(cast: Cast) -> None:
    order = asked_to_extend(cast, accepted(cast))
    ends_at = _clock(order).ends_at
    late = approve_extension(
        number=order.number,
        comment="同意。",
        by=cast.li_qiang,
        now=ends_at + timedelta(hours=1),
    )
    assert late.due_at == ends_at + 2 * DAY


def test_a_third_extension_is_refused(cast: Cast) -> None:
    order = accepted(cast)
    for minute in (20, 40):
        order = _approve(cast, asked_to_extend(cast, order, minute), minute + 5)
    before = snapshot(order)
    with pytest.raises(Refusal) as refusal:
        asked_to_extend(cast, order, 60)
    assert "已延期 2 次" in refusal.value.fields["until"]
    assert snapshot(order) == before


def test_extension_after_expiry_is_refused(cast: Cast) -> None:
    order = accepted(cast)
    ends_at = _clock(order).ends_at
    before = snapshot(order)
    with pytest.raises(Refusal) as refusal:
        extend(
            number=order.number,
            reason=REASON,
            until=ends_at + DAY,
            by=cast.zhao_min,
            now=ends_at,
        )
    assert "到期前" in refusal.value.fields["until"]
    assert snapshot(order) == before


@pytest.mark.parametrize(
    ("reason", "days", "field"),
    [
        ("忙", 1, "reason"),
        (REASON, 0, "until"),
        (REASON, LONGEST_EXTENSION.days + 1, "until"),
    ],
)
def test_request_without_grounds_changes_nothing(
    cast: Cast, reason: str, days: int, field: str
) -> None:
    order = accepted(cast)
    before = snapshot(order)
    with pytest.raises(Refusal) as refusal:
        extend(
            number=order.number,
            reason=reason,
            until=_clock(order).ends_at + days * DAY,
            by=cast.zhao_min,
            now=later(order, 20),
        )
    assert set(refusal.value.fields) == {field}
    assert snapshot(order) == before


def test_refused_extension_keeps_the_promise(cast: Cast) -> None:
    order = asked_to_extend(cast, accepted(cast))
    due = order.due_at
    order = refuse_extension(
        number=order.number, comment="可按期办结。", by=cast.li_qiang, now=later(order, 40)
    )
    assert order.due_at == due
    assert events_of(order)[-1] == "workorder.extension_refused"
    before = snapshot(order)
    for decide in (approve_extension, refuse_extension):
        with pytest.raises(Refusal):
            decide(number=order.number, comment="好。", by=cast.li_qiang, now=later(order, 41))
        assert snapshot(order) == before


def test_silent_decision_and_one_that_comes_too_late_change_nothing(cast: Cast) -> None:
    order = asked_to_extend(cast, accepted(cast))
    before = snapshot(order)
    with pytest.raises(Refusal):
        refuse_extension(number=order.number, comment="", by=cast.li_qiang, now=later(order, 40))
    with pytest.raises(Refusal):
        _approve(cast, order, 40 * 1440)
    with pytest.raises(Refusal):
        asked_to_extend(cast, order, 41)
    assert snapshot(order) == before


def test_extension_keeps_what_proves_it_with_the_request(cast: Cast) -> None:
    order = accepted(cast)
    proof = [upload(cast.zhao_min, "供货合同.pdf")]
    extend(
        number=order.number,
        reason=REASON,
        until=_clock(order).ends_at + 2 * DAY,
        attachment_ids=proof,
        by=cast.zhao_min,
        now=later(order, 20),
    )
    _, seen = Door(cast.li_qiang).get(f"/work-orders/{order.number}")
    (request,) = seen["clock_requests"]
    assert [each["name"] for each in request["attachments"]] == ["供货合同.pdf"]
    assert seen["attachments"] == []
    with pytest.raises(Incomplete, match="已被使用"):
        suspend(
            number=order.number,
            reason="须等厂家补发配件，预计三天到货。",
            until=later(order, 8000),
            attachment_ids=proof,
            by=cast.zhao_min,
            now=later(order, 30),
        )
