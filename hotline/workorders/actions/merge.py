"""Merge a repeated demand (并单) into the order that is handled for both."""

from datetime import datetime

from hotline.accounts.visitor import Visitor
from hotline.core.guarded import writing
from hotline.workorders.actions._clock_stops import running_clocks
from hotline.workorders.actions._families import tell_when_ready
from hotline.workorders.actions._tell import tell
from hotline.workorders.actions._turns import refuse_silence
from hotline.workorders.errors import Incomplete
from hotline.workorders.family_events import Merged, MergeTaken
from hotline.workorders.family_queries import lock_both
from hotline.workorders.models import Deadline, Merge, WorkOrder
from hotline.workorders.permissions import require
from hotline.workorders.queries import get_order, get_order_for
from hotline.workorders.rules.families import fault_of_merge
from hotline.workorders.rules.workflow import State, Verb


def merge(*, number: str, other: str, reason: str, by: Visitor, now: datetime) -> WorkOrder:
    """Put the order with the main one (``other``), with whom it closes.

    Its clocks stop and its turns stay as they are, so that ``unmerge`` can restore it exactly.

    Raises:
        NoSuchOrder, NotNow, WrongRole: see ``queries.get_order_for``.
        Incomplete: no reason, or the two cannot go together.

    """
    with writing():
        order, main = _both(number, other, by)
        transition = require(order, Verb.MERGE, by)
        refuse_silence(reason, "并单理由")
        fault = fault_of_merge(
            State(main.state),
            is_same=order == main,
            has_merged=Merge.objects.filter(main=order).exists(),
        )
        if fault:
            raise Incomplete(fault, fields={"other": fault})
        ids = [each.pk for each in running_clocks(order)]
        Deadline.objects.filter(pk__in=ids).update(stopped_at=now)
        Merge.objects.create(
            order=order,
            main=main,
            reason=reason,
            state_before=order.state,
            due_before=order.due_at,
            stopped=ids,
            merged_at=now,
            merged_by_id=by.actor_id,
            merged_by_label=by.actor_label,
        )
        order.state, order.due_at = transition.next_state, None
        order.save(update_fields=["state", "due_at"])
        note = f"并入主单 {main.number}：{reason.strip()}"
        tell(order, Merged(main=main.number, note=note), by=by, now=now)
        note = f"并入重复件 {order.number}"
        tell(main, MergeTaken(merged=order.number, note=note), by=by, now=now)
        tell_when_ready(order, by=by, now=now)
    return order


def _both(number: str, other: str, by: Visitor) -> tuple[WorkOrder, WorkOrder]:
    if number == other:
        order, _ = get_order_for(Verb.MERGE, number, by)
        return order, order
    require(get_order(number, by), Verb.MERGE, by)  # refused without waiting for the main one
    return lock_both(number, other, by)
