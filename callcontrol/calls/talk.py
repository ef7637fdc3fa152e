"""What the parts of one conversation share, and the moves that all of them make."""

from callcontrol.asterisk.errors import EngineError
from callcontrol.calls.call import Call
from callcontrol.calls.parties import Parties
from callcontrol.calls.party import Party
from callcontrol.calls.privacy import Privacy
from callcontrol.calls.quality import journal_quality
from callcontrol.calls.snapshot import Phase
from callcontrol.calls.supervisors import Supervisors
from callcontrol.calls.timers import ARRANGE, LOST, REDIAL, Timers
from callcontrol.operators.desk import Desk
from contracts.call_events import CallAnswered, CallHeld, CallResumed
from contracts.operator_messages import Refused, ToPage


class Talk:
    """The call, its timers, its parties, its listeners and the pause of its recording."""

    def __init__(self, call: Call) -> None:
        self.call = call
        self.timers = Timers()
        self.parties = Parties(call, self.timers)
        self.supervisors = Supervisors(call, self.timers)
        self.privacy = Privacy(call, self.timers)
        self.rung = ""
        """A leg being rung for a page that came back."""

    @property
    def phase(self) -> Phase:
        """Where the conversation is."""
        return self.call.notes.phase

    def tell(self, message: ToPage) -> None:
        """Tell the operator's page."""
        if self.call.desk is not None:
            self.call.desk.tell(message)

    def refuse(self, refused: Refused) -> None:
        """Refuse a request of the operator's, and show how things are."""
        self.tell(refused)
        self.call.show()

    async def move(self, phase: Phase) -> bool:
        """Bring everybody where they belong in ``phase`` and note it; False: somebody is gone.

        Raises:
            AwayError: the engine cannot be asked now; the phase is what it was.

        """
        is_complete = await self.call.table.arrange(phase)
        if is_complete:
            self.call.enter_phase(phase)
        return is_complete

    async def settle(self, phase: Phase) -> bool:
        """Go to ``phase`` with no way back, for whoever was there is gone; False as in ``move``.

        An engine that is away is asked again in a moment.
        """
        self.timers.clear(ARRANGE)
        self.call.enter_phase(phase)
        try:
            return await self.call.table.arrange(phase)
        except EngineError as error:
            self.call.log.warning("not_arranged", phase=phase, error=str(error))
            self.timers.set(ARRANGE, self.call.board.redial_seconds)
            return True

    async def back_to_citizen(self) -> None:
        """Let citizen and operator hear each other again."""
        if await self.move("talking"):
            self.journal_resumed()

    def journal_held(self) -> None:
        """Journal that the operator put the citizen on hold (保持)."""
        call = self.call
        if call.notes.operator_id is not None:
            call.record(CallHeld(**call.stamp(), operator_id=call.notes.operator_id))

    def journal_resumed(self) -> None:
        """Journal that the citizen is no longer on hold."""
        call = self.call
        if call.notes.operator_id is not None:
            call.record(CallResumed(**call.stamp(), operator_id=call.notes.operator_id))

    async def release_operator(self) -> None:
        """The operator leaves the call: into wrap-up; the citizen stays where they are."""
        call, notes = self.call, self.call.notes
        await self.forget_lost_phone()
        await self.privacy.end()
        await self.supervisors.stop_all()
        leg, notes.leg = notes.leg, ""
        if leg:
            await journal_quality(call, leg, notes.operator_id)
            await call.drop_leg(leg)
        call.release_desk()

    async def forget_lost_phone(self) -> None:
        """Ring no page again, and give nobody up for a phone that vanished."""
        self.timers.clear(LOST)
        self.timers.clear(REDIAL)
        rung, self.rung = self.rung, ""
        if rung:
            await self.call.drop_leg(rung)

    async def hand_to(self, party: Party) -> None:
        """Put a colleague who has answered in the operator's place; the former is gone."""
        giver = self.call.board.floor.get(party.asked_by)
        desk = self.parties.hand_over(party)
        name = giver.display_name if giver is not None and giver is not desk else ""
        await self.seat(desk, party.leg, transferred_from=name)

    async def seat(self, desk: Desk, leg: str, *, transferred_from: str = "") -> None:
        """Make somebody whose phone is answered the call's operator."""
        call, notes = self.call, self.call.notes
        notes.transferred_from = transferred_from
        notes.leg, notes.operator_id = leg, desk.operator_id
        notes.seat, notes.device = desk.seat, desk.device
        notes.giver_id = None
        call.desk = desk
        call.record(
            CallAnswered(
                **call.stamp(),
                operator_id=desk.operator_id,
                seat=desk.seat,
                device=desk.device,
                waited_seconds=notes.waited_seconds,
            )
        )
        await self.settle("talking")
