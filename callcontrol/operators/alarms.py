"""Alarms (告警) of the floor: begun at a threshold, ended well below it: pure (SEAT-08)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from contracts.call_events import AlarmLevel
from contracts.floor_messages import AlarmLine

_LEAST = timedelta(seconds=10)
"""An alarm stays at least so long: nobody reads what flickers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One gauge read now. Between ``is_over`` and not ``is_near`` what was on stays on."""

    alarm: str
    subject: str = ""
    level: AlarmLevel = "warning"
    text: str
    is_over: bool
    """At or past the threshold: the alarm begins."""
    is_near: bool = False
    """Not far enough from the threshold for an alarm that is on to end."""


@dataclass(frozen=True, slots=True)
class Change:
    """An alarm that began, grew worse, or is over."""

    line: AlarmLine
    is_over: bool


class AlarmBook:
    """Which alarms are on."""

    def __init__(self) -> None:
        self._on: dict[tuple[str, str], AlarmLine] = {}

    @property
    def lines(self) -> list[AlarmLine]:
        """The alarms that are on, the worst first, then the oldest."""
        return sorted(self._on.values(), key=lambda one: (one.level != "critical", one.since))

    def weigh(self, readings: Iterable[Reading], *, now: datetime) -> list[Change]:
        """Take all gauges' readings; an alarm without a reading is over."""
        changes: list[Change] = []
        held: set[tuple[str, str]] = set()
        for reading in readings:
            key = (reading.alarm, reading.subject)
            line = self._on.get(key)
            if line is None and reading.is_over:
                changes.append(Change(self._begin(reading, now), is_over=False))
                held.add(key)
            elif line is not None and (reading.is_over or reading.is_near):
                held.add(key)
                if self._renew(key, line, reading):
                    changes.append(Change(self._on[key], is_over=False))
        for key, line in tuple(self._on.items()):
            if key not in held and now - line.since >= _LEAST:
                del self._on[key]
                changes.append(Change(line, is_over=True))
        return changes

    def _begin(self, reading: Reading, now: datetime) -> AlarmLine:
        line = AlarmLine(
            alarm=reading.alarm,
            level=reading.level,
            subject=reading.subject,
            text=reading.text,
            since=now,
        )
        self._on[reading.alarm, reading.subject] = line
        return line

    def _renew(self, key: tuple[str, str], line: AlarmLine, reading: Reading) -> bool:
        """Show the newest text; whether the alarm became critical."""
        is_worse = reading.level == "critical" and line.level == "warning"
        if reading.is_over and (is_worse or reading.text != line.text):
            level = "critical" if is_worse else line.level
            self._on[key] = line.model_copy(update={"text": reading.text, "level": level})
        return is_worse and reading.is_over
