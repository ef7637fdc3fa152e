"""Write what call control says about recordings: begun, paused, ended, a message left."""

from datetime import datetime, timedelta
from pathlib import PurePosixPath

from contracts import call_events as said
from hotline.core.eventlog import Happening, record
from hotline.telephony import events
from hotline.telephony.actions.note_call_event import note
from hotline.telephony.actions.settle_call import request_sealing
from hotline.telephony.actors import VOICE_PLATFORM, operator_actor
from hotline.telephony.models import Call, Recording, RecordingPause, Voicemail
from hotline.telephony.paths import raw_file


@note.register
def _(event: said.CallRecordingStarted, call: Call) -> None:
    recording, is_new = _recording(event.path, call, event)
    recording.kind = _kind_of(event)
    recording.operator_id = event.operator_id
    if not is_new:
        _begin_at(recording, event.happened_at)
    recording.save(update_fields=["kind", "operator_id", "started_at"])


@note.register
def _(event: said.CallRecordingPaused, call: Call) -> None:
    recording, _ = _recording(event.path, call, event)
    offset = (event.happened_at - recording.started_at).total_seconds()
    _, is_new = RecordingPause.objects.get_or_create(
        recording=recording,
        from_seconds=max(0.0, round(offset, 2)),
        defaults={"operator_id": event.operator_id, "reason": event.reason[:80]},
    )
    if is_new:
        _record(events.RecordingPaused(reason=event.reason[:80]), event, call)


@note.register
def _(event: said.CallRecordingResumed, call: Call) -> None:
    recording, _ = _recording(event.path, call, event)
    offset = round((event.happened_at - recording.started_at).total_seconds(), 2)
    open_pauses = RecordingPause.objects.filter(
        recording=recording, to_seconds=None, from_seconds__lte=offset
    )
    if open_pauses.update(to_seconds=offset):
        _record(events.RecordingResumed(), event, call)


@note.register
def _(event: said.CallRecordingEnded, call: Call) -> None:
    recording, _ = _recording(event.path, call, event)
    recording.ended_at = event.happened_at
    recording.save(update_fields=["ended_at"])
    request_sealing(recording)


@note.register
def _(event: said.CallVoicemailLeft, call: Call) -> None:
    recording, is_new = _recording(event.path, call, event)
    if is_new:
        recording.started_at = event.happened_at - timedelta(seconds=event.seconds)
    recording.kind = Recording.Kind.VOICEMAIL
    recording.save(update_fields=["kind", "started_at"])
    _, is_first = Voicemail.objects.get_or_create(
        recording=recording,
        defaults={
            "call": call,
            "mailbox": event.mailbox[:40],
            "seconds": event.seconds,
            "left_at": event.happened_at,
        },
    )
    if is_first:
        happening = events.VoicemailLeft(mailbox=event.mailbox[:40], seconds=event.seconds)
        record(
            happening,
            subject_id=call.pk,
            by=VOICE_PLATFORM,
            now=event.happened_at,
            correlation_id=call.correlation_id,
        )
    request_sealing(recording)


def _kind_of(event: said.CallRecordingStarted) -> str:
    """The engine's own queue names its files so."""
    is_fallback = PurePosixPath(event.path).name.startswith("fallback-")
    return Recording.Kind.FALLBACK if is_fallback else event.recording_kind


_Said = (
    said.CallRecordingStarted
    | said.CallRecordingPaused
    | said.CallRecordingResumed
    | said.CallRecordingEnded
    | said.CallVoicemailLeft
)


def _recording(path: str, call: Call, event: _Said) -> tuple[Recording, bool]:
    """Return the recording's row, made by whichever of its events came first."""
    raw_file(path)
    recording, is_new = Recording.objects.get_or_create(
        raw_path=path, defaults={"call": call, "started_at": event.happened_at}
    )
    if is_new:
        record(
            events.RecordingStarted(),
            subject_id=recording.pk,
            by=VOICE_PLATFORM,
            now=event.happened_at,
            correlation_id=call.correlation_id,
        )
    return recording, is_new


def _begin_at(recording: Recording, begun: datetime) -> None:
    """The beginning came after a pause: what was counted from the pause is moved."""
    shift = (recording.started_at - begun).total_seconds()
    if not shift:
        return
    recording.started_at = begun
    for pause in RecordingPause.objects.filter(recording=recording).order_by("-from_seconds"):
        pause.from_seconds = max(0.0, pause.from_seconds + shift)
        if pause.to_seconds is not None:
            pause.to_seconds += shift
        pause.save()


def _record(
    happening: Happening, event: said.CallRecordingPaused | said.CallRecordingResumed, call: Call
) -> None:
    record(
        happening,
        subject_id=call.pk,
        by=operator_actor(event.operator_id),
        now=event.happened_at,
        correlation_id=call.correlation_id,
    )
