"""Set how many text contacts an operator has at once (设置文字会话容量)."""

from datetime import datetime

from hotline.core.actor import Actor
from hotline.core.errors import Invalid
from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.telephony.events import TextLimitSet
from hotline.telephony.models import TextLimit
from hotline.telephony.rules.text_limits import USUAL, fault_of_limit
from hotline.telephony.skill_queries import list_call_takers
from hotline.telephony.vocabulary import skill_labels


def set_text_limit(
    *, operator_id: int, skill: str, most: int | None, by: Actor, now: datetime
) -> int:
    """Set it, or go back to the usual (``most`` is None); return what holds from now on.

    Call control hears of it within a second or two; what is in hand stays there.

    Raises:
        Invalid: nobody of this number takes calls, no such queue, or no such number of texts.

    """
    if operator_id not in {each.user_id for each in list_call_takers()}:
        msg = f"账号 {operator_id} 不接待市民，不能设置文字会话容量。"
        raise Invalid(msg)
    if not skill.startswith("queue:") or skill not in skill_labels():
        msg = f"没有队列技能“{skill}”。"
        raise Invalid(msg)
    if most is not None and (fault := fault_of_limit(most)):
        raise Invalid(fault, fields={"most": fault})
    with writing():
        rows = TextLimit.objects.select_for_update().filter(operator_id=operator_id, skill=skill)
        before = next((each.most for each in rows), None)
        if before == most:
            return USUAL if most is None else most
        if most is None:
            rows.delete()
        else:
            TextLimit.objects.update_or_create(
                operator_id=operator_id, skill=skill, defaults={"most": most}
            )
        happening = TextLimitSet(skill=skill, most=most, before=before)
        record(happening, subject_id=operator_id, by=by, now=now, correlation_id=None)
    return USUAL if most is None else most
