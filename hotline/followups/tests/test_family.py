"""One follow-up covers the orders that were split from one."""

import pytest

from hotline.accounts.visitor import Visitor
from hotline.core.models import Event
from hotline.files.tests.small_files import PNG
from hotline.followups.actions.complete import complete
from hotline.followups.errors import AnswersIncomplete
from hotline.followups.models import FollowUp
from hotline.followups.queries import handled_family
from hotline.followups.rules.outcomes import Answers
from hotline.followups.subscribers import plan_follow_up
from hotline.workorders.actions.accept import accept
from hotline.workorders.actions.answer_directly import answer_directly
from hotline.workorders.actions.approve_result import approve_result
from hotline.workorders.actions.dispatch import dispatch
from hotline.workorders.actions.merge import merge
from hotline.workorders.actions.submit_result import submit_result
from hotline.workorders.family_queries import parts_of
from hotline.workorders.models import WorkOrder
from hotline.workorders.rules.registration import Caller
from hotline.workorders.tests.orders import REPEATED, a_result, later, registered, splitted, upload
from tests.cast import Cast

SOLVED = Answers(reached=True, solved=True, rating=5, comment="")
UNSOLVED = Answers(reached=True, solved=False, rating=2, comment="灯昨晚又灭了。")


def _handle(cast: Cast, order: WorkOrder) -> None:
    number, who = order.number, cast.zhao_min
    to = cast.urban.pk
    dispatch(number=number, department_id=to, by=cast.li_qiang, now=later(order, 5))
    accept(number=number, by=who, now=later(order, 10))
    submit_result(
        number=number,
        result=a_result(handled_at=later(order, 60)),
        attachment_ids=[upload(who, "现场.png", PNG)],
        by=who,
        now=later(order, 60),
    )
    approve_result(number=number, by=cast.wu_qian, now=later(order, 90))


def _deliver(kind: str = "workorder.handled") -> None:
    for event in Event.objects.filter(kind=kind).order_by("id"):
        plan_follow_up(event)


def _complete(answers: Answers, by: Visitor, numbers: list[str] | None = None) -> FollowUp:
    due = FollowUp.objects.get(state="due")
    now = later(due.order, 200)
    return complete(
        follow_up_id=due.pk, answers=answers, by=by, now=now, unsolved_numbers=numbers or []
    )


def _family(cast: Cast) -> tuple[WorkOrder, WorkOrder, WorkOrder]:
    order = splitted(cast)
    one, two = parts_of(order)
    return order, one, two


def test_nobody_is_called_before_the_last_part_is_handled(cast: Cast) -> None:
    _, one, two = _family(cast)
    _handle(cast, one)
    _deliver()
    assert not FollowUp.objects.exists()
    _handle(cast, two)
    _deliver()
    assert FollowUp.objects.get().order in (one, two)


def test_one_call_closes_the_parts_and_then_the_whole(cast: Cast) -> None:
    order, one, two = _family(cast)
    _handle(cast, one)
    _handle(cast, two)
    _deliver()
    _complete(SOLVED, cast.zheng_jie)
    assert set(WorkOrder.objects.values_list("state", flat=True)) == {"closed"}
    order.refresh_from_db()
    assert order.closing == "parts_closed"
    closed = Event.objects.filter(kind="workorder.closed").order_by("id")
    assert [each.subject_id for each in closed][-1] == order.number
    assert Event.objects.filter(kind="followup.planned").count() == 1


def test_only_what_is_not_solved_goes_back_and_is_called_about_again(cast: Cast) -> None:
    order, one, two = _family(cast)
    _handle(cast, one)
    _handle(cast, two)
    _deliver()
    _complete(UNSOLVED, cast.zheng_jie, [one.number])
    for each, state in ((one, "handling"), (two, "closed"), (order, "split")):
        each.refresh_from_db()
        assert each.state == state
    _deliver()
    assert not FollowUp.objects.filter(state="due").exists()


