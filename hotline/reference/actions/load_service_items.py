"""Bring the service items in line with a list."""

from collections.abc import Iterable
from datetime import datetime

from hotline.core.actor import Actor
from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.core.upsert import switch_off_others, upsert
from hotline.reference.events import ReferenceLoaded
from hotline.reference.models import ServiceItem
from hotline.reference.rules.service_items import ItemEntry


def load_service_items(*, entries: Iterable[ItemEntry], city: str, by: Actor, now: datetime) -> int:
    """Create, correct and switch off; return how many rows changed. Idempotent."""
    wanted = {
        each.code: {
            "department": each.department,
            "main_item": each.main_item,
            "item": each.item,
            "url": each.url,
            "is_active": True,
        }
        for each in entries
    }
    with writing():
        changed = upsert(ServiceItem, "code", wanted)
        changed += switch_off_others(ServiceItem, "code", wanted)
        if changed:
            happening = ReferenceLoaded(what="service_items", changed=changed)
            record(happening, subject_id=city, by=by, now=now, correlation_id=None)
    return changed
