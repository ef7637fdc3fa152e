"""Look after the systems that exchange data with us, on the command line."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from hotline.core.actor import NamedActor
from hotline.core.clock import now
from hotline.core.errors import Refusal
from hotline.exchange.actions.partners import add_partner, end_partner
from hotline.exchange.models import Partner

_BY = NamedActor("系统管理员（命令行）")


class Command(BaseCommand):
    """``python -m hotline.manage partner add 省平台 --may-write``."""

    help = "对接系统（GeoReport v2）：add 登记并给出密钥、end 停用、list 列出。"

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the verb and the system."""
        parser.add_argument("verb", choices=["add", "end", "list"])
        parser.add_argument("name", nargs="?", default="", help="系统名称")
        parser.add_argument("--may-write", action="store_true", help="允许提交诉求")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Do it; a key is printed once."""
        try:
            self._do(options["verb"], options["name"].strip(), options["may_write"])
        except Refusal as refusal:
            raise CommandError(refusal.message) from refusal

    def _do(self, verb: str, name: str, may_write: bool) -> None:  # noqa: FBT001 - the command's own
        if verb == "list":
            for each in Partner.objects.all():
                what = "可提交" if each.may_write else "只读"
                self.stdout.write(f"{each.name}\t{what}\t{'启用' if each.is_active else '停用'}")
            return
        if not name:
            msg = "请写明系统名称。"
            raise CommandError(msg)
        if verb == "end":
            end_partner(name=name, by=_BY, now=now())
            self.stdout.write(f"已停用：{name}")
            return
        _, key = add_partner(name=name, may_write=may_write, by=_BY, now=now())
        self.stdout.write(f"密钥（只显示这一次）：{key}")
