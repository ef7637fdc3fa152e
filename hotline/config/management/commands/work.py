"""Run the worker: deliveries of events and everything periodic."""

from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand

import hotline.config.schedule  # noqa: F401 - registers the periodic jobs
from hotline.config.text_feed import TextFeed


class Command(BaseCommand):
    """``python -m hotline.manage work``."""

    help = "Run background jobs."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Work until told to stop."""
        TextFeed().start()
        call_command("procrastinate", "worker", "--concurrency=4", "--delete-jobs=successful")
