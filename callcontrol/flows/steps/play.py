"""Play a prompt (播放); a key may choose a language."""

from callcontrol.flows.hearing import next_key
from callcontrol.flows.visit import Visit, Way
from contracts.ivr import PlayStep


async def run(visit: Visit, step: PlayStep) -> Way:
    """Return when the prompt ended or a language was chosen."""
    call, notes = visit.call, visit.notes
    notes.language_keys |= step.language_keys
    await call.ambience.say_prompt(step.prompt)
    while notes.playback:
        key = await next_key(visit, seconds=0)
        if key in notes.language_keys:
            notes.language = notes.language_keys[key]
            await call.ambience.hush()
            return Way(step.next, key=key, is_asked=True)
    return Way(step.next)
