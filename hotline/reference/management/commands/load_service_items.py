"""Load a list of service items: ``bin/hotline manage load_service_items FILE.csv``."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from hotline.core.actor import SYSTEM
from hotline.core.clock import now
from hotline.reference.actions.load_service_items import load_service_items
from hotline.reference.rules.service_items import read_items


class Command(BaseCommand):
    """What the list no longer names is switched off, never deleted."""

    help = "从 CSV（department,main_item,item,url）载入政务服务事项；可重复运行。"

    def add_arguments(self, parser: CommandParser) -> None:
        """Which list, and whose."""
        parser.add_argument("file", type=Path)
        parser.add_argument("--city", default="haikou")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Say how many rows changed."""
        try:
            entries = [*read_items(options["file"].read_text("utf-8-sig"))]
        except (OSError, ValueError) as error:
            raise CommandError(str(error)) from error
        changed = load_service_items(entries=entries, city=options["city"], by=SYSTEM, now=now())
        self.stdout.write(f"共 {len(entries)} 项，变更 {changed} 项。")
