"""The doors of audit exports (导出操作审计): ask, decide, download once."""

import tempfile
from datetime import datetime
from pathlib import Path
from typing import Annotated

from django.http import FileResponse, HttpRequest
from ninja import Schema
from pydantic import Field

from hotline.accounts.guard import Requires, visitor_of
from hotline.accounts.visitor import Visitor
from hotline.administration.actions.decide_audit_export import decide_audit_export
from hotline.administration.actions.download_audit_export import download_audit_export
from hotline.administration.actions.request_audit_export import request_audit_export
from hotline.administration.api.audit_views import AuditFiltersBody
from hotline.administration.api.people_views import Body
from hotline.administration.api.routing import router
from hotline.administration.export_queries import count_awaiting, list_audit_exports
from hotline.administration.models import AuditExport
from hotline.administration.permissions import EXPORT_AUDIT
from hotline.core.clock import now
from hotline.core.text import Text
from hotline.workorders.rules.exports import DECISION_LABELS, Decision, why_not_download

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_EXPORTS = "/administration/audit-exports"


class AuditExportBody(Body):
    """What to export, and what for."""

    filters: AuditFiltersBody
    reason: Annotated[Text, Field(max_length=500)] = ""


class DecideAuditExportBody(Body):
    """Why, where it is refused."""

    comment: Annotated[Text, Field(max_length=500)] = ""


class AuditExportView(Schema):
    """A request, and what the visitor may do with it now."""

    id: int
    number: str
    reason: str
    row_count: int
    asked_at: datetime
    asked_by: str
    decision: Decision
    decision_label: str
    decided_by: str
    comment: str
    may_decide: bool
    may_download: bool
    closed_because: str


class AuditExportsView(Schema):
    """The latest requests, and how many wait for the visitor."""

    items: list[AuditExportView]
    awaiting: int


@router.get(_EXPORTS, auth=Requires(EXPORT_AUDIT))
def get_audit_exports(request: HttpRequest) -> AuditExportsView:
    """List the latest requests of everybody."""
    visitor = visitor_of(request)
    items = [_view(each, visitor) for each in list_audit_exports()]
    return AuditExportsView(items=items, awaiting=count_awaiting(visitor))


@router.post(_EXPORTS, auth=Requires(EXPORT_AUDIT))
def post_audit_export(request: HttpRequest, body: AuditExportBody) -> AuditExportView:
    """Ask to export what the filters show (申请导出)."""
    visitor, filters = visitor_of(request), body.filters.to_filters()
    made = request_audit_export(filters=filters, reason=body.reason, by=visitor, now=now())
    return _view(made, visitor)


@router.post(f"{_EXPORTS}/{{int:export_id}}/approve", auth=Requires(EXPORT_AUDIT))
def post_audit_approval(
    request: HttpRequest, export_id: int, body: DecideAuditExportBody
) -> AuditExportView:
    """Agree (同意导出)."""
    return _decided(request, export_id, body, approve=True)


@router.post(f"{_EXPORTS}/{{int:export_id}}/refuse", auth=Requires(EXPORT_AUDIT))
def post_audit_refusal(
    request: HttpRequest, export_id: int, body: DecideAuditExportBody
) -> AuditExportView:
    """Do not agree (不同意导出)."""
    return _decided(request, export_id, body, approve=False)


@router.post(f"{_EXPORTS}/{{int:export_id}}/download", auth=Requires(EXPORT_AUDIT))
def post_audit_download(request: HttpRequest, export_id: int) -> FileResponse:
    """Send the spreadsheet, once (下载)."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "audit.xlsx"
        by = visitor_of(request)
        export = download_audit_export(export_id=export_id, path=path, by=by, now=now())
        file, size = path.open("rb"), path.stat().st_size  # what is open outlives its folder
    name = f"操作审计 {export.number}.xlsx"
    response = FileResponse(file, as_attachment=True, filename=name, content_type=_XLSX)
    response["Content-Length"] = str(size)
    response["Cache-Control"] = "private, no-store"
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _decided(
    request: HttpRequest, export_id: int, body: DecideAuditExportBody, *, approve: bool
) -> AuditExportView:
    visitor = visitor_of(request)
    made = decide_audit_export(
        export_id=export_id, approve=approve, comment=body.comment, by=visitor, now=now()
    )
    return _view(made, visitor)


def _view(each: AuditExport, visitor: Visitor) -> AuditExportView:
    is_own = each.asked_by_id == visitor.user_id
    denial = why_not_download(
        each.decision,
        asked_at=each.asked_at,
        decided_at=each.decided_at,
        downloaded_at=each.downloaded_at,
        now=now(),
    )
    decision = Decision(each.decision)
    return AuditExportView(
        id=each.pk,
        number=each.number,
        reason=each.reason,
        row_count=each.row_count,
        asked_at=each.asked_at,
        asked_by=each.asked_by_label,
        decision=decision,
        decision_label=DECISION_LABELS[decision],
        decided_by=each.decided_by_label,
        comment=each.comment,
        may_decide=decision is Decision.AWAITING and not is_own,
        may_download=is_own and not denial,
        closed_because=denial,
    )
