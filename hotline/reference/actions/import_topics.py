"""Bring in a whole tree of topics by file (导入事项分类)."""

from datetime import datetime

from hotline.core.actor import Actor
from hotline.core.errors import Invalid
from hotline.core.eventlog import Told, record, record_many
from hotline.core.guarded import writing
from hotline.core.hand_edited import edit_here
from hotline.reference.actions._topic_rows import locked_topic
from hotline.reference.edit_events import (
    TopicCreated,
    TopicRenamed,
    TopicRestored,
    TopicRetired,
    TopicsImported,
)
from hotline.reference.errors import ChangedMeanwhile
from hotline.reference.models import Topic
from hotline.reference.rules.topic_tree import TopicPlan, group_of
from hotline.reference.topic_file import fingerprint, plan_of_file

MOST_NOTE = 500


def import_topics(
    *,
    name: str,
    content: bytes,
    retires_missing: bool,
    seen: str,
    note: str,
    by: Actor,
    now: datetime,
) -> TopicPlan:
    """Do what the preview showed, all of it or nothing.

    ``seen`` is the fingerprint of the previewed plan.

    Raises:
        Invalid: the file cannot be read, or a line of it is wrong.
        ChangedMeanwhile: by now the file would do something else than was shown.

    """
    with writing():
        list(Topic.objects.select_for_update().order_by("pk"))
        plan = plan_of_file(name, content, retires_missing=retires_missing)
        if plan.faults:
            msg = f"文件有 {len(plan.faults)} 行有误，没有导入任何内容。"
            raise Invalid(msg, fields={"file": msg})
        if fingerprint(plan) != seen:
            msg = "预览之后事项分类或文件有变化，请重新预览后再导入。"
            raise ChangedMeanwhile(msg)
        if not plan.changes:
            return plan
        note = note[:MOST_NOTE]
        record_many(_carry_out(plan, note), by=by, now=now)
        happening = TopicsImported(
            file=name[:120],
            added=len(plan.added),
            renamed=len(plan.renamed),
            restored=len(plan.restored),
            retired=len(plan.retired),
            note=note,
        )
        record(happening, subject_id="import", by=by, now=now, correlation_id=None)
    return plan


def _carry_out(plan: TopicPlan, note: str) -> list[Told]:
    told = []
    for line in sorted(plan.added, key=lambda each: each.code):
        group = Topic.objects.filter(code=group_of(line.code)).first()
        Topic.objects.create(code=line.code, name=line.name, parent=group, is_edited_here=True)
        new = {"code": line.code, "name": line.name}
        told.append(Told(TopicCreated(new=new), line.code, None))
    for each in plan.renamed:
        edit_here(locked_topic(each.code), name=each.new)
        renamed = TopicRenamed(old={"name": each.old}, new={"name": each.new})
        told.append(Told(renamed, each.code, None))
    for back in plan.restored:
        edit_here(locked_topic(back.code), is_active=True)
        told.append(Told(TopicRestored(name=back.name, note=note), back.code, None))
    for gone in plan.retired:
        edit_here(locked_topic(gone.code), is_active=False)
        told.append(Told(TopicRetired(name=gone.name, note=note), gone.code, None))
    return told