def test_unsolved_without_names_gives_every_part_back(cast: Cast) -> None:
    _, one, two = _family(cast)
    _handle(cast, one)
    _handle(cast, two)
    _deliver()
    _complete(UNSOLVED, cast.zheng_jie)
    for each in (one, two):
        each.refresh_from_db()
        assert each.state == "handling"


def test_the_part_that_went_back_is_called_about_alone_and_the_whole_closes_then(
    cast: Cast,
) -> None:
    order, one, two = _family(cast)
    for each in (one, two):
        _handle(cast, each)
    _deliver()
    _complete(UNSOLVED, cast.zheng_jie, [two.number])
    _again(cast, two, 300)
    _deliver()
    due = FollowUp.objects.get(state="due")
    assert due.order == two
    assert [each.number for each in handled_family(due)] == [two.number]
    complete(follow_up_id=due.pk, answers=SOLVED, by=cast.zheng_jie, now=later(two, 500))
    assert set(WorkOrder.objects.values_list("state", flat=True)) == {"closed"}
    order.refresh_from_db()
    assert order.closed_at == later(two, 500)


def _again(cast: Cast, order: WorkOrder, minute: int) -> None:
    submit_result(
        number=order.number,
        result=a_result(handled_at=later(order, minute)),
        attachment_ids=[upload(cast.zhao_min, "现场.png", PNG)],
        by=cast.zhao_min,
        now=later(order, minute),
    )
    approve_result(number=order.number, by=cast.wu_qian, now=later(order, minute + 1))


@pytest.mark.parametrize("named", [0, 1, 2])
def test_a_call_that_was_made_tells_nobody_that_it_may_begin(cast: Cast, named: int) -> None:
    """Whichever part is not solved, no event says that the family waits for its call."""
    order = splitted(cast, parts=3)
    parts = list(parts_of(order))
    for each in parts:
        _handle(cast, each)
    _deliver()
    _complete(UNSOLVED, cast.zheng_jie, [parts[named].number])
    assert not Event.objects.filter(kind="workorder.family_ready").exists()
    for place, each in enumerate(parts):
        each.refresh_from_db()
        assert each.state == ("handling" if place == named else "closed")


def test_every_other_citizen_of_a_merged_order_gets_a_call(cast: Cast) -> None:
    main = registered(cast)
    lin = registered(cast, caller=Caller(name="林芳", phone="13700001111"))
    merge(
        number=lin.number, other=main.number, reason=REPEATED, by=cast.li_qiang, now=later(main, 3)
    )
    _handle(cast, main)
    _deliver()
    calls = {each.order.caller_phone: each for each in FollowUp.objects.filter(state="due")}
    assert set(calls) == {"13907551234", "13700001111"}
    for each in calls.values():
        complete(follow_up_id=each.pk, answers=SOLVED, by=cast.zheng_jie, now=later(main, 200))
    assert set(WorkOrder.objects.values_list("state", flat=True)) == {"closed"}
    assert FollowUp.objects.count() == 2


def test_a_stranger_among_the_named_is_refused_and_nothing_happens(cast: Cast) -> None:
    order, one, two = _family(cast)
    _handle(cast, one)
    _handle(cast, two)
    _deliver()
    with pytest.raises(AnswersIncomplete):
        _complete(UNSOLVED, cast.zheng_jie, [order.number])
    assert FollowUp.objects.get().state == "due"
    one.refresh_from_db()
    assert one.state == "handled"


def test_a_last_part_answered_at_the_desk_lets_the_call_begin(cast: Cast) -> None:
    _, one, two = _family(cast)
    _handle(cast, one)
    _deliver()
    answer_directly(number=two.number, text="已说明。", by=cast.wang_fang, now=later(two, 100))
    assert Event.objects.get(kind="workorder.family_ready").subject_id == one.number
    _deliver("workorder.family_ready")
    assert FollowUp.objects.get().order == one
