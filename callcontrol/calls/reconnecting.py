"""A phone that vanishes and a page that comes back, in the middle of a conversation."""

from callcontrol.asterisk.errors import EngineError
from callcontrol.calls.ambience import sound
from callcontrol.calls.bridging import seat_leg
from callcontrol.calls.endings import Ending
from callcontrol.calls.snapshot import Phase
from callcontrol.calls.talk import Talk
from callcontrol.calls.timers import LOST, REDIAL
from callcontrol.operators.states import Verb

_RING_SECONDS = 10.0


class Reconnection:
    """Rings an operator's page again; gives the operator up after a while."""

    def __init__(self, talk: Talk) -> None:
        self._talk, self._call = talk, talk.call

    async def lose_leg(self, leg: str) -> Ending | None:
        """The operator's phone is gone; a desk phone was put down."""
        call, desk = self._call, self._call.desk
        if leg:
            await call.drop_leg(leg)
        call.notes.leg = ""
        if desk is None or desk.device == "desk_phone":
            return Ending.OPERATOR
        board, timers = call.board, self._talk.timers
        timers.set(LOST, board.configuration().reconnect_seconds)
        if desk.page is not None and not self._talk.rung:
            timers.set(REDIAL, board.redial_seconds)
        was_talking = call.notes.phase == "talking"
        has_company = bool(self._talk.parties.having("joined"))
        call.enter_phase("reconnecting")
        await call.table.arrange("reconnecting")
        if was_talking and not has_company:
            await call.ambience.say(sound("please-wait-reconnect"))
        return None

    async def page_back(self, *, keeps_phone: bool) -> None:
        """The page said hello; ring it unless its phone still holds the call."""
        call, desk = self._call, self._call.desk
        call.show()
        if desk is None or desk.device == "desk_phone" or (keeps_phone and call.notes.leg):
            return
        if self._talk.rung:
            await call.drop_leg(self._talk.rung)
        await self.ring()

    def page_lost(self) -> None:
        """The page is gone: nobody would answer."""
        self._talk.timers.clear(REDIAL)

    async def ring(self) -> None:
        """Ring the page; it answers by itself."""
        call, desk = self._call, self._call.desk
        if desk is None:
            return
        self._talk.timers.clear(REDIAL)
        leg = seat_leg(call, desk, ring_seconds=_RING_SECONDS, is_answered_by_itself=True)
        self._talk.rung = leg.channel
        try:
            await call.engine.place(leg)
        except EngineError as error:
            call.log.warning("reconnect_failed", error=str(error))
            await self.ring_failed()

    async def ring_failed(self) -> None:
        """The page's phone did not answer: soon again, while there is a page."""
        await self._call.drop_leg(self._talk.rung)
        self._talk.rung = ""
        desk = self._call.desk
        if desk is not None and desk.page is not None:
            self._talk.timers.set(REDIAL, self._call.board.redial_seconds)

    async def take_up(self) -> None:
        """The page answered again: its new leg replaces the old one."""
        call, old = self._call, self._call.notes.leg
        call.notes.leg, self._talk.rung = self._talk.rung, ""
        self._talk.timers.clear(REDIAL)
        self._talk.timers.clear(LOST)
        was_lost = call.notes.phase == "reconnecting"
        back: Phase = "consulting" if self._talk.parties.consulted() else "talking"
        if not await self._talk.move(back if was_lost else call.notes.phase):
            return
        if old:
            await call.drop_leg(old)
        if call.notes.phase == "talking":
            self._talk.journal_resumed()
        await self._talk.supervisors.follow()

    async def give_up(self) -> Ending | None:
        """The operator does not come back; the citizen keeps the place at the head."""
        call, desk, talk = self._call, self._call.desk, self._talk
        await talk.forget_lost_phone()
        await talk.privacy.end()
        await talk.supervisors.stop_all()
        call.notes.leg, call.desk = "", None
        if desk is not None:
            call.board.floor.let_go(desk, Verb.LOSE, reason="connection_lost")
            call.log.warning("operator_lost", operator=desk.operator_id)
        for party in talk.parties.consulted():
            await talk.parties.let_go(party, "ended")
        joined = talk.parties.having("joined")
        heir = next((one for one in joined if one.kind == "operator"), None)
        if heir is not None:
            await talk.hand_to(heir)
            return None
        if joined:
            await talk.settle("outside")
            return None
        await talk.parties.let_all_go("ended")
        return Ending.OPERATOR_LOST
