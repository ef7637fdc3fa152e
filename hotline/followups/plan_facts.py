"""What the plan looks at, for one order or many, and what speaks of who is asked first."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count

from hotline.followups.models import FollowUp
from hotline.followups.rules.asking_first import Risk, Signs, risk_of
from hotline.followups.rules.choosing import OrderFacts
from hotline.followups.rules.outcomes import Outcome
from hotline.reference.rules.dictionaries import Urgency
from hotline.workorders.models import WorkOrder
from hotline.workorders.rules.secrecy import Secrecy

_ANSWERED = (Outcome.SOLVED, Outcome.UNSOLVED)


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of one order when its follow-up is planned."""

    facts: OrderFacts
    risk: Risk


def known_of(orders: Iterable[WorkOrder]) -> dict[int, Known]:
    """Return what is known by the order's key. The orders must come with topic and department."""
    found = list(orders)
    said = _said_before({each.caller_phone_index for each in found})
    unsolved = _times_unsolved([each.pk for each in found])
    return {
        each.pk: _known(each, said.get(each.caller_phone_index), unsolved.get(each.pk, 0))
        for each in found
    }


def _known(order: WorkOrder, said: tuple[int | None, bool] | None, times: int) -> Known:
    rating, was_unsolved = said or (None, False)
    facts = OrderFacts(
        number=order.number,
        topic_code=order.topic.code,
        arrived_by=order.channel,
        department_code=order.department.code if order.department else "",
        appeal_type=order.appeal_type,
        is_secret=order.secrecy != Secrecy.NORMAL,
        last_rating=rating,
        was_unsolved=was_unsolved,
    )
    signs = Signs(
        times_unsolved=times,
        last_rating=rating,
        was_unsolved=was_unsolved,
        presses=order.urge_count,
        is_supervised=bool(order.supervision_level),
        is_difficult=order.is_difficult,
        is_urgent=order.urgency == Urgency.URGENT,
    )
    return Known(facts, risk_of(signs))


def _times_unsolved(orders: list[int]) -> dict[int, int]:
    """Return order → how many of its own follow-ups ended unsolved."""
    rows = FollowUp.objects.filter(order__in=orders, outcome=Outcome.UNSOLVED)
    return dict(rows.values_list("order").annotate(n=Count("pk")).order_by())


def _said_before(phones: set[str]) -> dict[str, tuple[int | None, bool]]:
    """Return phone → rating of its last answer, and whether that said unsolved."""
    answered = FollowUp.objects.filter(
        outcome__in=_ANSWERED, order__caller_phone_index__in=phones - {""}
    )
    rows = answered.order_by("completed_at", "id").values_list(
        "order__caller_phone_index", "rating", "outcome"
    )
    return {phone: (rating, outcome == Outcome.UNSOLVED) for phone, rating, outcome in rows}
