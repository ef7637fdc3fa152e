"""Show who has an order inside a department, and what was asked about its clock."""

from collections.abc import Mapping, Sequence

from hotline.workorders.api.handling_schemas import AllotmentView
from hotline.workorders.api.views import AttachmentView, ProvedRequestView
from hotline.workorders.models import Assignment, WorkOrder
from hotline.workorders.rules.clock_requests import KIND_LABELS, Kind


def allotment_views(assignment: Assignment) -> list[AllotmentView]:
    """Show every step the department handed the order on, oldest first."""
    return [
        AllotmentView(
            unit_name=each.unit.name,
            person_name=each.person_label,
            note=each.note,
            allotted_at=each.allotted_at,
            allotted_by=each.allotted_by_label,
            ended_at=each.ended_at,
        )
        for each in assignment.allotments.all()
    ]


def clock_request_views(
    order: WorkOrder, files: Mapping[int | None, Sequence[AttachmentView]]
) -> list[ProvedRequestView]:
    """Show every stop and extension asked for, oldest first, with the files that prove it."""
    return [
        ProvedRequestView(
            id=each.pk,
            kind=each.kind,
            kind_label=KIND_LABELS[Kind(each.kind)],
            department_id=each.assignment.department_id,
            department_name=each.assignment.department.short_name,
            reason=each.reason,
            until=each.until,
            old_due_at=each.old_ends_at,
            requested_at=each.requested_at,
            requested_by=each.requested_by_label,
            decision=each.decision,
            decision_label=each.get_decision_display(),
            decision_comment=each.comment,
            decided_at=each.decided_at,
            resumed_at=each.ended_at,
            attachments=list(files.get(each.pk, ())),
        )
        for each in order.clock_requests.select_related("assignment__department")
    ]
