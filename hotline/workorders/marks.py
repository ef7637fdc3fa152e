"""Which verbs have nothing to do, told by the marks an order bears."""

from hotline.workorders.models import WorkOrder
from hotline.workorders.rules.workflow import Verb


def moot_marks(order: WorkOrder) -> frozenset[Verb]:
    """Return the verbs a page need not offer: no letter to answer, no difficulty to report."""
    watched = {Verb.SUPERVISE}
    unwatched = {
        Verb.REPLY_SUPERVISION,
        Verb.RECORD_SUPERVISION_REPLY,
        Verb.LIFT_SUPERVISION,
    }
    moot = watched if order.supervision_level else unwatched
    return frozenset(moot | ({Verb.ESCALATE} if order.is_difficult else {Verb.REPORT_DIFFICULT}))
