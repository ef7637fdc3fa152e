"""Agree to an export, or not (审批导出); always another person than the one who asked."""

from datetime import datetime

from hotline.accounts.visitor import Visitor
from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.workorders.errors import Incomplete, WrongRole
from hotline.workorders.list_errors import ExportDecided, OwnExport
from hotline.workorders.list_permissions import APPROVE_EXPORT
from hotline.workorders.list_queries import get_export_locked
from hotline.workorders.models import ExportRequest
from hotline.workorders.rules.exports import DECISION_LABELS, Decision
from hotline.workorders.search_events import ExportApproved, ExportRefused


def decide_export(
    *, export_id: int, approve: bool, comment: str, by: Visitor, now: datetime
) -> ExportRequest:
    """Keep the decision; a refusal says why.

    Raises:
        NoSuchExport: there is none, or the visitor may not see it.
        WrongRole: the visitor may not decide about exports.
        OwnExport: they asked for it themselves.
        ExportDecided: it was decided already, or needs no decision.
        Incomplete: a refusal without a reason.

    """
    with writing():
        request = get_export_locked(export_id, by)
        _refuse(request, approve=approve, comment=comment, by=by)
        request.decision = Decision.APPROVED if approve else Decision.REFUSED
        request.decided_at, request.comment = now, comment.strip()
        request.decided_by_id, request.decided_by_label = by.user_id, by.actor_label
        request.save(
            update_fields=[
                *("decision", "decided_at", "comment"),
                *("decided_by_id", "decided_by_label"),
            ]
        )
        kind = ExportApproved if approve else ExportRefused
        happening = kind(note=request.comment)
        record(happening, subject_id=request.number, by=by, now=now, correlation_id=None)
    return request


def _refuse(request: ExportRequest, *, approve: bool, comment: str, by: Visitor) -> None:
    if not by.has(APPROVE_EXPORT):
        msg = "导出由班长审批。"
        raise WrongRole(msg)
    if request.asked_by_id == by.user_id:
        msg = "不能审批自己的导出申请，请由另一位班长审批。"
        raise OwnExport(msg)
    if request.decision != Decision.AWAITING:
        msg = f"这份申请{DECISION_LABELS[Decision(request.decision)]}，不必再审批。"
        raise ExportDecided(msg)
    if not approve and not comment.strip():
        msg = "请写明不同意的理由。"
        raise Incomplete(msg, fields={"comment": msg})
