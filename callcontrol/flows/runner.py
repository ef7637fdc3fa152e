"""Run a published flow for a call, from its beginning or from where a restart cut it."""

from callcontrol.acd.waiting import WaitingRoom
from callcontrol.calls.call import Call
from callcontrol.calls.snapshot import IN_CONVERSATION
from callcontrol.flows.steps import answer, play, queue
from contracts.call_events import EndedBy
from contracts.telephony_config import AnswerStep, Flow, PlayStep, QueueStep, Step


class FlowRunner:
    """The script of inbound calls."""

    def __init__(self, room: WaitingRoom) -> None:
        self._room = room

    async def run(self, call: Call) -> EndedBy:
        """Choose the flow by the number dialled and run it."""
        configuration = call.board.configuration()
        number = next(
            (one for one in configuration.numbers if one.number == call.notes.dialled), None
        )
        if number is None:
            return await self._refuse(call)
        call.notes.flow, call.notes.language = number.flow, number.language
        return await self._steps(call)

    async def resume(self, call: Call) -> EndedBy:
        """Go on where the last run of call control stopped."""
        notes = call.notes
        await call.ambience.stop_prompt()
        if notes.phase in IN_CONVERSATION:
            ended_by = await self._room.converse(call)
            if ended_by is not None:
                return ended_by
        elif notes.phase == "flow":
            return await (self._steps(call) if notes.flow else self.run(call))
        served = await self._room.serve(call, queue.find_policy(call, notes.queue))
        return served.ended_by or "system"

    async def _refuse(self, call: Call) -> EndedBy:
        """A number we do not serve: say goodbye and hang up."""
        call.log.warning("number_unknown", dialled=call.notes.dialled)
        call.has_failed = True
        await answer.run(call)
        await play.run(call, PlayStep(prompt="goodbye"))
        return "system"

    async def _steps(self, call: Call) -> EndedBy:
        for index, step in enumerate(_find(call).steps):
            if index < call.notes.step:
                continue
            call.notes.step = index
            call.save()
            ended_by = await self._step(call, step)
            if ended_by is not None:
                return ended_by
        return "system"

    async def _step(self, call: Call, step: Step) -> EndedBy | None:
        match step:
            case AnswerStep():
                await answer.run(call)
            case PlayStep():
                await play.run(call, step)
            case QueueStep():
                return await queue.run(call, step, self._room)
        return None


def _find(call: Call) -> Flow:
    flows = call.board.configuration().flows
    return next(flow for flow in flows if flow.name == call.notes.flow)
