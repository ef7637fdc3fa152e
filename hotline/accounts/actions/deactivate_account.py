"""Switch an account off (停用账号): its sessions end with the next request."""

from datetime import datetime

from hotline.accounts.actions._refusals import keep_an_administrator, refuse_own
from hotline.accounts.events import AccountDeactivated
from hotline.accounts.models import User
from hotline.core.actor import Actor
from hotline.core.eventlog import record
from hotline.core.guarded import writing


def deactivate_account(*, user_id: int, by: Actor, now: datetime) -> User:
    """Switch the account off and make its password unusable; twice changes nothing.

    Raises:
        OwnAccount: the administrator's own.
        LastAdministrator: nobody would be left to administer.

    """
    refuse_own(user_id, by, "停用")
    with writing():
        keep_an_administrator(user_id)
        user = User.objects.select_for_update().get(pk=user_id)
        if not user.is_active:
            return user
        user.is_active = False
        user.set_unusable_password()
        user.save(update_fields=["is_active", "password"])
        record(
            AccountDeactivated(username=user.username),
            subject_id=user.pk,
            by=by,
            now=now,
            correlation_id=None,
        )
    return user
