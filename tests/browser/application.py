"""The web application as tests serve it: its own copy of the pages, at an hour to call citizens.

Follow-up calls are barred at noon and at night; a test that ran then would only ever see the
refusal. The clock of this process stands forward to the next hour at which calling is allowed.
"""

import os
from datetime import datetime, timedelta
from pathlib import Path

from hotline.core import clock
from hotline.followups.rules.calling_hours import may_call

_true_now = clock.now
_QUARTER = timedelta(minutes=15)
_quarters = (n * _QUARTER for n in range(24 * 4))
_shift = next(shift for shift in _quarters if may_call(_true_now() + shift + _QUARTER))


def now() -> datetime:
    """Return the present, or the present as it will be when calling is allowed."""
    return _true_now() + _shift


clock.now = now

from django.conf import settings  # noqa: E402 - doors take the clock when imported

from hotline.config.wsgi import application  # noqa: E402 - as above

settings.WEB_DIST = Path(os.environ["STORY_PAGES"])

__all__ = ["application"]
