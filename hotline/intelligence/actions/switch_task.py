"""Switch models on or off for a task (启用、停用智能任务)."""

from datetime import datetime

from hotline.core.actor import Actor
from hotline.core.errors import Invalid
from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.intelligence.events import TaskSwitchedOff, TaskSwitchedOn
from hotline.intelligence.models import TaskSwitch
from hotline.intelligence.rules.tasks import Task


def switch_task(*, task: Task, is_on: bool, reason: str, by: Actor, now: datetime) -> TaskSwitch:
    """Keep the switch; from this moment nobody is asked, or everybody again.

    Raises:
        Invalid: switched off without a reason.

    """
    if not is_on and not reason.strip():
        msg = "请写明停用的原因。"
        raise Invalid(msg, fields={"reason": msg})
    with writing():
        made, _ = TaskSwitch.objects.update_or_create(
            task=task,
            defaults={
                "is_on": is_on,
                "reason": reason.strip(),
                "changed_at": now,
                "changed_by_label": by.actor_label,
            },
        )
        happening = (TaskSwitchedOn if is_on else TaskSwitchedOff)(note=made.reason)
        record(happening, subject_id=task, by=by, now=now, correlation_id=None)
    return made
