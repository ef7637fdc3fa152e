"""Throw the draft of an IVR flow away (放弃草稿)."""

from datetime import datetime

from hotline.core.actor import Actor
from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.telephony.flow_locks import locked_flow
from hotline.telephony.models import IvrFlow
from hotline.telephony.policy_events import FlowDraftDiscarded


def discard_draft(*, name: str, revision: int, by: Actor, now: datetime) -> IvrFlow:
    """Go back to what is in force; without a draft nothing happens.

    Raises:
        NoSuchFlow: there is none.
        ChangedMeanwhile: somebody saved meanwhile.

    """
    with writing():
        flow = locked_flow(name, revision)
        if flow.draft is None:
            return flow
        flow.draft, flow.draft_at, flow.draft_by_label = None, None, ""
        flow.revision += 1
        flow.save()
        record(FlowDraftDiscarded(), subject_id=name, by=by, now=now, correlation_id=None)
    return flow
