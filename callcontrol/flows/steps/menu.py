"""Go where the key pressed, or said, leads (菜单)."""

from callcontrol.flows.hearing import ask, once_more
from callcontrol.flows.spoken_answer import Reply, can_understand, listen
from callcontrol.flows.visit import Visit, Way
from contracts.ivr import MenuStep, heard_prompt, speak_prompt

_YES = "1"


async def run(visit: Visit, step: MenuStep) -> Way:
    """Ask as often as the step says; silence and senseless keys lead to ``otherwise``.

    Words that were misunderstood once are not asked for again: keys do.
    """
    journey = visit.journey
    prompts, may_speak = once_more(step, is_wrong=False), bool(step.spoken)
    while journey.tries < step.tries:
        is_heard = may_speak and can_understand(visit)
        reply = await (_hear(visit, step, prompts) if is_heard else _keys(visit, step, prompts))
        if reply.key in step.choices and (reply.is_sure or await _confirmed(visit, step, reply)):
            return Way(
                step.choices[reply.key], key=reply.key, is_asked=True, is_spoken=reply.is_spoken
            )
        may_speak = may_speak and not reply.is_spoken
        prompts = once_more(step, is_wrong=bool(reply.key) and not reply.is_spoken)
        journey.tries += 1
        visit.call.save()
    return Way(step.otherwise)


async def _keys(visit: Visit, step: MenuStep, prompts: tuple[str, ...]) -> Reply:
    return Reply(await ask(visit, *prompts, seconds=step.seconds), is_sure=True)


async def _hear(visit: Visit, step: MenuStep, prompts: tuple[str, ...]) -> Reply:
    """Say that one may speak as well, and wait for either."""
    key = await ask(visit, *prompts, speak_prompt(step.spoken), seconds=0)
    reply = Reply(key) if key else await listen(visit, step.spoken, seconds=step.seconds)
    return reply if reply.is_spoken else Reply(reply.key, is_sure=True)


async def _confirmed(visit: Visit, step: MenuStep, reply: Reply) -> bool:
    """Ask back what was understood: only a plain yes counts."""
    key = await ask(visit, heard_prompt(step.spoken, reply.key), seconds=0)
    if key:
        return key == _YES
    back = await listen(visit, "confirm", seconds=step.seconds)
    return back.key == _YES
