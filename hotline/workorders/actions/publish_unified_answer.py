"""Publish a unified answer (统一答复): one text for many orders on one matter."""

from collections.abc import Sequence
from datetime import date, datetime

from hotline.accounts.visitor import Visitor
from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.reference.queries import get_topic
from hotline.workorders.attention_events import UnifiedAnswerPublished
from hotline.workorders.errors import Incomplete
from hotline.workorders.models import UnifiedAnswer
from hotline.workorders.rules.unified_answer import faults_of_unified_answer


def publish_unified_answer(
    *,
    title: str,
    text: str,
    starts_on: date,
    ends_on: date,
    by: Visitor,
    now: datetime,
    topic_code: str = "",
    keywords: Sequence[str] = (),
) -> UnifiedAnswer:
    """Make the text usable from one day to another, both included.

    Raises:
        Incomplete: title or text is missing, or it ends before it begins.

    """
    faults = faults_of_unified_answer(title=title, text=text, starts_on=starts_on, ends_on=ends_on)
    if faults:
        raise Incomplete(next(iter(faults.values())), fields=faults)
    with writing():
        answer = UnifiedAnswer.objects.create(
            title=title,
            topic=get_topic(topic_code) if topic_code else None,
            keywords=[each for each in dict.fromkeys(keywords) if each],
            text=text,
            starts_on=starts_on,
            ends_on=ends_on,
            published_at=now,
            published_by_id=by.actor_id,
            published_by_label=by.actor_label,
        )
        happening = UnifiedAnswerPublished(note=title)
        record(happening, subject_id=answer.pk, by=by, now=now, correlation_id=None)
    return answer
