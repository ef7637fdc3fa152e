"""Ask for a stop or for more time, and decide it, on a locked order."""

from datetime import datetime

from django.utils.timezone import localtime

from hotline.accounts.visitor import Visitor
from hotline.workorders.errors import Incomplete, NotNow
from hotline.workorders.models import ClockRequest, Deadline, WorkOrder
from hotline.workorders.rules.clock_requests import KIND_LABELS, Kind
from hotline.workorders.rules.deadlines import Clock
from hotline.workorders.turns import lead_of


def refuse_second(order: WorkOrder, kind: Kind) -> None:
    """Refuse another request while one waits.

    Raises:
        NotNow: one waits.

    """
    if ClockRequest.objects.filter(order=order, kind=kind, decision="").exists():
        msg = f"已有一件{KIND_LABELS[kind]}申请正等审批。"
        raise NotNow(msg)


def ask(
    order: WorkOrder,
    kind: Kind,
    *,
    reason: str,
    until: datetime,
    by: Visitor,
    now: datetime,
    old_ends_at: datetime | None = None,
) -> ClockRequest:
    """Keep the request; nothing about the clocks changes before somebody decides."""
    return ClockRequest.objects.create(
        order=order,
        assignment=lead_of(order),
        kind=kind,
        reason=reason,
        until=until,
        old_ends_at=old_ends_at,
        requested_at=now,
        requested_by_id=by.actor_id,
        requested_by_label=by.actor_label,
    )


def decide(
    order: WorkOrder,
    kind: Kind,
    decision: ClockRequest.Decision,
    *,
    comment: str,
    by: Visitor,
    now: datetime,
) -> ClockRequest:
    """Decide the waiting request of this kind.

    Raises:
        NotNow: none waits.
        Incomplete: no comment says why.

    """
    request = ClockRequest.objects.filter(order=order, kind=kind, decision="").first()
    if request is None:
        msg = f"没有正等审批的{KIND_LABELS[kind]}申请。"
        raise NotNow(msg)
    if not comment.strip():
        msg = "请填写审批意见。"
        raise Incomplete(msg, fields={"comment": msg})
    request.decision, request.comment, request.decided_at = decision, comment, now
    request.decided_by_id, request.decided_by_label = by.actor_id, by.actor_label
    fields = ["decision", "comment", "decided_at", "decided_by_id", "decided_by_label"]
    request.save(update_fields=fields)
    return request


def handling_clock(order: WorkOrder) -> Deadline:
    """Return the running clock of the department that leads."""
    running = Deadline.objects.filter(order=order, stopped_at__isnull=True)
    return running.get(clock=Clock.HANDLING, assignment=lead_of(order))


def extensions_given(order: WorkOrder) -> int:
    """Count the extensions the department that leads now was given."""
    given = ClockRequest.objects.filter(assignment=lead_of(order), kind=Kind.EXTENSION)
    return given.filter(decision=ClockRequest.Decision.APPROVED).count()


def moment(when: datetime) -> str:
    """Say a moment in the city's time."""
    return f"{localtime(when):%Y-%m-%d %H:%M}"
