"""Write the definitions of all figures as a Chinese page."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from hotline.telephony.rules.figures_page import figures_page

PAGE = Path("docs/generated/figures.md")


class Command(BaseCommand):
    """``python -m hotline.manage write_figures``."""

    help = "Write docs/generated/figures.md from the definitions."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Write the page."""
        (Path(settings.BASE_DIR) / PAGE).write_text(figures_page(), encoding="utf-8")
        self.stdout.write(str(PAGE))
