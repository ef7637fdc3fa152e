"""Go on when the hours are open, elsewhere when closed (时段判断)."""

from callcontrol.flows.visit import Visit, Way
from contracts.ivr import CheckHoursStep
from contracts.opening import is_open


async def run(visit: Visit, step: CheckHoursStep) -> Way:
    """Ask the published hours; hours nobody published are open."""
    board = visit.call.board
    hours = next((one for one in board.configuration().hours if one.name == step.hours), None)
    if hours is None:
        visit.call.log.warning("hours_unknown", hours=step.hours)
        return Way(step.next)
    return Way(step.next if is_open(hours, now=board.clock()) else step.otherwise)
