"""Ask to take orders out of the house (申请导出)."""

from datetime import datetime

from hotline.accounts.visitor import Visitor
from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.workorders.errors import Incomplete, WrongRole
from hotline.workorders.list_permissions import EXPORT
from hotline.workorders.models import ExportRequest
from hotline.workorders.rules.exports import (
    MOST_ROWS,
    Decision,
    faults_of_request,
    first_decision,
)
from hotline.workorders.rules.search.filters import Filters
from hotline.workorders.search_events import ExportRequested
from hotline.workorders.trays import TRAYS, TrayName, count_listed


def request_export(
    *, tray: TrayName, filters: Filters, reason: str, by: Visitor, now: datetime
) -> ExportRequest:
    """Keep the request; up to fifty rows may be taken at once, more waits for approval.

    Raises:
        WrongRole: the visitor may not export.
        Forbidden: the list is for other roles.
        Incomplete: nobody says what for, there is nothing to export, or too much.

    """
    if not by.has(EXPORT):
        msg = "您的角色不能导出工单。"
        raise WrongRole(msg)
    rows = count_listed(tray, by, filters, most=MOST_ROWS, now=now)
    if faults := faults_of_request(reason, rows):
        raise Incomplete(next(iter(faults.values())), fields=faults)
    with writing():
        decision = first_decision(rows)
        made = ExportRequest.objects.create(
            tray=tray,
            content=filters.as_json(),
            reason=reason.strip(),
            row_count=rows,
            asked_at=now,
            asked_by_id=by.user_id,
            asked_by_label=by.actor_label,
            decision=decision,
        )
        happening = ExportRequested(
            rows=rows,
            needs_approval=decision is Decision.AWAITING,
            note=f"{TRAYS[tray].label} {rows} 条：{made.reason}",
        )
        record(happening, subject_id=made.number, by=by, now=now, correlation_id=None)
    return made
