"""Listen to a recording (收听录音): whole or in parts, each second accounted for (VOI-12)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from hotline.accounts.visitor import Visitor
from hotline.core.clock import now as clock
from hotline.core.crypto.frames import DamagedError
from hotline.core.guarded import writing
from hotline.telephony.actions.begin_listening import note_listening
from hotline.telephony.actions.note_damage import note_damage
from hotline.telephony.errors import (
    NoSuchRecording,
    ReasonRequired,
    RecordingBroken,
    RecordingNotReady,
    RecordingStoreAway,
)
from hotline.telephony.models import Listening, Recording, RecordingGap, RecordingObject
from hotline.telephony.recording_queries import get_playable, is_own_fresh_call, kept_object
from hotline.telephony.recording_store import MissingObjectError, StoreError
from hotline.telephony.rules.byte_range import ByteRange, read_range
from hotline.telephony.rules.recording_policy import OWN_CALL_REASON
from hotline.telephony.rules.spans import Span, merge
from hotline.telephony.sealing import read_sound

SAME_LISTENING = timedelta(minutes=10)
"""A player fetches one listening in many pieces; those do not count again."""
LISTENING_LASTS = timedelta(hours=2)
"""After so long without a request the reason has to be given anew."""


@dataclass(frozen=True, slots=True)
class Sound:
    """What to send: the bytes, which part they are, the whole size, and what they are."""

    body: Iterator[bytes]
    part: ByteRange | None
    size: int
    sound: str
    is_download: bool


def listen(
    *, recording_id: int, listening_id: int | None, range_header: str, by: Visitor, now: datetime
) -> Sound:
    """Return the bytes asked for, and note which seconds left the house.

    Without a listening only the operator of a call that has just ended is served; for them
    it is opened here.

    Raises:
        NoSuchRecording: not there, not to be heard by this visitor, or its file is lost.
        RecordingNotReady: still being written.
        RecordingBroken: what is stored is not what was sealed; an alarm was raised.
        RecordingStoreAway: the store does not answer.
        ReasonRequired: why has to be said first.
        UnsatisfiableError: the range lies outside the file.

    """
    recording = get_playable(recording_id, visitor=by)
    kept = kept_object(recording)
    if recording.status == Recording.Status.RECORDING or kept is None:
        msg = "录音正在生成，请稍后再听。"
        raise RecordingNotReady(msg)
    part = read_range(range_header, kept.plain_size)
    listening = _listening(recording, listening_id, part, by, now)
    start, length = (part.start, part.length) if part else (0, kept.plain_size)
    body = _open(recording, kept, start, length, now)
    share = (recording.duration_seconds or 0) / kept.plain_size
    _note_sent(listening, recording, (start * share, (start + length) * share), now)
    return Sound(body, part, kept.plain_size, kept.sound, listening.is_download)


def _listening(
    recording: Recording,
    listening_id: int | None,
    part: ByteRange | None,
    by: Visitor,
    now: datetime,
) -> Listening:
    own = Listening.objects.filter(recording=recording, listener_id=by.user_id)
    if listening_id is not None:
        found = own.filter(pk=listening_id, last_at__gt=now - LISTENING_LASTS).first()
        if found is not None:
            return found
    elif is_own_fresh_call(recording, by, now):
        recent = own.filter(reason=OWN_CALL_REASON, last_at__gt=now - SAME_LISTENING).first()
        if recent is not None and part is not None and part.start > 0:
            return recent
        with writing():
            return note_listening(recording, reason=OWN_CALL_REASON, words="", by=by, now=now)
    msg = "请先选择收听事由。"
    raise ReasonRequired(msg)


def _open(
    recording: Recording, kept: RecordingObject, start: int, length: int, now: datetime
) -> Iterator[bytes]:
    try:
        pieces = read_sound(kept, start, length)
    except MissingObjectError as error:
        reason = RecordingGap.Reason.OBJECT_MISSING
        note_damage(recording_id=recording.pk, reason=reason, note=str(error), now=now)
        msg = "存储中找不到该录音，已通知管理员。"
        raise NoSuchRecording(msg, code="recording_lost") from error
    except DamagedError as error:
        _alarm(recording, error, now)
        msg = "录音文件已损坏，已通知管理员。"
        raise RecordingBroken(msg) from error
    except StoreError as error:
        msg = "录音存储暂时无法访问，请稍后再试。"
        raise RecordingStoreAway(msg) from error
    return _watched(pieces, recording)


def _watched(pieces: Iterator[bytes], recording: Recording) -> Iterator[bytes]:
    """A part found damaged while it is sent breaks the answer off; asked again, we say why."""
    try:
        yield from pieces
    except DamagedError as error:
        _alarm(recording, error, clock())
        raise


def _alarm(recording: Recording, error: DamagedError, now: datetime) -> None:
    reason = RecordingGap.Reason.DAMAGED
    note_damage(recording_id=recording.pk, reason=reason, note=str(error), now=now)


def _note_sent(listening: Listening, recording: Recording, span: Span, now: datetime) -> None:
    with writing():
        row = Listening.objects.select_for_update().get(pk=listening.pk)
        row.sent = merge([*row.sent, span], longest=recording.duration_seconds or 0)
        row.last_at = now
        row.save(update_fields=["sent", "last_at"])
