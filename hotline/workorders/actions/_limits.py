"""The limits in force, loaded once and kept until the policy changes.

Every dispatch starts two clocks, and each would load a limit, its calendar and two years
of holidays. A new version of a policy is a new row, so the highest ids say whether anything
was added; rows changed in place are noticed within a minute.
"""

from datetime import date, datetime
from functools import lru_cache

from django.db import connection

from hotline.reference.queries import get_limit
from hotline.reference.rules.calendar import local_date
from hotline.reference.rules.limits import Limit

_STATE = """
    SELECT (SELECT max(id) FROM reference_limitpolicy),
           (SELECT max(id) FROM reference_calendarversion),
           (SELECT max(id) FROM reference_holiday)
"""
_MINUTE = 60
State = tuple[int | None, ...]


def policy_state(now: datetime) -> State:
    """Return what must be the same for a kept limit to be still the right one."""
    with connection.cursor() as cursor:
        cursor.execute(_STATE)
        return (*cursor.fetchone(), int(now.timestamp()) // _MINUTE)


def limit_in_force(name: str, moment: datetime, state: State) -> Limit:
    """Return the limit in force on the moment's local date.

    Raises:
        NoPolicyInForce: no version of the limit or its calendar has started by then.

    """
    return _load(name, local_date(moment), state)


@lru_cache(maxsize=256)
def _load(name: str, on: date, state: State) -> Limit:  # noqa: ARG001 - part of the key
    return get_limit(name, on)
