"""Give the citizen away: at once (盲转), after a consultation (咨询转), by parking (驻留)."""

from callcontrol.asterisk.events import ChannelGone
from callcontrol.calls.dialling import mask_number
from callcontrol.calls.endings import Ending
from callcontrol.calls.parking import LONGEST_SECONDS
from callcontrol.calls.party import Party
from callcontrol.calls.snapshot import Phase
from callcontrol.calls.talk import Talk
from callcontrol.calls.targets import (
    OPERATOR_BUSY,
    Destination,
    ToOperator,
    ToOutside,
    ToQueue,
    ToSlot,
    is_free,
    resolve,
    resolve_dialled,
)
from callcontrol.operators.desk import Desk
from callcontrol.operators.states import NotNowError, Verb
from contracts.call_events import CallForced, CallParked, CallRetrieved, CallTransferred
from contracts.operator_messages import Notice, Refused, Target

PARK = "park"
NO_SLOT = Refused(code="no_target", message="驻留位已占用，请选择其他驻留位")
ONLY_INBOUND = Refused(code="not_allowed", message="外呼电话不能转入排队队列")
NOBODY_ANSWERED = Refused(code="no_answer", message="对方还没有接听，暂不能转接")


class Transfers:
    """How a citizen gets from one operator to whoever is next."""

    def __init__(self, talk: Talk) -> None:
        self._talk, self._call = talk, talk.call

    # ---- at once

    async def blind(self, target: Target) -> Ending | None:
        """Give the citizen away at once; what comes to nothing comes back."""
        desk = self._call.desk
        if desk is None or self._talk.phase == "reconnecting":
            self._call.show()
            return None
        found = resolve(self._call.board, target, asker=desk)
        if isinstance(found, Refused):
            self._talk.refuse(found)
            return None
        return await self._give(desk, found, way="blind")

    async def by_phone(self, channel: str, number: str) -> Ending | None:
        """The operator's phone asks for a transfer itself (REFER)."""
        call, desk = self._call, self._call.desk
        if desk is None or channel != call.notes.leg:
            await call.engine.report_transfer(channel, is_done=False)
            return None
        found = resolve_dialled(call.board, number, asker=desk) if number else NOBODY_ANSWERED
        is_done = not isinstance(found, Refused)
        await call.engine.report_transfer(channel, is_done=is_done)
        if isinstance(found, Refused):
            self._talk.refuse(found)
            return None
        return await self._give(desk, found, way="phone")

    async def _give(self, desk: Desk, found: Destination, *, way: str) -> Ending | None:
        match found:
            case ToSlot(slot):
                await self.park(slot)
            case ToQueue():
                return await self._to_queue(desk, found, way)
            case ToOperator() | ToOutside():
                await self._to_party(desk, found, way)
        return None

    async def _to_queue(self, desk: Desk, queue: ToQueue, way: str) -> Ending | None:
        notes = self._call.notes
        if notes.direction == "outbound":
            self._talk.refuse(ONLY_INBOUND)
            return None
        self._journal(desk, way, "queue", queue.name)
        await self._talk.parties.let_all_go("ended")
        await self._talk.release_operator()
        notes.transferred_from, notes.operator_id = desk.display_name, None
        notes.queue, notes.queued_at, notes.is_first = queue.name, None, False
        await self._talk.settle("transferring")
        return Ending.QUEUE

    async def _to_party(self, desk: Desk, found: ToOperator | ToOutside, way: str) -> None:
        try:
            party, leg = self._talk.parties.summon(
                found, purpose="transfer", asked_by=desk.operator_id
            )
        except NotNowError:
            self._talk.refuse(OPERATOR_BUSY)
            return
        if isinstance(found, ToOperator):
            self._journal(desk, way, "operator", str(found.desk.operator_id))
        else:
            self._journal(desk, way, "outside", mask_number(found.number))
        await self._talk.parties.let_all_go("ended", but=party)
        await self._leave(desk, "transferring")
        if not await self._talk.parties.ring(party, leg):
            self._call.hear(ChannelGone(party.leg))

    async def _leave(self, desk: Desk, phase: Phase) -> None:
        """The operator goes; the citizen hears music until somebody is there."""
        notes = self._call.notes
        await self._talk.release_operator()
        notes.giver_id, notes.operator_id = desk.operator_id, None
        await self._talk.settle(phase)

    def _journal(self, desk: Desk, way: str, kind: str, target: str) -> None:
        event = {
            **self._call.stamp(),
            "operator_id": desk.operator_id,
            "way": way,
            "target_kind": kind,
            "target": target,
        }
        self._call.record(CallTransferred.model_validate(event))

    # ---- after a consultation

    async def complete(self) -> None:
        """The operator leaves; who was consulted, or is in the conference, goes on."""
        call, desk, parties = self._call, self._call.desk, self._talk.parties
        if desk is None:
            return
        ready = parties.having("consulting", "joined")
        ringing = parties.consulted()
        if not ready and not ringing:
            self._talk.refuse(NOBODY_ANSWERED)
            return
        heir = next((one for one in ready if one.kind == "operator"), None)
        first = heir or (ready or ringing)[0]
        is_colleague = first.operator_id is not None
        whom = str(first.operator_id) if is_colleague else first.label
        self._journal(desk, "consult", "operator" if is_colleague else "outside", whom)
        if not ready:
            first.purpose = "transfer"
            await parties.let_all_go("cancelled", but=first)
            await self._leave(desk, "transferring")
            return
        await parties.join_citizen(parties.consulted())
        await self._talk.release_operator()
        call.notes.giver_id, call.notes.operator_id = desk.operator_id, None
        if heir is not None:
            await self._talk.hand_to(heir)
        else:
            await self._talk.settle("outside")

    # ---- somebody answered, or nobody

    async def taken(self, party: Party) -> None:
        """A party rung for a transfer has picked up."""
        if self._call.desk is not None:
            self._journal_taken_over(party)
            await self._talk.release_operator()
        if party.operator_id is None:
            party.purpose = "conference"
            if await self._talk.settle("outside"):
                self._talk.parties.journal_joined(party, with_citizen=True)
            else:
                party.purpose = "transfer"  # gone again: it comes to nothing
            return
        notes, slot = self._call.notes, self._call.notes.slot
        if slot:
            self._unpark()
            self._call.record(
                CallRetrieved(**self._call.stamp(), operator_id=party.operator_id, slot=slot)
            )
        await self._talk.hand_to(party)
        notes.slot = ""

    def _journal_taken_over(self, party: Party) -> None:
        """A supervisor who was rung for it takes the talk over."""
        forced = {
            **self._call.stamp(),
            "supervisor_id": party.operator_id,
            "operator_id": party.asked_by,
            "act": "take_over",
        }
        self._call.record(CallForced.model_validate(forced))

    async def failed(self) -> Ending | None:
        """Nobody took the citizen: ring the giver, once; else back to the head of the line."""
        call, notes = self._call, self._call.notes
        if notes.slot:
            return None  # still parked; another colleague may try
        if self._talk.parties.having("joined"):
            return None  # the citizen talks to somebody
        await self._talk.settle("transferring")
        giver_id, notes.giver_id = notes.giver_id, None
        giver = call.board.floor.get(giver_id) if giver_id is not None else None
        if giver is not None and is_free(giver):
            party, leg = self._talk.parties.summon(
                ToOperator(giver), purpose="transfer", asked_by=giver.operator_id
            )
            if await self._talk.parties.ring(party, leg):
                return None
            await self._talk.parties.let_go(party, "unreachable")
        return Ending.OPERATOR_LOST

    # ---- parking

    async def park(self, wanted: str = "") -> None:
        """Let the citizen wait with music; any operator takes the call up by its slot."""
        call, desk = self._call, self._call.desk
        if desk is None or self._talk.phase == "reconnecting":
            call.show()
            return
        slot = call.board.parking.park(call, wanted)
        if not slot:
            self._talk.refuse(NO_SLOT)
            return
        call.notes.slot = slot
        call.record(CallParked(**call.stamp(), operator_id=desk.operator_id, slot=slot))
        await self._talk.parties.let_all_go("ended")
        await self._leave(desk, "parked")
        self._talk.timers.set(PARK, LONGEST_SECONDS)
        text = f"通话已驻留在 {slot} 号位，任何坐席可按驻留位取回"
        desk.tell(Notice(sender="系统", text=text, at=call.board.clock()))

    def _unpark(self) -> None:
        self._call.board.parking.free(self._call)
        self._talk.timers.clear(PARK)

    async def retrieve(self, desk: Desk) -> None:
        """Ring the colleague who takes the parked citizen up; the desk is summoned already."""
        call, parties = self._call, self._talk.parties
        if self._talk.phase != "parked" or parties.having("ringing"):
            call.board.floor.let_go(desk, Verb.DISMISS)
            return
        party, leg = parties.expect(
            desk, purpose="transfer", asked_by=desk.operator_id, is_at_once=True
        )
        if not await parties.ring(party, leg):
            await parties.let_go(party, "unreachable")

    async def parked_too_long(self) -> Ending | None:
        """Nobody took the citizen up: ring who parked the call."""
        if self._talk.phase != "parked":
            return None
        self._unpark()
        self._call.notes.slot = ""
        await self._talk.settle("transferring")
        if self._talk.parties.having("ringing"):
            return None
        return await self.failed()
