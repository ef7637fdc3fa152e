"""Make up the words of orders that have none: ``bin/hotline manage index_orders``."""

from typing import Any

from django.core.management.base import BaseCommand

from hotline.core.clock import now
from hotline.workorders.actions.index_orders import index_orders


class Command(BaseCommand):
    """It may be stopped and run again at any time."""

    help = "为缺少检索词的工单补建检索词。"

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Say how many there were."""
        self.stdout.write(f"补建 {index_orders(now=now())} 件工单的检索词。")
