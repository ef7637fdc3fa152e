"""Load the city's policy files, and create the first accounts of a fresh installation."""

import json
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from hotline.accounts.rules.roles import LABELS, Role
from hotline.config.city.files import CityFileError
from hotline.config.city.first_accounts import FirstAccount
from hotline.config.city.loading import load_city_files
from hotline.core.clock import now
from hotline.core.errors import Refusal
from hotline.reference.queries import is_year_announced
from hotline.reference.rules.calendar import local_date


class Command(BaseCommand):
    """``python -m hotline.manage load_city``: may be run at any time."""

    help = "载入 cities/$HOTLINE_CITY，首次运行时创建账号。"

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the form in which passwords are shown."""
        parser.add_argument(
            "--print-passwords-json",
            action="store_true",
            help="新建账号的密码按每行一个 JSON 输出",
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        """Load, say what changed, show new passwords once."""
        city = settings.HOTLINE_ENVIRONMENT.city
        moment = now()
        try:
            loaded = load_city_files(settings.BASE_DIR / "cities" / city, now=moment)
        except CityFileError as error:
            msg = f"城市资料 {city} 有误：{error}"
            raise CommandError(msg) from error
        except Refusal as refusal:
            msg = f"城市资料 {city} 有误：{refusal.message}"
            raise CommandError(msg) from refusal
        changes = "，".join(f"{what} {count} 项" for what, count in loaded.changed.items() if count)
        self.stderr.write(f"城市资料 {city}：{changes or '没有变化'}。")
        if loaded.left_out:
            self.stderr.write(
                f"提醒：telephony.yaml 与页面上改过的话务配置矛盾，没有载入：{loaded.left_out}"
            )
        self._tell_differences(loaded.differences)
        next_year = local_date(moment).year + 1
        if not is_year_announced(next_year):
            self.stderr.write(
                f"提醒：{next_year} 年的节假日与调休尚未载入，涉及该年的时限暂按普通周计算；"
                f"国务院公布后请升级 chinesecalendar，或写入 cities/{city}/holidays.yaml。"
            )
        self._show(loaded.accounts, as_json=options["print_passwords_json"])

    def _tell_differences(self, differences: list[str]) -> None:
        if not differences:
            return
        self.stderr.write(
            f"提醒：有 {len(differences)} 处在页面上改过，与城市资料文件不同；保留页面上的内容："
        )
        for each in differences:
            self.stderr.write(f"  {each}")

    def _show(self, accounts: list[FirstAccount], *, as_json: bool) -> None:
        if accounts and not as_json:
            self.stdout.write("首批账号（密码只显示这一次，首次登录须修改）：")
        for each in accounts:
            if as_json:
                row = {"username": each.username, "password": each.password, "role": each.role}
                self.stdout.write(json.dumps(row))
            else:
                label = LABELS[Role(each.role)]
                self.stdout.write(
                    f"  {each.username}  {each.password}  {label} {each.display_name}"
                )
