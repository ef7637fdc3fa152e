"""Bring the city's first notice templates (通知模板), once each."""

from collections.abc import Sequence
from datetime import datetime

from hotline.core.actor import Actor
from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.messaging.models import NoticeTemplate
from hotline.messaging.notice_events import NoticeTemplatesLoaded
from hotline.messaging.rules.notice_entries import NoticeEntry
from hotline.messaging.rules.notices import TemplateState


def load_notice_templates(
    *, entries: Sequence[NoticeEntry], city: str, by: Actor, now: datetime
) -> int:
    """Publish those that were never there as first versions; return how many.

    They are a beginning: what was written in the pages since stays.
    """
    with writing():
        known = set(NoticeTemplate.objects.values_list("name", "channel"))
        new = [each for each in entries if (each.name, each.channel.value) not in known]
        NoticeTemplate.objects.bulk_create(
            NoticeTemplate(
                name=each.name,
                label=each.label,
                channel=each.channel,
                purpose=each.purpose,
                version=1,
                text=each.text,
                values={name: value.model_dump() for name, value in each.values.items()},
                state=TemplateState.PUBLISHED,
                written_at=now,
                written_by_label=by.actor_label,
                published_at=now,
                published_by_label=by.actor_label,
            )
            for each in new
        )
        if new:
            happening = NoticeTemplatesLoaded(names=[each.name for each in new])
            record(happening, subject_id=city, by=by, now=now, correlation_id=None)
    return len(new)
