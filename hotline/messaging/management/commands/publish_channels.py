"""Publish the menus of the channels: ``bin/hotline manage publish_channels``."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from hotline.core.clock import now
from hotline.core.errors import Refusal
from hotline.messaging.accounts import list_accounts
from hotline.messaging.actions.publish_account import publish_account
from hotline.messaging.adapters import find_adapters


class Command(BaseCommand):
    """Every account that has something to show; it may be run again at any time."""

    help = "按 cities/<城市> 的内容规划发布各渠道的菜单（改完菜单后运行，可重复运行）。"

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Say for each account what is shown; stop at none, and fail if one failed."""
        failed = []
        for channel, adapter in find_adapters().items():
            try:
                accounts = list(list_accounts(channel))
            except Refusal as refusal:
                failed.append(f"{adapter.label}：{refusal.message}")
                continue
            for account in accounts:
                try:
                    shown = publish_account(channel=channel, account=account, now=now())
                except Refusal as refusal:
                    failed.append(f"{adapter.label} {account}：{refusal.message}")
                    continue
                if shown:
                    self.stdout.write(f"{adapter.label} {account}：{shown}")
        if failed:
            raise CommandError("\n".join(failed))
