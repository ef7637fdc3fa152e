"""Results: their elements, the review, and the way back from a follow-up."""

from datetime import timedelta

import pytest

from hotline.core.models import Event
from hotline.files.tests.small_files import PNG
from hotline.reference.rules.dictionaries import Urgency
from hotline.workorders.actions.approve_result import approve_result
from hotline.workorders.actions.close import close
from hotline.workorders.actions.refuse_result import refuse_result
from hotline.workorders.actions.reopen import reopen
from hotline.workorders.actions.submit_result import submit_result
from hotline.workorders.errors import Incomplete
from hotline.workorders.models import Assignment, Attachment, Result, Review
from hotline.workorders.rules.closing import Closing
from hotline.workorders.tests.orders import (
    a_result,
    accepted,
    events_of,
    handled,
    later,
    snapshot,
    submitted,
    upload,
)
from tests.cast import NOW, Cast


def test_accept_stops_the_acceptance_clock_only(cast: Cast) -> None:
    order = accepted(cast)
    clocks = {each.clock: each for each in order.deadlines.all()}
    assert clocks["acceptance"].stopped_at == later(order, 10)
    assert clocks["handling"].stopped_at is None
    assert order.due_at == clocks["handling"].ends_at
    assert Assignment.objects.get(order=order).accepted_by_label == "赵敏（经办人）"


def test_submit_result_keeps_it_and_stops_the_handling_clock(cast: Cast) -> None:
    order = submitted(cast)
    result = Result.objects.get(order=order)
    assert result.staff == "赵敏"
    assert Attachment.objects.get(result=result).kind == "png"
    running = [each.clock for each in order.deadlines.filter(stopped_at__isnull=True)]
    assert running == ["result_review"]


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"place": ""}, "place"),
        ({"unit": " "}, "unit"),
        ({"staff": ""}, "staff"),
        ({"process": "已处理。"}, "process"),
        ({"outcome": "已办结，已答复，已处理，已解决，已办结，已处理。"}, "outcome"),
        ({"is_solved": False}, "next_step"),
        ({"handled_at": NOW - timedelta(days=1)}, "handled_at"),
        ({"handled_at": NOW + timedelta(days=1)}, "handled_at"),
    ],
)
def test_submit_incomplete_result_is_refused_and_changes_nothing(
    cast: Cast, changes: dict[str, object], field: str
) -> None:
    order = accepted(cast)
    before = snapshot(order)
    with pytest.raises(Incomplete) as refusal:
        submit_result(
            number=order.number,
            result=a_result(**changes),
            attachment_ids=[],
            by=cast.zhao_min,
            now=later(order, 60),
        )
    assert set(refusal.value.fields) == {field}
    assert snapshot(order) == before


def test_submit_result_of_an_urgent_order_needs_a_photo(cast: Cast) -> None:
    order = accepted(cast, urgency=Urgency.URGENT)
    for files in ([], [upload(cast.zhao_min)]):  # nothing; a document is no photo
        with pytest.raises(Incomplete) as refusal:
            submit_result(
                number=order.number,
                result=a_result(),
                attachment_ids=files,
                by=cast.zhao_min,
                now=later(order, 60),
            )
        assert set(refusal.value.fields) == {"attachment_ids"}
    photo = upload(cast.zhao_min, "现场.png", PNG)
    done = submit_result(
        number=order.number,
        result=a_result(),
        attachment_ids=[photo],
        by=cast.zhao_min,
        now=later(order, 60),
    )
    assert done.state == "awaiting_review"


def test_submit_unsolved_result_with_its_next_step_is_taken(cast: Cast) -> None:
    order = accepted(cast)
    result = a_result(is_solved=False, next_step="已列入下月改造计划，12 月 20 日前完成。")
    done = submit_result(
        number=order.number,
        result=result,
        attachment_ids=[],
        by=cast.zhao_min,
        now=later(order, 60),
    )
    assert done.state == "awaiting_review"


def test_approve_result_makes_it_handled_and_says_so(cast: Cast) -> None:
    order = handled(cast)
    assert (order.state, order.handled_at, order.due_at) == ("handled", later(order, 90), None)
    assert Review.objects.get(result__order=order).is_approved
    assert Event.objects.filter(kind="workorder.handled", subject_id=order.number).count() == 1


def test_refuse_result_names_what_is_missing_and_the_rest_of_the_time_runs(cast: Cast) -> None:
    order = submitted(cast, urgency=Urgency.URGENT)  # dispatched at 5, submitted at 60
    refuse_result(
        number=order.number,
        missing=["process", "staff"],
        comment="请写明现场人员和过程。",
        by=cast.wu_qian,
        now=later(order, 600),
    )
    order.refresh_from_db()
    assert order.state == "handling"
    assert order.due_at == later(order, 600) + timedelta(hours=24, minutes=-55)
    assert Review.objects.get(result__order=order).missing == ["staff", "process"]
    note = Event.objects.get(kind="workorder.result_refused").details["note"]
    assert note == "缺办理人员、办理过程：请写明现场人员和过程。"


@pytest.mark.parametrize(
    ("missing", "comment", "fields"),
    [
        ([], "请补充。", {"missing"}),
        (["weather"], "请补充。", {"missing"}),
        (["process"], " ", {"comment"}),
        ([], "", {"missing", "comment"}),
    ],
)
def test_refuse_result_without_saying_why_changes_nothing(
    cast: Cast, missing: list[str], comment: str, fields: set[str]
) -> None:
    order = submitted(cast)
    before = snapshot(order)
    with pytest.raises(Incomplete) as refusal:
        refuse_result(
            number=order.number,
            missing=missing,
            comment=comment,
            by=cast.wu_qian,
            now=later(order, 90),
        )
    assert set(refusal.value.fields) == fields
    assert snapshot(order) == before


def test_result_can_be_submitted_again_after_a_refusal(cast: Cast) -> None:
    order = submitted(cast)
    number = order.number
    refuse_result(
        number=number, missing=["place"], comment="补地点。", by=cast.wu_qian, now=later(order, 90)
    )
    submit_result(
        number=number,
        result=a_result(),
        attachment_ids=[],
        by=cast.zhao_min,
        now=later(order, 95),
    )
    approve_result(number=number, by=cast.wu_qian, now=later(order, 100))
    reviews = Review.objects.filter(result__order=order).order_by("id")
    assert [each.is_approved for each in reviews] == [False, True]


def test_close_ends_the_departments_turn(cast: Cast) -> None:
    order = handled(cast)
    close(number=order.number, closing=Closing.SOLVED, by=cast.zheng_jie, now=later(order, 200))
    order.refresh_from_db()
    assert (order.state, order.closing) == ("closed", "solved")
    assert Assignment.objects.get(order=order).ending == "closed"


def test_reopen_starts_a_new_handling_clock_for_the_same_department(cast: Cast) -> None:
    order = handled(cast, urgency=Urgency.URGENT)
    reopen(number=order.number, reason="灯昨晚又灭了。", by=cast.zheng_jie, now=later(order, 200))
    order.refresh_from_db()
    assert (order.state, order.department) == ("handling", cast.urban)
    assert order.due_at == later(order, 200) + timedelta(hours=24)
    assert order.handled_at is None
    assert events_of(order)[-1] == "workorder.reopened"


def test_reopen_without_a_reason_changes_nothing(cast: Cast) -> None:
    order = handled(cast)
    before = snapshot(order)
    with pytest.raises(Incomplete):
        reopen(number=order.number, reason="", by=cast.zheng_jie, now=later(order, 200))
    assert snapshot(order) == before
