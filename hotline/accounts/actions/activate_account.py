"""Switch an account on again (启用账号), with a provisional password shown once."""

from datetime import datetime

from hotline.accounts.errors import AlreadyActive
from hotline.accounts.events import AccountActivated
from hotline.accounts.passwords import generate_password
from hotline.accounts.people_queries import get_person_locked
from hotline.core.actor import Actor
from hotline.core.eventlog import record
from hotline.core.guarded import writing


def activate_account(*, user_id: int, by: Actor, now: datetime) -> str:
    """Return the new password; the roles are those the account had.

    Raises:
        NotFound: there is no such person.
        AlreadyActive: it is on.

    """
    password = generate_password()
    with writing():
        user = get_person_locked(user_id)
        if user.is_active:
            msg = "账号已是启用状态。"
            raise AlreadyActive(msg)
        user.is_active = True
        user.set_password(password)
        user.must_change_password = True
        user.password_changed_at = now
        user.save(
            update_fields=["is_active", "password", "must_change_password", "password_changed_at"]
        )
        happening = AccountActivated(username=user.username)
        record(happening, subject_id=user.pk, by=by, now=now, correlation_id=None)
    return password
