"""Create or renew a robot's account (机器账号) for demonstrations and tests, or remove it."""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from hotline.accounts.actions.deactivate_account import deactivate_account
from hotline.accounts.actions.renew_robot import renew_robot
from hotline.accounts.queries import get_user_by_username
from hotline.accounts.rules.roles import Role, needs_department
from hotline.accounts.visitor import Grant
from hotline.config.city.first_accounts import grant_of
from hotline.core.actor import SYSTEM
from hotline.core.clock import now
from hotline.core.errors import Refusal
from hotline.telephony.actions.set_skills import set_skills
from hotline.telephony.queries import skills_of


class Command(BaseCommand):
    """``python -m hotline.manage create_robot --role operator --username robot1``."""

    help = "创建机器账号并输出新密码（JSON）；机器账号只能在本机登录。"

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the name, the role and what goes with it."""
        parser.add_argument("--username", required=True)
        parser.add_argument("--role", choices=[each.value for each in Role])
        parser.add_argument("--department", default="", help="承办单位代码，经办人必填")
        parser.add_argument(
            "--skill", action="append", default=[], metavar="lang:en=3", help="可重复"
        )
        parser.add_argument("--remove", action="store_true", help="停用该机器账号")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Renew it and print ``{"id", "username", "password", "role"}``, or remove it."""
        if options["remove"]:
            self._remove(options["username"])
            return
        skills = _skills(options["skill"])
        try:
            grant = _grant(options["role"], options["department"])
            robot, password = renew_robot(
                username=options["username"], grants=[grant], by=SYSTEM, now=now()
            )
        except Refusal as refusal:
            raise CommandError(refusal.message) from refusal
        if skills:
            skills = {**skills_of(robot.pk), **skills}
            set_skills(operator_id=robot.pk, skills=skills, by=SYSTEM, now=now())
        row = {"username": robot.username, "password": password, "role": grant.role}
        self.stdout.write(json.dumps({"id": robot.pk, **row}))

    def _remove(self, username: str) -> None:
        robot = get_user_by_username(username)
        if robot is None or not robot.is_robot:
            msg = f"没有名为 {username} 的机器账号。"
            raise CommandError(msg)
        deactivate_account(user_id=robot.pk, by=SYSTEM, now=now())


def _grant(role: str | None, department: str) -> Grant:
    if role is None:
        msg = "请用 --role 指明角色。"
        raise CommandError(msg)
    if needs_department(Role(role)) and not department:
        msg = "经办人须用 --department 指明承办单位代码。"
        raise CommandError(msg)
    return grant_of(Role(role), department)


def _skills(pairs: list[str]) -> dict[str, int]:
    skills: dict[str, int] = {}
    for pair in pairs:
        skill, _, level = pair.rpartition("=")
        if not skill or level not in {"1", "2", "3", "4", "5"}:
            msg = f"技能“{pair}”应写作 lang:en=3（等级 1-5）。"
            raise CommandError(msg)
        skills[skill] = int(level)
    return skills
