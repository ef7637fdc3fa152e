"""A schema field for a day whose month, and the year before it, can be counted."""

from datetime import date
from typing import Annotated

from pydantic import AfterValidator

FIRST, LAST = date(2000, 1, 1), date(2100, 12, 31)


def _of_our_time(day: date) -> date:
    """Refuse days at which calendars end: nothing before or after them can be reckoned."""
    if FIRST <= day <= LAST:
        return day
    msg = "月份应在 2000 年至 2100 年之间。"
    raise ValueError(msg)


DayOfMonth = Annotated[date, AfterValidator(_of_our_time)]
