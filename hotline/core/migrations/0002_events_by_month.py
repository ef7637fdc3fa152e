"""Keep events in parts by month; what Django knows of them stays the same."""

from typing import Any

from django.db import migrations
from django.utils import timezone

from hotline.core.month_parts import EVENTS
from hotline.core.parting import into_parts, make_whole


def _part(_apps: Any, editor: Any) -> None:
    into_parts(editor, EVENTS, key="id", today=timezone.localdate())


def _make_whole(_apps: Any, editor: Any) -> None:
    make_whole(editor, EVENTS, key="id")


class Migration(migrations.Migration):
    """Takes minutes for tens of millions of events, and is done in one transaction."""

    dependencies = [("core", "0001_initial")]
    operations = [migrations.RunPython(_part, _make_whole)]
