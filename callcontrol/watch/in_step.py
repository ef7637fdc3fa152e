"""Keep engine, calls and desks in step: find within seconds what no event told (SEAT-08).

What looks wrong at one look may be on its way; what looks wrong at two is healed.
"""

import asyncio
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

import structlog

from callcontrol.asterisk.engine import Phone
from callcontrol.asterisk.errors import EngineError
from callcontrol.asterisk.events import ChannelGone
from callcontrol.asterisk.reconcile import CITIZEN_PREFIX, PARTY_PREFIX, SEAT_PREFIX
from callcontrol.calls.registry import Registry
from callcontrol.operators.alarms import Reading
from callcontrol.operators.desk import Desk
from callcontrol.operators.floor import Floor
from callcontrol.operators.states import Verb
from contracts.operator_messages import Notice

log = structlog.get_logger(__name__)

LOOK_SECONDS = 2.0
_SHOWN = timedelta(minutes=1)
_ENGINE_YOUNG = timedelta(seconds=30)
_WRAP_UP_SECONDS = 30.0
UNREACHABLE = "phone_unreachable"
_UNREACHABLE_TEXT = "您的电话未注册到语音引擎，已置为示忙；请检查网络或刷新页面后重新置闲"


class Endpoints(Protocol):
    """What of the engine is looked at."""

    @property
    def is_ready(self) -> bool: ...  # noqa: D102 - see AriEngine
    async def list_phones(self) -> dict[str, Phone]: ...  # noqa: D102 - see AriEngine
    async def hang_up(self, channel: str) -> None: ...  # noqa: D102 - see AriEngine


@dataclass(frozen=True, slots=True)
class Healed:
    """Something that was out of step and no longer is."""

    at: datetime
    subject: str
    text: str


class StepKeeper:
    """Looks every two seconds with one request, and heals."""

    def __init__(
        self,
        engine: Endpoints,
        registry: Registry,
        floor: Floor,
        *,
        match: Callable[[], int],
        clock: Callable[[], datetime],
    ) -> None:
        self._engine, self._registry, self._floor = engine, registry, floor
        self._match, self._clock = match, clock
        """``match`` ties waiting citizens to ready operators and returns how many it tied."""
        self._suspects: frozenset[str] = frozenset()
        self._young_until: datetime | None = None
        self.healed: deque[Healed] = deque(maxlen=100)

    async def run(self) -> None:
        """Look for ever; an engine that is away is somebody else's sorrow."""
        while True:
            await asyncio.sleep(LOOK_SECONDS)
            if not self._engine.is_ready:
                self._suspects = frozenset()
                continue
            try:
                await self.look()
            except EngineError as error:
                log.warning("look_failed", error=str(error))

    def read(self, now: datetime) -> list[Reading]:
        """Give what was healed in the last minute as readings for the floor."""
        return [
            Reading(alarm="out_of_step", subject=one.subject, text=one.text, is_over=True)
            for one in self.healed
            if now - one.at <= _SHOWN
        ]

    async def begin(self) -> None:
        """The engine is here (again): learn which phones it knows; browsers may take a while.

        Nobody is offered a call before their phone is back, and nobody is blamed for it yet.
        """
        self._young_until = self._clock() + _ENGINE_YOUNG
        self._suspects = frozenset()
        phones = await self._engine.list_phones()
        for desk in self._floor:
            phone = phones.get(desk.endpoint)
            self._floor.note_phone(desk, is_reachable=phone is not None and phone.is_online)

    @property
    def _is_engine_young(self) -> bool:
        return self._young_until is not None and self._clock() < self._young_until

    async def look(self) -> None:
        """Compare once; whoever looks wrong for the second time is healed."""
        phones = await self._engine.list_phones()
        alive = frozenset(channel for phone in phones.values() for channel in phone.channels)
        found: set[str] = set()
        self._look_at_desks(phones, found)
        self._look_at_calls(alive, found)
        await self._look_at_orphans(alive, found)
        self._registry.board.meter.reconcile(alive)
        self._suspects = frozenset(found)
        if tied := self._match():
            log.warning("out_of_step", subject="waiting", tied=tied)

    def _is_certain(self, suspicion: str, found: set[str]) -> bool:
        found.add(suspicion)
        return suspicion in self._suspects

    # ---- desks

    def _look_at_desks(self, phones: Mapping[str, Phone], found: set[str]) -> None:
        for desk in self._floor:
            phone = phones.get(desk.endpoint)
            is_online = phone is not None and phone.is_online
            is_missed = not is_online and self._is_certain(f"unseen {desk.endpoint}", found)
            is_believed = desk.is_reachable and not is_missed  # a browser registers in a moment
            self._floor.note_phone(desk, is_reachable=is_online or is_believed)
            is_waited_for = desk.state.name == "ready" and desk.page is not None
            if is_waited_for and not is_online and not self._is_engine_young:
                suspicion, heal = f"phone {desk.endpoint} {desk.state.since}", self._stop_offering
            elif desk.state.name in ("offered", "talking") and not self._has_call(desk):
                suspicion, heal = f"desk {desk.operator_id} {desk.call_id}", self._free
            else:
                continue
            if self._is_certain(suspicion, found):
                heal(desk)

    def _has_call(self, desk: Desk) -> bool:
        return desk.call_id is not None and self._registry.get(desk.call_id) is not None

    def _stop_offering(self, desk: Desk) -> None:
        """The page says ready, but no call could reach the phone."""
        now = self._clock()
        self._floor.apply(desk, Verb.SET_NOT_READY, reason=UNREACHABLE)
        desk.tell(Notice(sender="系统", text=_UNREACHABLE_TEXT, at=now))
        self._note(f"operator:{desk.operator_id}", f"{desk.seat} 的电话未注册，已置为示忙")

    def _free(self, desk: Desk) -> None:
        """The operator is tied to a call that does not exist."""
        if desk.state.name == "offered":
            self._floor.let_go(desk, Verb.RELEASE)
        else:
            self._floor.let_go(desk, Verb.FINISH, wrap_up_seconds=_WRAP_UP_SECONDS)
        self._note(f"operator:{desk.operator_id}", f"{desk.seat} 关联的通话已不存在，已释放")

    # ---- calls and legs

    def _look_at_calls(self, alive: frozenset[str], found: set[str]) -> None:
        for call in self._registry:
            channels = {leg for leg in call.legs if leg.startswith((SEAT_PREFIX, PARTY_PREFIX))}
            if call.notes.direction == "inbound" or call.notes.answered_at is not None:
                channels.add(call.notes.channel)
            for channel in channels - alive:
                if self._is_certain(f"channel {channel}", found):
                    call.hear(ChannelGone(channel))
                    self._note(f"call:{call.call_id}", "语音引擎中已无该通话的通道，已收尾")

    async def _look_at_orphans(self, alive: frozenset[str], found: set[str]) -> None:
        known = {leg for call in self._registry for leg in (*call.legs, call.notes.channel)}
        for channel in alive - known:
            is_ours = channel.startswith((SEAT_PREFIX, CITIZEN_PREFIX, PARTY_PREFIX))
            if is_ours and self._is_certain(f"orphan {channel}", found):
                await self._engine.hang_up(channel)
                self._note(f"channel:{channel}", "无主的通道已挂断")

    def _note(self, subject: str, text: str) -> None:
        log.warning("out_of_step", subject=subject, text=text)
        self.healed.append(Healed(self._clock(), subject, text))
