"""How much an operator has dialled today."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from hotline.core.models import Event
from hotline.reference.rules.calendar import SHANGHAI
from hotline.telephony.models import Call
from hotline.telephony.outbound_events import CallPlaced


@dataclass(frozen=True, slots=True)
class Dialled:
    """Minutes talked on outbound calls since midnight, and calls placed by hand."""

    minutes: float
    calls: int
    calls_last_hour: int


def dialled_today(operator_id: int, now: datetime) -> Dialled:
    """Count what the operator dialled and talked since midnight in the city.

    Minutes are those of every outbound call, campaigns included; one that still runs counts
    until now. Calls are those the operator placed, answered or not.
    """
    midnight = datetime.combine(now.astimezone(SHANGHAI).date(), time(), SHANGHAI)
    calls = Call.objects.filter(
        direction="outbound",
        operator_id=operator_id,
        entered_at__gte=midnight,
        answered_at__isnull=False,
    )
    talked = sum(
        (
            (ended or now) - answered
            for answered, ended in calls.values_list("answered_at", "ended_at")
            if answered is not None
        ),
        timedelta(),
    )
    placed = Event.objects.filter(
        kind=CallPlaced.kind, actor_id=operator_id, happened_at__gte=midnight, happened_at__lte=now
    )
    recent = placed.filter(happened_at__gt=now - timedelta(hours=1))
    return Dialled(round(talked.total_seconds() / 60, 1), placed.count(), recent.count())
