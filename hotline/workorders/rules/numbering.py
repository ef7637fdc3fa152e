"""Order numbers (工单编号) and the code citizens track them with (查询码)."""

import re
from datetime import date, datetime
from zoneinfo import ZoneInfo

_ZONE = ZoneInfo("Asia/Shanghai")
_NUMBER = re.compile(r"\d{8}\d{6,}")


def numbering_day(moment: datetime) -> date:
    """Return the local day on which an order registered at this moment is counted."""
    return moment.astimezone(_ZONE).date()


def format_number(day: date, sequence: int) -> str:
    """Return the number: the day, then the count of that day, such as ``20261124000017``.

    Raises:
        ValueError: the count does not begin at 1.

    """
    if sequence < 1:
        msg = "the first order of a day is number 1"
        raise ValueError(msg)
    return f"{numbers_of(day)}{sequence:06d}"


def numbers_of(day: date) -> str:
    """Return what every number of a day begins with."""
    return f"{day:%Y%m%d}"


def begins_with_day(text: str) -> bool:
    """Tell whether digits begin like an order's number does, with a day of this century."""
    if not (text.isascii() and text.isdigit() and text.startswith("20")):
        return False
    try:
        date(int(text[:4]), int(text[4:6]), int(text[6:8]))
    except ValueError:
        return False
    return len(text) >= len("20260101")


def looks_like_number(text: str) -> bool:
    """Tell whether the text can be an order number, so that it need not be looked up."""
    return _NUMBER.fullmatch(text) is not None
