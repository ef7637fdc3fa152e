"""The stereo recording of an answered call: citizen left, operator right (VOI-11)."""

import asyncio
from functools import partial
from pathlib import Path, PurePosixPath
from zoneinfo import ZoneInfo

from callcontrol.asterisk.errors import AwayError, EngineError
from callcontrol.calls.call import Call
from contracts.call_events import CallRecordingStarted

_FOLDERS_BY_DAY_IN = ZoneInfo("Asia/Shanghai")
_RETRY_SECONDS = 2.0


def begin_recording(call: Call) -> None:
    """Start the recording beside the conversation, once; nobody waits for it."""
    if not call.notes.recording:
        call.chore(partial(_begin, call))


def _is_begun(path: Path) -> bool:
    """Whether the run before ours began it; a second writer would spoil the file."""
    return path.exists()


def folder_of_today(call: Call) -> PurePosixPath:
    """Name the day's folder, relative to the recordings folder."""
    day = call.board.clock().astimezone(_FOLDERS_BY_DAY_IN)
    return PurePosixPath(f"{day:%Y/%m/%d}")


async def _begin(call: Call) -> None:
    relative = folder_of_today(call) / f"{call.call_id}.raw"
    absolute = call.board.recordings_dir / relative
    if _is_begun(absolute):
        call.notes.recording = str(relative)
        call.save()
        call.show()
        return
    while True:
        try:
            await call.engine.record(call.notes.channel_name, PurePosixPath(absolute))
            break
        except AwayError as error:
            call.log.warning("recording_delayed", error=str(error))
            await asyncio.sleep(_RETRY_SECONDS)
        except EngineError as error:
            call.log.error("recording_failed", error=str(error))  # noqa: TRY400 - no traceback
            return
    call.notes.recording = str(relative)
    call.save()
    call.show()
    call.record(CallRecordingStarted(**call.stamp(), path=str(relative)))
