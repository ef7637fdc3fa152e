"""The orders of the last weeks from the same caller, or of the same place."""

from dataclasses import dataclass, replace
from datetime import datetime

from hotline.accounts.visitor import Visitor
from hotline.workorders.duplicate_queries import candidates, said_in
from hotline.workorders.models import WorkOrder
from hotline.workorders.permissions import sees_every_order
from hotline.workorders.rules.related import MOST_RELATED, relations


@dataclass(frozen=True, slots=True)
class Related:
    """Another order, and what it shares."""

    order: WorkOrder
    reasons: tuple[str, ...]


def list_related(order: WorkOrder, visitor: Visitor, *, now: datetime) -> list[Related]:
    """Return visible orders that share caller or place, newest first.

    A department is told of places only: two orders of one caller would name a caller who
    wants secrecy.
    """
    said = said_in(order)
    if not sees_every_order(visitor):
        said = replace(said, phone_index="")
    found = candidates(said, visitor, now=now, but=order.number)
    kept = [Related(each, relations(said, said_in(each))) for each in found]
    kept.sort(key=lambda each: -each.order.pk)
    return [each for each in kept if each.reasons][:MOST_RELATED]
