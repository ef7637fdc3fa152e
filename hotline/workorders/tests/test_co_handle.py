"""Co-handling: lead and helpers with a clock and a result each; the review waits for all."""

import pytest

from hotline.core.errors import Refusal
from hotline.workorders.actions.approve_result import approve_result
from hotline.workorders.actions.close import close
from hotline.workorders.actions.co_handle import co_handle
from hotline.workorders.actions.refuse_result import refuse_result
from hotline.workorders.actions.release_helper import release_helper
from hotline.workorders.actions.submit_part import submit_part
from hotline.workorders.models import Assignment, Result, WorkOrder
from hotline.workorders.permissions import verbs_for
from hotline.workorders.queries import visible_orders
from hotline.workorders.rules.closing import Closing
from hotline.workorders.rules.workflow import Verb
from hotline.workorders.tests.acts import a_third_department
from hotline.workorders.tests.orders import (
    a_result,
    accepted,
    awaiting_helpers,
    events_of,
    helped,
    later,
    snapshot,
    submitted,
)
from tests.cast import Cast


def _part(cast: Cast, order: WorkOrder, minute: int) -> WorkOrder:
    return submit_part(
        number=order.number,
        result=a_result(handled_at=later(order, minute), unit="市水务局管网科", staff="孙伟"),
        attachment_ids=[],
        by=cast.sun_wei,
        now=later(order, minute),
    )


def _release(cast: Cast, order: WorkOrder, minute: int, department_id: int) -> WorkOrder:
    return release_helper(
        number=order.number,
        department_id=department_id,
        reason="已查明与该单位无关。",
        by=cast.li_qiang,
        now=later(order, minute),
    )


def _running(order: WorkOrder) -> list[tuple[str, int | None]]:
    running = order.deadlines.filter(stopped_at__isnull=True).select_related("assignment")
    return [(each.clock, each.assignment.department_id) for each in running if each.assignment]


def test_helper_has_a_clock_of_its_own_and_sees_the_order(cast: Cast) -> None:
    order = helped(cast)
    assert (order.state, order.department) == ("handling", cast.urban)
    assert _running(order) == [
        ("handling", cast.urban.pk),
        ("acceptance", cast.water.pk),
        ("handling", cast.water.pk),
    ]
    assert visible_orders(cast.sun_wei).get() == order
    assert events_of(order)[-1] == "workorder.helper_added"
    assert verbs_for(order, cast.sun_wei) == [Verb.ACCEPT, Verb.SUBMIT_PART, Verb.EXTEND]
    assert Verb.ACCEPT not in verbs_for(order, cast.zhao_min)
    assert Verb.SUBMIT_PART not in verbs_for(order, cast.zhao_min)


def test_review_begins_with_the_last_part_whoever_is_last(cast: Cast) -> None:
    order = awaiting_helpers(cast)
    assert order.state == "awaiting_helpers"
    assert _running(order) == [("acceptance", cast.water.pk), ("handling", cast.water.pk)]
    order = _part(cast, order, 70)
    assert (order.state, _running(order)) == ("awaiting_review", [("result_review", cast.urban.pk)])
    first = _part(cast, helped(cast), 50)
    assert first.state == "handling"
    assert _running(first) == [("handling", cast.urban.pk)]
    assert visible_orders(cast.sun_wei).filter(pk=first.pk).exists()
    assert verbs_for(first, cast.sun_wei) == []


def test_each_result_is_its_departments_own(cast: Cast) -> None:
    order = _part(cast, awaiting_helpers(cast), 70)
    results = Result.objects.filter(order=order).order_by("id")
    assert [each.assignment.department for each in results] == [cast.urban, cast.water]
    approve_result(number=order.number, by=cast.wu_qian, now=later(order, 90))
    lead, part = results
    assert lead.review.is_approved
    assert not hasattr(part, "review")


