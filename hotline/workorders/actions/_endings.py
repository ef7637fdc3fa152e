"""End a locked order: whoever has it, whatever runs or waits for it, ends with it."""

from datetime import datetime

from hotline.workorders.actions._clocks import stop_clocks
from hotline.workorders.actions._difficulty import end_difficulty
from hotline.workorders.actions._turns import end_turns, lapse_send_back
from hotline.workorders.models import Assignment, WorkOrder
from hotline.workorders.rules.closing import Closing
from hotline.workorders.rules.workflow import State

_ENDED = ("state", "due_at", "closing", "closed_at", "direct_answer", "direct_answer_reason")


def end_order(order: WorkOrder, closing: Closing, *, now: datetime) -> None:
    """Close the order; saves it, the caller tells of it.

    Turns, helpers, allotments, letters, requests and clocks end; passes for relay calls are
    good for nothing with a closed order.
    """
    end_turns(order, Assignment.Ending.CLOSED, now=now)
    stop_clocks(order, now=now)
    end_difficulty(order, because="随工单结案", now=now)
    lapse_send_back(order, now=now)
    order.state, order.due_at = State.CLOSED, None
    order.closing, order.closed_at = closing, now
    order.save(update_fields=[*_ENDED])
