"""Set what operators can answer (技能)."""

from collections.abc import Mapping
from datetime import datetime

from hotline.core.actor import Actor
from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.telephony.events import SkillsSet
from hotline.telephony.models import OperatorSkill


def set_skills(*, operator_id: int, skills: Mapping[str, int], by: Actor, now: datetime) -> None:
    """Replace all skills of an operator; they count from the next ticket on."""
    with writing():
        OperatorSkill.objects.filter(operator_id=operator_id).delete()
        for skill, level in skills.items():
            OperatorSkill.objects.create(operator_id=operator_id, skill=skill, level=level)
        happening = SkillsSet(skills=dict(skills))
        record(happening, subject_id=operator_id, by=by, now=now, correlation_id=None)


def set_many_skills(*, wanted: Mapping[int, Mapping[str, int]], by: Actor, now: datetime) -> int:
    """Replace the skills of several operators together; return how many changed."""
    changed = 0
    with writing():
        for operator_id, skills in wanted.items():
            rows = OperatorSkill.objects.filter(operator_id=operator_id)
            if dict(rows.values_list("skill", "level")) != dict(skills):
                set_skills(operator_id=operator_id, skills=skills, by=by, now=now)
                changed += 1
    return changed
