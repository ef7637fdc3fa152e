"""Rebuild call records from the journal."""

from argparse import ArgumentParser
from datetime import date, datetime, time, timedelta
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from hotline.core.clock import now
from hotline.reference.rules.calendar import SHANGHAI
from hotline.telephony.actions.rebuild_records import rebuild_records
from hotline.telephony.record_queries import count_unabsorbed


class Command(BaseCommand):
    """``python -m hotline.manage rebuild_records --since 2026-11-01 --until 2026-11-30``."""

    help = "Draw call records anew from the journal; prints the calls whose rows differed."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the first and the last day."""
        parser.add_argument("--since", required=True, help="first day, such as 2026-11-01")
        parser.add_argument("--until", help="last day; without it, today")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Rebuild, and say what was corrected."""
        first = _day(options["since"])
        last = _day(options["until"]) if options["until"] else now().astimezone(SHANGHAI).date()
        if last < first:
            msg = "结束日期早于开始日期。"
            raise CommandError(msg)
        done = rebuild_records(since=_midnight(first), until=_midnight(last + timedelta(days=1)))
        for call_id in done.corrected:
            self.stdout.write(f"已更正 {call_id}")
        said = f"共 {done.calls} 通，更正 {len(done.corrected)} 通"
        self.stdout.write(f"{said}；尚未吸收的事件 {count_unabsorbed()} 条。")


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        msg = f"“{text}”不是日期，应如 2026-11-01。"
        raise CommandError(msg) from error


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), SHANGHAI)
