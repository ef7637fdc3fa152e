"""Record a message (留言), ended by ``#``, silence, the longest time or hanging up."""

import asyncio

from callcontrol.asterisk.errors import EngineError
from callcontrol.asterisk.events import DigitPressed, TalkBegan, TalkEnded
from callcontrol.calls.voicemail import begin_voicemail, close_voicemail, end_voicemail
from callcontrol.flows.hearing import say, say_media
from callcontrol.flows.visit import Visit, Way
from contracts.ivr import VoicemailStep

_BEEP = "sound:beep"
_END_KEY = "#"
_PAUSE_SECONDS = 1.0
"""The engine speaks of silence after this long; the rest is waited for here."""


async def run(visit: Visit, step: VoicemailStep) -> Way:
    """Ask for the message, beep, listen; after a restart, listen on."""
    journey = visit.journey
    if not journey.voicemail:
        await say(visit, step.prompt)
        await say_media(visit, _BEEP)
        if not visit.is_test and not await begin_voicemail(visit.call, step.mailbox):
            return Way(step.next)
    is_message = await _record(visit, step)
    if is_message:
        await say(visit, step.thanks_prompt)
    return Way(step.next, is_asked=is_message)


async def _record(visit: Visit, step: VoicemailStep) -> bool:
    """Listen to the end of the message; True when there is one."""
    call = visit.call
    listening = _Listening(visit, step, can_hear=await _watch(visit, is_on=True))
    try:
        await listening.run()
    except asyncio.CancelledError:
        if call.has_citizen_left:
            close_voicemail(call)
        raise
    await _watch(visit, is_on=False)
    if visit.is_test:
        return True
    return await end_voicemail(call, is_spoken=listening.is_spoken)


async def _watch(visit: Visit, *, is_on: bool) -> bool:
    """Without the engine's help (False) silence ends nothing; the longest time still does."""
    seconds = _PAUSE_SECONDS if is_on else None
    try:
        await visit.call.engine.watch_talking(visit.notes.channel, seconds)
    except EngineError as error:
        visit.call.log.warning("silence_not_watched", error=str(error))
        return False
    return True


class _Listening:
    """Waits for the end of one message."""

    def __init__(self, visit: Visit, step: VoicemailStep, *, can_hear: bool) -> None:
        now, began = visit.call.board.clock(), visit.journey.voicemail_began_at
        gone = (now - began).total_seconds() if began is not None else 0.0
        self._loop = asyncio.get_running_loop()
        self._visit, self._silence = visit, step.silence_seconds
        self._until = self._loop.time() + max(0.0, step.longest_seconds - gone)
        self._silent_until = self._loop.time() + self._silence if can_hear else None
        self._has_talked, self.is_spoken = not can_hear or gone > self._silence, True

    async def run(self) -> None:
        """Return at ``#``, after silence, or after the longest time."""
        while True:
            silent = self._silent_until
            until = self._until if silent is None else min(silent, self._until)
            try:
                async with asyncio.timeout_at(until):
                    message = await self._visit.read()
            except TimeoutError:
                self.is_spoken = self._has_talked
                return
            match message:
                case DigitPressed(_, digit) if digit == _END_KEY:
                    return
                case TalkBegan():
                    self._silent_until, self._has_talked = None, True
                case TalkEnded():
                    left = self._silence - _PAUSE_SECONDS
                    self._silent_until = self._loop.time() + left
                case _:
                    pass
