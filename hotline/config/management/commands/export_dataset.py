"""Export closed orders for training models, without persons; two people sign in for it."""

import sys
from datetime import date, datetime, time
from getpass import getpass
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from hotline.accounts.queries import get_user_by_username, visitor_for
from hotline.accounts.visitor import Visitor
from hotline.administration.actions.export_dataset import export_dataset
from hotline.administration.rules.instructions import LEARNABLE
from hotline.core.clock import now
from hotline.core.errors import Refusal
from hotline.intelligence.rules.tasks import TASK_LABELS, Task
from hotline.reference.rules.calendar import SHANGHAI


class Command(BaseCommand):
    """``export_dataset --since … --until … --out … --by … --agreed-by … --reason …``."""

    help = "导出去标识化的训练数据（JSON Lines）；两位有权限的人先后输入密码。"

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the span, the tasks, the file, and the two people."""
        parser.add_argument(
            "--since", required=True, type=date.fromisoformat, help="结案日期起（含）"
        )
        parser.add_argument(
            "--until", required=True, type=date.fromisoformat, help="结案日期止（不含）"
        )
        parser.add_argument(
            "--task", action="append", choices=[*LEARNABLE], help="可重复，默认全部"
        )
        parser.add_argument("--out", required=True, type=Path, help="新文件，不会覆盖")
        parser.add_argument("--by", required=True, help="申请人登录名")
        parser.add_argument("--agreed-by", required=True, help="同意人登录名")
        parser.add_argument("--reason", required=True, help="用途")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Write the file and say what is in it."""
        by, agreed_by = (_signed_in(options[each]) for each in ("by", "agreed_by"))
        try:
            made = export_dataset(
                since=_midnight(options["since"]),
                until=_midnight(options["until"]),
                tasks=[Task(each) for each in options["task"] or LEARNABLE],
                reason=options["reason"],
                path=options["out"],
                by=by,
                agreed_by=agreed_by,
                now=now(),
            )
        except (Refusal, OSError) as refusal:
            raise CommandError(getattr(refusal, "message", str(refusal))) from refusal
        self.stdout.write(f"工单 {made.orders} 件，按用途级别不得使用 {made.excluded} 件。")
        for task, count in sorted(made.lines.items()):
            self.stdout.write(f"{TASK_LABELS[Task(task)]}：{count} 行")
        self.stdout.write(f"SHA-256 {made.sha256}")


def _signed_in(username: str) -> Visitor:
    """Ask for the password; without a terminal it is the next line of what comes in."""
    prompt = f"{username} 的密码："
    password = getpass(prompt) if sys.stdin.isatty() else sys.stdin.readline().rstrip("\n")
    user = get_user_by_username(username)
    if user is None or not user.is_active or not user.check_password(password):
        msg = f"{username} 的登录名或密码不对。"
        raise CommandError(msg)
    return visitor_for(user)


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time.min, SHANGHAI)
