"""Ask for a stop or for more time, and decide it, on a locked order."""

from datetime import datetime

from django.utils.timezone import localtime

from hotline.accounts.visitor import Visitor
from hotline.workorders.errors import Incomplete, NotNow
from hotline.workorders.models import Assignment, ClockRequest, Deadline, WorkOrder
from hotline.workorders.rules.clock_requests import KIND_LABELS, Kind
from hotline.workorders.rules.deadlines import Clock


def refuse_second(turn: Assignment, kind: Kind) -> None:
    """Refuse another request of the department while one waits.

    Raises:
        NotNow: one waits.

    """
    if ClockRequest.objects.filter(assignment=turn, kind=kind, decision="").exists():
        msg = f"已有一件{KIND_LABELS[kind]}申请正等审批。"
        raise NotNow(msg)


def ask(
    turn: Assignment,
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
        order_id=turn.order_id,
        assignment=turn,
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
    department_id: int | None = None,
) -> ClockRequest:
    """Decide the waiting request of this kind: the department's, or whoever's came first.

    Raises:
        NotNow: none waits.
        Incomplete: no comment says why.

    """
    waiting = ClockRequest.objects.filter(order=order, kind=kind, decision="")
    if department_id is not None:
        waiting = waiting.filter(assignment__department_id=department_id)
    request = waiting.select_related("assignment").order_by("id").first()
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


def handling_clock(turn: Assignment) -> Deadline:
    """Return the running clock by which the department does its work."""
    running = Deadline.objects.filter(assignment=turn, stopped_at__isnull=True)
    return running.get(clock=Clock.HANDLING)


def extensions_given(turn: Assignment) -> int:
    """Count the extensions the department was given in this turn."""
    given = ClockRequest.objects.filter(assignment=turn, kind=Kind.EXTENSION)
    return given.filter(decision=ClockRequest.Decision.APPROVED).count()


def moment(when: datetime) -> str:
    """Say a moment in the city's time."""
    return f"{localtime(when):%Y-%m-%d %H:%M}"
