"""How much an operator has dialled today."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from hotline.reference.rules.calendar import SHANGHAI
from hotline.telephony.models import Call


@dataclass(frozen=True, slots=True)
class Dialled:
    """Outbound calls of one operator since midnight, and in the last hour."""

    minutes: float
    calls: int
    calls_last_hour: int


def dialled_today(operator_id: int, now: datetime) -> Dialled:
    """Count what the operator talked on outbound calls since midnight in the city.

    A call that still runs counts until now.
    """
    midnight = datetime.combine(now.astimezone(SHANGHAI).date(), time(), SHANGHAI)
    calls = Call.objects.filter(
        direction="outbound", operator_id=operator_id, entered_at__gte=midnight
    )
    rows = list(calls.values_list("entered_at", "answered_at", "ended_at"))
    talked = sum(
        ((ended or now) - answered for _, answered, ended in rows if answered), timedelta()
    )
    recent = sum(entered > now - timedelta(hours=1) for entered, *_ in rows)
    return Dialled(round(talked.total_seconds() / 60, 1), len(rows), recent)
