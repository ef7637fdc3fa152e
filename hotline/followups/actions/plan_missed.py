"""Plan what no event brought (补排回访): handled orders without a follow-up, thousands at once."""

from datetime import datetime

from django.db.models import Exists, OuterRef, QuerySet

from hotline.core.actor import SYSTEM
from hotline.core.eventlog import Told, record_many
from hotline.core.guarded import writing
from hotline.followups.actions._planning import planned_row
from hotline.followups.actions.plan import LIMIT, plan, spare
from hotline.followups.events import FollowUpPlanned
from hotline.followups.models import FollowUp
from hotline.followups.plan_facts import known_of
from hotline.followups.plan_file import current_plan
from hotline.followups.rules.choosing import choose
from hotline.followups.rules.outcomes import State
from hotline.reference.queries import get_limit
from hotline.reference.rules.calendar import local_date
from hotline.workorders.models import Link, Merge, WorkOrder
from hotline.workorders.rules.workflow import State as OrderState

AT_ONCE = 2000
_LOOKED_AT = (
    *("number", "channel", "appeal_type", "secrecy", "caller_phone_index", "correlation_id"),
    *("handled_at", "topic__code", "department__code"),
    *("urge_count", "supervision_level", "is_difficult", "urgency"),
)
"""Opening everything that is sealed would take longer than planning it."""


def plan_missed(*, now: datetime) -> int:
    """Plan every handled order nobody waits to ask about; return how many.

    Limits count from when each was handled. What was split or merged is planned one by one,
    with its family.
    """
    planned, after = 0, 0
    while True:
        with writing():
            batch = list(_unplanned(after)[:AT_ONCE])
            tied = [each for each in batch if _is_tied(each)]
            whole = [each for each in batch if not _is_tied(each)]
            planned += _plan_whole(whole, now)
        for order in tied:
            planned += plan(order=order, handled_at=order.handled_at or now) is not None
        if len(batch) < AT_ONCE:
            return planned
        after = batch[-1].pk


def _unplanned(after: int) -> QuerySet[WorkOrder]:
    waiting = FollowUp.objects.filter(order=OuterRef("pk"), state=State.DUE)
    split = Link.objects.filter(later=OuterRef("pk"), kind=Link.Kind.SPLIT)
    merged = Merge.objects.filter(order=OuterRef("pk"))
    orders = WorkOrder.objects.filter(~Exists(waiting), state=OrderState.HANDLED, pk__gt=after)
    marked = orders.annotate(is_tied=Exists(split) | Exists(merged))
    locked = marked.select_for_update(of=("self",)).select_related("topic", "department")
    return locked.only(*_LOOKED_AT).order_by("pk")


def _is_tied(order: WorkOrder) -> bool:
    return bool(getattr(order, "is_tied", True))


def _plan_whole(orders: list[WorkOrder], now: datetime) -> int:
    rules = current_plan()
    known = known_of(orders)
    chosen = {each.pk: choose(rules, known[each.pk].facts) for each in orders}
    days = {local_date(each.handled_at or now) for each in orders}
    limits = {day: get_limit(LIMIT, day) for day in days}
    rows = []
    for order in orders:
        handled_at = order.handled_at or now
        limit = limits[local_date(handled_at)]
        row = planned_row(
            order,
            chosen[order.pk],
            rules,
            risk=known[order.pk].risk,
            limit=limit,
            handled_at=handled_at,
        )
        rows.append(row)
    FollowUp.objects.bulk_create(rows, batch_size=AT_ONCE)
    drawn = [each for each in rows if chosen[each.order_id].is_drawn]
    told = (
        Told(
            FollowUpPlanned(number=each.order.number, note=each.wording),
            each.pk,
            each.correlation_id,
        )
        for each in drawn
    )
    record_many(told, by=SYSTEM, now=now)
    for each in rows:
        if not chosen[each.order_id].is_drawn:
            spare(each, chosen[each.order_id], now=now)
    return len(rows)
