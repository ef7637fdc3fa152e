"""Answer the letter of supervision (回复督办)."""

from datetime import datetime

from hotline.accounts.visitor import Visitor
from hotline.core.guarded import writing
from hotline.workorders.actions._supervision import open_supervision
from hotline.workorders.actions._tell import tell
from hotline.workorders.actions._turns import refuse_silence
from hotline.workorders.attention_events import SupervisionReplied
from hotline.workorders.errors import AlreadyDone
from hotline.workorders.models import WorkOrder
from hotline.workorders.queries import get_order_for
from hotline.workorders.rules.workflow import Verb


def reply_supervision(*, number: str, reason: str, by: Visitor, now: datetime) -> WorkOrder:
    """Keep what the department answers; whether it came in time is kept with it.

    Raises:
        NoSuchOrder, NotNow, WrongRole: see ``queries.get_order_for``.
        AlreadyDone: nothing waits for an answer.
        Incomplete: the answer is empty.

    """
    with writing():
        order, _ = get_order_for(Verb.REPLY_SUPERVISION, number, by)
        letter = open_supervision(order)
        if letter.replied_at is not None:
            msg = "督办函已回复，请等热线解除督办。"
            raise AlreadyDone(msg)
        refuse_silence(reason, "督办回复")
        letter.reply, letter.replied_at = reason, now
        letter.replied_by_label = by.actor_label
        letter.save(update_fields=["reply", "replied_at", "replied_by_label"])
        happening = SupervisionReplied(
            supervision_id=letter.pk,
            is_late=now > letter.reply_by,
            note=f"{letter.letter}：{reason}",
        )
        tell(order, happening, by=by, now=now)
    return order
