"""Merging: two orders go as one, and unmerging restores exactly."""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hotline.core.errors import Refusal
from hotline.core.models import Event
from hotline.workorders.actions.answer_directly import answer_directly
from hotline.workorders.actions.merge import merge
from hotline.workorders.actions.unmerge import unmerge
from hotline.workorders.errors import Incomplete, NoSuchOrder, NotNow, WrongRole
from hotline.workorders.models import Merge, WorkOrder
from hotline.workorders.rules.families import fault_of_merge
from hotline.workorders.rules.workflow import State
from hotline.workorders.tests.families import every_row
from hotline.workorders.tests.orders import (
    REPEATED,
    accepted,
    closed,
    dispatched,
    events_of,
    handled,
    later,
    merged,
    registered,
    snapshot,
)
from tests.cast import Cast

MERGEABLE = {
    "awaiting_dispatch": registered,
    "awaiting_acceptance": dispatched,
    "handling": accepted,
}


def _merge(cast: Cast, order: WorkOrder, main: WorkOrder, **more: str) -> WorkOrder:
    usual = {"reason": REPEATED} | more
    return merge(
        number=order.number, other=main.number, by=cast.li_qiang, now=later(order, 30), **usual
    )


def _unmerge(cast: Cast, order: WorkOrder, minutes: int = 60) -> WorkOrder:
    return unmerge(
        number=order.number, reason="不是同一件事。", by=cast.li_qiang, now=later(order, minutes)
    )


def test_the_repeated_one_waits_for_the_main_one_without_a_clock(cast: Cast) -> None:
    main, order = registered(cast), registered(cast)
    done = _merge(cast, order, main)
    assert (done.state, done.due_at) == ("merged", None)
    assert not order.deadlines.filter(stopped_at__isnull=True).exists()
    assert events_of(order)[-1] == "workorder.merged"
    assert events_of(main)[-1] == "workorder.merge_taken"
    row = Merge.objects.get()
    assert (row.main, row.reason, row.merged_by_label) == (
        main,
        REPEATED,
        cast.li_qiang.actor_label,
    )
    main.refresh_from_db()
    assert main.state == "awaiting_dispatch"


@pytest.mark.django_db
@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    order_in=st.sampled_from(sorted(MERGEABLE)),
    main_in=st.sampled_from(sorted(MERGEABLE)),
    gap=st.integers(0, 60 * 24 * 40),
    again=st.integers(1, 3),
)
def test_merge_and_unmerge_are_the_identity_on_every_row_but_events(
    cast: Cast, order_in: str, main_in: str, gap: int, again: int
) -> None:
    main, order = MERGEABLE[main_in](cast), MERGEABLE[order_in](cast)
    before, events = every_row(), Event.objects.count()
    for turn in range(again):
        _merge(cast, order, main)
        assert every_row() != before
        _unmerge(cast, order, 30 + gap)
        assert every_row() == before
        assert Event.objects.count() == events + 4 * (turn + 1)


def test_an_unmerged_order_goes_on_where_it_was(cast: Cast) -> None:
    main, order = registered(cast), accepted(cast)
    due = order.due_at
    _merge(cast, order, main)
    back = _unmerge(cast, order)
    assert (back.state, back.due_at, back.department) == ("handling", due, cast.urban)
    assert events_of(order)[-1] == "workorder.unmerged"
    assert events_of(main)[-1] == "workorder.merge_given_up"


def test_what_was_merged_closes_with_its_main_order(cast: Cast) -> None:
    main, one, two = registered(cast), registered(cast), dispatched(cast)
    _merge(cast, one, main)
    _merge(cast, two, main)
    answer_directly(number=main.number, text="已说明。", by=cast.wang_fang, now=later(main, 50))
    for each in (one, two):
        each.refresh_from_db()
        assert (each.state, each.closing) == ("closed", "with_main")
        assert events_of(each)[-1] == "workorder.closed"
    assert not two.assignments.filter(ended_at__isnull=True).exists()
    with pytest.raises(NotNow):
        _unmerge(cast, one)


@pytest.mark.parametrize("reason", ["", "  "])
def test_nobody_merges_or_unmerges_without_a_reason(cast: Cast, reason: str) -> None:
    main, order = registered(cast), registered(cast)
    before = snapshot(order)
    with pytest.raises(Incomplete):
        _merge(cast, order, main, reason=reason)
    assert snapshot(order) == before
    _merge(cast, order, main)
    before = snapshot(order)
    with pytest.raises(Incomplete):
        unmerge(number=order.number, reason=reason, by=cast.li_qiang, now=later(order, 60))
    assert snapshot(order) == before


def test_who_may_not_merge_changes_nothing(cast: Cast) -> None:
    main, order = registered(cast), registered(cast)
    before = every_row()
    for nobody in (cast.wang_fang, cast.wu_qian):
        with pytest.raises(WrongRole):
            merge(
                number=order.number,
                other=main.number,
                reason=REPEATED,
                by=nobody,
                now=later(order, 5),
            )
    with pytest.raises(NoSuchOrder):
        merge(
            number=order.number,
            other="20200101000001",
            reason=REPEATED,
            by=cast.li_qiang,
            now=later(order, 5),
        )
    assert every_row() == before


def test_into_itself_a_closed_a_handled_or_a_merged_order_is_refused(cast: Cast) -> None:
    order = registered(cast)
    taken, given = registered(cast), registered(cast)
    _merge(cast, given, taken)
    for main in (order, closed(cast), handled(cast), given):
        before = snapshot(order)
        with pytest.raises(Incomplete) as refusal:
            _merge(cast, order, main)
        assert [*refusal.value.fields] == ["other"]
        assert snapshot(order) == before
    with pytest.raises(Incomplete):  # others go with it
        _merge(cast, taken, order)


def test_a_handled_order_is_not_merged(cast: Cast) -> None:
    main, order = registered(cast), handled(cast)
    with pytest.raises(Refusal) as refusal:
        _merge(cast, order, main)
    assert refusal.value.code == "not_now"


def test_unmerging_late_is_overdue_and_not_longer(cast: Cast) -> None:
    order = merged(cast)
    back = _unmerge(cast, order, 60 * 24)
    assert back.due_at == order.registered_at + timedelta(minutes=15)


@pytest.mark.parametrize("state", list(State))
def test_the_rule_names_a_reason_or_none(state: State) -> None:
    fault = fault_of_merge(state, is_same=False, has_merged=False)
    over = {State.SPLIT, State.MERGED, State.HANDLED, State.CLOSED}
    assert bool(fault) == (state in over)
