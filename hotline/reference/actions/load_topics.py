"""Bring the topics in line with the city's file."""

from collections.abc import Sequence
from datetime import datetime

from hotline.core.actor import Actor
from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.core.upsert import switch_off_others, upsert
from hotline.reference.events import ReferenceLoaded
from hotline.reference.models import Topic
from hotline.reference.rules.entries import TopicGroupEntry


def load_topics(*, entries: Sequence[TopicGroupEntry], city: str, by: Actor, now: datetime) -> int:
    """Create, correct and switch off; return how many rows changed. Idempotent."""
    with writing():
        groups = {
            each.code: {"name": each.name, "parent_id": None, "is_active": True} for each in entries
        }
        changed = upsert(Topic, "code", groups)
        ids = dict(Topic.objects.values_list("code", "pk"))
        topics = {
            child.code: {"name": child.name, "parent_id": ids[each.code], "is_active": True}
            for each in entries
            for child in each.children
        }
        changed += upsert(Topic, "code", topics)
        changed += switch_off_others(Topic, "code", [*groups, *topics])
        if changed:
            happening = ReferenceLoaded(what="topics", changed=changed)
            record(happening, subject_id=city, by=by, now=now, correlation_id=None)
    return changed
