"""Closed orders as models may learn from them."""

from collections.abc import Iterator
from datetime import datetime

from django.db.models import QuerySet

from hotline.administration.rules.consent import consent_of
from hotline.administration.rules.instructions import ClosedOrder
from hotline.core.crypto.cipher import blind_index
from hotline.reference.rules.dictionaries import AppealType
from hotline.workorders.models import WorkOrder
from hotline.workorders.rules.closing import Closing
from hotline.workorders.rules.secrecy import Secrecy

MOST_ORDERS = 100_000
_AT_ONCE = 500
_HANDLED_WELL = (Closing.SOLVED, Closing.ANSWERED_DIRECTLY, Closing.ANSWERED_UNIFIED)


def closed_between(since: datetime, until: datetime) -> QuerySet[WorkOrder, WorkOrder]:
    """Return the orders that were closed in the span and came to a good end."""
    rows = WorkOrder.objects.filter(
        closed_at__gte=since, closed_at__lt=until, closing__in=_HANDLED_WELL
    )
    return rows.order_by("id")


def each_order(since: datetime, until: datetime) -> Iterator[ClosedOrder]:
    """Yield them, with every name that stands beside the text."""
    rows = closed_between(since, until).select_related("topic__parent", "department")
    for order in rows.prefetch_related("results")[:MOST_ORDERS].iterator(chunk_size=_AT_ONCE):
        results = list(order.results.all())
        result = results[-1] if results else None
        topic, department = order.topic, order.department
        yield ClosedOrder(
            key=blind_index(order.number)[:16],
            consent=consent_of(
                secrecy=Secrecy(order.secrecy),
                appeal_type=AppealType(order.appeal_type),
                is_confidential=order.is_confidential,
                is_anonymous=order.is_anonymous,
                has_desk=order.desk_id is not None,
            ),
            place=order.place,
            event=order.event,
            demand=order.demand,
            department=department.name if department else "",
            topic=f"{topic.parent.name} / {topic.name}" if topic.parent else topic.name,
            process=result.process if result else "",
            outcome=result.outcome if result else order.direct_answer,
            names=_names(order, [each.staff for each in results]),
        )


def _names(order: WorkOrder, staff: list[str]) -> tuple[str, ...]:
    people = [order.caller_name, order.registered_by_label.partition("（")[0]]
    for each in staff:
        people += each.replace("，", "、").replace(",", "、").replace(" ", "、").split("、")
    return tuple(dict.fromkeys(each.strip() for each in people if each.strip()))
