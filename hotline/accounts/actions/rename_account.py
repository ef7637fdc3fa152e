"""Correct the name people see (修改姓名); the sign-in name stays, the log speaks of it."""

from datetime import datetime

from hotline.accounts.events import AccountRenamed
from hotline.accounts.models import User
from hotline.accounts.people_queries import get_person_locked
from hotline.core.actor import Actor
from hotline.core.eventlog import record
from hotline.core.guarded import writing


def rename_account(*, user_id: int, display_name: str, by: Actor, now: datetime) -> User:
    """Rename; the same name changes nothing.

    Raises:
        NotFound: there is no such person.

    """
    with writing():
        user = get_person_locked(user_id)
        if user.display_name == display_name:
            return user
        renamed = AccountRenamed(old=user.display_name, new=display_name)
        user.display_name = display_name
        user.save(update_fields=["display_name"])
        record(renamed, subject_id=user.pk, by=by, now=now, correlation_id=None)
    return user
