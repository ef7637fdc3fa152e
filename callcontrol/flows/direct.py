"""Ring the operator at one seat for a citizen, without the ACD (直接接通)."""

from callcontrol.acd.policies import find_policy
from callcontrol.calls.conversation import Conversation
from callcontrol.calls.endings import Ending
from callcontrol.calls.offering import ring_desk
from callcontrol.calls.snapshot import WITH_OPERATOR
from callcontrol.calls.targets import is_free
from callcontrol.flows.talked import note_talk
from callcontrol.flows.visit import OVER, Visit, Way
from callcontrol.operators.desk import Desk
from callcontrol.operators.states import NotNowError, Verb
from contracts.ivr import ConnectStep


async def ring_operator(visit: Visit, step: ConnectStep, desk: Desk) -> Way:
    """Ring the phone and talk; whoever is busy, or does not answer, leads to ``otherwise``."""
    call = visit.call
    if not is_free(desk):
        return Way(step.otherwise)
    try:
        call.board.floor.take(desk, Verb.SUMMON, call.call_id)
    except NotNowError:
        return Way(step.otherwise)
    call.desk = desk
    queues = call.board.configuration().queues
    call.notes.wrap_up_seconds = max((one.wrap_up_seconds for one in queues), default=30)
    if await ring_desk(call, seconds=step.seconds):
        return await talk(visit, step)
    return Way(step.otherwise)


async def talk(visit: Visit, step: ConnectStep) -> Way:
    """Live through the conversation, also after a restart."""
    call = visit.call
    if call.desk is None and call.notes.phase in WITH_OPERATOR:
        return Way(step.otherwise)
    match await Conversation(call).run():
        case Ending.OPERATOR:
            note_talk(visit, ended_by="operator")
            return Way(step.next, is_asked=True)
        case Ending.OPERATOR_LOST:
            return Way(step.otherwise)
        case Ending.QUEUE:
            return await _in_queue(visit, step)
        case _:
            return OVER


async def _in_queue(visit: Visit, step: ConnectStep) -> Way:
    """The operator sent the citizen to a queue."""
    policy = find_policy(visit.call.board.configuration(), visit.notes.queue)
    served = await visit.room.serve(visit.call, policy)
    if served.ended_by is None:
        return Way(step.otherwise)
    if served.ended_by != "operator":
        return Way(ended_by=served.ended_by)
    note_talk(visit, ended_by="operator")
    return Way(step.next, is_asked=True)
