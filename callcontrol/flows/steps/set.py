"""Set language, skills wanted or priority for what follows (设置)."""

from callcontrol.flows.visit import Visit, Way
from contracts.ivr import SetStep


async def run(visit: Visit, step: SetStep) -> Way:
    """Note it; a queue reads it. Running it once more changes nothing but the priority."""
    notes = visit.notes
    notes.language = step.language or notes.language
    notes.skills += [skill for skill in step.skills if skill not in notes.skills]
    notes.priority += step.priority
    return Way(step.next)
