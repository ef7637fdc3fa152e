"""Manage people's accounts from the command line: create, reset the password, deactivate."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from hotline.accounts.actions.create_account import create_account
from hotline.accounts.actions.deactivate_account import deactivate_account
from hotline.accounts.actions.reset_password import reset_password
from hotline.accounts.models import User
from hotline.accounts.passwords import generate_password
from hotline.accounts.queries import get_user_by_username
from hotline.accounts.rules.roles import LABELS, Role, needs_department
from hotline.config.city.first_accounts import grant_of
from hotline.core.actor import NamedActor
from hotline.core.clock import now
from hotline.core.errors import Refusal

_BY = NamedActor("系统管理员（命令行）")
_ROLES = "、".join(f"{role.value}（{label}）" for role, label in LABELS.items())


class Command(BaseCommand):
    """``python -m hotline.manage account create --username wang --name 王芳 --role operator``."""

    help = "管理人员账号：create 开户、reset 重置密码、deactivate 停用。"

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the verb and whom it is about."""
        parser.add_argument("verb", choices=["create", "reset", "deactivate"])
        parser.add_argument("--username", required=True, help="登录名")
        parser.add_argument("--name", default="", help="姓名（create）")
        parser.add_argument("--role", action="append", default=[], help=f"可重复：{_ROLES}")
        parser.add_argument("--department", default="", help="承办单位代码，经办人必填")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Do it; a provisional password is printed once."""
        try:
            getattr(self, f"_{options['verb']}")(options)
        except Refusal as refusal:
            raise CommandError(refusal.message) from refusal

    def _create(self, options: dict[str, Any]) -> None:
        known = {each.value for each in Role}
        if not options["name"] or not options["role"] or set(options["role"]) - known:
            msg = f"请用 --name 写明姓名，用 --role 写明角色：{_ROLES}。"
            raise CommandError(msg)
        roles = [Role(each) for each in options["role"]]
        department = options["department"]
        if any(needs_department(each) for each in roles) and not department:
            msg = "经办人须用 --department 指明承办单位代码。"
            raise CommandError(msg)
        password = generate_password()
        create_account(
            username=options["username"],
            display_name=options["name"],
            password=password,
            grants=[grant_of(each, department if needs_department(each) else "") for each in roles],
            by=_BY,
            now=now(),
        )
        self._show(options["username"], password)

    def _reset(self, options: dict[str, Any]) -> None:
        user = _person(options["username"])
        self._show(user.username, reset_password(user_id=user.pk, by=_BY, now=now()))

    def _deactivate(self, options: dict[str, Any]) -> None:
        deactivate_account(user_id=_person(options["username"]).pk, by=_BY, now=now())
        self.stdout.write(f"账号 {options['username']} 已停用。")

    def _show(self, username: str, password: str) -> None:
        self.stdout.write(f"{username}  {password}")
        self.stdout.write("密码只显示这一次，首次登录须修改。")


def _person(username: str) -> User:
    user = get_user_by_username(username)
    if user is None or user.is_robot:
        msg = f"没有登录名为 {username} 的人员账号。"
        raise CommandError(msg)
    return user
