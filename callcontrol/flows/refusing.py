"""Turn a call away before any flow runs: a number nobody serves, a blocked caller (黑名单)."""

from callcontrol.flows.hearing import say
from callcontrol.flows.visit import Visit
from contracts.call_events import CallRefused, EndedBy


async def refuse_number(visit: Visit) -> EndedBy:
    """A number we do not serve: say goodbye and hang up."""
    call = visit.call
    call.log.warning("number_unknown", dialled=call.notes.dialled)
    call.has_failed = True
    call.record(CallRefused(**call.stamp(), reason="unknown_number"))
    return await _turn_away(visit, "goodbye")


async def refuse_caller(visit: Visit) -> EndedBy:
    """A blocked caller: say so and hang up."""
    call = visit.call
    call.log.info("caller_blocked")
    visit.journey.outcome = "refused"
    call.record(CallRefused(**call.stamp(), reason="blocked"))
    return await _turn_away(visit, "number-refused")


async def _turn_away(visit: Visit, prompt: str) -> EndedBy:
    await visit.call.engine.answer(visit.notes.channel)
    await say(visit, prompt)
    return "system"
