"""Orders of several citizens merged into one: each of them is asked, nobody is lost."""

from datetime import timedelta

import pytest

from hotline.core.guarded import writing
from hotline.core.models import Event
from hotline.files.tests.small_files import PNG
from hotline.workorders.actions.answer_directly import answer_directly
from hotline.workorders.actions.approve_result import approve_result
from hotline.workorders.actions.close import close
from hotline.workorders.actions.merge import merge
from hotline.workorders.actions.reopen import reopen
from hotline.workorders.actions.submit_result import submit_result
from hotline.workorders.actions.withdraw import withdraw
from hotline.workorders.models import Link, Merge, WorkOrder
from hotline.workorders.rules.closing import Closing
from hotline.workorders.rules.families import is_same_caller
from hotline.workorders.rules.registration import Caller
from hotline.workorders.rules.withdrawal import Said
from hotline.workorders.tests.invariants import check_order
from hotline.workorders.tests.orders import (
    REPEATED,
    a_result,
    accepted,
    dispatched,
    events_of,
    later,
    registered,
    upload,
)
from tests.cast import Cast

LIN = Caller(name="林芳", phone="13700001111")
HE = Caller(name="何平", phone="13700002222")


def _merged(cast: Cast, order: WorkOrder, main: WorkOrder) -> WorkOrder:
    return merge(
        number=order.number,
        other=main.number,
        reason=REPEATED,
        by=cast.li_qiang,
        now=later(main, 12),
    )


def _handled(cast: Cast, main: WorkOrder) -> None:
    submit_result(
        number=main.number,
        result=a_result(handled_at=later(main, 60)),
        attachment_ids=[upload(cast.zhao_min, "现场.png", PNG)],
        by=cast.zhao_min,
        now=later(main, 60),
    )
    approve_result(number=main.number, by=cast.wu_qian, now=later(main, 90))


def _fresh(*orders: WorkOrder) -> list[str]:
    for each in orders:
        each.refresh_from_db()
        check_order(each)
    return [str(each.state) for each in orders]


def test_every_other_citizen_is_asked_once_and_the_same_one_not_again(cast: Cast) -> None:
    main, same = accepted(cast), registered(cast)
    lin, again, he = (registered(cast, caller=who) for who in (LIN, LIN, HE))
    for each in (same, lin, again, he):
        _merged(cast, each, main)
    _handled(cast, main)
    assert _fresh(main, same, lin, again, he) == [
        "handled",
        "merged",
        "handled",
        "merged",
        "handled",
    ]
    told = Event.objects.filter(kind="workorder.handled").order_by("id")
    assert [each.subject_id for each in told] == [main.number, lin.number, he.number]
    assert (lin.department, lin.handled_at) == (cast.urban, later(main, 90))
    assert Merge.objects.get(order=again).main == lin
    for each in (main, lin, he):
        close(number=each.number, closing=Closing.SOLVED, by=cast.zheng_jie, now=later(main, 200))
    assert set(_fresh(main, same, lin, again, he)) == {"closed"}
    assert (same.closing, again.closing, he.closing) == ("with_main", "with_main", "solved")


def test_unsolved_for_one_citizen_goes_back_to_the_department_and_stands_alone(
    cast: Cast,
) -> None:
    main, lin = accepted(cast), dispatched(cast, caller=LIN)
    _merged(cast, lin, main)
    _handled(cast, main)
    close(number=main.number, closing=Closing.SOLVED, by=cast.zheng_jie, now=later(main, 200))
    assert _fresh(main, lin) == ["closed", "handled"]
    reopen(number=lin.number, reason="我家门口的还不亮。", by=cast.zheng_jie, now=later(main, 210))
    assert _fresh(main, lin) == ["closed", "handling"]
    assert lin.department == cast.urban
    assert not Merge.objects.exists()
    tie = Link.objects.get()
    assert {tie.earlier, tie.later, tie.kind} == {main, lin, "related"}


def test_merged_after_an_older_handling_is_asked_when_the_main_one_closes(cast: Cast) -> None:
    """As it was left by a version that asked nobody."""
    main, lin = accepted(cast), registered(cast, caller=LIN)
    _handled(cast, main)
    other = accepted(cast)
    _merged(cast, lin, other)
    with writing():
        Merge.objects.filter(order=lin).update(main=main)
    close(number=main.number, closing=Closing.SOLVED, by=cast.zheng_jie, now=later(main, 200))
    assert _fresh(main, lin) == ["closed", "handled"]


def _withdraw(cast: Cast, main: WorkOrder) -> None:
    withdraw(
        number=main.number,
        said_by=Said.PHONE,
        words="不用办了。",
        by=cast.zheng_jie,
        now=later(main, 50),
    )


def _answer(cast: Cast, main: WorkOrder) -> None:
    answer_directly(number=main.number, text="已说明。", by=cast.wang_fang, now=later(main, 50))


@pytest.mark.parametrize(
    ("end", "made", "closing"),
    [(_withdraw, accepted, "withdrawn"), (_answer, registered, "answered_directly")],
)
def test_main_order_nobody_handled_lets_others_go_on_with_the_time_they_had_left(
    cast: Cast, end: object, made: object, closing: str
) -> None:
    main: WorkOrder = made(cast)  # type: ignore[operator]
    same = registered(cast)
    waiting, held = registered(cast, caller=LIN), accepted(cast, caller=HE)
    ends_at = held.due_at
    for each in (same, waiting, held):
        _merged(cast, each, main)
    end(cast, main)  # type: ignore[operator]
    assert _fresh(main, same, waiting, held) == [
        "closed",
        "closed",
        "awaiting_dispatch",
        "handling",
    ]
    assert (main.closing, same.closing) == (closing, "with_main")
    assert waiting.due_at == later(main, 50) + timedelta(minutes=3)
    assert ends_at is not None
    assert held.due_at is not None
    assert held.due_at > ends_at
    assert events_of(waiting)[-1] == "workorder.unmerged"
    assert events_of(main)[-1] == "workorder.merge_given_up"


def test_one_citizen_or_one_number_is_the_same_caller(cast: Cast) -> None:
    one, two = registered(cast), registered(cast)
    lin = registered(cast, caller=LIN)
    hidden = registered(cast, caller=Caller(name="", phone=LIN.phone, is_anonymous=True))
    assert is_same_caller(one, two)
    assert not is_same_caller(one, lin)
    assert (hidden.citizen_id, is_same_caller(lin, hidden)) == (None, True)
    stranger = registered(cast, caller=Caller(name="", phone=HE.phone, is_anonymous=True))
    assert not is_same_caller(hidden, stranger)
