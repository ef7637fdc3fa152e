"""Which verbs have nothing to do, told by the marks an order bears."""

from hotline.workorders.models import Difficulty, WorkOrder
from hotline.workorders.rules.workflow import State, Verb


def moot_marks(order: WorkOrder) -> frozenset[Verb]:
    """Return the verbs a page need not offer: no letter to answer, no difficulty to report."""
    watched = {Verb.SUPERVISE}
    unwatched = {
        Verb.REPLY_SUPERVISION,
        Verb.RECORD_SUPERVISION_REPLY,
        Verb.LIFT_SUPERVISION,
    }
    moot = watched if order.supervision_level else unwatched
    return frozenset(moot | _moot_difficulty(order))


def _moot_difficulty(order: WorkOrder) -> set[Verb]:
    """Only suspended and difficult orders have 48 hours; the office is told of them once."""
    moot = {Verb.ESCALATE} if order.is_difficult else {Verb.LIFT_DIFFICULT}
    if not order.is_difficult and order.state != State.SUSPENDED:
        return moot | {Verb.REPORT_DIFFICULT}
    unreported = Difficulty.objects.filter(order=order, ended_at=None, reported_at=None)
    return moot if unreported.exists() else moot | {Verb.REPORT_DIFFICULT}
