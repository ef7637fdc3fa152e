"""Say the place in a queue and the estimated wait before joining it (播报)."""

from callcontrol.acd.policies import find_policy
from callcontrol.calls.spoken import announcement_media
from callcontrol.flows.hearing import say_media
from callcontrol.flows.visit import Visit, Way
from contracts.ivr import AnnounceStep


async def run(visit: Visit, step: AnnounceStep) -> Way:
    """Say what the step asks for, as far as there is anything to say."""
    call = visit.call
    forecast = visit.room.forecast(call, find_policy(call.board.configuration(), step.queue))
    ahead = forecast.position - 1 if step.position else None
    estimate = forecast.expected_wait_seconds if step.estimated_wait else None
    media = announcement_media(ahead, estimate, visit.notes.language)
    if media:
        await say_media(visit, media)
    return Way(step.next)
