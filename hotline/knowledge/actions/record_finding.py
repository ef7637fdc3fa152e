"""Record that a request was not met in time, correctly or in form (记录录入问题, KB-03)."""

from datetime import datetime

from hotline.accounts.visitor import Visitor
from hotline.core.actor import SYSTEM, Actor
from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.knowledge.errors import RequestInvalid, RequestNotNow
from hotline.knowledge.models import EntryRequest, Finding
from hotline.knowledge.register_events import FindingRecorded
from hotline.knowledge.register_queries import locked_request
from hotline.knowledge.rules.requests import POINTS, FindingKind, RequestState

_AT_ONCE = 500


def record_finding(
    *, request_id: int, kind: FindingKind, note: str, by: Visitor, now: datetime
) -> Finding:
    """Judge what was entered: each kind costs its points once.

    Raises:
        NoRequest: there is none.
        RequestInvalid: nobody says what is wrong, or lateness is judged by hand.
        RequestNotNow: nothing was entered yet, or the finding is recorded already.

    """
    if kind is FindingKind.LATE:
        raise RequestInvalid.in_fields({"kind": "是否及时由系统按时限记录。"})
    if not note.strip():
        raise RequestInvalid.in_fields({"note": "请写明哪里不准确或不规范。"})
    with writing():
        request = locked_request(request_id, by)
        if request.state != RequestState.MET:
            msg = "还没有录入完成，不能评价。"
            raise RequestNotNow(msg)
        if request.findings.filter(kind=kind).exists():
            msg = "同类问题已经记录过。"
            raise RequestNotNow(msg)
        return _record(request, kind, note, by=by, now=now)


def record_late(request: EntryRequest, *, now: datetime) -> None:
    """Write down once that a locked request was not met in time; call it inside ``writing()``."""
    if not request.findings.filter(kind=FindingKind.LATE).exists():
        _record(request, FindingKind.LATE, "", by=SYSTEM, now=now)


def record_overdue(*, now: datetime) -> int:
    """Write down which open requests have run out of time; return how many are new."""
    with writing():
        due = EntryRequest.objects.select_for_update(skip_locked=True)
        due = due.filter(state=RequestState.OPEN, due_at__lt=now)
        rows = list(due.exclude(findings__kind=FindingKind.LATE).order_by("pk")[:_AT_ONCE])
        for each in rows:
            record_late(each, now=now)
    return len(rows)


def _record(
    request: EntryRequest, kind: FindingKind, note: str, *, by: Actor, now: datetime
) -> Finding:
    finding = Finding.objects.create(
        request=request,
        kind=kind,
        note=note,
        points=POINTS,
        found_at=now,
        found_by_label=by.actor_label[:80],
    )
    happening = FindingRecorded(title=request.title, finding=kind, points=str(POINTS), note=note)
    record(happening, subject_id=request.pk, by=by, now=now, correlation_id=None)
    return finding
