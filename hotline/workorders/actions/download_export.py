"""Take an export out of the house (下载导出): once, within a day, by the one who asked."""

from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from hotline.accounts.visitor import Visitor
from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.workorders.errors import WrongRole
from hotline.workorders.export_file import write_workbook
from hotline.workorders.export_rows import Row, export_rows
from hotline.workorders.list_errors import ExportClosed
from hotline.workorders.list_queries import get_export_locked
from hotline.workorders.models import ExportRequest
from hotline.workorders.rules.export_mark import Mark
from hotline.workorders.rules.exports import why_not_download
from hotline.workorders.search_events import ExportDownloaded

_ZONE = ZoneInfo("Asia/Shanghai")
Writer = Callable[[Path, Iterable[Row], Mark], int]


def download_export(
    *, export_id: int, path: Path, by: Visitor, now: datetime, write: Writer = write_workbook
) -> ExportRequest:
    """Write the file, then keep that it was taken; the caller hands it on and removes it.

    It holds what the person may see at this moment. When two ask at once, one gets it.

    Raises:
        NoSuchExport: there is none, or the visitor may not see it.
        WrongRole: somebody else asked for it.
        ExportClosed: not approved, older than a day, or taken already.

    """
    with writing():
        request = _open(export_id, by, now)
    rows = write(path, export_rows(request, by, now=now), _mark(request, now))
    with writing():
        request = _open(export_id, by, now)
        request.downloaded_at, request.exported_rows = now, rows
        request.save(update_fields=["downloaded_at", "exported_rows"])
        happening = ExportDownloaded(rows=rows, note=request.reason)
        record(happening, subject_id=request.number, by=by, now=now, correlation_id=None)
    return request


def _open(export_id: int, by: Visitor, now: datetime) -> ExportRequest:
    request = get_export_locked(export_id, by)
    if request.asked_by_id != by.user_id:
        msg = "导出文件只能由申请人本人下载。"
        raise WrongRole(msg)
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


def _mark(request: ExportRequest, now: datetime) -> Mark:
    return Mark(
        number=request.number,
        asked_by=request.asked_by_label,
        reason=request.reason,
        decided_by=request.decided_by_label,
        taken_at=f"{now.astimezone(_ZONE):%Y-%m-%d %H:%M}",
    )
