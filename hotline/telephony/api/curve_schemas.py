"""What the door of the day's curve gives."""

from datetime import date, datetime

from ninja import Schema


class CurveDayOut(Schema):
    """One day by half hours, as far as it went."""

    date: date
    arrivals: list[int]
    answered: list[int]
    waiting: list[int]


class ArrivalForecastOut(Schema):
    """What is expected of every half hour of today."""

    arrivals: list[float]
    low: list[float]
    high: list[float]
    days: list[date]
    """Compared with, newest first."""
    level: float
    total: float
    """The whole day."""


class ForecastErringOut(Schema):
    """How yesterday's forecast missed."""

    expected: float
    came: int
    bias: float
    error_at_midnight: float
    error_corrected: float


class FloorCurveOut(Schema):
    """The day's curve with what it is compared with."""

    at: datetime
    labels: list[str]
    """When each half hour begins."""
    slots_over: int
    today: CurveDayOut
    yesterday: CurveDayOut
    forecast: ArrivalForecastOut | None
    erring: ForecastErringOut | None
    reckoned: list[str]
    """How the forecast was made, and how it erred, in sentences."""
