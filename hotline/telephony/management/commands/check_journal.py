"""Prove the seals of the journal."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from hotline.telephony.actions.seal_journal import find_broken_seals
from hotline.telephony.models import JournalSeal


class Command(BaseCommand):
    """``python -m hotline.manage check_journal``: ends with 1 when anything was changed."""

    help = "Compare every day's call events with the seal they were given."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Say which days do not fit."""
        broken = find_broken_seals()
        for day, why in broken:
            self.stdout.write(f"{day} {why}")
        if broken:
            msg = f"{len(broken)} 天的话务事件与封存不符。"
            raise CommandError(msg)
        self.stdout.write(f"{JournalSeal.objects.count()} 天的话务事件与封存相符。")
