"""Load special desks (专席), and tell which one a call belongs to."""

from django.db.models import Count

from hotline.accounts.visitor import Visitor
from hotline.core.models import Event
from hotline.telephony.events import CallQueued
from hotline.telephony.models import Call
from hotline.workorders.errors import Incomplete
from hotline.workorders.models import Desk
from hotline.workorders.queries import visible_orders
from hotline.workorders.rules.desk_form import FormField
from hotline.workorders.rules.workflow import State


def list_desks() -> list[Desk]:
    """Return the active desks in the order of the city's file."""
    return list(Desk.objects.filter(is_active=True))


def get_desk(code: str) -> Desk:
    """Return one active desk.

    Raises:
        Incomplete: there is none.

    """
    found = Desk.objects.filter(code=code, is_active=True).first()
    if found is None:
        msg = "没有这个专席，或已停用。"
        raise Incomplete(msg, fields={"desk_code": msg})
    return found


def desk_of_call(call: Call) -> Desk | None:
    """Return the desk whose queue the call waited in, else whose number was dialled.

    A call that overflowed waits in the usual queue too: its desk is where it waited first.
    """
    desks = list_desks()
    queues = [call.queue, *_queues_before(call)] if desks else []
    by_queue = (each for queue in queues for each in desks if queue and queue in each.queues)
    by_number = (each for each in desks if call.dialled and call.dialled in each.numbers)
    return next(by_queue, None) or next(by_number, None)


def _queues_before(call: Call) -> list[str]:
    rows = Event.objects.filter(
        subject_type=CallQueued.subject_type, subject_id=str(call.pk), kind=CallQueued.kind
    )
    return [str(each["queue"]) for each in rows.order_by("id").values_list("details", flat=True)]


def form_of(desk: Desk) -> list[FormField]:
    """Return the questions of the desk's form."""
    return [FormField.model_validate(each) for each in desk.fields]


def count_open_by_desk(visitor: Visitor) -> dict[int, int]:
    """Count the open orders of each desk that the visitor may see."""
    orders = visible_orders(visitor).filter(desk__isnull=False).exclude(state=State.CLOSED)
    return dict(orders.order_by().values_list("desk_id").annotate(n=Count("id")))
