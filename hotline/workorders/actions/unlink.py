"""Undo a link (解除关联)."""

from datetime import datetime

from django.db.models import Q

from hotline.accounts.visitor import Visitor
from hotline.core.guarded import writing
from hotline.workorders.actions._tell import tell
from hotline.workorders.errors import Incomplete
from hotline.workorders.family_events import Unlinked
from hotline.workorders.models import Link, WorkOrder
from hotline.workorders.queries import get_order, get_order_for
from hotline.workorders.rules.workflow import Verb


def unlink(*, number: str, other: str, by: Visitor, now: datetime) -> WorkOrder:
    """Untie two orders that somebody linked; what belongs together by itself stays.

    Raises:
        NoSuchOrder, NotNow, WrongRole: see ``queries.get_order_for``.
        Incomplete: nobody linked them.

    """
    with writing():
        order, _ = get_order_for(Verb.UNLINK, number, by)
        second = get_order(other, by)
        both = Q(earlier=order, later=second) | Q(earlier=second, later=order)
        tie = Link.objects.filter(both, kind=Link.Kind.RELATED).first()
        if tie is None:
            msg = "这两张工单没有关联，或不是人工关联。"
            raise Incomplete(msg, fields={"other": msg})
        tie.delete()
        for one, two in ((order, second), (second, order)):
            tell(one, Unlinked(other=two.number, note=f"与 {two.number} 解除关联"), by=by, now=now)
    return order
