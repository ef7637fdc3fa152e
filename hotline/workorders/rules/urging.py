"""When somebody may press again (催办)."""

from datetime import datetime, timedelta
from enum import StrEnum


class Source(StrEnum):
    """Who presses."""

    CITIZEN = "citizen"
    HOTLINE = "hotline"


SOURCE_LABELS: dict[Source, str] = {Source.CITIZEN: "市民催办", Source.HOTLINE: "热线催办"}

PAUSE = timedelta(minutes=30)
"""Two presses within this time are one: the department has only just been told."""


def pause_left(last: datetime | None, now: datetime) -> int:
    """Return for how many more minutes nobody may press; 0 when somebody may."""
    if last is None or now >= last + PAUSE:
        return 0
    return -((now - last - PAUSE) // timedelta(minutes=1))
