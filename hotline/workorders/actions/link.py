"""Link two orders (关联工单) that have to do with each other."""

from datetime import datetime

from hotline.accounts.visitor import Visitor
from hotline.core.guarded import writing
from hotline.workorders.actions._links import tie
from hotline.workorders.actions._tell import tell
from hotline.workorders.errors import Incomplete
from hotline.workorders.family_events import Linked
from hotline.workorders.models import WorkOrder
from hotline.workorders.queries import get_order, get_order_for
from hotline.workorders.rules.workflow import Verb


def link(*, number: str, other: str, by: Visitor, now: datetime) -> WorkOrder:
    """Tie the order to another, which may be closed; both stay as they are.

    Raises:
        NoSuchOrder, NotNow, WrongRole: see ``queries.get_order_for``.
        Incomplete: it is the order itself, or they are linked already.

    """
    with writing():
        order, _ = get_order_for(Verb.LINK, number, by)
        second = get_order(other, by)
        if second == order:
            msg = "工单不能与自己关联。"
            raise Incomplete(msg, fields={"other": msg})
        if not tie(order, second, now=now):
            msg = "这两张工单已经关联。"
            raise Incomplete(msg, fields={"other": msg})
        for one, two in ((order, second), (second, order)):
            tell(one, Linked(other=two.number, note=f"与 {two.number} 关联"), by=by, now=now)
    return order
