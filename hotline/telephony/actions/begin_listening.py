"""Say why a recording is opened (收听事由); without it nothing is heard (VOI-12)."""

from datetime import datetime

from hotline.accounts.visitor import Visitor
from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.telephony.errors import BadListeningReason, HomeSeatRefused, RecordingNotReady
from hotline.telephony.events import RecordingDownloaded, RecordingListened
from hotline.telephony.models import Listening, Recording, Voicemail
from hotline.telephony.recording_queries import get_playable, recording_policy, sits_at_home
from hotline.telephony.rules.recording_policy import OTHER_REASON

_FEWEST_WORDS = 2


def begin_listening(
    *,
    recording_id: int,
    reason: str,
    words: str,
    by: Visitor,
    now: datetime,
    is_download: bool = False,
) -> Listening:
    """Open one listening, or one download; the player then names it with every request.

    Raises:
        NoSuchRecording: not there, gone, or not to be heard by this visitor.
        RecordingNotReady: still being written.
        BadListeningReason: not on the city's list, or “other” without words.
        HomeSeatRefused: a download from a home seat.

    """
    recording = get_playable(recording_id, visitor=by)
    if recording.status == Recording.Status.RECORDING:
        msg = "录音正在生成，请稍后再听。"
        raise RecordingNotReady(msg)
    _check_reason(reason, words)
    if is_download and sits_at_home(by, now):
        msg = "居家坐席不能下载录音。"
        raise HomeSeatRefused(msg)
    with writing():
        return note_listening(
            recording, reason=reason, words=words, by=by, now=now, is_download=is_download
        )


def note_listening(
    recording: Recording,
    *,
    reason: str,
    words: str,
    by: Visitor,
    now: datetime,
    is_download: bool = False,
) -> Listening:
    """Write the listening and its event; a message heard first is marked. In ``writing()``."""
    listening = Listening.objects.create(
        recording=recording,
        listener_id=by.user_id,
        listener=by.actor_label[:80],
        reason=reason,
        words=words,
        is_download=is_download,
        started_at=now,
        last_at=now,
    )
    kind = RecordingDownloaded if is_download else RecordingListened
    record(
        kind(call_id=str(recording.call_id), reason=reason),
        subject_id=recording.pk,
        by=by,
        now=now,
        correlation_id=recording.call.correlation_id,
    )
    if recording.kind == Recording.Kind.VOICEMAIL:
        unheard = Voicemail.objects.filter(recording=recording, heard_at=None)
        unheard.update(heard_at=now, heard_by=by.actor_label[:80])
    return listening


def _check_reason(reason: str, words: str) -> None:
    if reason not in recording_policy().reasons():
        msg = "请选择收听事由。"
        raise BadListeningReason(msg, fields={"reason": msg})
    if reason == OTHER_REASON and len(words.strip()) < _FEWEST_WORDS:
        msg = "请写明收听事由。"
        raise BadListeningReason(msg, fields={"words": msg})
