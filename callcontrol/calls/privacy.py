"""The recording paused for privacy (暂停录音): silence is written, the clock goes on (VOI-11)."""

from datetime import timedelta

from callcontrol.asterisk.errors import EngineError
from callcontrol.calls.call import Call
from callcontrol.calls.timers import Timers
from contracts.call_events import CallRecordingPaused, CallRecordingResumed

LONGEST_SECONDS = 120.0
"""A pause ends by itself: a forgotten one must not cost the rest of the talk."""
PAUSE = "pause"


class Privacy:
    """Pauses the talk's recording and lets it go on; each twice does no harm."""

    def __init__(self, call: Call, timers: Timers) -> None:
        self._call, self._timers = call, timers

    def resume_timer(self) -> None:
        """Set the timer of a pause that a restart interrupted."""
        until = self._call.notes.recording_paused_until
        if until is not None:
            self._timers.set(PAUSE, (until - self._call.board.clock()).total_seconds())

    async def begin(self, reason: str) -> None:
        """Write silence from now on.

        Raises:
            EngineError: the engine could not; the recording goes on.

        """
        call, notes = self._call, self._call.notes
        if notes.recording and notes.recording_paused_until is None:
            await call.engine.silence_recording(notes.channel_name, is_silent=True)
            notes.recording_paused_until = call.board.clock() + timedelta(seconds=LONGEST_SECONDS)
            self._timers.set(PAUSE, LONGEST_SECONDS)
            call.record(
                CallRecordingPaused(
                    **call.stamp(),
                    operator_id=notes.operator_id or 0,
                    path=notes.recording,
                    reason=reason,
                )
            )
            call.save()
        call.show()

    async def end(self) -> None:
        """Let the recording go on; an engine that is away is asked again in a moment."""
        call, notes = self._call, self._call.notes
        if notes.recording_paused_until is not None:
            try:
                await call.engine.silence_recording(notes.channel_name, is_silent=False)
            except EngineError as error:
                call.log.warning("recording_not_resumed", error=str(error))
                self._timers.set(PAUSE, call.board.redial_seconds)
                return
            notes.recording_paused_until = None
            self._timers.clear(PAUSE)
            call.record(
                CallRecordingResumed(
                    **call.stamp(), operator_id=notes.operator_id or 0, path=notes.recording
                )
            )
            call.save()
        call.show()
