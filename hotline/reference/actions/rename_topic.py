"""Rename a topic (更名事项分类)."""

from datetime import datetime

from hotline.core.actor import Actor
from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.core.hand_edited import edit_here
from hotline.reference.actions._topic_rows import locked_topic, refuse_name
from hotline.reference.edit_events import TopicRenamed
from hotline.reference.models import Topic


def rename_topic(*, code: str, name: str, by: Actor, now: datetime) -> Topic:
    """Give it another name; orders of old show the new one too, the log keeps the old.

    Raises:
        NoSuchReference: there is none.
        Invalid: the name is too short or too long.

    """
    with writing():
        row = locked_topic(code)
        refuse_name(name)
        if row.name == name:
            return row
        old = row.name
        edit_here(row, name=name)
        happening = TopicRenamed(old={"name": old}, new={"name": name})
        record(happening, subject_id=code, by=by, now=now, correlation_id=None)
    return row
