"""The trunk meter (中继计量): channels in use, outbound minutes by operator and year (VOI-17).

Every trunk leg is journaled once when it ends. The book is kept on disk; what the business
side publishes as its own count of the year goes before ours.
"""

import contextlib
from collections.abc import Callable, Collection
from datetime import date, datetime, timedelta
from pathlib import Path
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

import structlog
from pydantic import BaseModel, ValidationError

from callcontrol.asterisk.engine import Leg
from callcontrol.asterisk.events import ChannelEntered, ChannelGone, EngineEvent
from callcontrol.calls.dialling import (
    WINDOW,
    DialledLeg,
    Refusal,
    Suspicion,
    area_of,
    find_contact,
    find_suspicions,
    may_dial,
)
from callcontrol.calls.snapshot import Snapshot
from callcontrol.files import Files
from callcontrol.journal import Recorder
from contracts.call_events import Direction, TrunkLegEnded
from contracts.telephony_config import TelephonyConfiguration

log = structlog.get_logger(__name__)

TRUNK = "@trunk"
_CITY = ZoneInfo("Asia/Shanghai")
_HOUR = timedelta(hours=1)
_LEGS = UUID("5a4c1f0e-8d0b-4a53-9c36-0f6b8a2d7e11")
"""A leg's row has an id of the leg's: a kill before the book was written writes it twice."""
_YOUNG = timedelta(seconds=10)


class _Leg(BaseModel):
    call_id: UUID
    direction: Direction
    area: str = ""
    operator_id: int | None = None
    is_counted: bool = True
    """An emergency call counts against nobody's limits."""
    began_at: datetime
    answered_at: datetime | None = None


class _Placed(BaseModel):
    at: datetime
    operator_id: int | None
    area: str
    talked_seconds: float = 0
    is_robot: bool = False
    channel: str


class _Book(BaseModel):
    legs: dict[str, _Leg] = {}
    days: dict[date, float] = {}
    """Outbound seconds of each day of the year."""
    today: date | None = None
    operators: dict[int, float] = {}
    """Outbound seconds of each operator today."""
    placed: list[_Placed] = []
    """The last hour."""


