"""Bring the database to the present version and load the city, in one process."""

from argparse import ArgumentParser
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.utils.timezone import localdate

from hotline.config.parts import PARTED
from hotline.core.clock import now
from hotline.core.errors import Refusal
from hotline.core.month_parts import make_ahead
from hotline.telephony.actions.publish_prompt import restore_prompts


class Command(BaseCommand):
    """``python -m hotline.manage prepare``: what a start needs before anything else runs.

    Each of the commands alone would spend seconds on importing the platform.
    """

    help = "Migrate, load the city (printing first passwords once as JSON lines), collect static."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Collecting static files is asked for only when they changed."""
        parser.add_argument("--static", action="store_true")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Run them in order, then restore prompts."""
        call_command("migrate", interactive=False, verbosity=0)
        make_ahead(PARTED, today=localdate(now()))
        call_command("load_city", "--print-passwords-json", stdout=self.stdout)
        self._restore_prompts()
        if options["static"]:
            call_command("collectstatic", interactive=False, clear=True, verbosity=0)

    def _restore_prompts(self) -> None:
        """Give the engine the published prompts it lacks; without them it speaks the city's."""
        try:
            restore_prompts()
        except Refusal as refusal:
            self.stderr.write(f"提醒：已发布的提示音未能恢复。{refusal.message}")
