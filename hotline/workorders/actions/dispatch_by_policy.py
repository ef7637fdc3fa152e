"""Dispatch what a policy lets the recommender dispatch (自动派单); off until a site says."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from django.utils.timezone import localdate

from hotline.core.actor import NamedActor
from hotline.core.guarded import writing
from hotline.organizations.queries import list_departments
from hotline.workorders.actions._hand_to import hand_to
from hotline.workorders.actions.note_suggestions import note_suggestions
from hotline.workorders.models import Assignment, WorkOrder
from hotline.workorders.queries import get_locked
from hotline.workorders.recommender_queries import (
    fates_of_suggestions,
    policy_in_force,
    version_in_force,
)
from hotline.workorders.recommending import recommend_each
from hotline.workorders.routing_queries import facts_of, rule_each
from hotline.workorders.rules.recommending.policy import AUTOMATIC_FROM, is_proven
from hotline.workorders.rules.routing import Suggestion
from hotline.workorders.rules.secrecy import Secrecy
from hotline.workorders.rules.shield.finding import Finding, Severity
from hotline.workorders.rules.workflow import State
from hotline.workorders.shielding import examine_order

MACHINE = NamedActor("系统（自动派单策略）")
_NEWEST = timedelta(hours=1)
"""What waits longer is a person's: somebody may be thinking about it."""
_MOST = 100
_RELATED = ("topic__parent", "area__parent__parent")


def dispatch_by_policy(*, now: datetime) -> int:
    """Dispatch fresh orders whose first candidate the policy names; return how many.

    The department must still be proven, the order's own probability high, no rule may say
    otherwise, and the shield may find nothing that blocks or must be looked at. What was
    ever dispatched before, and orders of a raised security level, are left to people.
    """
    policy = policy_in_force()
    if not (policy.is_on and policy.automatic and version_in_force()):
        return 0
    fates = fates_of_suggestions(now=now)
    allowed = {code for code in policy.automatic if is_proven(fates.get(code))}
    orders = _fresh(now) if allowed else []
    demands = [facts_of(each, localdate(now)) for each in orders]
    found = dict(
        zip(
            (each.pk for each in orders),
            recommend_each(demands, rule_each(demands)),
            strict=True,
        )
    )
    return sum(
        _dispatch(order_id, suggestions, now=now)
        for order_id, suggestions in found.items()
        if _may_go(suggestions, allowed)
    )


def _fresh(now: datetime) -> list[WorkOrder]:
    rows = WorkOrder.objects.filter(
        state=State.AWAITING_DISPATCH,
        secrecy=Secrecy.NORMAL,
        registered_at__gte=now - _NEWEST,
        assignments__isnull=True,
    )
    return list(rows.select_related(*_RELATED).order_by("id")[:_MOST])


def _may_go(suggestions: Sequence[Suggestion], allowed: set[str]) -> bool:
    first = suggestions[0] if suggestions else None
    return (
        first is not None
        and first.department in allowed
        and first.is_sure
        and (first.probability or 0.0) >= AUTOMATIC_FROM
    )


def _dispatch(order_id: int, suggestions: Sequence[Suggestion], *, now: datetime) -> bool:
    first = suggestions[0]
    department = next((each for each in list_departments() if each.code == first.department), None)
    with writing():
        order = get_locked(order_id)
        is_new = not Assignment.objects.filter(order=order).exists()
        if department is None or order.state != State.AWAITING_DISPATCH or not is_new:
            return False
        findings = examine_order(order, department=department, share_phone=False, now=now)
        if any(_needs_a_person(each) for each in findings):
            return False
        shown: Mapping[str, Sequence[Suggestion]] = {order.number: suggestions}
        note_suggestions(shown, now=now)
        hand_to(
            order,
            department,
            next_state=State.AWAITING_ACCEPTANCE,
            note=f"机器建议自动派单，概率 {first.probability:.0%}。{first.reason}"[:1000],
            share_phone=False,
            by=MACHINE,
            now=now,
        )
    return True


def _needs_a_person(finding: Finding) -> bool:
    return finding.severity is not Severity.HINTS
