"""Lift the lock after wrong passwords (解除登录锁定); the password stays."""

from datetime import datetime

from axes.models import AccessAttempt
from axes.utils import reset

from hotline.accounts.events import AccountUnlocked
from hotline.accounts.models import User
from hotline.accounts.people_queries import get_person_locked
from hotline.core.actor import Actor
from hotline.core.eventlog import record
from hotline.core.guarded import writing


def unlock_account(*, user_id: int, by: Actor, now: datetime) -> User:
    """Forget the wrong passwords of every address; without any nothing happens.

    Raises:
        NotFound: there is no such person.

    """
    with writing():
        user = get_person_locked(user_id)
        failed = AccessAttempt.objects.filter(username=user.username)
        attempts = sum(failed.values_list("failures_since_start", flat=True))
        if reset(username=user.username):
            happening = AccountUnlocked(attempts=attempts)
            record(happening, subject_id=user.pk, by=by, now=now, correlation_id=None)
    return user
