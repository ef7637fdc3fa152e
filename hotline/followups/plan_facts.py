"""What the plan looks at, for one order or many."""

from collections.abc import Iterable

from hotline.followups.models import FollowUp
from hotline.followups.rules.choosing import OrderFacts
from hotline.followups.rules.outcomes import Outcome
from hotline.followups.rules.plan_entries import FollowUpPlan
from hotline.workorders.models import WorkOrder
from hotline.workorders.rules.secrecy import Secrecy

_ANSWERED = (Outcome.SOLVED, Outcome.UNSOLVED)


def facts_of(orders: Iterable[WorkOrder], plan: FollowUpPlan) -> dict[int, OrderFacts]:
    """Return the facts by the order's key; what citizens said before only if the plan asks.

    The orders must come with topic and department.
    """
    found = list(orders)
    asks = any(each.rated_below is not None for each in plan.rules)
    said = _said_before({each.caller_phone_index for each in found}) if asks else {}
    nothing = (None, False)
    return {
        each.pk: OrderFacts(
            number=each.number,
            topic_code=each.topic.code,
            arrived_by=each.channel,
            department_code=each.department.code if each.department else "",
            appeal_type=each.appeal_type,
            is_secret=each.secrecy != Secrecy.NORMAL,
            last_rating=said.get(each.caller_phone_index, nothing)[0],
            was_unsolved=said.get(each.caller_phone_index, nothing)[1],
        )
        for each in found
    }


def _said_before(phones: set[str]) -> dict[str, tuple[int | None, bool]]:
    """Return phone → rating of its last answer, and whether that said unsolved."""
    answered = FollowUp.objects.filter(
        outcome__in=_ANSWERED, order__caller_phone_index__in=phones - {""}
    )
    rows = answered.order_by("completed_at", "id").values_list(
        "order__caller_phone_index", "rating", "outcome"
    )
    return {phone: (rating, outcome == Outcome.UNSOLVED) for phone, rating, outcome in rows}
