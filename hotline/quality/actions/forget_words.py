"""Forget what an inspection quoted (清除引语) once the recording of the call is gone."""

from datetime import datetime
from uuid import UUID

from hotline.core.actor import SYSTEM
from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.quality.events import WordsForgotten
from hotline.quality.evidence_text import without_quotes
from hotline.quality.models import InspectedItem, Inspection
from hotline.quality.stories import story_of
from hotline.telephony.caption_queries import words_of


def forget_words(*, call_id: UUID, now: datetime) -> bool:
    """Keep points and reasons, drop the words; nothing happens while the call has its words."""
    with writing():
        rows = Inspection.objects.select_for_update(of=("self",)).select_related("call", "order")
        inspection = rows.filter(call_id=call_id).first()
        if inspection is None or words_of(call_id):
            return False
        items = list(InspectedItem.objects.filter(inspection=inspection).exclude(evidence=""))
        for each in items:
            each.evidence = without_quotes(each.evidence)
        InspectedItem.objects.bulk_update(items, ["evidence"])
        record(
            WordsForgotten(),
            subject_id=inspection.pk,
            by=SYSTEM,
            now=now,
            correlation_id=story_of(inspection),
        )
    return True
