"""Run a measurement on a database of its own, with Django set up and the tables there."""

import os
import sys
from collections.abc import Callable

from runtime.testing import database_session


def measure(what: Callable[[int], int], *, default: int) -> int:
    """Return what the measurement returns, given the count on the command line or the default."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 and sys.argv[1].isdigit() else default
    with database_session() as environment:
        os.environ.update(environment)
        os.environ["DJANGO_SETTINGS_MODULE"] = "hotline.config.settings"
        import django  # noqa: PLC0415 - Django needs its settings first

        django.setup()
        from django.core.management import call_command  # noqa: PLC0415 - as above

        call_command("migrate", verbosity=0)
        return what(count)
