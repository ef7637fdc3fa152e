"""Citizen and operator are joined: hold, resume, a page that reloads, the end."""

import asyncio
from enum import Enum

from callcontrol.asterisk.errors import EngineError
from callcontrol.asterisk.events import (
    ChannelEntered,
    ChannelGone,
    PhoneHeld,
    PhoneResumed,
    PlaybackEnded,
)
from callcontrol.calls.ambience import sound
from callcontrol.calls.bridging import join, part_citizen, seat_leg
from callcontrol.calls.call import Call
from callcontrol.calls.messages import (
    HangUpAsked,
    HoldAsked,
    Message,
    PageBack,
    PageLost,
    ResumeAsked,
)
from callcontrol.operators.desk import Desk
from callcontrol.operators.states import Verb
from contracts.call_events import CallHeld, CallResumed

_RING_SECONDS = 10.0


class Ending(Enum):
    """How a conversation ended, other than by the citizen's leaving."""

    OPERATOR = "operator"
    OPERATOR_LOST = "operator_lost"
    """The operator's page did not come back in time; the citizen is still there."""


class Conversation:
    """Reads the call's messages until the operator ends it or is lost."""

    def __init__(self, call: Call, desk: Desk) -> None:
        self._call, self._desk = call, desk
        self._rung = ""
        """A leg being rung for a page that came back."""
        self._lost_until: float | None = None
        self._redial_at: float | None = None

    async def run(self) -> Ending:
        """Live through the conversation; an engine that is away for a while ends nothing."""
        while True:
            message = await self._next()
            try:
                ending = await self._react(message)
            except EngineError as error:
                self._call.log.warning("conversation_hindered", error=str(error))
                self._call.show()
                continue
            if ending is not None:
                return ending

    async def _next(self) -> Message | None:
        """The next message, or None when a time has come."""
        due = [moment for moment in (self._lost_until, self._redial_at) if moment is not None]
        try:
            async with asyncio.timeout_at(min(due, default=None)):
                return await self._call.inbox.get()
        except TimeoutError:
            return None

    async def _react(self, message: Message | None) -> Ending | None:  # noqa: C901, PLR0912 - a table
        leg = self._call.notes.leg
        match message:
            case None:
                return await self._tick()
            case HangUpAsked():
                return Ending.OPERATOR
            case HoldAsked():
                await self._hold()
            case ResumeAsked():
                await self._resume()
            case PhoneHeld(channel) if channel == leg:
                self._note_hold()
            case PhoneResumed(channel) if channel == leg:
                self._note_resume()
            case PageBack(keeps_phone):
                await self._page_back(keeps_phone=keeps_phone)
            case PageLost():
                self._redial_at = None
            case ChannelGone(channel) if channel == leg:
                return await self._lose_leg(leg)
            case ChannelGone(channel) if channel == self._rung:
                await self._ring_failed()
            case ChannelEntered(channel) if channel == self._rung:
                await self._take_up()
            case PlaybackEnded(_, playback):
                await self._call.ambience.ended(playback)
            case _:
                pass
        return None

    # ---- hold

    async def _hold(self) -> None:
        if self._call.notes.phase == "talking":
            await part_citizen(self._call)
            await self._call.ambience.start_music()
            self._note_hold()
        else:
            self._call.show()

    def _note_hold(self) -> None:
        if self._call.notes.phase == "talking":
            self._call.record(CallHeld(**self._call.stamp(), operator_id=self._desk.operator_id))
            self._call.enter_phase("held")

    async def _resume(self) -> None:
        notes = self._call.notes
        if notes.phase != "held":
            self._call.show()
        elif await join(self._call, notes.leg, with_citizen=True):
            self._note_resume()

    def _note_resume(self) -> None:
        if self._call.notes.phase in ("held", "reconnecting"):
            self._note_return()

    def _note_return(self) -> None:
        self._call.record(CallResumed(**self._call.stamp(), operator_id=self._desk.operator_id))
        self._call.enter_phase("talking")

    # ---- a phone that vanishes, a page that comes back

    async def _lose_leg(self, leg: str) -> Ending | None:
        call = self._call
        if leg:
            await call.drop_leg(leg)
        call.notes.leg = ""
        if self._desk.device == "desk_phone":
            return Ending.OPERATOR
        loop = asyncio.get_running_loop()
        self._lost_until = loop.time() + call.board.configuration().reconnect_seconds
        if self._desk.page is not None and not self._rung:
            self._redial_at = loop.time() + call.board.redial_seconds
        was_talking = call.notes.phase == "talking"
        call.enter_phase("reconnecting")
        if was_talking:
            await part_citizen(call)
            await call.ambience.say(sound("please-wait-reconnect"))
        return None

    async def _page_back(self, *, keeps_phone: bool) -> None:
        self._call.show()
        if self._desk.device == "desk_phone" or (keeps_phone and self._call.notes.leg):
            return
        if self._rung:
            await self._call.drop_leg(self._rung)
        await self._ring()

    async def _ring(self) -> None:
        self._redial_at = None
        leg = seat_leg(
            self._call, self._desk, ring_seconds=_RING_SECONDS, is_answered_by_itself=True
        )
        self._rung = leg.channel
        try:
            await self._call.engine.place(leg)
        except EngineError as error:
            self._call.log.warning("reconnect_failed", error=str(error))
            await self._ring_failed()

    async def _ring_failed(self) -> None:
        await self._call.drop_leg(self._rung)
        self._rung = ""
        if self._desk.page is not None:
            loop = asyncio.get_running_loop()
            self._redial_at = loop.time() + self._call.board.redial_seconds

    async def _take_up(self) -> None:
        """The page answered again: its new leg replaces the old one."""
        call, fresh, old = self._call, self._rung, self._call.notes.leg
        self._rung, self._redial_at, self._lost_until = "", None, None
        was_lost = call.notes.phase == "reconnecting"
        call.notes.leg = fresh
        if not await join(call, fresh, with_citizen=was_lost):
            return
        if old:
            await call.drop_leg(old)
        if was_lost or call.notes.phase == "talking":
            self._note_return()
        else:
            call.save()

    async def _tick(self) -> Ending | None:
        now = asyncio.get_running_loop().time()
        if self._lost_until is not None and now >= self._lost_until:
            return await self._give_up()
        if self._redial_at is not None and now >= self._redial_at:
            await self._ring()
        return None

    async def _give_up(self) -> Ending:
        """The operator does not come back; the citizen keeps the place at the head."""
        call = self._call
        for leg in tuple(call.legs):
            await call.drop_leg(leg)
        call.notes.leg = ""
        call.desk = None
        call.board.floor.let_go(self._desk, Verb.LOSE, reason="connection_lost")
        call.log.warning("operator_lost", operator=self._desk.operator_id)
        return Ending.OPERATOR_LOST
