"""Finalize a recording (录音归档): raw samples become one sealed WAV object (VOI-11, VOI-13)."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import structlog

from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.telephony.actions.note_gap import mend_gaps, note_gap
from hotline.telephony.actors import VOICE_PLATFORM
from hotline.telephony.events import RecordingFinalized, RecordingLost
from hotline.telephony.models import Recording, RecordingGap, RecordingObject, RecordingOutline
from hotline.telephony.paths import raw_file
from hotline.telephony.recording_queries import recording_policy
from hotline.telephony.recording_store import StoreError
from hotline.telephony.rules import wave
from hotline.telephony.rules.peaks import Outline
from hotline.telephony.rules.recording_policy import keep_until
from hotline.telephony.sealing import seal_sound

_CHUNK = 1 << 16
_UNSEALED = (Recording.Status.RECORDING, Recording.Status.LOST)
_log = structlog.get_logger()


class RawFileMissingError(RuntimeError):
    """The engine's file is not there (yet); worth another try."""


def finalize_recording(*, recording_id: int, now: datetime, is_last_try: bool) -> Recording:
    """Seal the recording, prove it by its digests, then remove the raw file. Idempotent.

    Killed at any moment and run again it leaves exactly one good object. After the last
    try the gap is said openly; the raw file stays as long as it is not sealed.

    Raises:
        RawFileMissingError: there is no raw file and more tries will follow.
        StoreError: the store is full or away, and more tries will follow.

    """
    try:
        with writing():
            recording = _locked(recording_id)
            raw = raw_file(recording.raw_path)
            if recording.status in _UNSEALED:
                _seal_or_say_why_not(recording, raw, now, is_last_try=is_last_try)
    except StoreError as error:
        _log.error("recording not stored", action="finalize_recording", why=str(error))
        if not is_last_try:
            raise
        return _say_not_stored(recording_id, str(error), now)
    if recording.status == Recording.Status.READY:
        _remove(raw)
    return recording


def _locked(recording_id: int) -> Recording:
    recordings = Recording.objects.select_for_update(of=("self",)).select_related("call")
    return recordings.get(pk=recording_id)


def _seal_or_say_why_not(
    recording: Recording, raw: Path, now: datetime, *, is_last_try: bool
) -> None:
    size = wave.whole_frames(raw.stat().st_size) if raw.exists() else 0
    if size:
        _seal(recording, raw, size, now)
    elif not is_last_try:
        raise RawFileMissingError(recording.raw_path)
    elif recording.status == Recording.Status.RECORDING:
        _give_up(recording, now)


def _seal(recording: Recording, raw: Path, size: int, now: datetime) -> None:
    outline = Outline(size // wave.FRAME_BYTES)
    kept = seal_sound(recording, RecordingObject.Sound.WAV, _wave_file(raw, size, outline), now=now)
    kept.save()
    citizen, operator = outline.levels()
    RecordingOutline.objects.create(
        recording=recording, per_second=outline.per_second, citizen=citizen, operator=operator
    )
    kept_as = recording_policy().class_for(recording.kind, recording.call.purpose)
    recording.retention_class = kept_as.name
    recording.keep_until = keep_until(recording.started_at, kept_as.keep_years)
    recording.duration_seconds = wave.duration_seconds(size)
    recording.status = Recording.Status.READY
    recording.finalized_at = now
    recording.save()
    mend_gaps(call=recording.call, recording=recording, now=now)
    happening = RecordingFinalized(
        duration_seconds=recording.duration_seconds, sha256=kept.plain_sha256
    )
    _record(happening, recording, now)


def _wave_file(raw: Path, size: int, outline: Outline) -> Iterator[bytes]:
    yield wave.header(size)
    left = size
    with raw.open("rb") as source:
        while left and (chunk := source.read(min(_CHUNK, left))):
            left -= len(chunk)
            outline.add(chunk)
            yield chunk


def _give_up(recording: Recording, now: datetime) -> None:
    recording.status = Recording.Status.LOST
    recording.finalized_at = now
    recording.save(update_fields=["status", "finalized_at"])
    _record(RecordingLost(), recording, now)
    note_gap(
        call=recording.call,
        recording=recording,
        reason=RecordingGap.Reason.RAW_MISSING,
        now=now,
    )


def _say_not_stored(recording_id: int, why: str, now: datetime) -> Recording:
    with writing():
        recording = _locked(recording_id)
        reason = RecordingGap.Reason.STORE_REFUSED
        note_gap(call=recording.call, recording=recording, reason=reason, note=why, now=now)
    return recording


def _record(
    happening: RecordingFinalized | RecordingLost, recording: Recording, now: datetime
) -> None:
    record(
        happening,
        subject_id=recording.pk,
        by=VOICE_PLATFORM,
        now=now,
        correlation_id=recording.call.correlation_id,
    )


def _remove(raw: Path) -> None:
    try:
        raw.unlink(missing_ok=True)
    except OSError as error:
        _log.error("raw recording stays", action="finalize_recording", why=error.strerror)
