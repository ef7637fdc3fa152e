"""Check the recordings of every day that is over and was not checked yet."""

from datetime import date, datetime, timedelta

import structlog

from hotline.core.guarded import writing
from hotline.reference.rules.calendar import SHANGHAI
from hotline.telephony.actions.check_recordings import check_recordings
from hotline.telephony.actions.note_floor import raise_alarm
from hotline.telephony.actions.reread_recordings import reread_recordings
from hotline.telephony.models import RecordingCheck
from hotline.telephony.recording_store import StoreError

_LOOK_BACK = 7
_SETTLED = timedelta(hours=1)
"""After midnight, so that the last talks are sealed."""
_log = structlog.get_logger()


def check_days(*, now: datetime) -> list[date]:
    """Check what is due, oldest first, and return the days that were.

    A machine that was off at night makes up for it. A store that does not answer is an
    alarm, and the day stays due.
    """
    last = (now - _SETTLED).astimezone(SHANGHAI).date() - timedelta(days=1)
    days = [last - timedelta(days=back) for back in reversed(range(_LOOK_BACK))]
    done = set(RecordingCheck.objects.filter(day__in=days).values_list("day", flat=True))
    checked = []
    for day in days:
        if day in done:
            continue
        try:
            check_recordings(day=day, now=now)
        except StoreError as error:
            _log.error("store of recordings away", action="check_days", why=str(error))
            with writing():
                raise_alarm(
                    "recording_store", f"{day}", "录音存储无法访问，录音核对未完成", now=now
                )
            break
        checked.append(day)
    if checked:
        reread_recordings(day=checked[-1], now=now)
    return checked
