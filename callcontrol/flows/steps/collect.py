"""Collect digits (收号), such as a work order's number; the operator sees them."""

from callcontrol.flows.hearing import ask, next_key, once_more
from callcontrol.flows.visit import Visit, Way
from contracts.call_events import CallDigitsCollected
from contracts.ivr import CollectStep
from contracts.operator_messages import DigitsView


async def run(visit: Visit, step: CollectStep) -> Way:
    """Ask until enough digits came, as often as the step says."""
    journey = visit.journey
    prompts = once_more(step, is_wrong=False)
    while journey.tries < step.tries:
        digits = await _collect(visit, step, prompts)
        if len(digits) >= step.fewest:
            _keep(visit, step, digits)
            return Way(step.next, is_asked=True)
        prompts = once_more(step, is_wrong=bool(digits))
        journey.tries += 1
        visit.call.save()
    return Way(step.otherwise)


async def _collect(visit: Visit, step: CollectStep, prompts: tuple[str, ...]) -> str:
    """Gather digits until the end key, the most that fit, or silence."""
    digits, key = "", await ask(visit, *prompts, seconds=step.seconds)
    while key and key != step.end_key:
        digits += key if key.isdecimal() else ""
        if len(digits) == step.most:
            break
        key = await next_key(visit, seconds=step.seconds)
    return digits


def _keep(visit: Visit, step: CollectStep, digits: str) -> None:
    view = DigitsView(label=step.label or step.variable, digits=digits)
    visit.journey.collected[step.variable] = view
    visit.journal(
        CallDigitsCollected(**visit.call.stamp(), variable=step.variable, count=len(digits))
    )
    visit.call.save()
    visit.call.show()
