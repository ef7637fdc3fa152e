"""Ask for a rating from 1 to 5 (满意度评价); skipped when nobody talked."""

from callcontrol.flows.hearing import ask, say
from callcontrol.flows.visit import Visit, Way
from contracts.call_events import CallRated
from contracts.ivr import RATINGS, RateStep


async def run(visit: Visit, step: RateStep) -> Way:
    """Ask as often as the step says; a rating counts once for each talk."""
    journey = visit.journey
    if not journey.is_to_be_rated and not visit.is_test:
        return Way(step.next)
    while journey.tries < step.tries:
        key = await ask(visit, step.prompt, seconds=step.seconds)
        if key and key in RATINGS:
            _keep(visit, int(key))
            await say(visit, step.thanks_prompt)
            return Way(step.next, key=key, is_asked=True)
        journey.tries += 1
        visit.call.save()
    journey.is_to_be_rated = False
    return Way(step.next)


def _keep(visit: Visit, rating: int) -> None:
    journey = visit.journey
    journey.is_to_be_rated = False
    visit.journal(CallRated(**visit.call.stamp(), rating=rating, operator_id=journey.talked_with))
    visit.call.save()
