"""Turn orders into the rows of an export, as far as the person who exports may see them."""

from collections.abc import Iterator
from datetime import datetime
from typing import cast
from zoneinfo import ZoneInfo

from django.db.models import prefetch_related_objects

from hotline.accounts.visitor import Visitor
from hotline.workorders.list_permissions import SEES_WHOLE_CALLER
from hotline.workorders.models import ExportRequest, WorkOrder
from hotline.workorders.permissions import sees_every_order
from hotline.workorders.rules.exported_caller import Caller, Sight, masked_text, shown
from hotline.workorders.rules.search.filters import Filters
from hotline.workorders.rules.secrecy import SECRECY_LABELS
from hotline.workorders.rules.workflow import STATE_LABELS, State
from hotline.workorders.trays import TrayName, list_tray

Row = dict[str, str | datetime | None]
_ZONE = ZoneInfo("Asia/Shanghai")
_AT_ONCE = 500


def export_rows(request: ExportRequest, by: Visitor, *, now: datetime) -> Iterator[Row]:
    """Yield the rows of a request: what its list shows, no more than was asked for.

    Orders registered after the request are none of it.

    Raises:
        Forbidden: the list is no longer for this person.

    """
    filters = Filters.from_json(request.content)
    sight = sight_of(by)
    cursor, left = None, request.row_count
    while left > 0:
        tray = cast("TrayName", request.tray)
        page = list_tray(tray, by, filters, cursor, now=now, size=_AT_ONCE, with_sealed=True)
        prefetch_related_objects(page.orders, "registration")
        for order in page.orders:
            if left > 0 and order.registered_at <= request.asked_at:
                left -= 1
                yield row_of(order, sight)
        cursor = page.next_cursor
        if cursor is None:
            break


def sight_of(visitor: Visitor) -> Sight:
    """Return how much of callers the visitor may take out of the house, in a file or on paper."""
    is_whole = bool(visitor.roles & SEES_WHOLE_CALLER)
    return Sight(is_ours=sees_every_order(visitor), sees_whole=is_whole)


def row_of(order: WorkOrder, sight: Sight) -> Row:
    """Return one order's row: key of ``export_fields`` → what stands in the cell."""
    return _texts(order, sight) | {
        "number": order.number,
        "external_id": order.registration.external_id,
        "state": STATE_LABELS[State(order.state)],
        "appeal_type": order.get_appeal_type_display(),
        "urgency": order.get_urgency_display(),
        "channel": order.get_channel_display(),
        "topic": order.topic.name,
        "topic_code": order.topic.code,
        "area": order.area.full_name,
        "area_code": order.area.code,
        "is_confidential": "是" if order.is_confidential else "否",
        "secrecy": SECRECY_LABELS[order.secrecy],
        "desk": order.desk.name if order.desk else "",
        "desk_code": order.desk.code if order.desk else "",
        "department": order.department.name if order.department else "",
        "registered_by": order.registered_by_label,
        "closing": order.get_closing_display() if order.closing else "",
        "occurred_at": _local(order.occurred_at),
        "registered_at": _local(order.registered_at),
        "due_at": _local(order.due_at),
        "handled_at": _local(order.handled_at),
        "closed_at": _local(order.closed_at),
    }


def _texts(order: WorkOrder, sight: Sight) -> Row:
    """Return what may tell who somebody is, masked."""
    caller = Caller(
        name=order.caller_name,
        phone=order.caller_phone,
        sex=order.get_caller_sex_display(),
        is_confidential=order.is_confidential,
        is_anonymous=order.is_anonymous,
        is_phone_shared=order.is_phone_shared,
    )
    name, phone, sex = shown(caller, sight)
    texts = ("place", "event", "demand", "direct_answer", "direct_answer_reason")
    row: Row = {each: masked_text(getattr(order, each), sight) for each in texts}
    sees_all = sight.is_ours and sight.sees_whole
    row["desk_answers"] = order.desk_answers if sees_all else ""
    return row | {"caller_name": name, "caller_phone": phone, "caller_sex": sex}


def _local(moment: datetime | None) -> datetime | None:
    """Return the city's wall clock, to the second: spreadsheets know no zones."""
    if moment is None:
        return None
    return moment.astimezone(_ZONE).replace(tzinfo=None, microsecond=0)
