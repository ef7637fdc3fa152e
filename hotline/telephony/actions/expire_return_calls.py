"""Let callers nobody rang back in a day leave the list (回拨过期)."""

from datetime import datetime, timedelta

from hotline.core.guarded import writing
from hotline.telephony.actions.list_return_call import settle
from hotline.telephony.actors import VOICE_PLATFORM
from hotline.telephony.models import ReturnCall

LIFETIME = timedelta(hours=24)


def expire_return_calls(*, now: datetime) -> int:
    """Settle every return call that is older than a day; return how many there were."""
    with writing():
        rows = ReturnCall.objects.select_for_update().filter(
            settled_at__isnull=True, missed_at__lte=now - LIFETIME
        )
        expired = list(rows)
        for row in expired:
            settle(row, ReturnCall.State.EXPIRED, by=VOICE_PLATFORM, now=now)
    return len(expired)
