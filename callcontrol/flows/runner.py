"""Run a published flow for a call, by its arrows, from its beginning or where a restart cut it."""

import asyncio

from callcontrol.acd.policies import find_policy
from callcontrol.acd.waiting import WaitingRoom
from callcontrol.calls.call import Call, Script
from callcontrol.calls.snapshot import IN_CONVERSATION
from callcontrol.flows import direct
from callcontrol.flows.finding import find_flow, present_step
from callcontrol.flows.hearing import say
from callcontrol.flows.refusing import refuse_caller, refuse_number
from callcontrol.flows.steps import queue, run_step
from callcontrol.flows.visit import ON, Visit, Way
from contracts.call_events import CallFlowStarted, CallStepReached, EndedBy
from contracts.ivr import ConnectStep, Flow, QueueStep, Step
from contracts.ivr_graph import step_index

MOST_UNASKED = 60
"""So many steps without the citizen doing anything are a loop nobody foresaw."""


class FlowRunner:
    """The script of inbound calls."""

    def __init__(self, room: WaitingRoom) -> None:
        self.room = room

    async def run(self, call: Call) -> EndedBy:
        """Choose the flow by the number dialled and run it."""
        return await self._remembered(call, self._begin)

    async def resume(self, call: Call) -> EndedBy:
        """Go on where the last run of call control stopped."""
        return await self._remembered(call, self._go_on)

    async def _remembered(self, call: Call, script: Script) -> EndedBy:
        """Remember that the citizen called, unless the call only changes hands."""
        is_over = True
        try:
            return await script(call)
        except asyncio.CancelledError:
            is_over = call.has_citizen_left
            raise
        finally:
            if is_over and call.notes.journey.outcome != "refused":
                self.room.memory.note_call(call.notes.caller, entered_at=call.notes.entered_at)

    # ---- the beginning

    async def _begin(self, call: Call) -> EndedBy:
        visit, notes = Visit(call, self.room), call.notes
        numbers = call.board.configuration().numbers
        number = next((one for one in numbers if one.number == notes.dialled), None)
        if number is None:
            return await refuse_number(visit)
        if self.room.memory.is_blocked(notes.caller):
            return await refuse_caller(visit)
        notes.flow, notes.language = number.flow, number.language
        flow = find_flow(call.board, notes)
        if flow is None:
            msg = f"no flow {number.flow}"
            raise LookupError(msg)
        return await run_flow(visit, flow)

    # ---- after a restart

    async def _go_on(self, call: Call) -> EndedBy:
        visit, notes = Visit(call, self.room), call.notes
        await call.ambience.stop_prompt()
        flow = find_flow(call.board, notes)
        here = present_step(flow, notes) if flow is not None else None
        if flow is None or here is None:
            return await self._without_flow(visit)
        notes.journey.version, notes.step = flow.version, here
        way = await self._again(visit, flow.steps[here])
        return await walk(visit, flow, here, way)

    async def _again(self, visit: Visit, step: Step) -> Way:
        """Take the present step up again, with whatever the citizen is in."""
        phase = visit.notes.phase
        if phase in IN_CONVERSATION and isinstance(step, ConnectStep):
            return await direct.talk(visit, step)
        if phase in IN_CONVERSATION:
            return await self._talk_on(visit, step)
        if phase != "flow" and isinstance(step, QueueStep):
            return await queue.wait(visit, step, visit.notes.queue or step.queue)
        return await run_step(visit, step)

    async def _talk_on(self, visit: Visit, step: Step) -> Way:
        ended_by = await self.room.converse(visit.call)
        served = step if isinstance(step, QueueStep) else QueueStep(queue=visit.notes.queue)
        if ended_by is None:
            return await queue.wait(visit, served, visit.notes.queue)
        return queue.way_on(visit, served, queue.talked(ended_by))

    async def _without_flow(self, visit: Visit) -> EndedBy:
        """The flow is no longer published: talk or wait on, else begin anew."""
        call, notes = visit.call, visit.notes
        if notes.phase == "flow":
            return await self._begin(call)
        ended_by = None
        if notes.phase in IN_CONVERSATION:
            ended_by = await self.room.converse(call)
        if ended_by is None:
            policy = find_policy(call.board.configuration(), notes.queue)
            ended_by = (await self.room.serve(call, policy)).ended_by
        return ended_by or "system"


# ---- from step to step


async def run_flow(visit: Visit, flow: Flow) -> EndedBy:
    """Run a flow from its first step."""
    call = visit.call
    visit.journey.version = flow.version
    visit.journal(CallFlowStarted(**call.stamp(), flow=flow.name, version=flow.version))
    _reach(visit, flow, 0, ON)
    way = await run_step(visit, flow.steps[0])
    return await walk(visit, flow, 0, way)


async def walk(visit: Visit, flow: Flow, here: int, way: Way) -> EndedBy:
    """Go on from a step by the way it ended, to the end of the flow."""
    journey = visit.journey
    while way.ended_by is None:
        journey.unasked = 0 if way.is_asked else journey.unasked + 1
        following = _follow(visit, flow, here, way.arrow)
        if following is None:
            return journey.talk_ended_by or "system"
        if journey.unasked > MOST_UNASKED:
            visit.call.log.error("flow_goes_round", flow=flow.name, step=here)
            await say(visit, "goodbye")
            return "system"
        here = following
        _reach(visit, flow, here, way)
        way = await run_step(visit, flow.steps[here])
    return way.ended_by


def _follow(visit: Visit, flow: Flow, here: int, arrow: str) -> int | None:
    try:
        return step_index(flow.steps, here, arrow)
    except KeyError:
        visit.call.log.error("arrow_leads_nowhere", flow=flow.name, step=here, arrow=arrow)  # noqa: TRY400 - no traceback
        return None


def _reach(visit: Visit, flow: Flow, index: int, way: Way) -> None:
    """Note where the call is, and journal it if the step has a name."""
    call, journey, step = visit.call, visit.journey, flow.steps[index]
    journey.step_name, journey.choice, journey.tries = step.id, way.key, 0
    visit.notes.step = index
    call.enter_phase(visit.phase)
    if step.id:
        visit.journal(
            CallStepReached(
                **call.stamp(),
                flow=flow.name,
                step=step.id,
                step_kind=step.step,
                choice=way.key,
                is_spoken=way.is_spoken,
            )
        )
