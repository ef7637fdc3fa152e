"""End every session of an account (结束会话), as when a screen was left open elsewhere."""

from datetime import datetime

from hotline.accounts.actions._refusals import refuse_own
from hotline.accounts.events import SessionsEnded
from hotline.accounts.people_queries import end_sessions_of, get_person_locked
from hotline.core.actor import Actor
from hotline.core.eventlog import record
from hotline.core.guarded import writing


def end_sessions(*, user_id: int, by: Actor, now: datetime) -> int:
    """Return how many ended; each browser is signed out with its next request.

    Raises:
        NotFound: there is no such person.
        OwnAccount: the administrator's own.

    """
    refuse_own(user_id, by, "强制退出")
    with writing():
        user = get_person_locked(user_id)
        ended = end_sessions_of(user.pk, now)
        if ended:
            happening = SessionsEnded(sessions=ended)
            record(happening, subject_id=user.pk, by=by, now=now, correlation_id=None)
    return ended
