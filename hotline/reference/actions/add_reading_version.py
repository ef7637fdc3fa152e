"""Read a sentence of the contract otherwise from a day on (新增合同口径版本)."""

from datetime import date, datetime

from hotline.core.actor import Actor
from hotline.core.guarded import writing
from hotline.reference.actions._policy_versions import keep_version, newest_before, refuse_faults
from hotline.reference.models import Reading
from hotline.reference.rules.calendar import local_date
from hotline.reference.rules.policy_form import faults_of_version


def add_reading_version(
    *, key: str, starts_on: date, chosen: str, note: str, by: Actor, now: datetime
) -> Reading:
    """Choose another of the readings the question allows; the reason is shown to everybody.

    Raises:
        NoSuchReference: there is no such question.
        Invalid: the choice is none of its own, it would begin today or earlier, or nothing
            says why.

    """
    with writing():
        versions = list(Reading.objects.select_for_update().filter(key=key))
        previous = newest_before(versions, starts_on)
        taken = {each.starts_on for each in versions}
        faults = faults_of_version(starts_on, note, today=local_date(now), taken=taken)
        if chosen not in {each["value"] for each in previous.explanation["choices"]}:
            faults["chosen"] = "请选择列出的一种口径。"
        refuse_faults(faults)
        row = Reading(
            key=key,
            starts_on=starts_on,
            chosen=chosen,
            position=previous.position,
            explanation={**previous.explanation, "why": note},
            note=note,
        )
        keep_version(row, previous, ("chosen",), subject=f"reading:{key}", by=by, now=now)
    return row
