"""The day's curve as the door shows it, with sentences anybody can check."""

from datetime import date, datetime, timedelta

from hotline.telephony.api import curve_schemas as out
from hotline.telephony.floor_curve import FloorCurve
from hotline.telephony.rules.arrival_forecast import FEWEST_DAYS, Erring, Forecast
from hotline.telephony.rules.days_alike import DayKind
from hotline.telephony.rules.half_hours import SLOTS, DayCurve, label_of_slot

_ALIKE: dict[DayKind, str] = {
    "ordinary": "最近 8 周同一星期几的平日（不含节假日和调休日）",
    "make_up": "今天是调休上班日，按最近 8 个工作日",
    "holiday": "今天是节假日，按最近 8 个休息日",
}


def curve_out(curve: FloorCurve, now: datetime) -> out.FloorCurveOut:
    """Return the curve, its comparisons and how the forecast was reckoned."""
    made, erred = curve.expected, curve.erred
    return out.FloorCurveOut(
        at=now,
        labels=[label_of_slot(slot) for slot in range(SLOTS)],
        slots_over=curve.slots_over,
        today=_day(curve.today, curve.so_far),
        yesterday=_day(curve.today - timedelta(days=1), curve.yesterday),
        forecast=_forecast(made) if made else None,
        erring=_erring(erred) if erred else None,
        reckoned=[_how(curve.kind, made), _how_wrong(erred)],
    )


def _day(day: date, curve: DayCurve) -> out.CurveDayOut:
    return out.CurveDayOut(
        date=day,
        arrivals=list(curve.arrivals),
        answered=list(curve.answered),
        waiting=list(curve.waiting),
    )


def _forecast(made: Forecast) -> out.ArrivalForecastOut:
    return out.ArrivalForecastOut(
        arrivals=_tenths(made.arrivals),
        low=_tenths(made.low),
        high=_tenths(made.high),
        days=list(made.days),
        level=round(made.level, 3),
        total=round(made.total),
    )


def _erring(erred: Erring) -> out.ForecastErringOut:
    return out.ForecastErringOut(
        expected=round(erred.expected),
        came=erred.came,
        bias=round(erred.bias, 4),
        error_at_midnight=round(erred.error_at_midnight, 4),
        error_corrected=round(erred.error_corrected, 4),
    )


def _tenths(values: tuple[float, ...]) -> list[float]:
    return [round(each, 1) for each in values]


def _how(kind: DayKind, made: Forecast | None) -> str:
    if made is None:
        return f"可对照的日子不足 {FEWEST_DAYS} 天，暂不预测。"
    return (
        f"{_ALIKE[kind]}共 {len(made.days)} 天，每半小时取中位数，"
        f"再乘以今天到现在为止的来电水平 {made.level:.2f}。"
    )


def _how_wrong(erred: Erring | None) -> str:
    if erred is None:
        return "昨天没有可核对的预测。"
    side = "多" if erred.bias >= 0 else "少"
    return (
        f"昨天零点预测 {erred.expected:.0f} 通，实际 {erred.came} 通，"
        f"{side}估 {abs(erred.bias):.1%}；每半小时平均误差 {erred.error_at_midnight:.1%}，"
        f"随来电修正后 {erred.error_corrected:.1%}。"
    )
