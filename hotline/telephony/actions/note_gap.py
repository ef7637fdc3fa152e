"""Say openly that an answered call has no whole recording (录音缺口), and when it is mended."""

from datetime import datetime

from hotline.core.eventlog import record
from hotline.telephony.actions.note_floor import raise_alarm
from hotline.telephony.actors import VOICE_PLATFORM
from hotline.telephony.events import RecordingGapFound, RecordingGapSettled
from hotline.telephony.models import Call, Recording, RecordingGap


def note_gap(
    *, call: Call, recording: Recording | None, reason: str, note: str = "", now: datetime
) -> bool:
    """Open a gap and raise its alarm, once; return whether it is new. Inside ``writing()``."""
    gap, is_new = RecordingGap.objects.get_or_create(
        call=call,
        recording=recording,
        reason=reason,
        settled_at=None,
        defaults={"note": note[:200], "noticed_at": now},
    )
    if is_new:
        label = RecordingGap.Reason(reason).label
        raise_alarm("recording_gap", str(gap.pk), f"录音缺口：{label}", now=now)
        happening = RecordingGapFound(
            reason=label,
            recording_id=recording.pk if recording else None,
            note=gap.note,
        )
        record(
            happening,
            subject_id=call.pk,
            by=VOICE_PLATFORM,
            now=now,
            correlation_id=call.correlation_id,
        )
    return is_new


def mend_gaps(*, call: Call, recording: Recording | None = None, now: datetime) -> None:
    """Settle what turned out whole after all: of one recording, or the whole call's.

    Inside ``writing()``.
    """
    gaps = RecordingGap.objects.select_for_update().filter(call=call, settled_at=None)
    for gap in gaps if recording is None else gaps.filter(recording=recording):
        gap.settled_at = now
        gap.settled_by = VOICE_PLATFORM.actor_label
        gap.settlement = "复核时录音完好"
        gap.save()
        happening = RecordingGapSettled(settlement=gap.settlement)
        record(
            happening,
            subject_id=call.pk,
            by=VOICE_PLATFORM,
            now=now,
            correlation_id=call.correlation_id,
        )
