"""Calendars that the tests of this domain share."""

from datetime import date, datetime

from hotline.reference.rules.calendar import SHANGHAI, WorkCalendar
from hotline.reference.rules.hours import weekly_of

_DAY = [["08:00", "12:00"], ["14:30", "17:30"]]
HOLIDAYS_2026 = frozenset(
    date(2026, month, day)
    for month, first, last in (
        (1, 1, 3),
        (2, 15, 23),
        (4, 4, 6),
        (5, 1, 5),
        (6, 19, 21),
        (9, 25, 27),
        (10, 1, 7),
    )
    for day in range(first, last + 1)
)
MAKE_UP_2026 = frozenset(
    date(2026, month, day) for month, day in ((1, 4), (2, 14), (2, 28), (5, 9), (9, 20), (10, 10))
)
OFFICE = WorkCalendar(
    "department_hours",
    weekly_of([_DAY, _DAY, _DAY, _DAY, _DAY, [], []]),
    HOLIDAYS_2026,
    MAKE_UP_2026,
)
"""Haikou's office hours in 2026."""


def at(text: str) -> datetime:
    """Read ``2026-02-14 16:00`` as Haikou's time."""
    return datetime.fromisoformat(text).replace(tzinfo=SHANGHAI)
