"""Today's curve beside yesterday's and the forecast, with how it was reckoned and how it erred."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from hotline.reference.rules.calendar import local_date, local_midnight
from hotline.telephony.curve_queries import (
    day_curve,
    marked_days,
    past_arrivals,
    past_curve,
)
from hotline.telephony.rules.arrival_forecast import Erring, Forecast, erring, forecast
from hotline.telephony.rules.days_alike import DayKind, days_alike
from hotline.telephony.rules.half_hours import DayCurve, slots_over


@dataclass(frozen=True, slots=True, kw_only=True)
class FloorCurve:
    """The day on the floor."""

    today: date
    kind: DayKind
    slots_over: int
    """Whole half hours of today; one more is running."""
    so_far: DayCurve
    yesterday: DayCurve
    expected: Forecast | None
    erred: Erring | None
    """How yesterday's forecast missed, reckoned from the days before it alone."""


def floor_curve(queue: str, now: datetime) -> FloorCurve:
    """Return the day's curve of one queue, or of all (an empty name)."""
    today = local_date(now)
    before = today - timedelta(days=1)
    marked = marked_days(today)
    alike, alike_before = days_alike(today, marked), days_alike(before, marked)
    history = past_arrivals(sorted({*alike, *alike_before}), queue, today)
    so_far, yesterday = day_curve(today, queue, now), past_curve(before, queue, now)
    whole = slots_over(local_midnight(today), now)
    made_before = forecast(history, alike_before, yesterday.arrivals)
    return FloorCurve(
        today=today,
        kind=marked.kind_of(today),
        slots_over=whole,
        so_far=so_far,
        yesterday=yesterday,
        expected=forecast(history, alike, so_far.arrivals[:whole]),
        erred=erring(made_before, yesterday.arrivals) if made_before else None,
    )
