"""The first days of direct joint handling (直通联办), in which mistakes cost less (WO-11)."""

from datetime import date, timedelta

GRACE_DAYS = 10
"""The first day counts as one of them."""


def grace_until(started_on: date) -> date:
    """Return the last day on which mistakes cost less."""
    return started_on + timedelta(days=GRACE_DAYS - 1)
