"""Find a call's flow, and its present step in the newest configuration."""

from callcontrol.calls.snapshot import Snapshot
from callcontrol.calls.switchboard import Switchboard
from contracts.ivr import Flow, QueueStep


def find_flow(board: Switchboard, notes: Snapshot) -> Flow | None:
    """The flow the call runs: the draft under test, or the newest published version."""
    if notes.journey.draft is not None:
        return notes.journey.draft
    flows = board.configuration().flows
    return next((flow for flow in flows if flow.name == notes.flow), None)


def present_step(flow: Flow, notes: Snapshot) -> int | None:
    """Where a call that was cut off is in the flow, which may be a newer version; pure.

    By name, else by the queue the citizen is in, else by place; None: the flow has no steps.
    """
    steps, journey = flow.steps, notes.journey
    if journey.version == flow.version and notes.step < len(steps):
        return notes.step
    for index, step in enumerate(steps):
        if step.id and step.id == journey.step_name:
            return index
    if notes.phase != "flow":
        for index, step in enumerate(steps):
            if isinstance(step, QueueStep) and step.queue == notes.queue:
                return index
    return min(notes.step, len(steps) - 1) if steps else None
