"""The lookout (瞭望): every second reads the floor, raises alarms and shows who watches."""

import asyncio
import itertools
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime, timedelta
from typing import Protocol
from uuid import uuid4

import structlog

from callcontrol.calls.registry import Registry
from callcontrol.journal import Recorder
from callcontrol.operators.alarms import AlarmBook, Reading
from callcontrol.operators.floor import Floor
from callcontrol.operators.gauges import read_desks, read_levels, read_queues, read_trunk
from callcontrol.watch.board import FloorBoard
from callcontrol.watch.tally import Tally
from callcontrol.watch.wall import without_people
from contracts.call_events import AlarmRaised
from contracts.floor_messages import FloorView
from contracts.telephony_config import TelephonyConfiguration

log = structlog.get_logger(__name__)

_SECONDS = 1.0
_QUIET_ROUNDS = 3
"""Without anybody watching, one look in so many rounds is enough for the alarms."""
_ENGINE_PATIENCE = timedelta(seconds=3)
_LICENCE_SHOWN = timedelta(minutes=1)

Source = Callable[[datetime], Iterable[Reading]]


class Watcher(Protocol):
    """A team leader's open floor."""

    def show(self, floor: str) -> None:
        """Show the floor, as JSON; never waits."""


class Lookout:
    """Holds the newest view; everybody who watches is shown it when it changed."""

    def __init__(
        self,
        board: FloorBoard,
        registry: Registry,
        floor: Floor,
        tally: Tally,
        *,
        journal: Recorder,
        clock: Callable[[], datetime],
        sources: Iterable[Source] = (),
    ) -> None:
        self._board, self._registry, self._floor, self._tally = board, registry, floor, tally
        self._journal, self._clock = journal, clock
        self._sources = tuple(sources)
        self._alarms = AlarmBook()
        self._watchers: set[Watcher] = set()
        self._walls: set[Watcher] = set()
        """Those of them that are shown no people."""
        self._shown = ""
        self._engine_away_since: datetime | None = None
        self.on_look: Callable[[], None] = lambda: None
        """Told after every look."""

    async def run(self) -> None:
        """Look for ever."""
        for number in itertools.count():
            self._registry.board.meter.keep()
            self._tally.keep()
            if self._watchers or number % _QUIET_ROUNDS == 0:
                self.look()
            await asyncio.sleep(_SECONDS)

    def join(self, watcher: Watcher, *, sees_people: bool = True) -> None:
        """Begin to watch; shown the floor at once."""
        self._watchers.add(watcher)
        if not sees_people:
            self._walls.add(watcher)
        self._show(self._view(self._clock()), (watcher,))

    def leave(self, watcher: Watcher) -> None:
        """Watch no longer."""
        self._watchers.discard(watcher)
        self._walls.discard(watcher)

    def look(self) -> None:
        """Read the gauges, journal what changed, show the floor if it changed."""
        now = self._clock()
        view = self._view(now)
        configuration = self._registry.board.known_configuration()
        if configuration is not None:
            self._weigh(view, configuration, now)
            view = view.model_copy(update={"alarms": self._alarms.lines})
        if not self._watchers:
            return
        text = view.model_dump_json(exclude={"at"})
        if text != self._shown:
            self._shown = text
            self._show(view, tuple(self._watchers))
        self.on_look()

    def _show(self, view: FloorView, watchers: Sequence[Watcher]) -> None:
        full = view.model_dump_json()
        plain = without_people(view).model_dump_json() if self._walls.intersection(watchers) else ""
        for watcher in watchers:
            watcher.show(plain if watcher in self._walls else full)

    def _view(self, now: datetime) -> FloorView:
        return self._board.view(self._alarms.lines, now=now)

    # ---- alarms

    def _weigh(self, view: FloorView, configuration: TelephonyConfiguration, now: datetime) -> None:
        for change in self._alarms.weigh(self._read(view, configuration, now), now=now):
            line = change.line
            log.warning(
                "alarm_over" if change.is_over else "alarm_raised",
                alarm=line.alarm,
                subject=line.subject,
                level=line.level,
            )
            self._journal.record(
                AlarmRaised(
                    event_id=uuid4(),
                    happened_at=now,
                    alarm=line.alarm,
                    level=line.level,
                    subject=line.subject,
                    text=line.text,
                    is_over=change.is_over,
                )
            )

    def _read(
        self, view: FloorView, configuration: TelephonyConfiguration, now: datetime
    ) -> Iterable[Reading]:
        limits, ledger = configuration.alarms, self._tally.ledger
        meter = self._registry.board.meter
        yield from read_queues(view.queues, limits)
        yield from read_levels(view.queues, ledger, limits)
        yield from read_desks(view.desks, ledger, limits, now=now)
        yield from read_trunk(
            view.trunk, configuration.dialling, limits, minutes=meter.minutes_this_year()
        )
        yield from self._read_engine(now)
        yield from self._read_licences(now)
        for found in meter.suspicions():
            yield Reading(
                alarm="toll_fraud",
                subject=found.subject,
                level="critical",
                text=found.text,
                is_over=True,
            )
        for source in self._sources:
            yield from source(now)

    def _read_engine(self, now: datetime) -> Iterable[Reading]:
        if self._registry.board.engine.is_ready:
            self._engine_away_since = None
            return
        self._engine_away_since = self._engine_away_since or now
        yield Reading(
            alarm="engine_lost",
            level="critical",
            text="与语音引擎的连接中断，来电由引擎自带队列接听",
            is_over=now - self._engine_away_since >= _ENGINE_PATIENCE,
        )

    def _read_licences(self, now: datetime) -> Iterable[Reading]:
        lacked = self._floor.lacked_licence_at
        if lacked is not None and now - lacked <= _LICENCE_SHOWN:
            yield Reading(alarm="no_licence", text="软电话许可已用完，有人无法签入", is_over=True)
