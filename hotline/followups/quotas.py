"""How much of a day's quota is used, by channel."""

from datetime import datetime

from hotline.followups.models import FollowUp, FollowUpAttempt
from hotline.followups.rules.plan_entries import Channel
from hotline.reference.rules.calendar import local_date, local_midnight


def used_today(channel: Channel, now: datetime) -> int:
    """Count the calls, or the citizens asked by message or voice, since midnight."""
    midnight = local_midnight(local_date(now))
    if channel is Channel.CALL:
        calls = FollowUpAttempt.objects.filter(placed_at__gte=midnight, placed_by_id__isnull=False)
        return calls.values("call_id").distinct().count()
    if channel is Channel.ROBOT:
        rung = FollowUpAttempt.objects.filter(placed_at__gte=midnight, placed_by_id__isnull=True)
        return rung.values("call_id").distinct().count()
    asked = FollowUp.objects.filter(channel=channel, asked_at__gte=midnight)
    return asked.values("asked_by").distinct().count()
