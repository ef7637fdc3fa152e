"""Ring one seat or outside number and talk (直接接通), such as an expert's desk."""

from callcontrol.asterisk.engine import Leg
from callcontrol.asterisk.reconcile import SEAT_PREFIX
from callcontrol.flows.direct import ring_operator
from callcontrol.flows.outside import connect, connect_again, find_number, outside_leg
from callcontrol.flows.talked import begin_talk, end_test, note_talk
from callcontrol.flows.visit import Visit, Way
from contracts.credentials import endpoint_name
from contracts.ivr import ConnectStep


async def run(visit: Visit, step: ConnectStep) -> Way:
    """Ring the operator at the seat, else the seat's desk phone, or the number; no queue."""
    if visit.is_test:
        return await end_test(visit)
    begin_talk(visit)
    if visit.journey.outside_leg and await connect_again(visit):
        return _after(visit, step)
    desk = visit.call.board.floor.at_seat(step.seat) if step.seat else None
    if desk is not None:
        return await ring_operator(visit, step, desk)
    leg = _leg(visit, step)
    if leg is None or not await connect(visit, leg, seconds=step.seconds, is_recorded=True):
        return Way(step.otherwise)
    return _after(visit, step)


def _leg(visit: Visit, step: ConnectStep) -> Leg | None:
    call, seconds = visit.call, step.seconds
    if step.seat:
        endpoint = f"PJSIP/{endpoint_name(step.seat, 'desk_phone')}"
        return outside_leg(call, endpoint, seconds=seconds, prefix=SEAT_PREFIX)
    number = find_number(call, step.number)
    return outside_leg(call, f"PJSIP/{number}@trunk", seconds=seconds) if number else None


def _after(visit: Visit, step: ConnectStep) -> Way:
    note_talk(visit, ended_by="system")
    return Way(step.next, is_asked=True)
