"""The supervisor's door to running talks: weighs an act, then tells the call (SEAT-08)."""

from callcontrol.calls.call import Call
from callcontrol.calls.dialling import Refusal
from callcontrol.calls.messages import (
    ForceEndAsked,
    StopSupervisingAsked,
    SuperviseAsked,
    TakeOverAsked,
)
from callcontrol.calls.registry import Registry
from callcontrol.calls.snapshot import WITH_OPERATOR
from callcontrol.operators.desk import Desk
from callcontrol.operators.states import NotNowError, Verb
from contracts.call_events import SuperviseMode

NO_TALK = Refusal("no_target", "该热线员当前没有通话")
NOT_ONESELF = Refusal("no_target", "不能监听自己的通话")
BUSY = Refusal("busy", "请先结束自己当前的通话或监听")
NO_PAGE = Refusal("not_now", "请先打开坐席页面，再进行监听操作")
RINGING = Refusal("not_now", "正在接通您的电话，请稍候再操作")


class SupervisionDoor:
    """Acts of supervisors; refusals come at once, the rest is the call's own task's work."""

    def __init__(self, registry: Registry) -> None:
        self._registry = registry

    def _talk_of(self, desk: Desk) -> Call | None:
        call = self._registry.get(desk.call_id) if desk.call_id is not None else None
        if call is None or call.desk is not desk:
            return None
        return call if call.notes.phase in WITH_OPERATOR else None

    def supervise(self, supervisor: Desk, operator: Desk, mode: SuperviseMode) -> Refusal | None:
        """Listen in, whisper or barge in; or change between them."""
        call = self._talk_of(operator)
        if call is None:
            return NO_TALK
        refusal = self._tie(supervisor, call)
        if refusal is None:
            call.hear(SuperviseAsked(supervisor, mode))
        return refusal

    def _tie(self, supervisor: Desk, call: Call) -> Refusal | None:
        """Summon the supervisor's desk, unless it listens to this talk already."""
        if call.desk is supervisor:
            return NOT_ONESELF
        if supervisor.page is None:
            return NO_PAGE
        if _listens(call, supervisor):
            return None
        try:
            self._registry.board.floor.take(supervisor, Verb.SUMMON, call.call_id)
        except NotNowError:
            return BUSY
        return None

    def stop(self, supervisor: Desk) -> Refusal | None:
        """End the supervisor's listening; that there is none is fine."""
        call = self._registry.get(supervisor.call_id) if supervisor.call_id is not None else None
        if call is not None:
            call.hear(StopSupervisingAsked(supervisor))
        return None

    def take_over(self, supervisor: Desk, operator: Desk) -> Refusal | None:
        """Put the supervisor in the operator's place."""
        call = self._talk_of(operator)
        if call is None:
            return NO_TALK
        if any(one.desk is supervisor and not one.is_up for one in call.listenings.values()):
            return RINGING
        refusal = self._tie(supervisor, call)
        if refusal is None:
            call.hear(TakeOverAsked(supervisor))
        return refusal

    def force_end(self, supervisor_id: int, operator: Desk) -> Refusal | None:
        """End the operator's call (强拆)."""
        call = self._talk_of(operator)
        if call is None:
            return NO_TALK
        call.hear(ForceEndAsked(supervisor_id))
        return None

    def listening(self, supervisor_id: int) -> tuple[int, SuperviseMode] | None:
        """Whom the supervisor listens to now, and how."""
        desk = self._registry.board.floor.get(supervisor_id)
        call = self._registry.get(desk.call_id) if desk and desk.call_id is not None else None
        if call is None or call.notes.operator_id is None:
            return None
        found = (one for one in call.listenings.values() if one.desk is desk)
        listening = next(found, None)
        return None if listening is None else (call.notes.operator_id, listening.mode)


def _listens(call: Call, supervisor: Desk) -> bool:
    return any(one.desk is supervisor for one in call.listenings.values())
