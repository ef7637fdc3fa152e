"""Supervise an order (督办): a letter goes to the department that has it."""

from datetime import datetime

from hotline.accounts.visitor import Visitor
from hotline.core.guarded import writing
from hotline.core.turns import wait_for_turn
from hotline.reference.rules.calendar import local_date
from hotline.workorders.actions._tell import tell
from hotline.workorders.attention_events import Supervised
from hotline.workorders.errors import AlreadyDone, Incomplete
from hotline.workorders.models import Supervision, WorkOrder
from hotline.workorders.queries import get_order_for
from hotline.workorders.rules.supervision import LEVEL_LABELS, Level, faults_of_supervision
from hotline.workorders.rules.workflow import Verb
from hotline.workorders.turns import lead_of

_LETTERS = 12_345_001
"""The advisory lock that keeps letter numbers apart and without gaps."""


def supervise(
    *,
    number: str,
    level: Level,
    leader: str,
    reason: str,
    reply_by: datetime,
    by: Visitor,
    now: datetime,
) -> WorkOrder:
    """Send a letter of supervision; the department must reply until some moment.

    Raises:
        NoSuchOrder, NotNow, WrongRole: see ``queries.get_order_for``.
        AlreadyDone: the order is supervised already.
        Incomplete: leader or demand is missing, or the moment is past or too far.

    """
    with writing():
        order, _ = get_order_for(Verb.SUPERVISE, number, by)
        if Supervision.objects.filter(order=order, lifted_at__isnull=True).exists():
            msg = "本工单已在督办中，解除后才能再次督办。"
            raise AlreadyDone(msg)
        faults = faults_of_supervision(leader=leader, reason=reason, reply_by=reply_by, now=now)
        if faults:
            raise Incomplete(next(iter(faults.values())), fields=faults)
        year = local_date(now).year
        letter = Supervision.objects.create(
            order=order,
            department=lead_of(order).department,
            year=year,
            serial=_next_serial(year),
            level=level,
            leader=leader,
            reason=reason,
            reply_by=reply_by,
            issued_at=now,
            issued_by_id=by.actor_id,
            issued_by_label=by.actor_label,
        )
        order.supervision_level = level
        order.save(update_fields=["supervision_level"])
        happening = Supervised(
            supervision_id=letter.pk,
            department_id=letter.department_id,
            level=level,
            note=f"{letter.letter} {LEVEL_LABELS[level]}（{leader}）：{reason}",
        )
        tell(order, happening, by=by, now=now)
    return order


def _next_serial(year: int) -> int:
    wait_for_turn(_LETTERS)
    last = Supervision.objects.filter(year=year).order_by("-serial").first()
    return last.serial + 1 if last else 1
