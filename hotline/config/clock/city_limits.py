"""The limits of a city by the names people use, read from its files."""

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import TypeVar

from hotline.config.city.files import CityFileError, read_yaml
from hotline.reference.announced import announced_days
from hotline.reference.rules.calendar import ALWAYS_OPEN, WorkCalendar
from hotline.reference.rules.entries import (
    CalendarEntry,
    CalendarsFile,
    HolidayEntry,
    HolidaysFile,
    LimitEntry,
    LimitsFile,
)
from hotline.reference.rules.hours import weekly_of
from hotline.reference.rules.limits import STAGES, Limit

_E = TypeVar("_E", CalendarEntry, LimitEntry)


class CityLimits:
    """Limits and calendars of one city, by name or alias, as they stood on a date."""

    def __init__(self, folder: Path) -> None:
        """Read the files.

        Raises:
            CityFileError: one is missing or wrong.

        """
        self._limits = read_yaml(folder / "limits.yaml", LimitsFile).limits
        self._calendars = read_yaml(folder / "calendars.yaml", CalendarsFile).calendars
        self._days = announced_days()
        if (folder / "holidays.yaml").exists():
            self._days += read_yaml(folder / "holidays.yaml", HolidaysFile).holidays

    def is_announced(self, year: int) -> bool:
        """Tell whether the year's holidays are known."""
        return any(each.date.year == year and each.kind == "holiday" for each in self._days)

    @property
    def names(self) -> list[str]:
        """Return every name a limit may be called by, aliases first."""
        aliases = [alias for each in self._limits for alias in each.aliases]
        return [*dict.fromkeys([*aliases, *(each.name.replace("_", "-") for each in self._limits)])]

    def limit(self, policy: str, on: date) -> Limit:
        """Return the limit in force on the date.

        Raises:
            CityFileError: there is none of this name, or none had started.

        """
        name = self._name_of(policy)
        entry = _in_force([each for each in self._limits if each.name == name], on)
        if entry is None:
            known = "、".join(self.names)
            msg = f"没有在 {on} 生效的时限“{policy}”。可用的有：{known}"
            raise CityFileError(msg)
        return Limit(
            name=entry.name,
            label=entry.label,
            calendar=self.calendar(entry.calendar, on),
            version=0,
            minutes=entry.minutes,
            working_days=entry.working_days,
            stages=tuple(entry.stages) or STAGES,
            act_within=entry.act_within,
        )

    def calendar(self, name: str, on: date) -> WorkCalendar:
        """Return the calendar in force on the date.

        Raises:
            CityFileError: there is none.

        """
        entry = _in_force([each for each in self._calendars if each.name == name], on)
        if entry is None:
            if name == ALWAYS_OPEN.name:
                return ALWAYS_OPEN
            msg = f"没有在 {on} 生效的日历“{name}”。"
            raise CityFileError(msg)
        marked = self._days if entry.observes_holidays else []
        return WorkCalendar(
            name=entry.name,
            weekly=weekly_of(entry.weekly),
            holidays=_days_of("holiday", marked),
            make_up_days=_days_of("make_up", marked),
        )

    def _name_of(self, policy: str) -> str:
        for each in self._limits:
            if policy in each.aliases:
                return each.name
        return policy.replace("-", "_")


def _in_force(versions: Sequence[_E], on: date) -> _E | None:
    started = [each for each in versions if each.starts_on <= on]
    return max(started, key=lambda each: each.starts_on, default=None)


def _days_of(kind: str, entries: Iterable[HolidayEntry]) -> frozenset[date]:
    """Return the days of one kind; the later entry of a day wins."""
    kinds = {each.date: each.kind for each in entries}
    return frozenset(day for day, found in kinds.items() if found == kind)
