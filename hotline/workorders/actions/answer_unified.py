"""Answer an order by a unified answer (统一答复) and close it."""

from collections.abc import Sequence
from datetime import datetime

from hotline.accounts.visitor import Visitor
from hotline.core.errors import Refusal
from hotline.core.guarded import writing
from hotline.workorders.actions._endings import end_order
from hotline.workorders.actions._families import close_the_rest
from hotline.workorders.actions._tell import tell
from hotline.workorders.attention_events import AnsweredUnified
from hotline.workorders.models import UnifiedReply, WorkOrder
from hotline.workorders.queries import get_order_for
from hotline.workorders.rules.closing import Closing
from hotline.workorders.rules.workflow import Verb
from hotline.workorders.unified_queries import get_answer_in_force


def answer_unified(*, number: str, answer_id: int, by: Visitor, now: datetime) -> WorkOrder:
    """Close the order with the text in force today; the text is kept as it was.

    Raises:
        NoSuchOrder, NotNow, WrongRole: see ``queries.get_order_for``.
        NoSuchAnswer: there is none, or it is not in force today.

    """
    with writing():
        order, _ = get_order_for(Verb.ANSWER_UNIFIED, number, by)
        answer = get_answer_in_force(answer_id, now)
        UnifiedReply.objects.create(
            order=order,
            answer=answer,
            text=answer.text,
            replied_at=now,
            replied_by_id=by.actor_id,
            replied_by_label=by.actor_label,
        )
        end_order(order, Closing.ANSWERED_UNIFIED, now=now)
        tell(order, AnsweredUnified(answer_id=answer.pk, note=answer.title), by=by, now=now)
        close_the_rest(order, by=by, now=now)
    return order


def answer_many(
    *, numbers: Sequence[str], answer_id: int, by: Visitor, now: datetime
) -> dict[str, str]:
    """Answer orders on one matter, each by itself; return number → why it was refused, or ''."""
    told = {}
    for number in dict.fromkeys(numbers):
        try:
            answer_unified(number=number, answer_id=answer_id, by=by, now=now)
        except Refusal as refusal:
            told[number] = refusal.message
        else:
            told[number] = ""
    return told
