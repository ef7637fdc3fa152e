"""The circuit breaker (熔断): who failed again and again is left in peace for a while."""

from collections.abc import Iterable
from datetime import datetime, timedelta

_FAILURES = 3
_FIRST = timedelta(seconds=30)
_LONGEST = timedelta(minutes=10)


def open_until(recent: Iterable[tuple[datetime, bool]]) -> datetime | None:
    """Return until when nobody should ask; ``recent`` is (when, was it reached), newest first.

    Each further failure doubles the pause. After it one attempt decides: success closes the
    circuit, failure opens it for longer.
    """
    failures, last = 0, None
    for at, was_reached in recent:
        if was_reached:
            break
        failures, last = failures + 1, last or at
    if last is None or failures < _FAILURES:
        return None
    pause: timedelta = min(_FIRST * float(2 ** (failures - _FAILURES)), _LONGEST)
    return last + pause


def is_open(recent: Iterable[tuple[datetime, bool]], now: datetime) -> bool:
    """Tell whether the provider is being left in peace."""
    until = open_until(recent)
    return until is not None and now < until
