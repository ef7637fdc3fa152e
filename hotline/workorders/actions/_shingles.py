"""Keep what orders are found by when another says the same."""

from collections.abc import Sequence

from hotline.workorders.duplicate_queries import said_in
from hotline.workorders.models import OrderShingles, WorkOrder
from hotline.workorders.rules.duplicates import marks_of
from hotline.workorders.rules.numbering import numbering_day


def keep_shingles(orders: Sequence[WorkOrder]) -> None:
    """Write the marks of new orders."""
    OrderShingles.objects.bulk_create(
        OrderShingles(
            order_id=each.pk,
            day=numbering_day(each.registered_at),
            marks=marks_of(said_in(each)),
        )
        for each in orders
    )
