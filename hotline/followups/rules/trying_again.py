"""When somebody who did not answer is tried again (换时段再拨), and when it is over."""

from datetime import datetime, timedelta

from hotline.followups.rules.plan_entries import Channel, ChannelPlan, FollowUpPlan, Pause
from hotline.reference.rules.calendar import (
    SHANGHAI,
    Span,
    WorkCalendar,
    is_open,
    next_open,
    pieces_from,
)

_SHORT = timedelta(hours=2)


def next_try(plan: FollowUpPlan, unreached: int, now: datetime) -> datetime:
    """Return from when to call again, after so many calls that reached nobody."""
    pauses = plan.unreached.pauses
    pause: Pause = pauses[min(unreached, len(pauses)) - 1] if pauses else "two_hours"
    hours = plan.of(Channel.CALL).calendar
    if pause == "two_hours":
        return next_open(now + _SHORT, hours)
    if pause == "other_half_day":
        return next(begin for begin, _ in pieces_from(now, hours) if begin > now)
    return _other_day(hours, now)


def _other_day(hours: WorkCalendar, now: datetime) -> datetime:
    """Return the next day's other half: who was called in the morning, is in the afternoon."""
    local = now.astimezone(SHANGHAI)
    minute = local.hour * 60 + local.minute
    tomorrow = local.date() + timedelta(days=1)
    spans: tuple[Span, ...] = hours.spans_on(tomorrow)
    others = [each for each in spans if not each[0] <= minute < each[1]] or list(spans)
    return hours.instant(tomorrow, others[0][0])


def expires_at(plan: FollowUpPlan, planned_at: datetime) -> datetime:
    """Return when a follow-up nobody could make is given up."""
    return planned_at + timedelta(days=plan.expiry_days)


def may_use(channel: ChannelPlan, now: datetime) -> bool:
    """Tell whether a channel may be used at this hour."""
    return is_open(now, channel.calendar)


def why_not_now(channel: ChannelPlan, now: datetime) -> str:
    """Return the sentence that says when the channel may be used again; empty when it may."""
    if may_use(channel, now):
        return ""
    opens = next_open(now, channel.calendar).astimezone(SHANGHAI)
    return f"按回访计划，现在不在联系时段，请在 {opens:%H:%M} 之后再拨。"
