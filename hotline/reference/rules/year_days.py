"""The holidays and make-up days of one year (节假日与调休) as somebody wants to set them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

HOLIDAY, MAKE_UP = "holiday", "make_up"
LABELS = {HOLIDAY: "放假", MAKE_UP: "调休上班"}
MAX_NAME, MOST_DAYS = 40, 120
YEARS_AHEAD = 2
_SATURDAY = 5


@dataclass(frozen=True, slots=True, order=True)
class MarkedDay:
    """One day that is not what its weekday says."""

    date: date
    kind: str
    name: str

    def __str__(self) -> str:
        """Show it as the event log keeps it."""
        return f"{self.date.isoformat()} {LABELS[self.kind]} {self.name}"


def faults_of_year(
    year: int, days: Sequence[MarkedDay], before: Sequence[MarkedDay], today: date
) -> list[str]:
    """Return what is wrong with the days, in Chinese; what is past stays as it was."""
    faults = []
    if not today.year <= year <= today.year + YEARS_AHEAD:
        faults.append(f"只能设置 {today.year}—{today.year + YEARS_AHEAD} 年的日子。")
    if len(days) > MOST_DAYS:
        faults.append(f"一年最多 {MOST_DAYS} 天。")
    seen: set[date] = set()
    for each in days:
        faults += [f"{each.date}{fault}" for fault in _faults_of_day(year, each, seen)]
        seen.add(each.date)
    past = sorted(
        {each.date for each in set(days) ^ set(before) if each.date < today},
    )
    faults += [f"{day} 已经过去，不能再改。" for day in past]
    return faults


def _faults_of_day(year: int, day: MarkedDay, seen: set[date]) -> list[str]:
    faults = []
    if day.date.year != year:
        faults.append(f"不在 {year} 年内。")
    if day.kind not in LABELS:
        faults.append("的类别应为放假或调休上班。")
    if not 1 <= len(day.name) <= MAX_NAME:
        faults.append(f"请填写名称，不超过 {MAX_NAME} 个字。")
    if day.date in seen:
        faults.append("重复。")
    if day.kind == MAKE_UP and day.date.weekday() < _SATURDAY:
        faults.append("是周一至周五，不需要调休上班。")
    return faults
