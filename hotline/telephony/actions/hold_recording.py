"""Hold a recording (永久保存、依法保全), and lift the hold (T-03, VOI-13)."""

from datetime import datetime

from hotline.accounts.visitor import Visitor
from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.telephony.errors import AlreadyHeld, NotHeld
from hotline.telephony.events import RecordingHeld, RecordingReleased
from hotline.telephony.models import Recording, RecordingHold
from hotline.telephony.recording_queries import get_playable, kept_object, running_holds
from hotline.telephony.rules.recording_policy import ARCHIVE_KEY, month_key
from hotline.telephony.sealing import rewrap


def place_hold(
    *, recording_id: int, kind: str, reason: str, by: Visitor, now: datetime
) -> Recording:
    """Keep it whatever its class says; for ever also means under the archive's key.

    Raises:
        NoSuchRecording: not there, not the visitor's business, or gone already.
        AlreadyHeld: there is a running hold of this kind.

    """
    visible = get_playable(recording_id, visitor=by)
    with writing():
        recording = _locked(visible.pk)
        if any(each.kind == kind for each in running_holds(recording)):
            msg = f"该录音已设为{RecordingHold.Kind(kind).label}。"
            raise AlreadyHeld(msg)
        RecordingHold.objects.create(
            recording=recording,
            kind=kind,
            reason=reason,
            placed_by_id=by.user_id,
            placed_by=by.actor_label[:80],
            placed_at=now,
        )
        if kind == RecordingHold.Kind.PERMANENT:
            _rewrap(recording, ARCHIVE_KEY)
        _record(RecordingHeld(hold=kind, reason=reason), recording, by, now)
    return recording


def lift_hold(
    *, recording_id: int, kind: str, reason: str, by: Visitor, now: datetime
) -> Recording:
    """Lift the running hold of this kind; the class counts again.

    Raises:
        NoSuchRecording: not there, or not the visitor's business.
        NotHeld: there is none of this kind.

    """
    visible = get_playable(recording_id, visitor=by)
    with writing():
        recording = _locked(visible.pk)
        hold = next((each for each in running_holds(recording) if each.kind == kind), None)
        if hold is None:
            msg = f"该录音没有设为{RecordingHold.Kind(kind).label}。"
            raise NotHeld(msg)
        hold.lifted_at = now
        hold.lifted_by_id = by.user_id
        hold.lifted_by = by.actor_label[:80]
        hold.lift_reason = reason
        hold.save()
        if kind == RecordingHold.Kind.PERMANENT:
            _rewrap(recording, month_key(recording.started_at))
        _record(RecordingReleased(hold=kind, reason=reason), recording, by, now)
    return recording


def _rewrap(recording: Recording, under: str) -> None:
    kept = kept_object(recording)
    if kept is not None:
        rewrap(kept, under)
        kept.save(update_fields=["wrapped_key", "key_name"])


def _locked(recording_id: int) -> Recording:
    recordings = Recording.objects.select_for_update(of=("self",)).select_related("call")
    return recordings.get(pk=recording_id)


def _record(
    happening: RecordingHeld | RecordingReleased, recording: Recording, by: Visitor, now: datetime
) -> None:
    record(
        happening,
        subject_id=recording.pk,
        by=by,
        now=now,
        correlation_id=recording.call.correlation_id,
    )
