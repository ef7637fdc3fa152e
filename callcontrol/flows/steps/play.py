"""Play a prompt; a key may choose a language."""

import asyncio

from callcontrol.asterisk.events import DigitPressed, PlaybackEnded
from callcontrol.calls.ambience import sound
from callcontrol.calls.call import Call
from contracts.telephony_config import PlayStep

_LONGEST_SECONDS = 120.0


async def run(call: Call, step: PlayStep) -> None:
    """Return when the prompt ended or a language was chosen."""
    call.notes.language_keys |= step.language_keys
    playback = await call.ambience.say(sound(step.prompt))
    try:
        async with asyncio.timeout(_LONGEST_SECONDS):
            while call.notes.playback == playback:
                match await call.inbox.get():
                    case PlaybackEnded(_, ended) if ended == playback:
                        call.ambience.prompt_ended()
                    case DigitPressed(_, digit) if digit in call.notes.language_keys:
                        call.notes.language = call.notes.language_keys[digit]
                        await call.ambience.hush()
                    case _:
                        pass
    except TimeoutError:
        await call.ambience.hush()
