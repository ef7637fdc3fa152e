"""Create, renew or remove several robots' accounts (机器账号) in one process."""

from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandParser


class Command(BaseCommand):
    """``python -m hotline.manage create_robots demo-operator=operator demo-handler=handler@dept``.

    One process instead of one a robot: importing the platform takes longer than the work.
    """

    help = "一次创建(或用 --remove 停用)多个机器账号,每个输出一行 JSON。"

    def add_arguments(self, parser: CommandParser) -> None:
        """Take username=role, with @department for those who belong to one."""
        parser.add_argument("robots", nargs="+", metavar="username=role[@department]")
        parser.add_argument("--remove", action="store_true")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Do for each what ``create_robot`` does."""
        for each in options["robots"]:
            username, _, rest = each.partition("=")
            role, _, department = rest.partition("@")
            words = ["--username", username]
            words += ["--remove"] if options["remove"] else ["--role", role]
            words += ["--department", department] if department else []
            call_command("create_robot", *words, stdout=self.stdout)
