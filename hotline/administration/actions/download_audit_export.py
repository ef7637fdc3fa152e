"""Take a part of the audit out of the house (下载操作审计): once, by the one who asked."""

from datetime import datetime
from pathlib import Path

from hotline.accounts.visitor import Visitor
from hotline.administration.audit_file import write_audit
from hotline.administration.audit_queries import walk_audit
from hotline.administration.events import AuditExportDownloaded
from hotline.administration.export_queries import get_audit_export_locked
from hotline.administration.models import AuditExport
from hotline.administration.rules.audit_filters import AuditFilters
from hotline.core.errors import Forbidden
from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.reference.rules.calendar import SHANGHAI
from hotline.workorders.list_errors import ExportClosed
from hotline.workorders.rules.export_mark import Mark
from hotline.workorders.rules.exports import why_not_download


def download_audit_export(*, export_id: int, path: Path, by: Visitor, now: datetime) -> AuditExport:
    """Write the file, then keep that it was taken; the caller hands it on and removes it.

    Raises:
        NoSuchExport: there is none.
        Forbidden: somebody else asked for it.
        ExportClosed: not approved, older than a day, or taken already.

    """
    with writing():
        request = _open(export_id, by, now)
    filters = AuditFilters.from_json(request.content)
    rows = write_audit(path, walk_audit(filters, by), _mark(request, now))
    with writing():
        request = _open(export_id, by, now)
        request.downloaded_at, request.exported_rows = now, rows
        request.save(update_fields=["downloaded_at", "exported_rows"])
        happening = AuditExportDownloaded(rows=rows, note=request.reason)
        record(happening, subject_id=request.number, by=by, now=now, correlation_id=None)
    return request


def _open(export_id: int, by: Visitor, now: datetime) -> AuditExport:
    request = get_audit_export_locked(export_id)
    if request.asked_by_id != by.user_id:
        msg = "导出文件只能由申请人本人下载。"
        raise Forbidden(msg)
    denial = why_not_download(
        request.decision,
        asked_at=request.asked_at,
        decided_at=request.decided_at,
        downloaded_at=request.downloaded_at,
        now=now,
    )
    if denial:
        raise ExportClosed(denial)
    return request


def _mark(request: AuditExport, now: datetime) -> Mark:
    return Mark(
        number=request.number,
        asked_by=request.asked_by_label,
        reason=request.reason,
        decided_by=request.decided_by_label,
        taken_at=f"{now.astimezone(SHANGHAI):%Y-%m-%d %H:%M}",
    )
