"""Load follow-ups."""

from datetime import datetime, timedelta

from django.db.models import QuerySet

from hotline.accounts.visitor import Visitor
from hotline.followups.errors import NoSuchFollowUp
from hotline.followups.models import FollowUp, FollowUpAttempt
from hotline.followups.rules.outcomes import State
from hotline.telephony.models import Call
from hotline.workorders.family_queries import family_of
from hotline.workorders.models import WorkOrder
from hotline.workorders.queries import cleared
from hotline.workorders.rules.workflow import State as OrderState

UNHEARD_OF = timedelta(minutes=2)
"""A call that nothing is known of after this time was never made."""


def visible_follow_ups(visitor: Visitor) -> QuerySet[FollowUp]:
    """Return the follow-ups of orders whose security level the visitor may see."""
    return FollowUp.objects.filter(cleared(visitor, "order__"))


def get_follow_up(follow_up_id: int, visitor: Visitor) -> FollowUp:
    """Return one follow-up with its order.

    Raises:
        NoSuchFollowUp: there is none, or the visitor may not see its order.

    """
    related = visible_follow_ups(visitor).select_related(
        "order__department", "order__topic", "order__area__parent", "new_order"
    )
    found = related.filter(pk=follow_up_id).first()
    if found is None:
        msg = "没有找到这条回访任务。"
        raise NoSuchFollowUp(msg)
    return found


def get_locked(follow_up_id: int, visitor: Visitor) -> FollowUp:
    """Return one follow-up with its order, locked; call it inside ``writing()``.

    Raises:
        NoSuchFollowUp: there is none, or the visitor may not see its order.

    """
    locked = visible_follow_ups(visitor).select_for_update(of=("self",)).select_related("order")
    found = locked.filter(pk=follow_up_id).first()
    if found is None:
        msg = "没有找到这条回访任务。"
        raise NoSuchFollowUp(msg)
    return found


def due_of_same_phone(follow_up: FollowUp, visitor: Visitor) -> QuerySet[FollowUp]:
    """Return the other follow-ups that wait for the same citizen's phone, by what is due first."""
    phone = follow_up.order.caller_phone_index
    if not phone:
        return FollowUp.objects.none()
    same = visible_follow_ups(visitor).filter(state=State.DUE, order__caller_phone_index=phone)
    related = same.select_related("order__department", "order__topic", "order__area__parent")
    return related.exclude(pk=follow_up.pk).order_by("due_at", "id")


def handled_family(follow_up: FollowUp) -> list[WorkOrder]:
    """Return the orders one call speaks of: the order, and what was split from the same one."""
    return [each for each in family_of(follow_up.order) if each.state == OrderState.HANDLED]


def find_running_attempt(follow_up: FollowUp, now: datetime) -> FollowUpAttempt | None:
    """Return the latest call of a follow-up while it rings or runs."""
    latest = follow_up.attempts.order_by("-id").first()
    if latest is None:
        return None
    call = Call.objects.filter(pk=latest.call_id).first()
    if call is None:
        return latest if now - latest.placed_at < UNHEARD_OF else None
    return latest if call.ended_at is None else None
