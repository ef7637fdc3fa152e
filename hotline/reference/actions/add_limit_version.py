"""Add a version of a limit from a day on (新增时限版本)."""

from datetime import date, datetime

from hotline.core.actor import Actor
from hotline.core.guarded import writing
from hotline.reference.actions._policy_versions import (
    keep_version,
    known_calendars,
    newest_before,
    refuse_faults,
)
from hotline.reference.models import LimitPolicy
from hotline.reference.rules.calendar import local_date
from hotline.reference.rules.policy_form import LimitForm, faults_of_limit, faults_of_version

_FIELDS = ("label", "minutes", "working_days", "calendar", "act_within", "stages")


def add_limit_version(
    *, name: str, starts_on: date, form: LimitForm, note: str, by: Actor, now: datetime
) -> LimitPolicy:
    """Let the limit be another from ``starts_on`` on; clocks that run by then keep theirs.

    Raises:
        NoSuchReference: there is no limit of this name.
        Invalid: a field is wrong, it would begin today or earlier, or nothing says why.

    """
    with writing():
        versions = list(LimitPolicy.objects.select_for_update().filter(name=name))
        previous = newest_before(versions, starts_on)
        taken = {each.starts_on for each in versions}
        faults = faults_of_version(starts_on, note, today=local_date(now), taken=taken)
        refuse_faults(faults | faults_of_limit(form, known_calendars()))
        row = LimitPolicy(
            name=name,
            starts_on=starts_on,
            label=form.label,
            minutes=form.minutes,
            working_days=form.working_days,
            calendar=form.calendar,
            act_within=form.act_within,
            stages=sorted(set(form.stages)),
            note=note,
        )
        keep_version(row, previous, _FIELDS, subject=f"limit:{name}", by=by, now=now)
    return row
