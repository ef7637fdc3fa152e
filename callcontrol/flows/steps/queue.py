"""Wait for a person and talk; the call ends with it."""

from callcontrol.acd.waiting import WaitingRoom
from callcontrol.calls.call import Call
from contracts.call_events import EndedBy
from contracts.telephony_config import QueuePolicy, QueueStep


async def run(call: Call, step: QueueStep, room: WaitingRoom) -> EndedBy:
    """Hand the call to the ACD under the queue's published limits."""
    served = await room.serve(call, find_policy(call, step.queue), exit_keys=step.exit_keys)
    return served.ended_by or "system"


def find_policy(call: Call, name: str) -> QueuePolicy:
    """Return the queue's limits; a queue that was unpublished keeps the usual ones."""
    queues = call.board.configuration().queues
    usual = QueuePolicy(name=name, label=name)
    return next((policy for policy in queues if policy.name == name), usual)
