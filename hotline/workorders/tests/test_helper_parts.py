"""Each helper accepts its part and asks for more time of its own."""

from datetime import timedelta

import pytest

from hotline.core.errors import Refusal
from hotline.workorders.actions.accept import accept
from hotline.workorders.actions.approve_extension import approve_extension
from hotline.workorders.actions.extend import extend
from hotline.workorders.actions.refuse_extension import refuse_extension
from hotline.workorders.actions.release_helper import release_helper
from hotline.workorders.actions.submit_part import submit_part
from hotline.workorders.errors import AlreadyDone, NotNow, WrongRole
from hotline.workorders.models import Assignment, ClockRequest, Deadline, WorkOrder
from hotline.workorders.permissions import verbs_for
from hotline.workorders.rules.workflow import Verb
from hotline.workorders.tests.invariants import check_order
from hotline.workorders.tests.orders import (
    a_result,
    accepted,
    asked_to_extend,
    awaiting_helpers,
    events_of,
    helped,
    later,
    snapshot,
)
from tests.cast import Cast

TWO_DAYS = timedelta(days=2)


def _clock(order: WorkOrder, role: str) -> Deadline:
    return order.deadlines.get(clock="handling", assignment__role=role, stopped_at__isnull=True)


def _part(order: WorkOrder) -> Assignment:
    return Assignment.objects.get(order=order, role="helper")


@pytest.mark.parametrize("made", [helped, awaiting_helpers])
def test_helper_accepts_its_part_and_the_lead_and_states_stay(cast: Cast, made: object) -> None:
    order: WorkOrder = made(cast)  # type: ignore[operator]
    state = order.state
    order = accept(number=order.number, by=cast.sun_wei, now=later(order, 70))
    turn = _part(order)
    assert (turn.accepted_at, turn.accepted_by_label) == (
        later(order, 70),
        cast.sun_wei.actor_label,
    )
    clocks = order.deadlines.filter(assignment=turn, stopped_at__isnull=True)
    assert [each.clock for each in clocks] == ["handling"]
    assert (order.state, events_of(order)[-1]) == (state, "workorder.part_accepted")
    assert Verb.ACCEPT not in verbs_for(order, cast.sun_wei)
    check_order(order)


def test_nobody_accepts_twice_or_for_another(cast: Cast) -> None:
    order = helped(cast)
    accept(number=order.number, by=cast.sun_wei, now=later(order, 30))
    before = snapshot(order)
    for who, kind in ((cast.sun_wei, AlreadyDone), (cast.zhao_min, NotNow)):
        with pytest.raises(kind):
            accept(number=order.number, by=who, now=later(order, 40))
    with pytest.raises(WrongRole):
        accept(number=order.number, by=cast.li_qiang, now=later(order, 40))
    assert snapshot(order) == before


def test_who_submits_a_part_has_accepted_it(cast: Cast) -> None:
    order = submit_part(
        number=helped(cast).number,
        result=a_result(unit="市水务局管网科", staff="孙伟"),
        attachment_ids=[],
        by=cast.sun_wei,
        now=later(helped(cast), 50),
    )
    assert _part(order).accepted_by_label == cast.sun_wei.actor_label
    check_order(order)


def test_helper_gets_more_time_and_the_lead_keeps_its_own(cast: Cast) -> None:
    order = helped(cast)
    own, leads = _clock(order, "helper").ends_at, _clock(order, "lead").ends_at
    asked_to_extend(cast, order, 30, by=cast.sun_wei)
    assert Verb.EXTEND not in verbs_for(order, cast.sun_wei)
    assert Verb.EXTEND in verbs_for(order, cast.zhao_min)
    assert Verb.APPROVE_EXTENSION in verbs_for(order, cast.li_qiang)
    order = approve_extension(
        number=order.number, comment="同意。", by=cast.li_qiang, now=later(order, 40)
    )
    assert _clock(order, "helper").ends_at == own + TWO_DAYS
    assert _clock(order, "helper").promised_ends_at == own
    assert _clock(order, "lead").ends_at == leads
    check_order(order)


def test_two_departments_ask_and_each_request_is_decided_by_its_name(cast: Cast) -> None:
    order = helped(cast)
    own, leads = _clock(order, "helper").ends_at, _clock(order, "lead").ends_at
    asked_to_extend(cast, order, 30)
    asked_to_extend(cast, order, 31, by=cast.sun_wei)
    order = approve_extension(
        number=order.number,
        comment="同意。",
        department_id=cast.water.pk,
        by=cast.li_qiang,
        now=later(order, 40),
    )
    assert (_clock(order, "helper").ends_at, _clock(order, "lead").ends_at) == (
        own + TWO_DAYS,
        leads,
    )
    refuse_extension(number=order.number, comment="抓紧。", by=cast.li_qiang, now=later(order, 41))
    decided = ClockRequest.objects.order_by("id").values_list("decision", flat=True)
    assert [*decided] == ["refused", "approved"]


def test_last_helper_may_still_ask_while_the_lead_is_done(cast: Cast) -> None:
    order = awaiting_helpers(cast)
    own = _clock(order, "helper").ends_at
    asked_to_extend(cast, order, 70, by=cast.sun_wei)
    order = approve_extension(
        number=order.number, comment="同意。", by=cast.li_qiang, now=later(order, 80)
    )
    assert (order.state, _clock(order, "helper").ends_at) == ("awaiting_helpers", own + TWO_DAYS)
    assert order.due_at == order.deadlines.get(clock="acceptance", stopped_at=None).ends_at
    with pytest.raises(WrongRole):
        asked_to_extend(cast, order, 90, by=cast.zhao_min)
    check_order(order)


def test_late_request_of_a_helper_is_refused_and_changes_nothing(cast: Cast) -> None:
    order = helped(cast)
    before = snapshot(order)
    ends_at = _clock(order, "helper").ends_at
    with pytest.raises(Refusal) as refusal:
        extend(
            number=order.number,
            reason="需跨路段更换管网，工程量较大。",
            until=ends_at + TWO_DAYS,
            by=cast.sun_wei,
            now=ends_at,
        )
    assert refusal.value.fields == {"until": "办理时限已到期，延期须在到期前申请。"}
    assert snapshot(order) == before


def test_request_lapses_with_the_helpers_turn_and_not_with_the_leads_result(cast: Cast) -> None:
    order = helped(cast)
    asked_to_extend(cast, order, 30, by=cast.sun_wei)
    order = release_helper(
        number=order.number,
        department_id=cast.water.pk,
        reason="不需要了。",
        by=cast.li_qiang,
        now=later(order, 40),
    )
    assert ClockRequest.objects.get().decision == "lapsed"
    check_order(order)
    assert verbs_for(accepted(cast), cast.sun_wei) == []
