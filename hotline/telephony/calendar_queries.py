"""Work calendars written out for whoever chooses opening hours."""

from dataclasses import dataclass
from datetime import date, datetime

from contracts.telephony_config import Span
from hotline.reference.queries import list_calendars, list_marked_days
from hotline.reference.rules.calendar import local_date
from hotline.telephony.policy_queries import opening_hours
from hotline.telephony.rules.policy import HoursEntry


@dataclass(frozen=True, slots=True)
class MarkedDay:
    """A day that is not what its weekday says."""

    date: date
    name: str
    kind: str
    spans: list[Span]


@dataclass(frozen=True, slots=True)
class WrittenCalendar:
    """A calendar's week and its marked days, from this year on."""

    name: str
    label: str
    weekly: list[list[Span]]
    days: list[MarkedDay]
    last_year: int | None
    """The last year whose holidays are known; None where holidays do not count."""


def written_calendars(now: datetime) -> list[WrittenCalendar]:
    """Return every calendar of the city as opening hours would follow it."""
    today = local_date(now)
    marked = list_marked_days(date(today.year, 1, 1), date(today.year + 2, 12, 31))
    found = []
    for name, label in list_calendars().items():
        hours = opening_hours(HoursEntry(name="x", calendar=name), today)
        days = [
            MarkedDay(each.date, each.name, each.kind, hours.special[each.date])
            for each in marked
            if each.date in hours.special
        ]
        last = max((each.date.year for each in days if each.kind == "holiday"), default=None)
        found.append(WrittenCalendar(name, label, hours.weekly, days, last))
    return found
