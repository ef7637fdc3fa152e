"""Say prompts to the citizen and hear keys; a key cuts a prompt short."""

import asyncio

from callcontrol.asterisk.events import DigitPressed, PlaybackEnded
from callcontrol.flows.visit import Visit
from contracts.ivr import CollectStep, MenuStep

_LONGEST_PROMPT_SECONDS = 120.0


async def say(visit: Visit, *prompts: str) -> str:
    """Say prompts one after another; returns the key that cut them short, if one did."""
    return await ask(visit, *prompts, seconds=0)


async def ask(visit: Visit, *prompts: str, seconds: float) -> str:
    """Say prompts, then wait so long for a key; returns it, or nothing. A nameless one is none."""
    said = [prompt for prompt in prompts if prompt]
    for index, prompt in enumerate(said or [""], start=1):
        if prompt:
            await visit.call.ambience.say_prompt(prompt)
        key = await next_key(visit, seconds=seconds if index >= len(said) else 0)
        if key:
            await visit.call.ambience.hush()
            return key
    return ""


async def say_media(visit: Visit, media: str) -> str:
    """Say sounds of the engine; returns the key that cut them short, if one did."""
    await visit.call.ambience.say(media)
    key = await next_key(visit, seconds=0)
    await visit.call.ambience.hush()
    return key


def once_more(step: MenuStep | CollectStep, *, is_wrong: bool) -> tuple[str, ...]:
    """What to say before the next try: that the keys were wrong, if any were pressed."""
    return (step.wrong_prompt, step.prompt) if is_wrong and step.wrong_prompt else (step.prompt,)


async def next_key(visit: Visit, *, seconds: float) -> str:
    """Return the next key; empty when none came within so long after what is being said."""
    call, loop = visit.call, asyncio.get_running_loop()
    until = loop.time() + (_LONGEST_PROMPT_SECONDS if call.notes.playback else seconds)
    while True:
        try:
            async with asyncio.timeout_at(until):
                message = await visit.read()
        except TimeoutError:
            if not call.notes.playback:
                return ""
            await call.ambience.hush()
            until = loop.time() + seconds
            continue
        match message:
            case PlaybackEnded(_, ended) if ended == call.notes.playback:
                call.ambience.prompt_ended()
                until = loop.time() + seconds
            case DigitPressed(channel, digit) if channel == call.notes.channel:
                return digit
            case _:
                pass
