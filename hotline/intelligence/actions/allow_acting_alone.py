"""Allow or forbid a model to act without a person in one class (自动执行)."""

from datetime import datetime

from hotline.core.actor import Actor
from hotline.core.errors import Invalid
from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.intelligence.errors import NotProven
from hotline.intelligence.events import ActingAloneAllowed, ActingAloneForbidden
from hotline.intelligence.models import ActingPolicy
from hotline.intelligence.queries import judged
from hotline.intelligence.rules.acting_alone import (
    LEAST_CASES,
    LEAST_PRECISION,
    is_proven,
    lowest_precision,
)
from hotline.intelligence.rules.tasks import Task


def allow_acting_alone(
    *, task: Task, class_key: str, reason: str, by: Actor, now: datetime
) -> ActingPolicy:
    """Allow it for a class whose suggestions people took unchanged, often enough.

    Raises:
        Invalid: nobody says why, or for which class.
        NotProven: too few cases, or too many changed or thrown away.

    """
    for name, value in (("class_key", class_key), ("reason", reason)):
        if not value.strip():
            msg = "请写明类别和理由。"
            raise Invalid(msg, fields={name: msg})
    accepted, all_judged = judged(task, class_key)
    if not is_proven(accepted, all_judged):
        lowest = lowest_precision(accepted, all_judged)
        msg = (
            f"这一类还不能自动执行：已评价 {all_judged} 件（至少 {LEAST_CASES} 件），"
            f"采纳率下限 {lowest:.1%}（至少 {LEAST_PRECISION:.0%}）。"
        )
        raise NotProven(msg)
    with writing():
        made = _keep(task, class_key, reason, by, now, is_on=True, counts=(accepted, all_judged))
        happening = ActingAloneAllowed(
            class_key=class_key, accepted=accepted, judged=all_judged, note=made.reason
        )
        record(happening, subject_id=task, by=by, now=now, correlation_id=None)
    return made


def forbid_acting_alone(
    *, task: Task, class_key: str, reason: str, by: Actor, now: datetime
) -> ActingPolicy:
    """Forbid it again, at once and without any condition."""
    with writing():
        made = _keep(task, class_key, reason, by, now, is_on=False, counts=judged(task, class_key))
        happening = ActingAloneForbidden(class_key=class_key, note=made.reason)
        record(happening, subject_id=task, by=by, now=now, correlation_id=None)
    return made


def _keep(
    task: Task,
    class_key: str,
    reason: str,
    by: Actor,
    now: datetime,
    *,
    is_on: bool,
    counts: tuple[int, int],
) -> ActingPolicy:
    made, _ = ActingPolicy.objects.update_or_create(
        task=task,
        class_key=class_key,
        defaults={
            "is_on": is_on,
            "accepted": counts[0],
            "judged": counts[1],
            "reason": reason.strip(),
            "changed_at": now,
            "changed_by_label": by.actor_label,
        },
    )
    return made