def test_review_waits_for_every_helper(cast: Cast) -> None:
    order = helped(cast)
    co_handle(
        number=order.number,
        department_id=a_third_department().pk,
        reason="请断电。",
        by=cast.li_qiang,
        now=later(order, 21),
    )
    order = _part(cast, order, 50)
    before = snapshot(order)
    with pytest.raises(Refusal):
        _part(cast, order, 51)
    assert snapshot(order) == before
    two = awaiting_helpers(cast)
    co_handle(
        number=two.number,
        department_id=a_third_department().pk,
        reason="请断电。",
        by=cast.li_qiang,
        now=later(two, 61),
    )
    two = _part(cast, two, 70)
    assert two.state == "awaiting_helpers"
    two = _release(cast, two, 80, a_third_department().pk)
    assert two.state == "awaiting_review"


def test_released_helper_has_no_clock_and_sees_nothing(cast: Cast) -> None:
    order = _release(cast, helped(cast), 40, cast.water.pk)
    assert (order.state, _running(order)) == ("handling", [("handling", cast.urban.pk)])
    assert Assignment.objects.get(order=order, role="helper").ending == "released"
    assert not visible_orders(cast.sun_wei).exists()
    assert events_of(order)[-1] == "workorder.helper_released"


def test_refused_result_is_the_leads_alone_and_its_clock_is_its_own(cast: Cast) -> None:
    order = _part(cast, awaiting_helpers(cast), 70)
    lead_clock = order.deadlines.get(clock="handling", assignment__department=cast.urban)
    order = refuse_result(
        number=order.number,
        missing=["process"],
        comment="请补充。",
        by=cast.wu_qian,
        now=later(order, 80),
    )
    assert _running(order) == [("handling", cast.urban.pk)]
    again = order.deadlines.get(clock="handling", stopped_at__isnull=True)
    assert again.wording == lead_clock.wording
    assert again.ends_at >= lead_clock.ends_at


def test_helper_may_help_again_and_closing_ends_every_turn(cast: Cast) -> None:
    order = _part(cast, helped(cast), 50)
    co_handle(
        number=order.number,
        department_id=cast.water.pk,
        reason="请再查一处。",
        by=cast.li_qiang,
        now=later(order, 52),
    )
    turns = Assignment.objects.filter(order=order, department=cast.water)
    assert [each.ending for each in turns] == ["done", ""]
    other = _part(cast, awaiting_helpers(cast), 70)
    approve_result(number=other.number, by=cast.wu_qian, now=later(other, 90))
    close(number=other.number, closing=Closing.SOLVED, by=cast.zheng_jie, now=later(other, 99))
    endings = Assignment.objects.filter(order=other).values_list("ending", flat=True)
    assert set(endings) == {"closed"}
    assert not visible_orders(cast.sun_wei).filter(pk=other.pk).exists()


@pytest.mark.parametrize(("where", "reason"), [("urban", "请配合。"), ("water", " ")])
def test_lead_as_helper_and_silence_are_refused(cast: Cast, where: str, reason: str) -> None:
    order = accepted(cast)
    before = snapshot(order)
    with pytest.raises(Refusal):
        co_handle(
            number=order.number,
            department_id=getattr(cast, where).pk,
            reason=reason,
            by=cast.li_qiang,
            now=later(order, 20),
        )
    assert snapshot(order) == before


def test_nobody_else_is_released_and_a_thin_part_is_refused(cast: Cast) -> None:
    order = helped(cast)
    before = snapshot(order)
    with pytest.raises(Refusal):
        _release(cast, order, 40, cast.urban.pk)
    with pytest.raises(Refusal) as refusal:
        submit_part(
            number=order.number,
            result=a_result(process="已办"),
            attachment_ids=[],
            by=cast.sun_wei,
            now=later(order, 60),
        )
    assert set(refusal.value.fields) == {"process"}
    assert snapshot(order) == before
    assert submitted(cast).state == "awaiting_review"