class TrunkMeter:
    """Hears of every trunk leg, weighs every number before it is dialled."""

    def __init__(
        self,
        path: Path,
        files: Files,
        *,
        journal: Recorder,
        clock: Callable[[], datetime],
        configuration: Callable[[], TelephonyConfiguration],
    ) -> None:
        self._path, self._files = path, files
        self._journal, self._clock, self._configuration = journal, clock, configuration
        self.operator_of: Callable[[UUID], int | None] = lambda _call_id: None
        """Which operator a call belongs to, asked when a leg is placed."""
        self.is_robot: Callable[[UUID], bool] = lambda _call_id: False
        """Whether a voice of ours speaks in a call, asked likewise."""
        self._book, self._is_dirty = _read(path), False

    # ---- what happens on the trunk

    def meet(self, notes: Snapshot) -> None:
        """A call begins or is taken up again after a restart; an outbound leg comes later."""
        is_dialled_later = notes.direction == "outbound" and notes.answered_at is None
        if notes.channel in self._book.legs or is_dialled_later:
            return
        self._book.legs[notes.channel] = _Leg(
            call_id=notes.call_id,
            direction=notes.direction,
            area="" if notes.direction == "inbound" else area_of(notes.caller),
            operator_id=notes.operator_id,
            began_at=notes.entered_at,
            answered_at=notes.answered_at,
        )
        self._is_dirty = True

    def placed(self, leg: Leg) -> None:
        """A leg is being placed; only those on the trunk are ours to count."""
        number, on_trunk, _ = leg.endpoint.removeprefix("PJSIP/").partition(TRUNK)
        if not on_trunk or leg.channel in self._book.legs:
            return
        call_id, now = _call_of(leg), self._clock()
        if call_id is None:
            log.error("trunk_leg_without_call", channel=leg.channel)
            return
        contact = find_contact(number, self._configuration().contacts)
        is_counted = contact is None or not contact.is_emergency
        operator_id = self.operator_of(call_id)
        self._book.legs[leg.channel] = _Leg(
            call_id=call_id,
            direction="outbound",
            area=area_of(number),
            operator_id=operator_id,
            is_counted=is_counted,
            began_at=now,
        )
        if is_counted:
            placed = _Placed(
                at=now,
                operator_id=operator_id,
                area=area_of(number),
                channel=leg.channel,
                is_robot=self.is_robot(call_id),
            )
            self._book.placed = [one for one in self._book.placed if now - one.at < _HOUR]
            self._book.placed.append(placed)
        self._is_dirty = True

    def answered(self, channel: str) -> None:
        """The engine answered a channel, or a leg of ours was answered."""
        leg = self._book.legs.get(channel)
        if leg is not None and leg.answered_at is None:
            leg.answered_at = self._clock()
            self._is_dirty = True

    def heard(self, event: EngineEvent) -> None:
        """Every event of the engine passes here before its call hears it."""
        if event.channel not in self._book.legs:
            return
        match event:
            case ChannelGone(channel):
                self._end(channel)
            case ChannelEntered(channel) if self._book.legs[channel].direction == "outbound":
                self.answered(channel)

    def reconcile(self, alive: Collection[str]) -> None:
        """Give back channels the engine no longer has; a leg of this moment may be on its way."""
        now = self._clock()
        for channel, leg in tuple(self._book.legs.items()):
            if channel not in alive and now - leg.began_at > _YOUNG:
                log.info("trunk_leg_gone_unseen", channel=channel)
                self._end(channel)

    def _end(self, channel: str) -> None:
        leg, now = self._book.legs.pop(channel), self._clock()
        talked = (now - leg.answered_at).total_seconds() if leg.answered_at else 0.0
        self._journal.record(
            TrunkLegEnded(
                event_id=uuid5(_LEGS, channel),
                call_id=leg.call_id,
                happened_at=now,
                direction=leg.direction,
                began_at=leg.began_at,
                talked_seconds=round(talked, 3),
            )
        )
        if leg.direction == "outbound":
            self._count(channel, leg, talked, now)
        self._is_dirty = True

    def _count(self, channel: str, leg: _Leg, talked: float, now: datetime) -> None:
        book, today = self._book, self._turn_page(now)
        book.days[today] = book.days.get(today, 0) + talked
        if leg.is_counted and leg.operator_id is not None:
            book.operators[leg.operator_id] = book.operators.get(leg.operator_id, 0) + talked
        for one in book.placed:
            if one.channel == channel:
                one.talked_seconds = talked

    def _turn_page(self, now: datetime) -> date:
        book, today = self._book, now.astimezone(_CITY).date()
        if book.today != today:
            book.today, book.operators = today, {}
            book.days = {day: s for day, s in book.days.items() if day.year == today.year}
        return today

    def keep(self) -> None:
        """Write the book if it changed; a kill loses what happened since the last time."""
        if self._is_dirty:
            self._is_dirty = False
            self._files.write(self._path, self._book.model_dump_json())

    # ---- what it shows

    def _in_use(self, direction: Direction) -> list[_Leg]:
        return [leg for leg in self._book.legs.values() if leg.direction == direction]

    @property
    def inbound(self) -> int:
        """Trunk channels citizens use."""
        return len(self._in_use("inbound"))

    @property
    def outbound(self) -> int:
        """Trunk channels we dialled."""
        return len(self._in_use("outbound"))

    @property
    def channels(self) -> int:
        """Trunk channels in use."""
        return len(self._book.legs)

    def minutes_this_year(self) -> float:
        """Outbound minutes of the year, with those of calls that still last."""
        now, rules = self._clock(), self._configuration().dialling
        self._turn_page(now)
        base, until = 0.0, rules.used_until
        if rules.used_minutes is not None and until is not None:
            is_this_year = until.year == now.astimezone(_CITY).year
            base = rules.used_minutes if is_this_year else 0.0
        seconds = sum(s for day, s in self._book.days.items() if until is None or day > until)
        return (
            base + (seconds + sum(self._running(leg, now) for leg in self._in_use("outbound"))) / 60
        )

    @staticmethod
    def _running(leg: _Leg, now: datetime) -> float:
        return (now - leg.answered_at).total_seconds() if leg.answered_at else 0.0

    def minutes_today(self, operator_id: int) -> float:
        """Outbound minutes of an operator today, with those of a call that still lasts."""
        now = self._clock()
        self._turn_page(now)
        running = sum(
            self._running(leg, now)
            for leg in self._in_use("outbound")
            if leg.operator_id == operator_id and leg.is_counted
        )
        return (self._book.operators.get(operator_id, 0) + running) / 60

    def calls_last_hour(self, operator_id: int) -> int:
        """Numbers an operator dialled within the last hour."""
        since = self._clock() - _HOUR
        return sum(one.operator_id == operator_id and one.at > since for one in self._book.placed)

    def weigh(self, number: str, operator_id: int) -> Refusal | None:
        """Whether this operator may dial this number now; None: go ahead (CB-05)."""
        configuration = self._configuration()
        refusal = may_dial(
            number,
            rules=configuration.dialling,
            contacts=configuration.contacts,
            operator_minutes_today=self.minutes_today(operator_id),
            operator_calls_last_hour=self.calls_last_hour(operator_id),
            outbound_channels=self.outbound,
            lines=self.channels,
        )
        if refusal is not None:
            log.warning("dialling_refused", operator=operator_id, code=refusal.code)
        return refusal

    def suspicions(self) -> list[Suspicion]:
        """What looks like toll fraud (盗打) in the last half hour."""
        now = self._clock()
        recent = [one for one in self._book.placed if now - one.at <= WINDOW]
        legs = [
            DialledLeg(
                operator_id=one.operator_id,
                prefix=one.area,
                at=one.at,
                talked_seconds=one.talked_seconds,
                is_robot=one.is_robot,
            )
            for one in recent
        ]
        return find_suspicions(legs, now=now) if legs else []


def _call_of(leg: Leg) -> UUID | None:
    """Every leg of ours names its call as the second argument."""
    with contextlib.suppress(ValueError, IndexError):
        return UUID(leg.arguments[1])
    return None


def _read(path: Path) -> _Book:
    try:
        return _Book.model_validate_json(path.read_bytes())
    except FileNotFoundError:
        return _Book()
    except (OSError, ValidationError):
        log.warning("trunk_book_damaged", path=path.name)
        return _Book()
