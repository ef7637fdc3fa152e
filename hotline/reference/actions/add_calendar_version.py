"""Change the weekly hours of a calendar from a day on (新增日历版本)."""

from datetime import date, datetime

from hotline.core.actor import Actor
from hotline.core.guarded import writing
from hotline.reference.actions._policy_versions import keep_version, newest_before, refuse_faults
from hotline.reference.models import CalendarVersion
from hotline.reference.rules.calendar import local_date
from hotline.reference.rules.policy_form import fault_of_weekly, faults_of_version

_FIELDS = ("weekly", "observes_holidays")


def add_calendar_version(
    *,
    name: str,
    starts_on: date,
    weekly: list[list[list[str]]],
    observes_holidays: bool,
    note: str,
    by: Actor,
    now: datetime,
) -> CalendarVersion:
    """Let clocks that start on ``starts_on`` or later count by other hours; others keep theirs.

    Raises:
        NoSuchReference: there is no calendar of this name.
        Invalid: the hours cannot be meant, it would begin today or earlier, or nothing says why.

    """
    with writing():
        versions = list(CalendarVersion.objects.select_for_update().filter(name=name))
        previous = newest_before(versions, starts_on)
        taken = {each.starts_on for each in versions}
        faults = faults_of_version(starts_on, note, today=local_date(now), taken=taken)
        wrong = fault_of_weekly(weekly)
        refuse_faults(faults | ({"weekly": wrong} if wrong else {}))
        row = CalendarVersion(
            name=name,
            label=previous.label,
            starts_on=starts_on,
            weekly=weekly,
            observes_holidays=observes_holidays,
            note=note,
        )
        keep_version(row, previous, _FIELDS, subject=f"calendar:{name}", by=by, now=now)
    return row
