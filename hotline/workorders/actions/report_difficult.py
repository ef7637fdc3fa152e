"""Tell the hotline's office of a suspended or difficult order (报热线办)."""

from datetime import datetime

from hotline.accounts.visitor import Visitor
from hotline.core.guarded import writing
from hotline.workorders.actions._clocks import stop_clocks
from hotline.workorders.actions._difficulty import open_difficulty
from hotline.workorders.actions._tell import tell
from hotline.workorders.actions._turns import refuse_silence
from hotline.workorders.attention_events import DifficultReported
from hotline.workorders.errors import AlreadyDone, Incomplete
from hotline.workorders.models import WorkOrder
from hotline.workorders.queries import get_order_for
from hotline.workorders.rules.deadlines import Clock
from hotline.workorders.rules.workflow import Verb


def report_difficult(
    *, number: str, reported_to: str, reason: str, by: Visitor, now: datetime
) -> WorkOrder:
    """Record who was told and when; from then on the 48 hours do not count.

    Raises:
        NoSuchOrder, NotNow, WrongRole: see ``queries.get_order_for``.
        AlreadyDone: it is neither suspended nor difficult, or the office knows.
        Incomplete: nobody says who was told, or what.

    """
    with writing():
        order, _ = get_order_for(Verb.REPORT_DIFFICULT, number, by)
        difficulty = open_difficulty(order)
        if difficulty is None or difficulty.reported_at is not None:
            msg = "本工单不是挂起、疑难件，或已报热线办。"
            raise AlreadyDone(msg)
        if not reported_to.strip():
            msg = "请填写报给热线办何人。"
            raise Incomplete(msg, fields={"reported_to": msg})
        refuse_silence(reason, "报告内容")
        difficulty.reported_to, difficulty.reported_note = reported_to, reason
        difficulty.reported_at, difficulty.reported_by_label = now, by.actor_label
        difficulty.save(
            update_fields=["reported_to", "reported_note", "reported_at", "reported_by_label"]
        )
        stop_clocks(order, now=now, only=Clock.DIFFICULT)
        order.save(update_fields=["due_at"])
        tell(order, DifficultReported(note=f"报{reported_to}：{reason}"), by=by, now=now)
    return order
