"""Bring the shared wordings (共享常用语) of the city's file, once each."""

from collections.abc import Sequence
from datetime import datetime

from hotline.core.actor import Actor
from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.workorders.form_events import TemplatesLoaded
from hotline.workorders.models import OrderTemplate
from hotline.workorders.rules.template_entries import TemplateEntry


def load_templates(*, entries: Sequence[TemplateEntry], city: str, by: Actor, now: datetime) -> int:
    """Create those whose name was never there; return how many.

    They are a beginning: what team leaders changed or removed stays as they left it.
    """
    with writing():
        shared = OrderTemplate.objects.filter(owner_id=None)
        known = set(shared.values_list("name", flat=True))
        new = [each for each in entries if each.name not in known]
        OrderTemplate.objects.bulk_create(
            OrderTemplate(**each.columns(), saved_at=now, saved_by_label=by.actor_label)
            for each in new
        )
        if new:
            happening = TemplatesLoaded(names=[each.name for each in new])
            record(happening, subject_id=city, by=by, now=now, correlation_id=None)
    return len(new)
