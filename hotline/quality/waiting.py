"""What ended or closed and was not pre-scored yet."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Exists, OuterRef

from hotline.telephony.models import Call, Caption
from hotline.workorders.models import WorkOrder
from hotline.workorders.rules.closing import Closing
from hotline.workorders.rules.workflow import State

SETTLES = timedelta(minutes=2)
"""The last words of a call are written down after it has ended."""
_BACK = timedelta(days=7)
AT_ONCE = 200
_NOT_WORK = (Closing.WITHDRAWN, Closing.WITH_MAIN)


def calls_waiting(now: datetime) -> list[UUID]:
    """Return ended calls with words that nobody judged, oldest first."""
    words = Caption.objects.filter(call_id=OuterRef("pk"))
    rows = Call.objects.filter(
        Exists(words),
        ended_at__gte=now - _BACK,
        ended_at__lt=now - SETTLES,
        entered_at__gte=now - 2 * _BACK,
        operator_id__isnull=False,
        inspection__isnull=True,
    )
    return list(rows.order_by("ended_at", "pk").values_list("pk", flat=True)[:AT_ONCE])


def orders_waiting(now: datetime) -> list[int]:
    """Return closed orders that nobody judged, oldest first; those taken back are no work."""
    rows = WorkOrder.objects.filter(
        state=State.CLOSED,
        closed_at__gte=now - _BACK,
        registered_by_id__isnull=False,
        inspection__isnull=True,
    ).exclude(closing__in=_NOT_WORK)
    return list(rows.order_by("closed_at", "pk").values_list("pk", flat=True)[:AT_ONCE])
