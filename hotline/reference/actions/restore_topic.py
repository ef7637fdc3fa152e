"""Restore a retired topic (恢复事项分类)."""

from datetime import datetime

from hotline.core.actor import Actor
from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.core.hand_edited import edit_here
from hotline.reference.actions._topic_rows import locked_topic
from hotline.reference.edit_events import TopicRestored
from hotline.reference.errors import StillUsed
from hotline.reference.models import Topic


def restore_topic(*, code: str, note: str, by: Actor, now: datetime) -> Topic:
    """Let new orders choose it again; restoring an active one changes nothing.

    Raises:
        NoSuchReference: there is none.
        StillUsed: its group is retired.

    """
    with writing():
        row = locked_topic(code)
        if row.is_active:
            return row
        if row.parent and not row.parent.is_active:
            msg = f"大类“{row.parent.name}”已停用，请先恢复大类。"
            raise StillUsed(msg)
        edit_here(row, is_active=True)
        happening = TopicRestored(name=row.name, note=note)
        record(happening, subject_id=code, by=by, now=now, correlation_id=None)
    return row
