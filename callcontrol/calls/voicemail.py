"""The citizen's message (留言): a stereo file like a talk's, the citizen on the left (VOI-13)."""

from pathlib import PurePosixPath

from callcontrol.asterisk.errors import EngineError
from callcontrol.calls.call import Call
from callcontrol.calls.recording import folder_of_today
from contracts.call_events import CallRecordingEnded, CallRecordingStarted, CallVoicemailLeft

_SHORTEST_SECONDS = 1.0
"""Less is somebody who hung up at the tone."""
_BYTES_PER_SECOND = 8000 * 2 * 2
"""Two channels of 16 bits."""


async def begin_voicemail(call: Call, mailbox: str) -> bool:
    """Start to record; False when the engine cannot."""
    journey = call.notes.journey
    number = journey.voicemails + 1
    relative = folder_of_today(call) / f"{call.call_id}-voicemail-{number}.raw"
    try:
        absolute = PurePosixPath(call.board.recordings_dir / relative)
        await call.engine.record(call.notes.channel_name, absolute)
    except EngineError as error:
        call.log.error("voicemail_not_recorded", error=str(error))  # noqa: TRY400 - no traceback
        return False
    journey.voicemail, journey.mailbox = str(relative), mailbox
    journey.voicemail_began_at, journey.voicemails = call.board.clock(), number
    call.record(
        CallRecordingStarted(**call.stamp(), path=journey.voicemail, recording_kind="voicemail")
    )
    call.save()
    return True


async def end_voicemail(call: Call, *, is_spoken: bool = True) -> bool:
    """Close the file; True when it holds a message."""
    try:
        await call.engine.stop_recording(call.notes.channel_name)
    except EngineError as error:
        call.log.warning("voicemail_not_stopped", error=str(error))
    return close_voicemail(call, is_spoken=is_spoken)


def find_voicemail(call: Call) -> None:
    """Journal the message of a citizen who hung up while call control was away."""
    path = call.board.recordings_dir / call.notes.journey.voicemail
    is_there = bool(call.notes.journey.voicemail) and path.is_file()
    close_voicemail(call, seconds=path.stat().st_size / _BYTES_PER_SECOND if is_there else None)


def close_voicemail(call: Call, *, is_spoken: bool = True, seconds: float | None = None) -> bool:
    """Journal the message, once; the engine closes the file itself when the citizen leaves.

    True when it holds a message: long enough, and not silence alone. ``seconds``: its length,
    if it is known better than by the clock.
    """
    journey = call.notes.journey
    path, began = journey.voicemail, journey.voicemail_began_at
    if not path or began is None:
        return False
    journey.voicemail, journey.voicemail_began_at = "", None
    if seconds is None:
        seconds = (call.board.clock() - began).total_seconds()
    call.record(CallRecordingEnded(**call.stamp(), path=path))
    if seconds < _SHORTEST_SECONDS or not is_spoken:
        call.save()
        return False
    journey.outcome = "voicemail"
    call.record(
        CallVoicemailLeft(
            **call.stamp(), path=path, mailbox=journey.mailbox, seconds=round(seconds, 3)
        )
    )
    call.save()
    return True
