"""Note that something was asked and not found (知识缺口): words and a count, never whose."""

from datetime import datetime

from django.db.models import F

from hotline.core.actor import SYSTEM
from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.knowledge.models import Gap
from hotline.knowledge.register_events import GapFound
from hotline.knowledge.rules.feedback import GapState
from hotline.knowledge.rules.gap_words import words_to_keep


def note_gap(*, text: str, by_citizen: bool, now: datetime) -> Gap | None:
    """Count the words once more; None where nothing of them may be kept.

    The first time is an event, without anybody's name in it; after that only the count grows.
    """
    words = words_to_keep(text)
    if not words:
        return None
    field = "asked_by_citizens" if by_citizen else "asked"
    with writing():
        gap, is_new = Gap.objects.get_or_create(
            words=words,
            defaults={"state": GapState.OPEN, "first_at": now, "last_at": now, field: 1},
        )
        if is_new:
            happening = GapFound(words=words)
            record(happening, subject_id=gap.pk, by=SYSTEM, now=now, correlation_id=None)
        else:
            Gap.objects.filter(pk=gap.pk).update(**{field: F(field) + 1, "last_at": now})
    return gap
