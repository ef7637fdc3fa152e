"""Write the workflow table as a Chinese page for the bureau's staff."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from hotline.workorders.rules.workflow_page import workflow_page

PAGE = Path("docs/generated/workflow.md")


class Command(BaseCommand):
    """``python -m hotline.manage write_workflow``."""

    help = "Write docs/generated/workflow.md from the workflow table."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Write the page."""
        page = Path(settings.BASE_DIR) / PAGE
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(workflow_page(), encoding="utf-8")
        self.stdout.write(str(PAGE))
