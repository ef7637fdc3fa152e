"""Undo a merge (撤销并单): the order is as it was before."""

from datetime import datetime

from hotline.accounts.visitor import Visitor
from hotline.core.guarded import writing
from hotline.workorders.actions._tell import tell
from hotline.workorders.actions._turns import refuse_silence
from hotline.workorders.family_events import MergeGivenUp, Unmerged
from hotline.workorders.models import Deadline, Merge, WorkOrder
from hotline.workorders.queries import get_order_for
from hotline.workorders.rules.workflow import State, Verb


def unmerge(*, number: str, reason: str, by: Visitor, now: datetime) -> WorkOrder:
    """Restore state, turns and clocks exactly; the clocks have run all the while.

    A citizen's promise is not lengthened by our mistake: an end that has passed meanwhile is
    overdue at once.

    Raises:
        NoSuchOrder, NotNow, WrongRole: see ``queries.get_order_for``.
        Incomplete: no reason.

    """
    with writing():
        order, _ = get_order_for(Verb.UNMERGE, number, by)
        refuse_silence(reason, "撤销理由")
        row = Merge.objects.select_related("main").get(order=order)
        Deadline.objects.filter(pk__in=row.stopped).update(stopped_at=None)
        order.state, order.due_at = State(row.state_before), row.due_before
        order.save(update_fields=["state", "due_at"])
        main = row.main
        row.delete()
        note = f"从主单 {main.number} 撤出：{reason.strip()}"
        tell(order, Unmerged(main=main.number, note=note), by=by, now=now)
        note = f"重复件 {order.number} 撤出"
        tell(main, MergeGivenUp(merged=order.number, note=note), by=by, now=now)
    return order
