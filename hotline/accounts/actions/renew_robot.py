"""Create a robot's account (机器账号), or give an existing one a fresh password."""

import secrets
from collections.abc import Iterable
from datetime import datetime

from hotline.accounts.actions.create_account import create_account
from hotline.accounts.errors import UsernameTaken
from hotline.accounts.models import RoleGrant, User
from hotline.accounts.queries import get_user_by_username
from hotline.accounts.visitor import Grant
from hotline.core.actor import Actor
from hotline.core.guarded import writing


def renew_robot(
    *, username: str, grants: Iterable[Grant], by: Actor, now: datetime
) -> tuple[User, str]:
    """Return the robot and its new password, which is kept nowhere in clear.

    Raises:
        UsernameTaken: the name is a person's.

    """
    password = secrets.token_urlsafe(24)
    robot = get_user_by_username(username)
    if robot is None:
        created = create_account(
            username=username,
            display_name=f"机器账号 {username}",
            password=password,
            grants=grants,
            by=by,
            now=now,
            must_change_password=False,
            is_robot=True,
        )
        return created, password
    if not robot.is_robot:
        msg = "该登录名属于人员账号，不能改作机器账号。"
        raise UsernameTaken(msg)
    with writing():
        robot.set_password(password)
        robot.is_active = True
        robot.password_changed_at = now
        robot.save(update_fields=["password", "is_active", "password_changed_at"])
        _replace_grants(robot, grants)
    return robot, password


def _replace_grants(robot: User, grants: Iterable[Grant]) -> None:
    robot.grants.all().delete()
    for grant in grants:
        RoleGrant.objects.create(
            user=robot,
            role=grant.role,
            scope_kind=grant.scope_kind,
            scope_key=grant.scope_key,
            scope_label=grant.scope_label,
        )
