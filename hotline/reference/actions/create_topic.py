"""Create a topic, or a group of topics (新增事项分类)."""

from datetime import datetime

from hotline.core.actor import Actor
from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.reference.actions._topic_rows import add_topic
from hotline.reference.edit_events import TopicCreated
from hotline.reference.models import Topic


def create_topic(*, code: str, name: str, by: Actor, now: datetime) -> Topic:
    """Add it: two digits make a group, four a topic of the group they begin with.

    Raises:
        Invalid: the code is taken or malformed, the name is wrong, or the group is missing.

    """
    with writing():
        row = add_topic(code, name)
        happening = TopicCreated(new={"code": code, "name": name})
        record(happening, subject_id=code, by=by, now=now, correlation_id=None)
    return row
