"""Those who listen in, whisper or barge in on one conversation (监听、耳语、强插), SEAT-08."""

from uuid import uuid4

from callcontrol.asterisk.errors import EngineError
from callcontrol.asterisk.reconcile import BRIDGE_PREFIX, SNOOP_PREFIX
from callcontrol.calls.bridging import seat_leg
from callcontrol.calls.call import Call
from callcontrol.calls.company import end_listening
from callcontrol.calls.listening import Listening
from callcontrol.calls.timers import Timers
from callcontrol.operators.desk import Desk
from callcontrol.operators.states import Verb
from contracts.call_events import CallSupervised, SuperviseMode

_RING_SECONDS = 20.0


def listen_timer(leg: str) -> str:
    """Name the timer that ends a supervisor's ringing."""
    return f"listen {leg}"


class Supervisors:
    """The listeners of one conversation; ``call.listenings`` knows them by their leg.

    A listener sits with a snoop of the operator's leg in a bridge aside: hears everything the
    operator hears and says, and is heard by the operator alone unless muted. Who barges in
    sits at the call's own table.
    """

    def __init__(self, call: Call, timers: Timers) -> None:
        self._call, self._timers = call, timers

    def of_desk(self, desk: Desk) -> Listening | None:
        """The supervisor's own listening."""
        found = self._call.listenings.values()
        return next((one for one in found if one.desk is desk), None)

    def having(self, channel: str) -> Listening | None:
        """The listening this leg or snoop belongs to."""
        found = self._call.listenings.values()
        return next((one for one in found if channel in (one.leg, one.snoop)), None)

    # ---- beginning

    async def ask(self, desk: Desk, mode: SuperviseMode) -> None:
        """Ring the supervisor's phone, or change what one who listens already does."""
        known = self.of_desk(desk)
        if known is not None:
            known.mode = mode
            if known.is_up:
                await self._apply(known)
            return
        call = self._call
        if call.desk is None:  # the operator gave the citizen away meanwhile
            call.board.floor.let_go(desk, Verb.DISMISS)
            return
        leg = seat_leg(call, desk, ring_seconds=_RING_SECONDS, is_answered_by_itself=True)
        call.guests[leg.channel] = desk
        call.listenings[leg.channel] = Listening(desk=desk, leg=leg.channel, mode=mode)
        self._timers.set(listen_timer(leg.channel), _RING_SECONDS)
        call.show()
        try:
            await call.engine.place(leg)
        except EngineError as error:
            call.log.warning("supervisor_not_reached", error=str(error))
            await self.stop(call.listenings[leg.channel])

    async def entered(self, listening: Listening, channel: str) -> None:
        """The supervisor picked up, or the snoop is there."""
        if channel == listening.leg:
            self._timers.clear(listen_timer(channel))
            listening.is_up = True
            if listening.desk.state.name == "offered":
                self._call.board.floor.apply(listening.desk, Verb.CONNECT)
            await self._apply(listening)
        elif channel == listening.snoop:
            listening.is_snoop_up = True
            await self._sit_aside(listening)

    # ---- changing

    async def _apply(self, listening: Listening) -> None:
        call, barges = self._call, listening.mode == "barge_in"
        if barges:
            await self._drop_snoop(listening)
            await call.engine.unmute(listening.leg)
            call.table.intruders.add(listening.leg)
        elif listening.leg in call.table.intruders:
            call.table.intruders.discard(listening.leg)
        self._note(listening)
        await call.table.arrange(call.notes.phase)
        if not barges:
            await self._snoop(listening)

    def _note(self, listening: Listening) -> None:
        call = self._call
        barging = [one.desk.display_name for one in call.listenings.values() if one.is_barging]
        call.barged_by = "、".join(barging)
        if call.desk is not None:
            call.desk.supervised_by = listening.desk.display_name
        if listening.told != listening.mode and call.notes.operator_id is not None:
            listening.told = listening.mode
            listening.operator_id = call.notes.operator_id
            call.record(
                CallSupervised(
                    **call.stamp(),
                    supervisor_id=listening.desk.operator_id,
                    operator_id=listening.operator_id,
                    mode=listening.mode,
                )
            )
        call.show()

    async def _snoop(self, listening: Listening) -> None:
        """Make the snoop, unless there is one; then nobody but the operator may hear."""
        call = self._call
        if listening.mode == "listen_in":
            await call.engine.mute(listening.leg)
        else:
            await call.engine.unmute(listening.leg)
        if listening.snoop or not call.notes.leg:
            return
        listening.snoop, listening.is_snoop_up = f"{SNOOP_PREFIX}{uuid4().hex}", False
        call.add_leg(listening.snoop)
        await call.engine.snoop(call.notes.leg, listening.snoop)

    async def _sit_aside(self, listening: Listening) -> None:
        call = self._call
        if listening.is_barging or not listening.is_up:
            return
        bridge = f"{BRIDGE_PREFIX}{call.call_id}-{listening.leg[-8:]}"
        call.side_bridges.add(bridge)
        listening.bridge = bridge
        await call.engine.create_bridge(bridge)
        await call.engine.join(bridge, listening.leg, listening.snoop)

    async def _drop_snoop(self, listening: Listening) -> None:
        call = self._call
        snoop, listening.snoop, listening.is_snoop_up = listening.snoop, "", False
        if snoop:
            await call.drop_leg(snoop)
        bridge, listening.bridge = listening.bridge, ""
        if bridge:
            await call.engine.part(bridge, listening.leg)
            await call.close_side_bridge(bridge)

    # ---- the operator's leg changed

    async def follow(self) -> None:
        """Listen to the operator's present leg; the snoop of the former one is gone."""
        for listening in tuple(self._call.listenings.values()):
            if listening.is_up and not listening.is_barging:
                await self._drop_snoop(listening)
                await self._snoop(listening)

    # ---- ending

    async def gone(self, listening: Listening, channel: str) -> None:
        """A leg is gone: the supervisor's own ends it, the snoop's is made again later."""
        if channel == listening.leg:
            await self.stop(listening)
        else:
            await self._drop_snoop(listening)
            await self._snoop(listening)

    async def stop(self, listening: Listening) -> None:
        """Let the supervisor go; the talk goes on."""
        call = self._call
        self._timers.clear(listen_timer(listening.leg))
        call.table.intruders.discard(listening.leg)
        try:
            await self._drop_snoop(listening)
        except EngineError as error:
            call.log.warning("snoop_not_ended", error=str(error))
        await call.drop_leg(listening.leg)
        end_listening(call, listening)
        call.show()

    async def stop_all(self) -> None:
        """Nobody listens any more: the operator leaves the talk."""
        for listening in tuple(self._call.listenings.values()):
            await self.stop(listening)

    async def give_leg(self, listening: Listening) -> Desk:
        """Stop listening but keep the phone's leg: the supervisor takes the talk over."""
        call = self._call
        await self._drop_snoop(listening)
        await call.engine.unmute(listening.leg)
        call.table.intruders.discard(listening.leg)
        call.guests.pop(listening.leg, None)
        end_listening(call, listening)
        return listening.desk
