"""How the plan is used today: what waits by channel and rule, and what of the quotas is left."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q

from hotline.followups.models import FollowUp
from hotline.followups.quotas import used_today
from hotline.followups.rules.outcomes import State
from hotline.followups.rules.plan_entries import Channel
from hotline.reference.rules.calendar import local_date, local_midnight


@dataclass(frozen=True, slots=True)
class ChannelUse:
    """One channel, now."""

    channel: Channel
    waiting: int
    later: int
    asked: int
    overdue: int
    used_today: int
    completed_today: int


def channel_uses(now: datetime) -> list[ChannelUse]:
    """Count what waits by channel."""
    midnight = local_midnight(local_date(now))
    due = Q(state=State.DUE)
    later = Q(next_at__gt=now)
    asked = Q(asked_at__isnull=False)
    rows = FollowUp.objects.filter(due | Q(completed_at__gte=midnight)).values("channel")
    counted = rows.annotate(
        waiting=Count("pk", filter=due & ~later & ~asked),
        later=Count("pk", filter=due & later & ~asked),
        asked=Count("pk", filter=due & asked),
        overdue=Count("pk", filter=due & Q(due_at__lt=now)),
        completed=Count("pk", filter=Q(state=State.DONE)),
    ).order_by("channel")
    found = {each["channel"]: each for each in counted}
    nothing = dict.fromkeys(("waiting", "later", "asked", "overdue", "completed"), 0)
    return [
        ChannelUse(
            channel=each,
            waiting=found.get(each, nothing)["waiting"],
            later=found.get(each, nothing)["later"],
            asked=found.get(each, nothing)["asked"],
            overdue=found.get(each, nothing)["overdue"],
            used_today=used_today(each, now),
            completed_today=found.get(each, nothing)["completed"],
        )
        for each in Channel
    ]


def waiting_by_rule() -> dict[str, int]:
    """Count what is due by the rule it was planned by."""
    due = FollowUp.objects.filter(state=State.DUE).values("rule")
    return {each["rule"]: each["n"] for each in due.annotate(n=Count("pk")).order_by("rule")}
