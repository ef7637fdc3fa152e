"""Wait for a person and talk (排队); the flow may go on when the operator has hung up."""

from callcontrol.acd.policies import find_policy
from callcontrol.acd.served import Served
from callcontrol.flows.talked import begin_talk, end_test, note_talk
from callcontrol.flows.visit import Visit, Way
from contracts.call_events import EndedBy
from contracts.ivr import QueueStep


async def run(visit: Visit, step: QueueStep) -> Way:
    """Hand the call to the ACD under the queue's published limits."""
    return await wait(visit, step, step.queue)


async def wait(visit: Visit, step: QueueStep, queue: str) -> Way:
    """Wait in a queue that may be another than the step's: the operator may have chosen it."""
    if visit.is_test:
        return await end_test(visit)
    begin_talk(visit)
    policy = find_policy(visit.call.board.configuration(), queue)
    served = await visit.room.serve(visit.call, policy, exit_keys=step.exit_keys)
    return way_on(visit, step, served)


def way_on(visit: Visit, step: QueueStep, served: Served) -> Way:
    """Decide what follows: who hung up, which key was pressed, why nobody answered."""
    if served.ended_by is not None:
        if served.ended_by != "operator":
            return Way(ended_by=served.ended_by)
        note_talk(visit, ended_by="operator")
        return Way(step.next, is_asked=True)
    key = served.exit_key
    if key is not None and key in step.exit_keys:
        return Way(step.exit_keys[key], key=key, is_asked=True)
    return Way(step.otherwise)


def talked(ended_by: EndedBy) -> Served:
    """A talk that was taken up after a restart is over."""
    return Served(ended_by=ended_by)
