"""Play a draft to its editor's own phone (试听流程)."""

from datetime import datetime

from contracts.commands import TryFlow
from hotline.accounts.visitor import Visitor
from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.telephony.callcontrol_door import send
from hotline.telephony.errors import NotCheckedIn
from hotline.telephony.flow_queries import flow_of, get_flow, get_version, newest_version
from hotline.telephony.policy_errors import FlowNotTried, NoDraft
from hotline.telephony.policy_events import FlowTried
from hotline.telephony.queries import find_running_session


def try_flow(*, name: str, version: int | None, language: str, by: Visitor, now: datetime) -> None:
    """Ring the editor's desk and run the draft there, or a published version.

    Raises:
        NoSuchFlow, NoDraft: there is nothing to play.
        NotCheckedIn: the editor sits at no seat.
        FlowNotTried: call control says no; the text says why.
        CallControlSilent: call control does not answer.

    """
    flow = get_flow(name)
    if version is not None:
        steps = get_version(name, version).steps
    elif flow.draft is not None:
        steps = flow.draft
    else:
        newest = newest_version(flow)
        if newest is None:
            msg = "流程还没有任何内容可以试听。"
            raise NoDraft(msg)
        steps = newest.steps
    if find_running_session(by.user_id, now) is None:
        msg = "请先签入坐席并打开话务条，再试听流程。"
        raise NotCheckedIn(msg)
    command = TryFlow(operator_id=by.user_id, flow=flow_of(flow, steps, 0), language=language)
    answer = send("try_flow", command)
    if not answer.ok:
        msg = answer.message or "现在不能试听，请稍后重试。"
        raise FlowNotTried(msg, code=answer.code or None)
    with writing():
        record(FlowTried(), subject_id=name, by=by, now=now, correlation_id=None)
