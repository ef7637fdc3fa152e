"""How much of the year's outbound minutes (外呼分钟) is used, from the facts of calls."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import FloatField, Sum
from django.db.models.fields.json import KT
from django.db.models.functions import Cast, ExtractMonth

from hotline.reference.rules.calendar import SHANGHAI
from hotline.telephony.models import CallFact

_MONTHS = 12


@dataclass(frozen=True, slots=True)
class TrunkMinutes:
    """Minutes talked on channels we dialled; ``months`` are January to December."""

    year: int
    minutes: float
    months: list[float]


def trunk_minutes(now: datetime) -> TrunkMinutes:
    """Count the outbound minutes of the city's year so far."""
    today = now.astimezone(SHANGHAI)
    begins = today.replace(month=1, day=1, hour=0, minute=0, second=0, microsecond=0)
    talked = (
        CallFact.objects.filter(
            kind=CallFact.Kind.TRUNK, way="outbound", began_at__gte=begins, began_at__lte=now
        )
        .annotate(month=ExtractMonth("began_at", tzinfo=SHANGHAI))
        .values("month")
        .annotate(seconds=Sum(Cast(KT("details__talked_seconds"), FloatField())))
    )
    by_month = {each["month"]: each["seconds"] / 60 for each in talked}
    months = [round(by_month.get(month, 0.0), 1) for month in range(1, _MONTHS + 1)]
    return TrunkMinutes(today.year, round(sum(by_month.values()), 1), months)
