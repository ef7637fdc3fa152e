"""How long a session lasts: 12 hours at most, and 30 minutes without any request.

An open desk asks for its trays every few seconds, and those requests count: an operator
in a long call is never thrown out. A closed lid or a closed tab ends the session.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.contrib.sessions.backends.base import SessionBase

ABSOLUTE = timedelta(hours=12)
IDLE = timedelta(minutes=30)
ASKED_BY_HIDDEN_PAGES = frozenset({"/api/notices/unread"})
"""Asked also while nobody looks at the page, so it is no sign of anybody being there."""
_NOTE_EVERY = timedelta(seconds=60)
_STARTED = "started_at"
_SEEN = "seen_at"


def begin(session: SessionBase, now: datetime) -> None:
    """Start the two clocks."""
    session[_STARTED] = session[_SEEN] = now.timestamp()


def why_ended(session: SessionBase, now: datetime) -> str:
    """Return ``too_old`` or ``idle`` when the session is over, otherwise nothing."""
    started = session.get(_STARTED)
    seen = session.get(_SEEN)
    if started is None or seen is None:
        begin(session, now)
        return ""
    return why_over(started, seen, now)


def why_over(started: float, seen: float, now: datetime) -> str:
    """Return ``too_old`` or ``idle`` when a session of these clocks is over."""
    if now.timestamp() - started >= ABSOLUTE.total_seconds():
        return "too_old"
    return "idle" if now.timestamp() - seen >= IDLE.total_seconds() else ""


def clocks_of(data: Mapping[str, Any]) -> tuple[float, float] | None:
    """Return when the session began and was used last; None when it has not been used yet."""
    started, seen = data.get(_STARTED), data.get(_SEEN)
    return None if started is None or seen is None else (float(started), float(seen))


def note_request(session: SessionBase, now: datetime) -> None:
    """Restart the idle clock; written at most once a minute."""
    if now.timestamp() - session[_SEEN] >= _NOTE_EVERY.total_seconds():
        session[_SEEN] = now.timestamp()
