"""Go where the key pressed leads (菜单)."""

from callcontrol.flows.hearing import ask, once_more
from callcontrol.flows.visit import Visit, Way
from contracts.ivr import MenuStep


async def run(visit: Visit, step: MenuStep) -> Way:
    """Ask as often as the step says; silence and senseless keys lead to ``otherwise``."""
    journey = visit.journey
    prompts = once_more(step, is_wrong=False)
    while journey.tries < step.tries:
        key = await ask(visit, *prompts, seconds=step.seconds)
        if key in step.choices:
            return Way(step.choices[key], key=key, is_asked=True)
        prompts = once_more(step, is_wrong=bool(key))
        journey.tries += 1
        visit.call.save()
    return Way(step.otherwise)
