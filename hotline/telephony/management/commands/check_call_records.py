"""Compare call records with the engine's own."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from hotline.core.clock import now
from hotline.telephony.actions.check_engine_records import check_engine_records
from hotline.telephony.models import EngineDifference


class Command(BaseCommand):
    """``python -m hotline.manage check_call_records 2026-11-26``."""

    help = "Compare a day's call records with the voice engine's own; prints the differences."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the day."""
        parser.add_argument("day", help="such as 2026-11-26")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Compare, and say what differs."""
        try:
            day = date.fromisoformat(options["day"])
        except ValueError as error:
            msg = f"“{options['day']}”不是日期，应如 2026-11-26。"
            raise CommandError(msg) from error
        check = check_engine_records(day=day, now=now())
        if check is None:
            self.stdout.write("该日没有来电，或尚未开始。")
            return
        for each in EngineDifference.objects.filter(day=day, settled_at=None):
            name = each.call_id or each.channel
            self.stdout.write(f"{each.get_kind_display()} {name} {each.note}")
        self.stdout.write(
            f"引擎 {check.engine_calls} 通，话单 {check.our_calls} 通，相符 {check.matched} 通，"
            f"差异 {check.differing} 通，线路占满拒接 {sum(check.blocked_by_hour)} 通。"
        )
