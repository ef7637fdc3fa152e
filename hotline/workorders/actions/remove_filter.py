"""Give up a filter (删除常用筛选)."""

from datetime import datetime

from hotline.accounts.visitor import Visitor
from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.workorders.list_queries import get_filter_locked
from hotline.workorders.search_events import FilterRemoved


def remove_filter(*, filter_id: int, by: Visitor, now: datetime) -> None:
    """Remove one's own filter.

    Raises:
        NoSuchFilter: there is none of theirs.

    """
    with writing():
        kept = get_filter_locked(filter_id, by)
        happening = FilterRemoved(name=kept.name)
        kept.delete()
        record(happening, subject_id=filter_id, by=by, now=now, correlation_id=None)
