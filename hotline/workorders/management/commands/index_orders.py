"""Make up the words and marks orders lack: ``bin/hotline manage index_orders``."""

from datetime import date
from typing import Any

from django.core.management.base import BaseCommand

from hotline.core.clock import now
from hotline.workorders.actions.index_orders import index_orders
from hotline.workorders.actions.mark_departments import mark_departments


class Command(BaseCommand):
    """It may be stopped and run again at any time, also while people work."""

    help = "为缺少检索词或相似标记的工单补建（导入、升级、恢复备份之后运行；可随时中断再运行）。"

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Say how far it is, and how many there were."""
        done = index_orders(now=now(), tell=self._tell)
        self.stdout.write(f"补建 {done} 件工单的检索词和相似标记。")
        marked = mark_departments(now=now(), tell=self._tell_day)
        self.stdout.write(f"标明 {marked} 件工单的承办单位。")

    def _tell(self, done: int, whole: int) -> None:
        self.stdout.write(f"{done} / {whole}")

    def _tell_day(self, day: date, done: int) -> None:
        self.stdout.write(f"{day} 及以后：{done}")
