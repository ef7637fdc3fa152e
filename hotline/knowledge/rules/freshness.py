"""How fresh an article is (新鲜度, KB-04): what the front desk may rely on."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

_NEAR = timedelta(days=30)
_NEW = timedelta(days=30)


class Freshness(StrEnum):
    """From newly confirmed to no longer valid."""

    NEW = "new"
    STANDING = "standing"
    DUE_SOON = "due_soon"
    OVERDUE = "overdue"
    ENDING = "ending"
    NOT_YET = "not_yet"
    EXPIRED = "expired"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Dates:
    """The days that decide it."""

    checked_on: date | None
    recheck_on: date | None
    starts_on: date | None
    ends_on: date | None
    is_withdrawn: bool = False


def freshness_of(dates: Dates, today: date) -> tuple[Freshness, str]:  # noqa: PLR0911 - a line each
    """Return the mark and its Chinese words; the worst that holds is told."""
    if dates.is_withdrawn:
        return Freshness.WITHDRAWN, "已撤下"
    if dates.ends_on and dates.ends_on < today:
        return Freshness.EXPIRED, "已失效"
    if dates.starts_on and dates.starts_on > today:
        return Freshness.NOT_YET, f"{_day(dates.starts_on)}起生效"
    if dates.recheck_on and dates.recheck_on < today:
        return Freshness.OVERDUE, f"复核超期 {(today - dates.recheck_on).days} 天"
    if dates.ends_on and dates.ends_on - today <= _NEAR:
        return Freshness.ENDING, f"{_day(dates.ends_on)}失效"
    if dates.recheck_on and dates.recheck_on - today <= _NEAR:
        return Freshness.DUE_SOON, f"{_day(dates.recheck_on)}前复核"
    if dates.checked_on and today - dates.checked_on <= _NEW:
        return Freshness.NEW, _ago((today - dates.checked_on).days)
    return Freshness.STANDING, f"{_day(dates.checked_on)}确认" if dates.checked_on else "有效"


def _ago(days: int) -> str:
    return f"{days} 天前确认" if days > 0 else "今天确认"


def _day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
