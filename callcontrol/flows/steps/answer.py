"""Answer the citizen's call (接听)."""

from callcontrol.flows.visit import Visit, Way
from contracts.ivr import AnswerStep


async def run(visit: Visit, step: AnswerStep) -> Way:
    """Answer at once; the rule allows 15 seconds."""
    if not visit.is_test:
        await visit.call.engine.answer(visit.notes.channel)
    return Way(step.next)
