"""Whether something is open now (时段), in the city's time: pure."""

from datetime import datetime
from zoneinfo import ZoneInfo

from contracts.telephony_config import OpeningHours, Span

_CITY = ZoneInfo("Asia/Shanghai")


def is_open(hours: OpeningHours, *, now: datetime) -> bool:
    """Decide for a moment: a special day goes before the week, a span ends before its end."""
    local = now.astimezone(_CITY)
    spans = hours.special.get(local.date())
    if spans is None:
        if not hours.weekly:
            return True
        weekday = local.weekday()
        spans = hours.weekly[weekday] if weekday < len(hours.weekly) else []
    return any(_holds(span, f"{local:%H:%M}") for span in spans)


def _holds(span: Span, clock: str) -> bool:
    return span.start <= clock < span.end
