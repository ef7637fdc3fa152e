"""Move a topic to another group (移动事项分类)."""

from datetime import datetime

from hotline.core.actor import Actor
from hotline.core.errors import Invalid
from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.core.hand_edited import edit_here
from hotline.reference.actions._topic_rows import add_topic, locked_topic
from hotline.reference.edit_events import TopicMoved
from hotline.reference.models import Topic
from hotline.reference.rules.topic_tree import group_of


def move_topic(*, code: str, to_code: str, note: str, by: Actor, now: datetime) -> Topic:
    """Go on under another group by a new code, and retire the old one; return the new topic.

    The code carries the group, in limits, statistics and exports, so that it cannot keep its
    code. Orders stay with the topic they were registered by.

    Raises:
        NoSuchReference: there is none.
        Invalid: it is a group or retired; the new code is taken, or of the same group.

    """
    with writing():
        row = locked_topic(code)
        if not group_of(code) or not row.is_active:
            msg = "只能移动启用的事项；大类不能移动。"
            raise Invalid(msg)
        if group_of(to_code) == group_of(code):
            msg = "新编码仍在原来的大类下。"
            raise Invalid(msg, fields={"to_code": msg})
        if not group_of(to_code):
            msg = "新编码应为 4 位数字，前 2 位是新大类的编码。"
            raise Invalid(msg, fields={"to_code": msg})
        try:
            moved = add_topic(to_code, row.name)
        except Invalid as refusal:
            fields = {"to_code": refusal.fields.get("code", refusal.message)}
            raise Invalid(refusal.message, fields=fields) from refusal
        edit_here(row, is_active=False)
        old, new = {"code": code}, {"code": to_code, "name": row.name}
        happening = TopicMoved(old=old, new=new, note=note)
        record(happening, subject_id=code, by=by, now=now, correlation_id=None)
    return moved
