"""One call speaks of everything that waits for a citizen."""

import pytest

from hotline.core.models import Event
from hotline.followups.actions.complete import complete
from hotline.followups.actions.complete_visit import Told, complete_visit
from hotline.followups.errors import AlreadyDone, AnswersIncomplete, NotOneCitizen
from hotline.followups.models import FollowUp
from hotline.followups.queries import due_of_same_phone
from hotline.followups.rules.outcomes import Answers
from hotline.followups.tests.follow_ups import planned
from hotline.workorders.rules.registration import Caller
from hotline.workorders.tests.orders import handled, later
from tests.cast import Cast

SOLVED = Answers(reached=True, solved=True, rating=5, comment="", is_responded=True)
UNSOLVED = Answers(
    reached=True, solved=False, rating=2, comment="还是没有水。", reasons=("slow", "not_done")
)


def test_orders_of_one_phone_are_completed_together(cast: Cast) -> None:
    one, two = handled(cast), handled(cast, event="没有水。")
    other = planned(handled(cast, caller=Caller(name="林芳", phone="13700001111")))
    first, second = planned(one), planned(two)
    assert list(due_of_same_phone(first, cast.zheng_jie)) == [second]
    done = complete_visit(
        told=[
            Told(follow_up_id=second.pk, answers=UNSOLVED),
            Told(follow_up_id=first.pk, answers=SOLVED),
        ],
        by=cast.zheng_jie,
        now=later(two, 200),
    )
    assert len({each.visit for each in done}) == 1
    assert done[0].visit is not None
    for order, state in ((one, "closed"), (two, "handling")):
        order.refresh_from_db()
        assert order.state == state
    assert [each.is_responded for each in done] == [None, True]
    assert done[0].reasons == ["slow", "not_done"]
    other.refresh_from_db()
    assert other.state == "due"


def test_all_or_none(cast: Cast) -> None:
    one, two = planned(handled(cast)), planned(handled(cast, event="没有水。"))
    wrong = Answers(reached=True, solved=True, rating=5, comment="", reasons=("unheard_of",))
    for told, refusal in (
        (
            [Told(follow_up_id=one.pk, answers=SOLVED), Told(follow_up_id=two.pk, answers=wrong)],
            AnswersIncomplete,
        ),
        ([Told(follow_up_id=one.pk, answers=SOLVED)] * 2, NotOneCitizen),
    ):
        with pytest.raises(refusal):
            complete_visit(told=told, by=cast.zheng_jie, now=later(two.order, 200))
    assert FollowUp.objects.filter(state="due").count() == 2
    assert not Event.objects.filter(kind="followup.completed").exists()


def test_two_citizens_are_no_visit_and_nothing_is_done_twice(cast: Cast) -> None:
    one = planned(handled(cast))
    two = planned(handled(cast, caller=Caller(name="林芳", phone="13700001111")))
    told = [Told(follow_up_id=each.pk, answers=SOLVED) for each in (one, two)]
    now = later(two.order, 200)
    with pytest.raises(NotOneCitizen):
        complete_visit(told=told, by=cast.zheng_jie, now=now)
    complete(follow_up_id=one.pk, answers=SOLVED, by=cast.zheng_jie, now=now)
    with pytest.raises(AlreadyDone):
        complete_visit(told=told[:1], by=cast.zheng_jie, now=now)
