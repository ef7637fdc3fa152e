"""Give an account a provisional password (重置密码), shown once to the administrator."""

from datetime import datetime

from axes.utils import reset

from hotline.accounts.actions._refusals import refuse_own
from hotline.accounts.events import PasswordReset
from hotline.accounts.models import PastPassword, User
from hotline.accounts.passwords import generate_password
from hotline.core.actor import Actor
from hotline.core.errors import NotFound
from hotline.core.eventlog import record
from hotline.core.guarded import writing


def reset_password(*, user_id: int, by: Actor, now: datetime) -> str:
    """Return a new provisional password; all sessions end and every lock is lifted.

    The former password stays among the five that are refused.

    Raises:
        NotFound: there is no such active account.
        OwnAccount: one's own password is changed, not reset.

    """
    refuse_own(user_id, by, "重置")
    password = generate_password()
    with writing():
        user = User.objects.select_for_update().filter(pk=user_id, is_active=True).first()
        if user is None:
            msg = "账号不存在或已停用。"
            raise NotFound(msg)
        PastPassword.objects.create(user=user, password=user.password, set_at=now)
        user.set_password(password)
        user.must_change_password = True
        user.password_changed_at = now
        user.save(update_fields=["password", "must_change_password", "password_changed_at"])
        record(PasswordReset(), subject_id=user.pk, by=by, now=now, correlation_id=None)
    reset(username=user.username)
    return password
