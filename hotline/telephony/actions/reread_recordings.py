"""Read a thirtieth of all sealed recordings to their end every night (录音抽查复读)."""

from datetime import date, datetime

import structlog
from django.db.models import F

from hotline.core.guarded import writing
from hotline.telephony.actions.check_recordings import prove
from hotline.telephony.actions.note_damage import note_whole
from hotline.telephony.models import RecordingCheck, RecordingObject
from hotline.telephony.proof import prove_whole
from hotline.telephony.recording_store import StoreError
from hotline.telephony.rules.recording_check import share_of_a_month

_log = structlog.get_logger()


def reread_recordings(*, day: date, now: datetime) -> tuple[int, int]:
    """Read those longest unread, and note the result beside the day's check.

    Returns how many were read and how many of them are damaged. A store that does not
    answer ends the round; the same objects come first the next night.
    """
    living = RecordingObject.objects.filter(retired_at=None)
    oldest = living.order_by(F("checked_at").asc(nulls_first=True), "pk")
    share = share_of_a_month(living.count())
    read = damaged = 0
    for kept in list(oldest[:share]):
        try:
            is_whole = prove(kept, prove_whole, now)
        except StoreError as error:
            _log.error("store of recordings away", action="reread_recordings", why=str(error))
            break
        read += 1
        if is_whole:
            note_whole(kept=kept, now=now)
        else:
            damaged += 1
            with writing():
                RecordingObject.objects.filter(pk=kept.pk).update(checked_at=now)
    with writing():
        RecordingCheck.objects.filter(day=day).update(reread=read, damaged=damaged)
    return read, damaged
