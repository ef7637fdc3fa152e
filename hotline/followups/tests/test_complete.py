"""Completing: solved closes, unsolved goes back, nobody reached is tried three times."""

from typing import Any

import pytest

from hotline.core.models import Event
from hotline.followups.actions.complete import complete
from hotline.followups.errors import AlreadyDone, AnswersIncomplete, NotCalled
from hotline.followups.models import FollowUp
from hotline.followups.rules.outcomes import Answers
from hotline.followups.tests.follow_ups import dialled, planned
from hotline.workorders.errors import Incomplete, WrongRole
from hotline.workorders.models import Link, WorkOrder
from hotline.workorders.tests.orders import a_demand, events_of, handled, later
from tests.cast import Cast

SOLVED = Answers(reached=True, solved=True, rating=5, comment="")
UNSOLVED = Answers(reached=True, solved=False, rating=2, comment="灯昨晚又灭了。")
NOBODY = Answers(reached=False, solved=None, rating=None, comment="")


def _complete(cast: Cast, order: WorkOrder, answers: Answers, **more: Any) -> FollowUp:
    waiting = FollowUp.objects.get(order=order, state="due")
    usual: dict[str, Any] = {"by": cast.zheng_jie, "now": later(order, 200)}
    return complete(follow_up_id=waiting.pk, answers=answers, **(usual | more))


def test_solved_closes_the_order_with_the_rating(cast: Cast) -> None:
    order = handled(cast)
    planned(order)
    done = _complete(cast, order, SOLVED)
    assert (done.state, done.outcome, done.rating) == ("done", "solved", 5)
    order.refresh_from_db()
    assert (order.state, order.closing) == ("closed", "solved")
    event = Event.objects.get(kind="followup.completed")
    assert (event.details["note"], event.correlation_id) == ("已解决，评分 5", order.correlation_id)


def test_unsolved_goes_back_to_the_department_and_is_followed_up_again(cast: Cast) -> None:
    order = handled(cast)
    planned(order)
    _complete(cast, order, UNSOLVED)
    order.refresh_from_db()
    assert (order.state, order.department) == ("handling", cast.urban)
    assert events_of(order)[-1] == "workorder.reopened"
    assert not FollowUp.objects.filter(order=order, state="due").exists()


def test_nobody_reached_is_tried_again_and_closes_the_third_time(cast: Cast) -> None:
    order = handled(cast)
    follow_up = planned(order)
    for attempt in (1, 2):
        dialled(follow_up, by=cast.zheng_jie)
        tried = _complete(cast, order, NOBODY)
        assert (tried.state, tried.unreached) == ("due", attempt)
    dialled(follow_up, by=cast.zheng_jie)
    _complete(cast, order, NOBODY)
    follow_up.refresh_from_db()
    order.refresh_from_db()
    assert (follow_up.outcome, order.state, order.closing) == (
        *("unreachable", "closed", "unreachable"),
    )
    assert Event.objects.filter(kind="followup.unreached").count() == 2


def test_nobody_reached_counts_once_for_each_call(cast: Cast) -> None:
    order = handled(cast)
    follow_up = planned(order)
    with pytest.raises(NotCalled):
        _complete(cast, order, NOBODY)
    dialled(follow_up, by=cast.zheng_jie)
    _complete(cast, order, NOBODY)
    with pytest.raises(NotCalled):
        _complete(cast, order, NOBODY)
    follow_up.refresh_from_db()
    assert (follow_up.state, follow_up.unreached) == ("due", 1)
    assert Event.objects.filter(kind="followup.unreached").count() == 1


def test_new_demand_becomes_a_linked_order_at_once(cast: Cast) -> None:
    order = handled(cast)
    planned(order)
    demand = a_demand(cast, demand="门口井盖松动，请修理。")
    done = _complete(cast, order, SOLVED, new_demand=demand)
    assert done.new_order is not None
    assert done.new_order.state == "awaiting_dispatch"
    assert Link.objects.get().later == done.new_order
    event = Event.objects.get(kind="followup.completed")
    assert event.details["new_number"] == done.new_order.number


def test_incomplete_new_demand_leaves_everything_as_it_was(cast: Cast) -> None:
    order = handled(cast)
    planned(order)
    with pytest.raises(Incomplete) as refusal:
        _complete(cast, order, SOLVED, new_demand=a_demand(cast, event=""))
    assert set(refusal.value.fields) == {"new_demand.event"}
    order.refresh_from_db()
    assert order.state == "handled"
    assert FollowUp.objects.get().state == "due"
    assert WorkOrder.objects.count() == 1


@pytest.mark.parametrize(
    ("answers", "field"),
    [
        (Answers(reached=True, solved=None, rating=None, comment=""), "solved"),
        (Answers(reached=True, solved=True, rating=None, comment=""), "rating"),
        (Answers(reached=True, solved=True, rating=6, comment=""), "rating"),
        (Answers(reached=True, solved=False, rating=1, comment="差"), "comment"),
        (Answers(reached=False, solved=True, rating=None, comment=""), "reached"),
        (Answers(reached=False, solved=None, rating=3, comment=""), "reached"),
    ],
)
def test_contradictory_answers_change_nothing(cast: Cast, answers: Answers, field: str) -> None:
    order = handled(cast)
    planned(order)
    with pytest.raises(AnswersIncomplete) as refusal:
        _complete(cast, order, answers)
    assert set(refusal.value.fields) == {field}
    assert FollowUp.objects.get().state == "due"


def test_completing_twice_keeps_the_first(cast: Cast) -> None:
    order = handled(cast)
    follow_up = planned(order)
    _complete(cast, order, SOLVED)
    with pytest.raises(AlreadyDone):
        complete(
            follow_up_id=follow_up.pk, answers=UNSOLVED, by=cast.zheng_jie, now=later(order, 201)
        )
    order.refresh_from_db()
    assert order.state == "closed"


def test_completing_by_somebody_who_may_not_changes_nothing(cast: Cast) -> None:
    order = handled(cast)
    planned(order)
    for by in (cast.li_qiang, cast.leader_zhou):
        with pytest.raises(WrongRole):
            _complete(cast, order, SOLVED, by=by)
    assert FollowUp.objects.get().state == "due"
    assert not Event.objects.filter(kind="followup.completed").exists()
