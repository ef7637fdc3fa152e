"""Drop an unfinished form (清空登记草稿)."""

from datetime import datetime

from hotline.accounts.visitor import Visitor
from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.workorders.form_events import DraftDropped
from hotline.workorders.models import KeptDraft


def drop_draft(*, slot: str, by: Visitor, now: datetime) -> bool:
    """Drop one's own; tell whether there was one."""
    with writing():
        own = KeptDraft.objects.select_for_update().filter(owner_id=by.user_id, slot=slot)
        kept = own.first()
        if kept is None:
            return False
        happening = DraftDropped(slot=slot)
        record(happening, subject_id=kept.pk, by=by, now=now, correlation_id=None)
        kept.delete()
    return True
