"""Retire a topic, so that new orders cannot choose it (停用事项分类)."""

from datetime import datetime

from hotline.core.actor import Actor
from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.core.hand_edited import edit_here
from hotline.reference.actions._topic_rows import locked_topic
from hotline.reference.edit_events import TopicRetired
from hotline.reference.errors import StillUsed
from hotline.reference.models import Topic


def retire_topic(*, code: str, note: str, by: Actor, now: datetime) -> Topic:
    """Take it out of every list; orders keep it. Retiring it again changes nothing.

    Raises:
        NoSuchReference: there is none.
        StillUsed: it is a group with active topics.

    """
    with writing():
        row = locked_topic(code)
        if not row.is_active:
            return row
        left = Topic.objects.filter(parent=row, is_active=True).count()
        if left:
            msg = f"“{row.name}”下还有 {left} 个启用的事项，请先停用或移走它们。"
            raise StillUsed(msg)
        edit_here(row, is_active=False)
        happening = TopicRetired(name=row.name, note=note)
        record(happening, subject_id=code, by=by, now=now, correlation_id=None)
    return row
