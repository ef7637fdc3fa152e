"""Tell a citizen by SMS how far an order has come (进展通知), where the city wants it."""

from datetime import datetime

from hotline.contacts.rules.channels import Channel
from hotline.core.actor import SYSTEM
from hotline.core.guarded import writing
from hotline.followups import asking
from hotline.messaging.actions.notify import notify
from hotline.messaging.models import CitizenNotice
from hotline.messaging.notice_city import city_notices
from hotline.messaging.notice_errors import NoticeInvalid
from hotline.reference.rules.calendar import SHANGHAI
from hotline.workorders.models import WorkOrder


def tell_progress(*, order: WorkOrder, template: str, now: datetime) -> CitizenNotice | None:
    """Write once an order and template; None when nobody is written to.

    Nobody is: by a city that does not want it (``progress`` in ``notices.yaml``), without an
    account for SMS, on a fixed line, or who wanted to be known by nobody.
    """
    is_wanted = template in city_notices().progress and not order.is_anonymous
    if not is_wanted or not asking.is_open(Channel.SMS, template):
        return None
    with writing():
        WorkOrder.objects.select_for_update(of=("self",)).get(pk=order.pk)
        told = CitizenNotice.objects.filter(reference=order.number, template__name=template)
        if told.exists():
            return None
        try:
            return notify(
                template=template,
                values=_values(order),
                phone=order.caller_phone,
                reference=order.number,
                by=SYSTEM,
                now=now,
                correlation_id=order.correlation_id,
            )
        except NoticeInvalid:
            return None  # a fixed line cannot be written to


def _values(order: WorkOrder) -> dict[str, object]:
    due = order.due_at.astimezone(SHANGHAI) if order.due_at else None
    return {
        "title": order.topic.name,
        "number": order.number,
        "department": order.department.name if order.department else "",
        "due": f"{due.month}月{due.day}日" if due else "规定时限内",
    }
