"""Settle a gap (录音缺口了结): say what was found out and done."""

from datetime import datetime

from hotline.accounts.visitor import Visitor
from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.telephony.errors import NoSuchGap
from hotline.telephony.events import RecordingGapSettled
from hotline.telephony.models import RecordingGap


def settle_gap(*, gap_id: int, settlement: str, by: Visitor, now: datetime) -> RecordingGap:
    """Close the gap; it stays listed among the settled ones.

    Raises:
        NoSuchGap: there is none that is open.

    """
    with writing():
        rows = RecordingGap.objects.select_for_update(of=("self",)).select_related("call")
        gap = rows.filter(pk=gap_id, settled_at=None).first()
        if gap is None:
            msg = "该录音缺口不存在或已了结。"
            raise NoSuchGap(msg)
        gap.settled_at = now
        gap.settled_by = by.actor_label[:80]
        gap.settlement = settlement
        gap.save()
        record(
            RecordingGapSettled(settlement=settlement),
            subject_id=gap.call_id,
            by=by,
            now=now,
            correlation_id=gap.call.correlation_id,
        )
    return gap
