"""Forget the unfinished forms nobody came back to (清除过期登记草稿)."""

from datetime import datetime, timedelta

from hotline.core.actor import SYSTEM
from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.workorders.form_events import DraftsExpired
from hotline.workorders.models import KeptDraft

KEPT_DAYS = 7
"""They hold callers' names and numbers: no longer than the longest holiday's absence."""


def expire_drafts(*, now: datetime) -> int:
    """Delete those that were last saved a week ago; return how many."""
    with writing():
        old = KeptDraft.objects.filter(saved_at__lt=now - timedelta(days=KEPT_DAYS))
        count, _ = old.delete()
        if count:
            happening = DraftsExpired(count=count)
            record(happening, subject_id="expired", by=SYSTEM, now=now, correlation_id=None)
    return count
