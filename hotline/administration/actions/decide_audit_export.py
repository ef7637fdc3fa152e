"""Agree to an export of the audit, or not; always another administrator than who asked."""

from datetime import datetime

from hotline.accounts.visitor import Visitor
from hotline.administration.events import AuditExportApproved, AuditExportRefused
from hotline.administration.export_queries import get_audit_export_locked
from hotline.administration.models import AuditExport
from hotline.core.errors import Invalid
from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.workorders.list_errors import ExportDecided, OwnExport
from hotline.workorders.rules.exports import DECISION_LABELS, Decision


def decide_audit_export(
    *, export_id: int, approve: bool, comment: str, by: Visitor, now: datetime
) -> AuditExport:
    """Keep the decision; a refusal says why.

    Raises:
        NoSuchExport: there is none.
        OwnExport: they asked for it themselves.
        ExportDecided: it was decided already, or needs no decision.
        Invalid: a refusal without a reason.

    """
    with writing():
        request = get_audit_export_locked(export_id)
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
        kind = AuditExportApproved if approve else AuditExportRefused
        happening = kind(note=request.comment)
        record(happening, subject_id=request.number, by=by, now=now, correlation_id=None)
    return request


def _refuse(request: AuditExport, *, approve: bool, comment: str, by: Visitor) -> None:
    if request.asked_by_id == by.user_id:
        msg = "不能审批自己的导出申请，请由另一位系统管理员审批。"
        raise OwnExport(msg)
    if request.decision != Decision.AWAITING:
        msg = f"这份申请{DECISION_LABELS[Decision(request.decision)]}，不必再审批。"
        raise ExportDecided(msg)
    if not approve and not comment.strip():
        msg = "请写明不同意的理由。"
        raise Invalid(msg, fields={"comment": msg})
