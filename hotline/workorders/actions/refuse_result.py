"""Refuse a result (审核退回), naming what is missing."""

from collections.abc import Sequence
from datetime import datetime

from hotline.accounts.visitor import Visitor
from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.workorders.actions._clocks import resume_clocks, stop_clocks
from hotline.workorders.errors import Incomplete
from hotline.workorders.events import ResultRefused
from hotline.workorders.models import Result, Review, WorkOrder
from hotline.workorders.queries import get_order_for
from hotline.workorders.rules.deadlines import Clock
from hotline.workorders.rules.result_elements import ELEMENT_LABELS
from hotline.workorders.rules.workflow import State, Verb
from hotline.workorders.turns import lead_of


def refuse_result(
    *, number: str, missing: Sequence[str], comment: str, by: Visitor, now: datetime
) -> WorkOrder:
    """Send the result back to be completed; the handling clock goes on with what was left.

    Raises:
        NoSuchOrder, NotNow, WrongRole: see ``queries.get_order_for``.
        Incomplete: nothing is named as missing, or no comment says what to do.

    """
    with writing():
        order, transition = get_order_for(Verb.REFUSE_RESULT, number, by)
        named = [each for each in ELEMENT_LABELS if each in missing]
        _refuse_silence(named, comment)
        result = Result.objects.filter(assignment=lead_of(order)).latest("id")
        Review.objects.create(
            result=result,
            is_approved=False,
            missing=named,
            comment=comment,
            reviewed_at=now,
            reviewed_by_id=by.actor_id,
            reviewed_by_label=by.actor_label,
        )
        stop_clocks(order, now=now)
        resume_clocks(order, (Clock.HANDLING,), now=now)
        is_outside = result.assignment.department.is_outside
        order.state = State.FORWARDED if is_outside else transition.next_state
        order.save(update_fields=["state", "due_at"])
        happening = ResultRefused(
            department_id=order.department_id or 0,
            result_id=result.pk,
            missing=named,
            note=f"缺{'、'.join(ELEMENT_LABELS[each] for each in named)}：{comment}",
        )
        story = order.correlation_id
        record(happening, subject_id=order.number, by=by, now=now, correlation_id=story)
    return order


def _refuse_silence(named: list[str], comment: str) -> None:
    faults = {}
    if not named:
        faults["missing"] = "请勾选所缺内容。"
    if not comment.strip():
        faults["comment"] = "请填写审核意见，说明要补充什么。"
    if faults:
        msg = "退回时须说明缺什么。"
        raise Incomplete(msg, fields=faults)
