"""Clocks of an order stand still, go on, and are extended; nothing is lost on the way."""

from datetime import datetime, timedelta

import pytest

from hotline.core.guarded import writing
from hotline.workorders.actions._clock_stops import (
    extend_clock,
    resume_suspended_clocks,
    running_clocks,
    suspend_clocks,
)
from hotline.workorders.actions._clocks import stop_clocks
from hotline.workorders.actions.warn_of_deadlines import warn_of_deadlines
from hotline.workorders.models import Deadline, WorkOrder
from hotline.workorders.rules.deadlines import Clock
from hotline.workorders.tests.orders import accepted, later, registered
from tests.cast import NOW, Cast

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def _handling(order: WorkOrder) -> Deadline:
    return order.deadlines.get(clock=Clock.HANDLING)


def _suspend(order: WorkOrder, now: datetime) -> list[Deadline]:
    with writing():
        return suspend_clocks(order, now=now, reason="等待鉴定结论")


def _resume(order: WorkOrder, now: datetime) -> list[Deadline]:
    with writing():
        return resume_suspended_clocks(order, now=now)


def test_suspended_clock_goes_on_with_the_open_time_it_had_left(cast: Cast) -> None:
    order = accepted(cast)  # 5 working days from Tuesday: the next Tuesday, 17:30
    promised = _handling(order).ends_at
    (stopped,) = _suspend(order, NOW + HOUR)
    assert stopped.suspended_at == NOW + HOUR
    assert order.due_at is None
    _resume(order, NOW + HOUR + DAY)
    clock = _handling(order)
    assert clock.suspended_at is None
    assert clock.ends_at == order.due_at == promised + DAY
    assert clock.promised_ends_at == promised
    stop = clock.stops.get()
    assert (stop.began_at, stop.ended_at) == (NOW + HOUR, NOW + HOUR + DAY)
    assert stop.reason == "等待鉴定结论"


def test_a_stop_over_a_weekend_gives_no_time_away(cast: Cast) -> None:
    order = accepted(cast)
    promised = _handling(order).ends_at
    friday_evening = NOW + 3 * DAY + 9 * HOUR
    _suspend(order, friday_evening)
    _resume(order, friday_evening + 2 * DAY)
    assert _handling(order).ends_at == promised


def test_suspending_twice_stops_once_and_going_on_twice_moves_once(cast: Cast) -> None:
    order = accepted(cast)
    assert len(_suspend(order, NOW + HOUR)) == 1
    assert _suspend(order, NOW + 2 * HOUR) == []
    assert len(_resume(order, NOW + DAY)) == 1
    moved = _handling(order).ends_at
    assert _resume(order, NOW + 2 * DAY) == []
    assert _handling(order).ends_at == moved
    assert _handling(order).stops.count() == 1


def test_only_the_chosen_kinds_stand_still_and_the_order_is_due_by_the_others(cast: Cast) -> None:
    order = registered(cast)
    due = order.due_at
    with writing():
        assert suspend_clocks(order, now=NOW, only={Clock.HANDLING}) == []
        assert order.due_at == due
        assert len(suspend_clocks(order, now=NOW, only={Clock.DISPATCH})) == 1
    assert order.due_at is None


def test_suspended_clock_warns_nobody_and_its_stages_move_with_it(cast: Cast) -> None:
    order = registered(cast)  # 15 minutes: stages at 7.5, 12 and 15
    _suspend(order, later(order, 5))
    assert warn_of_deadlines(now=later(order, 60)) == 0
    _resume(order, later(order, 60))
    clock = running_clocks(order)[0]
    assert clock.ends_at == later(order, 70)
    assert clock.next_warning_at == later(order, 62) + timedelta(seconds=30)
    assert warn_of_deadlines(now=later(order, 62)) == 0
    assert warn_of_deadlines(now=later(order, 63)) == 1
    assert warn_of_deadlines(now=later(order, 70)) == 1


def test_what_had_passed_before_the_stop_is_not_recorded_again(cast: Cast) -> None:
    order = registered(cast)
    assert warn_of_deadlines(now=later(order, 8)) == 1
    _suspend(order, later(order, 9))
    _resume(order, later(order, 30))
    assert warn_of_deadlines(now=later(order, 31)) == 0
    assert running_clocks(order)[0].next_warning_at == later(order, 33)


def test_clock_that_ran_out_before_it_was_suspended_stays_late(cast: Cast) -> None:
    order = registered(cast)
    _suspend(order, later(order, 20))
    _resume(order, later(order, 100))
    assert running_clocks(order)[0].ends_at == later(order, 15) == order.due_at


def test_stopping_a_suspended_clock_ends_its_stop(cast: Cast) -> None:
    order = registered(cast)
    _suspend(order, later(order, 5))
    with writing():
        stop_clocks(order, now=later(order, 65))
    clock = order.deadlines.get()
    assert clock.stops.get().ended_at == clock.stopped_at == later(order, 65)
    assert clock.ends_at == later(order, 75)  # it was on time
    assert clock.suspended_at is None


def test_extended_clock_keeps_what_was_promised_first(cast: Cast) -> None:
    order = accepted(cast)
    clock = _handling(order)
    promised, until = clock.ends_at, clock.ends_at + 2 * DAY
    with writing():
        extend_clock(order, clock, until=until, now=NOW + HOUR)
    clock = _handling(order)
    assert clock.ends_at == order.due_at == until
    assert clock.promised_ends_at == promised
    assert clock.warns[-1] == until
    assert clock.warns == sorted(clock.warns)
    assert clock.warns[0] > promised - 4 * DAY


def test_extended_clock_that_had_run_out_may_run_out_again(cast: Cast) -> None:
    order = registered(cast)
    warn_of_deadlines(now=later(order, 16))
    with writing():
        clock = running_clocks(order)[0]
        extend_clock(order, clock, until=later(order, 60), now=later(order, 17))
    clock = running_clocks(order)[0]
    assert clock.passed_recorded_at is None
    assert warn_of_deadlines(now=later(order, 59)) == 0
    assert warn_of_deadlines(now=later(order, 60)) == 1


def test_an_extension_that_gives_nothing_is_refused(cast: Cast) -> None:
    order = registered(cast)
    clock = running_clocks(order)[0]
    with writing(), pytest.raises(ValueError, match="later than the promise"):
        extend_clock(order, clock, until=clock.ends_at, now=NOW)
    with writing():
        stop_clocks(order, now=NOW)
    clock.refresh_from_db()
    with writing(), pytest.raises(ValueError, match="stopped"):
        extend_clock(order, clock, until=clock.ends_at + DAY, now=NOW)


def test_extended_and_suspended_clock_moves_by_the_stop_too(cast: Cast) -> None:
    order = registered(cast)
    clock = running_clocks(order)[0]
    with writing():
        extend_clock(order, clock, until=later(order, 60), now=later(order, 5))
    _suspend(order, later(order, 10))
    _resume(order, later(order, 110))
    assert running_clocks(order)[0].ends_at == later(order, 160)
