"""Count and list files of orders."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Sum

from hotline.accounts.visitor import Visitor
from hotline.workorders.models import Attachment, WorkOrder
from hotline.workorders.permissions import sees_every_order

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
    """Return the files of an order that the visitor may open, oldest first."""
    files = order.attachments.all()
    if not sees_every_order(visitor):
        files = files.filter(is_internal=False)
    return list(files)
