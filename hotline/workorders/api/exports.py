"""The doors of exports (导出): ask, decide, download once."""

import tempfile
from datetime import datetime
from pathlib import Path

from django.http import FileResponse, HttpRequest
from ninja import Query, Schema

from hotline.accounts.guard import Requires, visitor_of
from hotline.accounts.visitor import Visitor
from hotline.core.clock import now
from hotline.workorders.actions.decide_export import decide_export
from hotline.workorders.actions.download_export import download_export
from hotline.workorders.actions.request_export import request_export
from hotline.workorders.api.bodies import Body
from hotline.workorders.api.list_bodies import DecideExportBody, ExportBody
from hotline.workorders.api.routing import router
from hotline.workorders.list_permissions import APPROVE_EXPORT, EXPORT
from hotline.workorders.list_queries import count_awaiting, list_exports
from hotline.workorders.models import ExportRequest
from hotline.workorders.rules.exports import DECISION_LABELS, Decision, why_not_download
from hotline.workorders.trays import TRAYS

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class ExportView(Schema):
    """A request, and what the visitor may do with it now."""

    id: int
    number: str
    list_label: str
    reason: str
    row_count: int
    asked_at: datetime
    asked_by: str
    decision: Decision
    decision_label: str
    decided_at: datetime | None
    decided_by: str
    comment: str
    downloaded_at: datetime | None
    may_decide: bool
    may_download: bool
    closed_because: str
    """Why its owner may not download it now."""


class ExportsView(Schema):
    """The latest requests, and how many wait for the visitor."""

    items: list[ExportView]
    awaiting: int


class ExportsQuery(Body):
    """Requests before this one."""

    before: int | None = None


@router.get("/export-requests", auth=Requires(EXPORT))
def get_exports(request: HttpRequest, query: Query[ExportsQuery]) -> ExportsView:
    """List one's own requests; to those who approve, everybody's."""
    visitor = visitor_of(request)
    items = [_view(each, visitor) for each in list_exports(visitor, before=query.before)]
    return ExportsView(items=items, awaiting=count_awaiting(visitor))


@router.post("/export-requests", auth=Requires(EXPORT))
def post_export(request: HttpRequest, body: ExportBody) -> ExportView:
    """Ask to export what a list shows (申请导出)."""
    visitor = visitor_of(request)
    filters = body.filters.to_filters()
    made = request_export(
        tray=body.tray, filters=filters, reason=body.reason, by=visitor, now=now()
    )
    return _view(made, visitor)


@router.post("/export-requests/{export_id}/approve", auth=Requires(APPROVE_EXPORT))
def post_approval(request: HttpRequest, export_id: int, body: DecideExportBody) -> ExportView:
    """Agree (同意导出)."""
    return _decided(request, export_id, body, approve=True)


@router.post("/export-requests/{export_id}/refuse", auth=Requires(APPROVE_EXPORT))
def post_refusal(request: HttpRequest, export_id: int, body: DecideExportBody) -> ExportView:
    """Do not agree (不同意导出)."""
    return _decided(request, export_id, body, approve=False)


@router.post("/export-requests/{export_id}/download", auth=Requires(EXPORT))
def post_download(request: HttpRequest, export_id: int) -> FileResponse:
    """Send the spreadsheet, once (下载导出)."""
    with tempfile.NamedTemporaryFile(suffix=".xlsx", delete=False) as made:
        path = Path(made.name)
    try:
        visitor = visitor_of(request)
        export = download_export(export_id=export_id, path=path, by=visitor, now=now())
        size = path.stat().st_size
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    file = path.open("rb")
    path.unlink()  # what is open needs no name, and none is left behind
    name = f"工单导出 {export.number}.xlsx"
    response = FileResponse(file, as_attachment=True, filename=name, content_type=_XLSX)
    response["Content-Length"] = str(size)
    response["Cache-Control"] = "private, no-store"
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _decided(
    request: HttpRequest, export_id: int, body: DecideExportBody, *, approve: bool
) -> ExportView:
    visitor = visitor_of(request)
    made = decide_export(
        export_id=export_id, approve=approve, comment=body.comment, by=visitor, now=now()
    )
    return _view(made, visitor)


def _view(each: ExportRequest, visitor: Visitor) -> ExportView:
    is_own = each.asked_by_id == visitor.user_id
    denial = why_not_download(
        each.decision,
        asked_at=each.asked_at,
        decided_at=each.decided_at,
        downloaded_at=each.downloaded_at,
        now=now(),
    )
    awaits = each.decision == Decision.AWAITING
    return ExportView(
        id=each.pk,
        number=each.number,
        list_label=next((tray.label for name, tray in TRAYS.items() if name == each.tray), ""),
        reason=each.reason,
        row_count=each.row_count,
        asked_at=each.asked_at,
        asked_by=each.asked_by_label,
        decision=Decision(each.decision),
        decision_label=DECISION_LABELS[Decision(each.decision)],
        decided_at=each.decided_at,
        decided_by=each.decided_by_label,
        comment=each.comment,
        downloaded_at=each.downloaded_at,
        may_decide=awaits and not is_own and visitor.has(APPROVE_EXPORT),
        may_download=is_own and not denial,
        closed_because=denial,
    )
