"""Keep a filter under a name (保存常用筛选), in place of the one that had it."""

from datetime import datetime

from hotline.accounts.visitor import Visitor
from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.workorders.list_errors import TooMany
from hotline.workorders.models import SavedFilter
from hotline.workorders.rules.search.filters import Filters
from hotline.workorders.search_events import FilterSaved
from hotline.workorders.trays import TrayName, tray_orders

MOST_FILTERS = 30


def save_filter(
    *, name: str, tray: TrayName, filters: Filters, by: Visitor, now: datetime
) -> SavedFilter:
    """Keep it for this person alone.

    Raises:
        Forbidden: the list is for other roles.
        TooMany: they keep a screenful already.

    """
    tray_orders(tray, by, now=now)
    with writing():
        own = SavedFilter.objects.select_for_update().filter(owner_id=by.user_id)
        if own.exclude(name=name).count() >= MOST_FILTERS:
            msg = f"常用筛选最多 {MOST_FILTERS} 个，请先删除不用的。"
            raise TooMany(msg, fields={"name": msg})
        kept, _ = SavedFilter.objects.update_or_create(
            owner_id=by.user_id,
            name=name,
            defaults={"tray": tray, "content": filters.as_json(), "saved_at": now},
        )
        record(FilterSaved(name=name), subject_id=kept.pk, by=by, now=now, correlation_id=None)
    return kept
