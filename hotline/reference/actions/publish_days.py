"""Publish the holidays and make-up days of a year as a new edition (发布节假日版次)."""

from collections.abc import Sequence
from datetime import datetime

from hotline.core.actor import Actor
from hotline.core.errors import Invalid
from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.reference.edit_events import DaysPublished
from hotline.reference.errors import ChangedMeanwhile
from hotline.reference.keeping_queries import days_of_year, newest_edition_of
from hotline.reference.models import Holiday, HolidayEdition
from hotline.reference.rules.calendar import local_date
from hotline.reference.rules.year_days import MarkedDay, faults_of_year


def publish_days(
    *, year: int, days: Sequence[MarkedDay], seen: int, note: str, by: Actor, now: datetime
) -> HolidayEdition:
    """Set the year's days; clocks that start from now on count by them, running ones do not.

    ``seen`` is the id of the year's edition that was looked at; 0 when there was none. From now
    on the year is the administrator's: the city's files and the package pass it by.

    Raises:
        Invalid: a day is wrong or past, nothing says why, or nothing differs.
        ChangedMeanwhile: the year has another edition by now.

    """
    with writing():
        list(HolidayEdition.objects.select_for_update().filter(year=year))
        newest = newest_edition_of(year)
        if (newest.pk if newest else 0) != seen:
            msg = f"{year} 年的节假日已被别人更新，请刷新后再改。"
            raise ChangedMeanwhile(msg)
        before, wanted = days_of_year(year), sorted(days)
        _refuse_faults(year, wanted, before, note, now)
        Holiday.objects.filter(date__year=year).delete()
        Holiday.objects.bulk_create(
            Holiday(date=each.date, kind=each.kind, name=each.name) for each in wanted
        )
        edition = HolidayEdition.objects.create(
            year=year,
            days=[[each.date.isoformat(), each.kind] for each in wanted],
            loaded_at=now,
            note=note,
            made_by_label=by.actor_label,
            made_at=now,
        )
        happening = DaysPublished(
            year=year,
            edition=edition.pk,
            old=[str(each) for each in before if each not in wanted],
            new=[str(each) for each in wanted if each not in before],
            note=note,
        )
        record(happening, subject_id=year, by=by, now=now, correlation_id=None)
    return edition


def _refuse_faults(
    year: int, wanted: Sequence[MarkedDay], before: Sequence[MarkedDay], note: str, now: datetime
) -> None:
    faults = faults_of_year(year, wanted, before, local_date(now))
    if faults:
        raise Invalid(faults[0], fields={"days": " ".join(faults[:5])})
    if list(wanted) == list(before):
        msg = "与现行版次相同，没有需要发布的变化。"
        raise Invalid(msg, fields={"days": msg})
    if not note.strip():
        msg = "请填写依据，例如国务院办公厅通知的文号。"
        raise Invalid(msg, fields={"note": msg})
