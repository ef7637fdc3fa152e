"""Run the worker: deliveries of events and everything periodic."""

from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand

import hotline.config.schedule  # noqa: F401 - registers the periodic jobs


class Command(BaseCommand):
    """``python -m hotline.manage work``."""

    help = "Run background jobs."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Work until told to stop."""
        call_command("procrastinate", "worker", "--concurrency=4", "--delete-jobs=successful")
