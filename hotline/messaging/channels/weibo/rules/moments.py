"""The platform's way to write a moment: ``Mon Jul 16 18:09:20 +0800 2012``."""

import re
from datetime import UTC, datetime, timedelta, timezone

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_MOMENT = re.compile(
    r"[A-Z][a-z]{2} ([A-Z][a-z]{2}) +(\d{1,2}) (\d{2}):(\d{2}):(\d{2})"
    r" ([+-])(\d{2})(\d{2}) (\d{4})",
    re.ASCII,
)


def parse_moment(text: str) -> datetime | None:
    """Return the moment; None for what is none."""
    found = _MOMENT.fullmatch(text.strip())
    if not found or found[1] not in _MONTHS:
        return None
    ahead = timedelta(hours=int(found[7]), minutes=int(found[8]))
    try:
        return datetime(
            int(found[9]),
            _MONTHS.index(found[1]) + 1,
            int(found[2]),
            int(found[3]),
            int(found[4]),
            int(found[5]),
            tzinfo=timezone(ahead if found[6] == "+" else -ahead),
        ).astimezone(UTC)
    except (ValueError, OverflowError):
        return None
