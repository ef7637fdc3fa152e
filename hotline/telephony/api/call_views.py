"""Show calls to the pages that search them."""

from collections.abc import Sequence

from hotline.accounts.queries import list_display_names
from hotline.core.masking import mask_phone
from hotline.telephony.api.call_schemas import CallRecordingOut, CallRow
from hotline.telephony.call_queries import OUTCOMES, RUNNING
from hotline.telephony.models import Call, Campaign, Recording
from hotline.telephony.policy_queries import contents

_ENDED_BY = {"citizen": "市民", "operator": "热线员", "system": "系统"}


def call_rows(calls: Sequence[Call]) -> list[CallRow]:
    """Return calls with the names of people and queues."""
    names = list_display_names(each.operator_id for each in calls if each.operator_id)
    queues = {each["name"]: each["label"] for each in contents("queue")}
    purposes = dict(Campaign.Purpose.choices)
    return [_row(each, names, queues, purposes) for each in calls]


def _row(
    call: Call, names: dict[int, str], queues: dict[str, str], purposes: dict[str, str]
) -> CallRow:
    outcome = call.outcome if call.ended_at else RUNNING
    talked = call.ended_at - call.answered_at if call.ended_at and call.answered_at else None
    return CallRow.model_validate(
        {
            "id": call.pk,
            "direction": call.direction,
            "caller": mask_phone(call.caller),
            "purpose_label": purposes.get(call.purpose, call.purpose),
            "queue_label": queues.get(call.queue, call.queue),
            "entered_at": call.entered_at,
            "answered_at": call.answered_at,
            "ended_at": call.ended_at,
            "waited_seconds": call.waited_seconds,
            "talk_seconds": talked.total_seconds() if talked else None,
            "operator_name": names.get(call.operator_id or 0, ""),
            "seat": call.seat,
            "outcome": outcome,
            "outcome_label": OUTCOMES.get(outcome, "未知"),
            "ended_by_label": _ENDED_BY.get(call.ended_by, ""),
            "served_by_engine": call.served_by_engine,
            "recordings": [_recording(each) for each in call.recordings.all()],
        }
    )


def _recording(each: Recording) -> CallRecordingOut:
    return CallRecordingOut(
        id=each.pk,
        kind=each.kind,
        kind_label=Recording.Kind(each.kind).label,
        status=each.status,
        status_label=Recording.Status(each.status).label,
        started_at=each.started_at,
        duration_seconds=each.duration_seconds,
    )
