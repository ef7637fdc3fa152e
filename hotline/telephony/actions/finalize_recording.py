"""Finalize a recording (录音归档): raw samples become one sealed WAV file."""

import hashlib
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import structlog

from hotline.core.crypto.files import seal_file
from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.telephony.actors import VOICE_PLATFORM
from hotline.telephony.events import RecordingFinalized, RecordingLost
from hotline.telephony.models import Recording
from hotline.telephony.paths import raw_file, sealed_file, sealed_name
from hotline.telephony.rules import wave

_CHUNK = 1 << 16
_log = structlog.get_logger()


class RawFileMissingError(RuntimeError):
    """The engine's file is not there (yet); worth another try."""


def finalize_recording(*, recording_id: int, now: datetime, is_last_try: bool) -> Recording:
    """Seal the recording, prove it by a digest, then remove the raw file. Idempotent.

    Raises:
        RawFileMissingError: there is no raw file and more tries will follow.

    """
    with writing():
        recording = (
            Recording.objects.select_for_update(of=("self",))
            .select_related("call")
            .get(pk=recording_id)
        )
        raw = raw_file(recording.raw_path)
        if recording.status == Recording.Status.RECORDING:
            if wave.whole_frames(raw.stat().st_size) if raw.exists() else 0:
                _seal(recording, raw, now)
            elif is_last_try:
                _give_up(recording, now)
            else:
                raise RawFileMissingError(recording.raw_path)
    if recording.status == Recording.Status.READY:
        _remove(raw)
    return recording


def _seal(recording: Recording, raw: Path, now: datetime) -> None:
    size = wave.whole_frames(raw.stat().st_size)
    digest = hashlib.sha256()
    name = sealed_name(recording.raw_path)
    target = sealed_file(name)
    target.parent.mkdir(parents=True, exist_ok=True)
    draft = target.with_name(target.name + ".part")
    recording.byte_size = seal_file(_wave_file(raw, size, digest), draft)
    draft.chmod(0o600)
    draft.rename(target)
    recording.sealed_path = name
    recording.sha256 = digest.hexdigest()
    recording.duration_seconds = wave.duration_seconds(size)
    recording.status = Recording.Status.READY
    recording.finalized_at = now
    recording.save()
    happening = RecordingFinalized(
        duration_seconds=recording.duration_seconds, sha256=recording.sha256
    )
    record(
        happening,
        subject_id=recording.pk,
        by=VOICE_PLATFORM,
        now=now,
        correlation_id=recording.call.correlation_id,
    )


def _wave_file(raw: Path, size: int, digest: "hashlib._Hash") -> Iterator[bytes]:
    head = wave.header(size)
    digest.update(head)
    yield head
    left = size
    with raw.open("rb") as source:
        while left and (chunk := source.read(min(_CHUNK, left))):
            left -= len(chunk)
            digest.update(chunk)
            yield chunk


def _give_up(recording: Recording, now: datetime) -> None:
    recording.status = Recording.Status.LOST
    recording.finalized_at = now
    recording.save(update_fields=["status", "finalized_at"])
    record(
        RecordingLost(),
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
