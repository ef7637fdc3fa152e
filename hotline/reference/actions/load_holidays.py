"""Load holidays and make-up days (节假日与调休)."""

from collections.abc import Sequence
from datetime import datetime

from hotline.core.actor import Actor
from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.core.upsert import upsert
from hotline.reference.events import HolidaysLoaded
from hotline.reference.models import Holiday
from hotline.reference.rules.entries import HolidayEntry


def load_holidays(*, entries: Sequence[HolidayEntry], by: Actor, now: datetime) -> int:
    """Add and correct days; later entries win, other days stay. Idempotent."""
    wanted = {each.date: {"kind": each.kind, "name": each.name} for each in entries}
    with writing():
        changed = upsert(Holiday, "date", wanted)
        if changed:
            last_year = max(each.year for each in wanted)
            happening = HolidaysLoaded(changed=changed, last_year=last_year)
            record(happening, subject_id="holidays", by=by, now=now, correlation_id=None)
    return changed
