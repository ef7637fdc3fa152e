"""Offer to ring back when it is the citizen's turn, keeping the place (回拨)."""

from callcontrol.flows.hearing import ask, say
from callcontrol.flows.visit import OVER, Visit, Way
from contracts.call_events import CallReturnAsked
from contracts.ivr import ReturnCallStep


async def run(visit: Visit, step: ReturnCallStep) -> Way:
    """Ask; whoever accepts is thanked and rung back later."""
    if not visit.notes.caller and not visit.is_test:
        return Way(step.otherwise)
    key = await ask(visit, step.prompt, seconds=step.seconds)
    if key != step.accept_key:
        return Way(step.otherwise, key=key, is_asked=bool(key))
    if not visit.is_test:
        _keep_place(visit, step.queue)
    await say(visit, step.thanks_prompt)
    return OVER


def _keep_place(visit: Visit, queue: str) -> None:
    call, number = visit.call, visit.notes.caller
    return_call_id = visit.room.keep_place(call, queue, number)
    visit.journey.outcome = "return_asked"
    call.record(
        CallReturnAsked(**call.stamp(), queue=queue, return_call_id=return_call_id, number=number)
    )
    call.save()
