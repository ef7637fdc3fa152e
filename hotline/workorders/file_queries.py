"""Count and list files of orders."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Q, Sum

from hotline.accounts.visitor import Visitor
from hotline.workorders.kin import split_from
from hotline.workorders.models import Attachment, WorkOrder
from hotline.workorders.permissions import sees_every_order
from hotline.workorders.queries import cleared

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Amount:
    """How many files, and how many bytes together."""

    files: int
    size: int


def count_files(order_id: int) -> Amount:
    """Count the files of an order, of whatever part of it."""
    found = Attachment.objects.filter(order_id=order_id).aggregate(n=Count("id"), all=Sum("size"))
    return Amount(found["n"], found["all"] or 0)


def count_recent_uploads(visitor: Visitor, now: datetime) -> int:
    """Count what the visitor uploaded within a day."""
    since = now - _DAY
    own = Attachment.objects.filter(uploaded_by_id=visitor.user_id, uploaded_at__gt=since)
    return own.count()


def list_files(order: WorkOrder, visitor: Visitor) -> list[Attachment]:
    """Return the files of an order that the visitor may open, oldest first.

    A part of a split order shows what was sent with the whole: to departments what is not
    internal, to the hotline's own people what their security levels reach.
    """
    own = Q(order=order)
    above = split_from(order.pk, "order_id") & Q(
        send_back__isnull=True, result__isnull=True, clock_request__isnull=True
    )
    if sees_every_order(visitor):
        return list(Attachment.objects.filter(own | above & cleared(visitor, "order__")))
    return list(Attachment.objects.filter(own | above, is_internal=False))
