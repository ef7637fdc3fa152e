"""Load holidays and make-up days (节假日与调休)."""

from collections.abc import Sequence
from datetime import datetime

from hotline.core.actor import Actor
from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.core.upsert import upsert
from hotline.reference.events import HolidaysLoaded
from hotline.reference.keeping_queries import years_kept_here
from hotline.reference.models import Holiday, HolidayEdition
from hotline.reference.rules.entries import HolidayEntry


def load_holidays(*, entries: Sequence[HolidayEntry], by: Actor, now: datetime) -> int:
    """Add and correct days; later entries win, other days stay. Idempotent.

    A year that somebody set in the pages stays as it is. Another one whose days changed gets a
    new edition; clocks that run keep theirs.
    """
    kept = years_kept_here()
    wanted = {
        each.date: {"kind": each.kind, "name": each.name}
        for each in entries
        if each.date.year not in kept
    }
    with writing():
        changed = upsert(Holiday, "date", wanted)
        _add_editions(now)
        if changed:
            last_year = max(each.year for each in wanted)
            happening = HolidaysLoaded(changed=changed, last_year=last_year)
            record(happening, subject_id="holidays", by=by, now=now, correlation_id=None)
    return changed


def _add_editions(now: datetime) -> None:
    """Keep every year as it is known now, unless its newest edition says the same."""
    years: dict[int, list[list[str]]] = {}
    for day, kind in Holiday.objects.order_by("date").values_list("date", "kind"):
        years.setdefault(day.year, []).append([day.isoformat(), kind])
    newest = HolidayEdition.objects.order_by("year", "-id").distinct("year")
    known = {each.year: each.days for each in newest}
    HolidayEdition.objects.bulk_create(
        HolidayEdition(year=year, days=days, loaded_at=now)
        for year, days in years.items()
        if known.get(year) != days
    )
