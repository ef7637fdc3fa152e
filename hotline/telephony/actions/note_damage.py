"""Note that a stored recording is gone or not what was sealed, or that it is whole again."""

from datetime import datetime

from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.telephony.actions.note_gap import mend_gaps, note_gap
from hotline.telephony.actors import VOICE_PLATFORM
from hotline.telephony.events import RecordingDamaged, RecordingMended
from hotline.telephony.models import Recording, RecordingGap, RecordingObject


def note_damage(*, recording_id: int, reason: str, note: str, now: datetime) -> bool:
    """Raise the alarm once and list the gap; return whether it was news.

    A missing object does not change the recording's state: a share that is not mounted
    must not mark everything lost.
    """
    with writing():
        recording = _locked(recording_id)
        is_broken = reason == RecordingGap.Reason.DAMAGED
        if is_broken and recording.status == Recording.Status.READY:
            recording.status = Recording.Status.DAMAGED
            recording.save(update_fields=["status"])
        is_news = note_gap(
            call=recording.call, recording=recording, reason=reason, note=note, now=now
        )
        if is_news:
            record(
                RecordingDamaged(note=f"{RecordingGap.Reason(reason).label}：{note}"[:200]),
                subject_id=recording.pk,
                by=VOICE_PLATFORM,
                now=now,
                correlation_id=recording.call.correlation_id,
            )
    return is_news


def note_whole(*, kept: RecordingObject, now: datetime) -> None:
    """Note that the object was read to its end and is as it was sealed."""
    with writing():
        RecordingObject.objects.filter(pk=kept.pk).update(checked_at=now)
        recording = _locked(kept.recording_id)
        if recording.status == Recording.Status.DAMAGED:
            recording.status = Recording.Status.READY
            recording.save(update_fields=["status"])
            record(
                RecordingMended(),
                subject_id=recording.pk,
                by=VOICE_PLATFORM,
                now=now,
                correlation_id=recording.call.correlation_id,
            )
        mend_gaps(call=recording.call, recording=recording, now=now)


def _locked(recording_id: int) -> Recording:
    recordings = Recording.objects.select_for_update(of=("self",)).select_related("call")
    return recordings.get(pk=recording_id)
