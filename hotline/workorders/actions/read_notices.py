"""Note that somebody read what they were told (标为已读).

Not in the log: it changes no order, and is nobody else's business.
"""

from datetime import datetime

from hotline.accounts.visitor import Visitor
from hotline.workorders.models import NoticeReading
from hotline.workorders.notice_queries import unread_of


def read_notices(
    *, by: Visitor, now: datetime, notice_id: int | None = None, through: int | None = None
) -> int:
    """Mark one notice, or all up to the newest that was shown; return how many were new."""
    unread = unread_of(by)
    if notice_id is not None:
        unread = unread.filter(pk=notice_id)
    if through is not None:
        unread = unread.filter(pk__lte=through)
    rows = [
        NoticeReading(notice_id=each, user_id=by.user_id, read_at=now)
        for each in unread.values_list("pk", flat=True)
    ]
    NoticeReading.objects.bulk_create(rows, ignore_conflicts=True)
    return len(rows)
