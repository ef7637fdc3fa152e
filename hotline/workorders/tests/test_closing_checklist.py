"""The closing checklist: what stops, what is only said, and what the event keeps."""

import pytest

from hotline.core.errors import Refusal
from hotline.core.guarded import writing
from hotline.core.models import Event
from hotline.workorders.actions.close import close
from hotline.workorders.closing_queries import checklist_of
from hotline.workorders.models import Review
from hotline.workorders.rules.closing import Closing
from hotline.workorders.rules.closing_checklist import (
    CHECK_LABELS,
    MENDS,
    STOPPING,
    Check,
    checklist,
    faults_of,
)
from hotline.workorders.tests.orders import accepted, handled, later, snapshot
from tests.cast import Cast


def test_every_check_has_a_label_and_a_mend() -> None:
    assert set(CHECK_LABELS) == set(MENDS) == set(Check)
    lines = checklist({})
    assert [each.check for each in lines] == list(Check)
    assert set(faults_of(lines)) == set(STOPPING)
    assert faults_of(checklist(dict.fromkeys(STOPPING, True))) == {}


def test_closing_keeps_what_was_looked_at(cast: Cast) -> None:
    order = handled(cast)
    close(number=order.number, closing=Closing.SOLVED, by=cast.zheng_jie, now=later(order, 200))
    kept = Event.objects.get(kind="workorder.closed").details["checklist"]
    assert kept == {each.value: True for each in Check}


def test_order_whose_result_nobody_approved_is_not_closed(cast: Cast) -> None:
    order = handled(cast)
    with writing():
        Review.objects.filter(result__order=order).delete()
    before = snapshot(order)
    with pytest.raises(Refusal) as refusal:
        close(number=order.number, closing=Closing.SOLVED, by=cast.zheng_jie, now=later(order, 200))
    assert refusal.value.code == "not_ready_to_close"
    assert refusal.value.fields == {"result_reviewed": "请先审核承办单位提交的办理结果。"}
    assert snapshot(order) == before


def test_order_in_hand_says_what_is_missing(cast: Cast) -> None:
    missing = {each.check for each in checklist_of(accepted(cast)) if not each.is_met}
    assert missing == {Check.RESULT_REVIEWED, Check.FOLLOWED_UP}
