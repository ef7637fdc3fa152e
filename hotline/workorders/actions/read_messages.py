"""Note that the other side's messages about an order were read (查看留言)."""

from datetime import datetime

from hotline.accounts.visitor import Visitor
from hotline.core.guarded import writing
from hotline.workorders.actions._tell import tell
from hotline.workorders.message_events import MessagesRead
from hotline.workorders.message_queries import messages_of, unread_by
from hotline.workorders.queries import get_order_locked


def read_messages(*, number: str, by: Visitor, now: datetime) -> int:
    """Mark what the other side wrote as read; return how many were new.

    Where nothing is new nothing is written; what was written after the visitor asked stays new.

    Raises:
        NoSuchOrder: there is none, or the visitor may not see it.

    """
    with writing():
        order = get_order_locked(number, by)
        unread = unread_by(by, messages_of(order, by)).filter(written_at__lte=now)
        ids = list(unread.values_list("pk", flat=True))
        if not ids:
            return 0
        messages = messages_of(order, by).filter(pk__in=ids)
        messages.update(read_at=now, read_by_label=by.actor_label)
        tell(order, MessagesRead(message_ids=ids), by=by, now=now)
    return len(ids)
