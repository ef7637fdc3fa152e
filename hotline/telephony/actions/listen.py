"""Listen to a recording (收听录音): every listening is recorded."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from hotline.accounts.visitor import Visitor
from hotline.core.crypto.files import read_sealed
from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.core.models import Event
from hotline.telephony.errors import NoSuchRecording, RecordingNotReady
from hotline.telephony.events import RecordingListened
from hotline.telephony.models import Recording
from hotline.telephony.paths import sealed_file
from hotline.telephony.queries import get_recording
from hotline.telephony.rules.byte_range import ByteRange, read_range

SAME_LISTENING = timedelta(minutes=10)
"""A player fetches one listening in many pieces; those do not count again."""


@dataclass(frozen=True, slots=True)
class Sound:
    """What to send: the bytes, which part they are, and the whole size."""

    body: Iterator[bytes]
    part: ByteRange | None
    size: int


def listen(*, recording_id: int, range_header: str, by: Visitor, now: datetime) -> Sound:
    """Return the WAV bytes asked for, and record the listening.

    Starting at the beginning is a new listening; a later piece is one only when none
    was recorded within ten minutes.

    Raises:
        NoSuchRecording: not there, not to be heard by this visitor, or its file is lost.
        RecordingNotReady: still being written.
        UnsatisfiableError: the range lies outside the file.

    """
    recording = get_recording(recording_id, visitor=by)
    if recording.status == Recording.Status.RECORDING:
        msg = "录音正在生成，请稍后再听。"
        raise RecordingNotReady(msg)
    path = sealed_file(recording.sealed_path) if recording.sealed_path else None
    if path is None or not path.exists():
        msg = "录音文件缺失，请联系系统管理员。"
        raise NoSuchRecording(msg, code="recording_lost")
    size = recording.byte_size or 0
    part = read_range(range_header, size)
    if part is None or part.start == 0 or not _is_listening(recording, by, now):
        _record(recording, by, now)
    start, length = (part.start, part.length) if part else (0, size)
    return Sound(read_sealed(path, start, length), part, size)


def _is_listening(recording: Recording, by: Visitor, now: datetime) -> bool:
    return Event.objects.filter(
        kind=RecordingListened.kind,
        subject_type=RecordingListened.subject_type,
        subject_id=str(recording.pk),
        actor_id=by.user_id,
        happened_at__gt=now - SAME_LISTENING,
    ).exists()


def _record(recording: Recording, by: Visitor, now: datetime) -> None:
    with writing():
        record(
            RecordingListened(call_id=str(recording.call_id)),
            subject_id=recording.pk,
            by=by,
            now=now,
            correlation_id=recording.call.correlation_id,
        )
