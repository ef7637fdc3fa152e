"""Ask to take a part of the audit out of the house (申请导出操作审计)."""

from dataclasses import replace
from datetime import datetime

from hotline.accounts.visitor import Visitor
from hotline.administration.audit_queries import matching
from hotline.administration.events import AuditExportRequested
from hotline.administration.models import AuditExport
from hotline.administration.rules.audit_filters import AuditFilters
from hotline.core.errors import Invalid
from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.workorders.rules.exports import (
    MOST_ROWS,
    Decision,
    faults_of_request,
    first_decision,
)


def request_audit_export(
    *, filters: AuditFilters, reason: str, by: Visitor, now: datetime
) -> AuditExport:
    """Keep the request; up to fifty rows may be taken at once, more waits for approval.

    What happens after the request is none of it.

    Raises:
        Invalid: nobody says what for, there is nothing to export, or too much.
        TooLongASpan: more time than one look takes in.

    """
    filters = replace(filters, until=min(filters.until, now))
    rows = matching(filters, by).order_by()[: MOST_ROWS + 1].count()
    if faults := _faults(reason, rows):
        raise Invalid(next(iter(faults.values())), fields=faults)
    with writing():
        decision = first_decision(rows)
        made = AuditExport.objects.create(
            content=filters.as_json(),
            reason=reason.strip(),
            row_count=rows,
            asked_at=now,
            asked_by_id=by.user_id,
            asked_by_label=by.actor_label,
            decision=decision,
        )
        happening = AuditExportRequested(
            rows=rows, needs_approval=decision is Decision.AWAITING, note=made.reason
        )
        record(happening, subject_id=made.number, by=by, now=now, correlation_id=None)
    return made


def _faults(reason: str, rows: int) -> dict[str, str]:
    """Judge it like an export of orders; only that the words for nothing found name records."""
    nothing = {} if rows else {"filters": "没有符合条件的记录，不必导出。"}
    return faults_of_request(reason, rows) | nothing
