"""The first days of direct joint handling (直通联办), in which mistakes cost less (WO-11)."""

from datetime import date, timedelta

from hotline.reference.rules.calendar import local_date, local_midnight
from hotline.reference.rules.limits import Limit

LIMIT = "direct_link_grace"
"""The city's limit, counted from the morning of the unit's first day."""


def grace_until(limit: Limit, started_on: date) -> date:
    """Return the last day on which mistakes cost less; the first day counts as one of them."""
    ends = limit.due_at(local_midnight(started_on))
    return max(local_date(ends - timedelta(microseconds=1)), started_on)
