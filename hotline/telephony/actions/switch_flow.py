"""Switch an IVR flow off or on (停用、启用)."""

from datetime import datetime

from hotline.core.actor import Actor
from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.telephony.actions.republish import republish
from hotline.telephony.flow_locks import locked_flow
from hotline.telephony.models import IvrFlow
from hotline.telephony.policy_events import FlowSwitched


def switch_flow(*, name: str, is_active: bool, by: Actor, now: datetime) -> IvrFlow:
    """Take the flow out of what is published, or put it back.

    Raises:
        NoSuchFlow: there is none.
        Contradiction: a dialled number still leads to it.

    """
    with writing():
        flow = locked_flow(name)
        if flow.is_active == is_active:
            return flow
        flow.is_active = is_active
        flow.save(update_fields=["is_active"])
        happening = FlowSwitched(is_active=is_active)
        record(happening, subject_id=name, by=by, now=now, correlation_id=None)
        republish(by=by, now=now)
    return flow
