"""Change one's own password (修改密码)."""

from datetime import datetime

from django.contrib.auth.hashers import check_password
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from hotline.accounts.errors import PasswordRefused
from hotline.accounts.events import PasswordChanged
from hotline.accounts.models import PastPassword, User
from hotline.accounts.password_policy import in_chinese
from hotline.accounts.queries import visitor_for
from hotline.core.eventlog import record
from hotline.core.guarded import writing

REMEMBERED = 5
"""The last five passwords, the present one among them, are refused."""


def change_password(*, user_id: int, old_password: str, new_password: str, now: datetime) -> User:
    """Replace the password; every other session of the account ends with it.

    Raises:
        PasswordRefused: the old one is wrong, or the new one breaks the policy.

    """
    with writing():
        user = User.objects.select_for_update().get(pk=user_id)
        if not user.check_password(old_password):
            msg = "原密码不正确。"
            raise PasswordRefused(msg, fields={"old_password": msg})
        _refuse_bad(user, new_password)
        PastPassword.objects.create(user=user, password=user.password, set_at=now)
        user.set_password(new_password)
        user.must_change_password = False
        user.password_changed_at = now
        user.save(update_fields=["password", "must_change_password", "password_changed_at"])
        _forget_oldest(user)
        record(
            PasswordChanged(),
            subject_id=user.pk,
            by=visitor_for(user),
            now=now,
            correlation_id=None,
        )
    return user


def _refuse_bad(user: User, password: str) -> None:
    broken: list[str] = []
    try:
        validate_password(password, user)
    except ValidationError as error:
        broken = [in_chinese(each) for each in error.error_list]
    former = [user.password, *_former_hashes(user)]
    if any(check_password(password, each) for each in former):
        broken.append(f"不能使用最近 {REMEMBERED} 次用过的密码。")
    if broken:
        msg = "新密码不符合要求：" + "".join(broken)
        raise PasswordRefused(msg, fields={"new_password": "".join(broken)})


def _former_hashes(user: User) -> list[str]:
    return list(user.past_passwords.values_list("password", flat=True)[: REMEMBERED - 1])


def _forget_oldest(user: User) -> None:
    kept = list(user.past_passwords.values_list("pk", flat=True)[:REMEMBERED])
    user.past_passwords.exclude(pk__in=kept).delete()
