"""Use a unified answer no longer (停用统一答复)."""

from datetime import datetime

from hotline.accounts.visitor import Visitor
from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.workorders.actions._turns import refuse_silence
from hotline.workorders.attention_events import UnifiedAnswerEnded
from hotline.workorders.errors import NoSuchAnswer
from hotline.workorders.models import UnifiedAnswer


def end_unified_answer(*, answer_id: int, reason: str, by: Visitor, now: datetime) -> UnifiedAnswer:
    """End it now; the orders it answered keep its text.

    Raises:
        NoSuchAnswer: there is none, or it has ended.
        Incomplete: nobody says why.

    """
    with writing():
        rows = UnifiedAnswer.objects.select_for_update().filter(ended_at__isnull=True)
        answer = rows.filter(pk=answer_id).first()
        if answer is None:
            msg = "没有这条统一答复，或已停用。"
            raise NoSuchAnswer(msg)
        refuse_silence(reason, "停用理由")
        answer.ended_at, answer.ended_by_label = now, by.actor_label
        answer.save(update_fields=["ended_at", "ended_by_label"])
        happening = UnifiedAnswerEnded(reason=reason, note=reason)
        record(happening, subject_id=answer.pk, by=by, now=now, correlation_id=None)
    return answer
