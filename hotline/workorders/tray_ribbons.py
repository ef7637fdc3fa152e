"""The one clock that a row of a list shows, as a compact ribbon."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from hotline.accounts.visitor import Visitor
from hotline.workorders.clock_ribbons import clockwork_of
from hotline.workorders.models import Deadline
from hotline.workorders.queries import visible_orders
from hotline.workorders.rules.clock_ribbon import Ribbon, ribbon


@dataclass(frozen=True, slots=True)
class RowRibbon:
    """The clock an order's ``due_at`` repeats."""

    number: str
    deadline: Deadline
    ribbon: Ribbon


def list_row_ribbons(numbers: Iterable[str], visitor: Visitor, *, now: datetime) -> list[RowRibbon]:
    """Draw the running clock of each visible order that ends first; some have none."""
    orders = visible_orders(visitor).filter(number__in=list(numbers), due_at__isnull=False)
    keys = dict(orders.values_list("pk", "number"))
    rows = Deadline.objects.filter(order_id__in=list(keys), stopped_at__isnull=True)
    first: dict[int, Deadline] = {}
    for row in rows.order_by("ends_at", "id").prefetch_related("stops"):
        first.setdefault(row.order_id, row)
    return [RowRibbon(keys[key], row, ribbon(clockwork_of(row), now)) for key, row in first.items()]
