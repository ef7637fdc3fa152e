"""Save the draft of an IVR flow (保存草稿)."""

from datetime import datetime

from contracts.ivr import Flow
from hotline.core.actor import Actor
from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.telephony.models import IvrFlow
from hotline.telephony.policy_errors import ChangedMeanwhile
from hotline.telephony.policy_events import FlowDrafted


def save_draft(*, flow: Flow, revision: int, by: Actor, now: datetime) -> IvrFlow:
    """Replace the draft; a flow that does not exist yet begins with revision 0.

    A draft may have errors: they only block publishing.

    Raises:
        ChangedMeanwhile: somebody saved since the editor loaded revision ``revision``.

    """
    with writing():
        row, _ = IvrFlow.objects.select_for_update().get_or_create(
            name=flow.name, defaults={"label": flow.label}
        )
        if row.revision != revision:
            raise ChangedMeanwhile(row.draft_by_label)
        row.label = flow.label or row.label
        row.draft = flow.model_dump(mode="json")["steps"]
        row.revision += 1
        row.draft_at, row.draft_by_label = now, by.actor_label
        row.save()
        drafted = FlowDrafted(revision=row.revision, steps=len(flow.steps))
        record(drafted, subject_id=row.name, by=by, now=now, correlation_id=None)
    return row
