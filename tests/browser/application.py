"""The web application as tests serve it: its own copy of the pages, and calls at any hour.

Follow-up calls are barred at noon and at night; a test that ran then would only ever see the
refusal. The rule itself has its own tests.
"""

import os
from datetime import datetime
from pathlib import Path

from hotline.followups.rules import calling_hours, trying_again


def never_barred(moment: datetime) -> str:  # noqa: ARG001 - the signature of what it replaces
    """Stand in for ``why_barred``: citizens may be called now."""
    return ""


def always_in_hours(channel: object, now: datetime) -> str:  # noqa: ARG001 - as above
    """Stand in for ``why_not_now``: the city's plan has no hours."""
    return ""


calling_hours.why_barred = never_barred
trying_again.why_not_now = always_in_hours

from django.conf import settings  # noqa: E402 - actions take the rule when imported

settings.WEB_DIST = Path(os.environ["STORY_PAGES"])

from hotline.config.wsgi import application  # noqa: E402 - as above

__all__ = ["application"]
