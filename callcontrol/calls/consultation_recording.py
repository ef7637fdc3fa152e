"""A consultation's own recording: party left, operator right, while the citizen hears music."""

from functools import partial
from pathlib import PurePosixPath

from callcontrol.asterisk.errors import EngineError
from callcontrol.calls.call import Call
from callcontrol.calls.party import Party
from callcontrol.calls.recording import folder_of_today
from contracts.call_events import CallRecordingEnded, CallRecordingStarted

_SHORT = 8


def begin_consultation(call: Call, party: Party) -> None:
    """Start it beside the conversation; nobody waits for it (VOI-11)."""
    call.chore(partial(_begin, call, party))


async def _begin(call: Call, party: Party) -> None:
    name = f"{call.call_id}-consultation-{party.leg[-_SHORT:]}.raw"
    relative = str(folder_of_today(call) / name)
    try:
        await call.engine.record(
            party.channel_name, PurePosixPath(call.board.recordings_dir / relative)
        )
    except EngineError as error:
        call.log.error("consultation_not_recorded", error=str(error))  # noqa: TRY400 - no traceback
        return
    if party not in call.notes.parties or party.state == "joined":
        await call.engine.stop_recording(party.channel_name)
    party.recording = relative
    call.save()
    call.record(
        CallRecordingStarted(
            **call.stamp(),
            path=relative,
            recording_kind="consultation",
            operator_id=party.operator_id,
        )
    )
    if party not in call.notes.parties or party.state == "joined":
        journal_end(call, party)


async def end_consultation(call: Call, party: Party) -> None:
    """Close the file; the engine closes it itself when the leg ends."""
    if not party.recording:
        return
    try:
        await call.engine.stop_recording(party.channel_name)
    except EngineError as error:
        call.log.warning("consultation_recording_not_stopped", error=str(error))
    journal_end(call, party)


def journal_end(call: Call, party: Party) -> None:
    """Journal, once, that the consultation's file is complete."""
    path, party.recording = party.recording, ""
    if path:
        call.record(CallRecordingEnded(**call.stamp(), path=path))
