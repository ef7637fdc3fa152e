"""Add the versions of calendars and limits that the city's files name."""

from collections.abc import Sequence
from datetime import datetime

from hotline.core.actor import Actor
from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.reference.errors import VersionInForce
from hotline.reference.events import ReferenceLoaded
from hotline.reference.models import CalendarVersion, LimitPolicy
from hotline.reference.rules.entries import CalendarEntry, LimitEntry

_MEASURES = ("minutes", "working_days", "calendar", "label")
_HOURS = ("weekly", "observes_holidays", "label")


def load_policies(
    *,
    calendars: Sequence[CalendarEntry],
    limits: Sequence[LimitEntry],
    city: str,
    by: Actor,
    now: datetime,
) -> int:
    """Add what is new; return how many versions. Idempotent.

    A version that somebody made in the pages for the same day stays as it is.

    Raises:
        VersionInForce: the file says something else about a version that exists already.

    """
    with writing():
        added = sum(_add(CalendarVersion, each, _HOURS) for each in calendars)
        added += sum(_add(LimitPolicy, each, _MEASURES) for each in limits)
        added += sum(_adjust(each) for each in limits)
        if added:
            happening = ReferenceLoaded(what="policies", changed=added)
            record(happening, subject_id=city, by=by, now=now, correlation_id=None)
    return added


def _adjust(entry: LimitEntry) -> int:
    """Bring in line what is no part of the promise: when it warns, when one may act."""
    wanted = {"stages": entry.stages, "act_within": entry.act_within}
    same = LimitPolicy.objects.filter(name=entry.name, starts_on=entry.starts_on)
    same = same.filter(made_at__isnull=True)
    return same.exclude(**wanted).update(**wanted)


def _add(
    model: type[CalendarVersion | LimitPolicy],
    entry: CalendarEntry | LimitEntry,
    fields: Sequence[str],
) -> int:
    wanted = {name: getattr(entry, name) for name in fields}
    row, is_new = model._default_manager.get_or_create(  # noqa: SLF001 - Django documents it
        name=entry.name, starts_on=entry.starts_on, defaults=wanted
    )
    if is_new or row.is_made_here:
        return int(is_new)
    if any(getattr(row, name) != wish for name, wish in wanted.items()):
        msg = (
            f"“{entry.label}”（{entry.name}）自 {entry.starts_on} 起的版本已经载入，不能改写；"
            "请另加一条更晚的 starts_on。"
        )
        raise VersionInForce(msg)
    return 0
