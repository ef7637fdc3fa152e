"""When a phone code (手机验证码) is good."""

from datetime import datetime, timedelta

LIFETIME = timedelta(minutes=5)
MAX_TRIES = 5


def is_usable(*, sent_at: datetime, tries: int, is_proven: bool, now: datetime) -> bool:
    """Tell whether the code may be tried once more: young, few wrong tries, not used yet."""
    return now < sent_at + LIFETIME and tries < MAX_TRIES and not is_proven
