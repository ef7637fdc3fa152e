"""Hear a moment of one's own call again (点听) before its recording is sealed."""

from datetime import datetime
from pathlib import Path
from uuid import UUID

from hotline.accounts.visitor import Visitor
from hotline.core.guarded import writing
from hotline.telephony.actions.begin_listening import note_listening
from hotline.telephony.actions.listen import SAME_LISTENING
from hotline.telephony.call_queries import get_visible_call
from hotline.telephony.errors import NoSuchRecording, RecordingNotReady
from hotline.telephony.models import Listening, Recording
from hotline.telephony.paths import OutsideError, raw_file
from hotline.telephony.recording_queries import is_own_fresh_call
from hotline.telephony.rules import wave
from hotline.telephony.rules.recording_policy import OWN_CALL_REASON
from hotline.telephony.rules.spans import merge

BEFORE_SECONDS, LONGEST_SECONDS = 0.6, 8.0


def hear_again(*, call_id: UUID, second: float, by: Visitor, now: datetime) -> bytes:
    """Return a few seconds of the growing sound as a WAV, to whoever talks in the call.

    They hear what they have just heard, so no reason is asked; it is written down like every
    listening, once in ten minutes.

    Raises:
        NoSuchCall: there is none, or it is none of the visitor's business.
        NoSuchRecording: it is not their own call, or not one that runs or has just ended.
        RecordingNotReady: it is sealed or not begun: the whole recording is to be played.

    """
    call = get_visible_call(call_id, visitor=by)
    recording = (
        Recording.objects.filter(
            call=call, kind=Recording.Kind.TALK, status=Recording.Status.RECORDING
        )
        .select_related("call")
        .order_by("pk")
        .last()
    )
    if recording is None:
        msg = "录音已归档，请从录音收听。"
        raise RecordingNotReady(msg)
    own = by.user_id in {call.operator_id, recording.operator_id}
    if not own or (call.ended_at is not None and not is_own_fresh_call(recording, by, now)):
        msg = "只有正在通话或刚结束通话的热线员可以点听。"
        raise NoSuchRecording(msg)
    begins = max(second - BEFORE_SECONDS, 0.0)
    sound = _piece(recording, wave.bytes_of(begins))
    with writing():
        _note(recording, (begins, begins + wave.duration_seconds(len(sound))), by, now)
    return wave.header(len(sound)) + sound


def _piece(recording: Recording, begins: int) -> bytes:
    try:
        path: Path = raw_file(recording.raw_path)
        with path.open("rb") as file:
            file.seek(begins)
            sound = file.read(wave.bytes_of(LONGEST_SECONDS))
    except (FileNotFoundError, OutsideError):
        sound = b""
    whole = sound[: wave.whole_frames(len(sound))]
    if not whole:
        msg = "这一秒还没有录下来，或录音正在归档，请稍后再听。"
        raise RecordingNotReady(msg)
    return whole


def _note(recording: Recording, span: tuple[float, float], by: Visitor, now: datetime) -> None:
    listening = (
        Listening.objects.select_for_update()
        .filter(
            recording=recording,
            listener_id=by.user_id,
            reason=OWN_CALL_REASON,
            last_at__gt=now - SAME_LISTENING,
        )
        .first()
    ) or note_listening(recording, reason=OWN_CALL_REASON, words="", by=by, now=now)
    listening.sent = merge([*listening.sent, span], longest=span[1] + 86_400.0)
    listening.last_at = now
    listening.save(update_fields=["sent", "last_at"])
