"""Who else is at the orders a visitor sees."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from hotline.accounts.visitor import Visitor
from hotline.workorders.models import Presence, WorkOrder
from hotline.workorders.permissions import handler_departments, sees_every_order
from hotline.workorders.rules.presence import WRITES_FOR, Page, Party, Present, told_to


def party_of(visitor: Visitor) -> Party:
    """Return the side the visitor stands on."""
    return Party(
        user_id=visitor.user_id,
        is_ours=sees_every_order(visitor),
        departments=handler_departments(visitor),
    )


def list_present(
    orders: Iterable[WorkOrder], visitor: Visitor, *, now: datetime, but: UUID | None = None
) -> dict[int, list[Present]]:
    """Return order key → who is there, leaving out the asking page.

    The orders must be ones the visitor may see.
    """
    keys = [each.pk for each in orders]
    rows = Presence.objects.filter(order_id__in=keys, seen_at__gt=now - WRITES_FOR)
    pages: dict[int, list[Page]] = defaultdict(list)
    for row in rows.order_by("since", "id"):
        if row.tab != but or row.user_id != visitor.user_id:
            pages[row.order_id].append(_page(row))
    reader = party_of(visitor)
    return {key: told_to(reader, found, now) for key, found in pages.items()}


def _page(row: Presence) -> Page:
    party = Party(user_id=row.user_id, is_ours=row.is_ours, departments=frozenset(row.departments))
    return Page(
        party=party,
        name=row.name,
        act_label=row.act_label,
        since=row.since,
        seen_at=row.seen_at,
    )
