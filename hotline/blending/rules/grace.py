"""How long a conversation stays with an operator who does not answer in it (会话宽限)."""

from dataclasses import dataclass
from datetime import datetime, timedelta

AWAY = timedelta(minutes=2)
IN_CALL = timedelta(minutes=5)
FORGOTTEN = timedelta(minutes=30)
_AT_CALL = frozenset({"offered", "talking", "wrap_up"})
_GONE = frozenset({"break", "not_ready", "signed_out"})


@dataclass(frozen=True, slots=True)
class Seat:
    """What the operator has done since when, as call control last said."""

    state: str
    since: datetime


def is_left_alone(
    *, unanswered_since: datetime, taken_at: datetime, seat: Seat | None, now: datetime
) -> bool:
    """Tell whether somebody else should answer.

    Who took it without sitting at a seat, or after leaving it, works by hand: only a
    conversation that was forgotten is taken from them.
    """
    began = max(unanswered_since, taken_at)
    if now - began >= FORGOTTEN:
        return True
    if seat is None:
        return False
    if seat.state in _AT_CALL:
        return now - began >= IN_CALL
    left_after_taking = seat.state in _GONE and seat.since >= taken_at
    return left_after_taking and now - max(began, seat.since) >= AWAY
