"""Create an account (开户)."""

from collections.abc import Iterable
from datetime import datetime

from hotline.accounts.errors import UsernameTaken
from hotline.accounts.events import AccountCreated
from hotline.accounts.models import RoleGrant, User
from hotline.accounts.queries import get_user_by_username
from hotline.accounts.rules.usernames import normalize_username
from hotline.accounts.visitor import Grant, words_of
from hotline.core.actor import Actor
from hotline.core.eventlog import record
from hotline.core.guarded import writing


def create_account(
    *,
    username: str,
    display_name: str,
    password: str,
    grants: Iterable[Grant],
    by: Actor,
    now: datetime,
    must_change_password: bool = True,
    is_robot: bool = False,
) -> User:
    """Create an account with its roles; the password is provisional unless told otherwise.

    Raises:
        UsernameTaken: another account has this name, whatever its case or width.

    """
    if get_user_by_username(username) is not None:
        msg = "登录名已被使用。"
        raise UsernameTaken(msg, fields={"username": msg})
    user = User(
        username=normalize_username(username),
        display_name=display_name,
        must_change_password=must_change_password,
        is_robot=is_robot,
        password_changed_at=now,
        created_at=now,
    )
    user.set_password(password)
    grants = list(grants)
    with writing():
        user.save()
        RoleGrant.objects.bulk_create(
            RoleGrant(
                user=user,
                role=grant.role,
                scope_kind=grant.scope_kind,
                scope_key=grant.scope_key,
                scope_label=grant.scope_label,
            )
            for grant in grants
        )
        record(
            AccountCreated(
                username=user.username,
                is_robot=is_robot,
                display_name=display_name,
                roles=words_of(grants),
            ),
            subject_id=user.pk,
            by=by,
            now=now,
            correlation_id=None,
        )
    return user
