"""What the verbs of policy share: refusals, and the row that says who made it and why."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime
from operator import attrgetter
from typing import Any

from hotline.core.actor import Actor
from hotline.core.errors import Invalid
from hotline.core.eventlog import record
from hotline.reference.edit_events import PolicyVersionAdded
from hotline.reference.errors import NoSuchReference
from hotline.reference.models import CalendarVersion
from hotline.reference.rules.calendar import ALWAYS_OPEN


def known_calendars() -> set[str]:
    """Return the names of all calendars, ``always`` too."""
    names = CalendarVersion.objects.values_list("name", flat=True).distinct()
    return {*names, ALWAYS_OPEN.name}


def refuse_faults(faults: Mapping[str, str]) -> None:
    """Refuse when there are any.

    Raises:
        Invalid: with a sentence for every field at fault.

    """
    if faults:
        raise Invalid.in_fields(faults)


def newest_before(versions: Collection[Any], starts_on: date) -> Any:
    """Return the version that the new one follows; the oldest when it begins before all.

    Raises:
        NoSuchReference: there is no version at all.

    """
    if not versions:
        msg = "没有这项策略。"
        raise NoSuchReference(msg)
    earlier = [each for each in versions if each.starts_on < starts_on]
    start = attrgetter("starts_on")
    return max(earlier, key=start) if earlier else min(versions, key=start)


def keep_version(
    row: Any, previous: Any, fields: Iterable[str], *, subject: str, by: Actor, now: datetime
) -> None:
    """Save the new row with who made it, and record what differs; call it inside ``writing()``."""
    row.made_by_label, row.made_at = by.actor_label, now
    row.save()
    changed = [each for each in fields if getattr(row, each) != getattr(previous, each)]
    happening = PolicyVersionAdded(
        starts_on=row.starts_on.isoformat(),
        old={each: getattr(previous, each) for each in changed},
        new={each: getattr(row, each) for each in changed},
        note=row.note,
    )
    record(happening, subject_id=subject, by=by, now=now, correlation_id=None)
