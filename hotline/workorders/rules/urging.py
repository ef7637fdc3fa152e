"""When somebody may press again (催办)."""

from datetime import datetime, timedelta
from enum import StrEnum


class Source(StrEnum):
    """Who presses."""

    CITIZEN = "citizen"
    HOTLINE = "hotline"


SOURCE_LABELS: dict[Source, str] = {Source.CITIZEN: "市民催办", Source.HOTLINE: "热线催办"}

LIMIT = "urge_pause"
"""The city's limit: two presses within it are one, the department has only just been told."""


def pause_left(until: datetime | None, now: datetime) -> int:
    """Return for how many more minutes nobody may press; 0 when somebody may."""
    if until is None or now >= until:
        return 0
    return -((now - until) // timedelta(minutes=1))
