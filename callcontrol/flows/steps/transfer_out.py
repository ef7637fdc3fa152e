"""Hand the call to an outside number (转外线); the call ends with it."""

from callcontrol.flows.hearing import say
from callcontrol.flows.outside import connect, connect_again, find_number, outside_leg
from callcontrol.flows.talked import begin_talk, end_test
from callcontrol.flows.visit import OVER, Visit, Way
from contracts.ivr import TransferOutStep


async def run(visit: Visit, step: TransferOutStep) -> Way:
    """Connect through our bridge until either side hangs up: the minutes are metered."""
    begin_talk(visit)
    if visit.journey.outside_leg:
        return OVER if await connect_again(visit) else await _dial(visit, step)
    await say(visit, step.prompt)
    if visit.is_test:
        return await end_test(visit)
    return await _dial(visit, step)


async def _dial(visit: Visit, step: TransferOutStep) -> Way:
    call = visit.call
    number = find_number(call, step.number)
    if not number:
        return Way(step.otherwise)
    seconds = call.board.configuration().dial_seconds
    leg = outside_leg(call, f"PJSIP/{number}@trunk", seconds=seconds)
    return OVER if await connect(visit, leg, seconds=seconds) else Way(step.otherwise)
