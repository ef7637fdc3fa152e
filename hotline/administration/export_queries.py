"""Load requests to export the audit; every administrator sees them all."""

from hotline.accounts.visitor import Visitor
from hotline.administration.models import AuditExport
from hotline.workorders.list_errors import NoSuchExport
from hotline.workorders.rules.exports import Decision

_SHOWN = 30


def list_audit_exports() -> list[AuditExport]:
    """Return the latest requests."""
    return list(AuditExport.objects.order_by("-id")[:_SHOWN])


def count_awaiting(visitor: Visitor) -> int:
    """Count the requests of others that wait for a decision."""
    awaiting = AuditExport.objects.filter(decision=Decision.AWAITING)
    return awaiting.exclude(asked_by_id=visitor.user_id).count()


def get_audit_export_locked(export_id: int) -> AuditExport:
    """Return one request, locked; call it inside ``writing()``.

    Raises:
        NoSuchExport: there is none.

    """
    found = AuditExport.objects.select_for_update().filter(pk=export_id).first()
    if found is None:
        msg = "没有找到这份导出申请。"
        raise NoSuchExport(msg)
    return found
