"""Close an order because the citizen no longer asks (撤诉)."""

from datetime import datetime

from hotline.accounts.visitor import Visitor
from hotline.core.actor import Actor, NamedActor
from hotline.core.guarded import writing
from hotline.workorders.actions._endings import end_order
from hotline.workorders.actions._families import close_the_rest
from hotline.workorders.actions._tell import tell
from hotline.workorders.attention_events import Withdrawn
from hotline.workorders.citizen_queries import get_order_of_citizen
from hotline.workorders.errors import Incomplete
from hotline.workorders.models import Withdrawal, WorkOrder
from hotline.workorders.queries import get_order_for
from hotline.workorders.rules.closing import Closing
from hotline.workorders.rules.withdrawal import SAID_LABELS, Said
from hotline.workorders.rules.workflow import Verb


def withdraw(*, number: str, said_by: Said, words: str, by: Visitor, now: datetime) -> WorkOrder:
    """Close the order; how the citizen said so is kept, their words sealed.

    Raises:
        NoSuchOrder, NotNow, WrongRole: see ``queries.get_order_for``.
        Incomplete: nothing says that the citizen wishes it.

    """
    with writing():
        order, _ = get_order_for(Verb.WITHDRAW, number, by)
        if not words.strip():
            msg = "请填写市民原话或凭证。"
            raise Incomplete(msg, fields={"words": msg})
        _close(order, said_by, words, by=by, now=now)
    return order


def withdraw_as_citizen(*, number: str, words: str, now: datetime) -> WorkOrder:
    """Close the order on the citizen's own page; their words, if any, sealed.

    Raises:
        NoSuchOrder, NotNow: see ``citizen_queries.get_order_of_citizen``.

    """
    with writing():
        order, _ = get_order_of_citizen(Verb.WITHDRAW, number)
        said = words.strip() or "市民凭查询码在网上撤回。"
        _close(order, Said.ONLINE, said, by=NamedActor("市民"), now=now)
    return order


def _close(order: WorkOrder, said_by: Said, words: str, *, by: Actor, now: datetime) -> None:
    Withdrawal.objects.create(
        order=order,
        said_by=said_by,
        words=words,
        withdrawn_at=now,
        noted_by_id=by.actor_id,
        noted_by_label=by.actor_label,
    )
    end_order(order, Closing.WITHDRAWN, now=now)
    tell(order, Withdrawn(said_by=said_by, note=SAID_LABELS[said_by]), by=by, now=now)
    close_the_rest(order, by=by, now=now)
