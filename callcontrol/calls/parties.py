"""Ring further parties of a call, consult them, join them, let them go (VOI-19)."""

from uuid import uuid4

from callcontrol.asterisk.engine import Leg
from callcontrol.asterisk.errors import EngineError
from callcontrol.asterisk.events import ChannelEntered
from callcontrol.asterisk.reconcile import PARTY_PREFIX
from callcontrol.calls.bridging import seat_leg
from callcontrol.calls.call import Call
from callcontrol.calls.company import journal_party_left, release_guest
from callcontrol.calls.consultation_recording import end_consultation
from callcontrol.calls.party import Party, Purpose
from callcontrol.calls.targets import ToOperator, ToOutside
from callcontrol.calls.timers import Timers
from callcontrol.operators.desk import Desk
from callcontrol.operators.states import Verb
from contracts.call_events import CallPartyAsked, CallPartyJoined, PartyKind

MOST = 8
"""Parties at once, besides citizen and operator."""
_COLLEAGUE_SECONDS = 20.0
_REASONS = {17: "busy", 21: "busy", 18: "no_answer", 19: "no_answer"}


def ring_timer(party: Party) -> str:
    """Name the timer that ends a party's ringing."""
    return f"ring {party.leg}"


class Parties:
    """The parties of one conversation; ``call.notes.parties`` is the list."""

    def __init__(self, call: Call, timers: Timers) -> None:
        self._call, self._timers = call, timers

    # ---- finding

    def of_leg(self, leg: str) -> Party | None:
        """The party on this leg."""
        return next((party for party in self._call.notes.parties if party.leg == leg), None)

    def of_operator(self, operator_id: int) -> Party | None:
        """The party who is this colleague."""
        parties = self._call.notes.parties
        return next((one for one in parties if one.operator_id == operator_id), None)

    def having(self, *states: str) -> list[Party]:
        """Parties in one of these states."""
        return [party for party in self._call.notes.parties if party.state in states]

    def consulted(self) -> list[Party]:
        """Parties of the consultation, ringing ones too."""
        parties = self._call.notes.parties
        return [one for one in parties if one.purpose == "consult" and one.state != "joined"]

    # ---- ringing

    def summon(
        self,
        target: ToOperator | ToOutside,
        *,
        purpose: Purpose,
        asked_by: int,
        is_at_once: bool = False,
        kind: PartyKind | None = None,
    ) -> tuple[Party, Leg]:
        """Tie the party to the call; :meth:`ring` then rings it.

        Raises:
            NotNowError: the colleague has just become busy; nothing changed.

        """
        call = self._call
        if isinstance(target, ToOperator):
            call.board.floor.take(target.desk, Verb.SUMMON, call.call_id)
            return self.expect(
                target.desk, purpose=purpose, asked_by=asked_by, is_at_once=is_at_once, kind=kind
            )
        leg = Leg(
            channel=f"{PARTY_PREFIX}{uuid4().hex}",
            endpoint=f"PJSIP/{target.number}@trunk",
            arguments=("party", str(call.call_id)),
            caller_id=call.board.configuration().outbound_caller_id,
            ring_seconds=self._seconds() + call.board.ring_reserve_seconds,
            originator=call.notes.channel if call.notes.direction == "inbound" else "",
        )
        call.add_leg(leg.channel)
        party = Party(
            leg=leg.channel,
            kind="outside",
            label=target.label,
            purpose=purpose,
            asked_by=asked_by,
            since=call.board.clock(),
        )
        return self._add(party), leg

    def expect(
        self,
        desk: Desk,
        *,
        purpose: Purpose,
        asked_by: int,
        is_at_once: bool,
        kind: PartyKind | None = None,
    ) -> tuple[Party, Leg]:
        """Add a colleague whose desk is summoned already."""
        call = self._call
        seconds = min(_COLLEAGUE_SECONDS, self._seconds())
        leg = seat_leg(call, desk, ring_seconds=seconds, is_answered_by_itself=is_at_once)
        call.guests[leg.channel] = desk
        party = Party(
            leg=leg.channel,
            kind=kind or "operator",
            label=desk.display_name,
            purpose=purpose,
            asked_by=asked_by,
            since=call.board.clock(),
            operator_id=desk.operator_id,
            seat=desk.seat,
            device=desk.device,
        )
        return self._add(party), leg

    def _seconds(self) -> float:
        return float(self._call.board.configuration().dial_seconds)

    def _add(self, party: Party) -> Party:
        call = self._call
        call.notes.parties.append(party)
        call.record(
            CallPartyAsked(
                **call.stamp(),
                party_id=party.leg,
                party_kind=party.kind,
                label=party.label,
                operator_id=party.asked_by,
                purpose=party.purpose,
                party_operator_id=party.operator_id,
            )
        )
        return party

    async def ring(self, party: Party, leg: Leg) -> bool:
        """Let the party's phone ring; False when it cannot be reached at all."""
        self._call.save()
        self._call.show()
        seconds = leg.ring_seconds - self._call.board.ring_reserve_seconds
        self._timers.set(ring_timer(party), seconds)
        try:
            await self._call.engine.place(leg)
        except EngineError as error:
            self._call.log.warning("party_failed", error=str(error))
            return False
        return True

    # ---- coming and going

    def answered(self, party: Party, event: ChannelEntered) -> None:
        """Note that the party picked up; who hears whom is arranged next."""
        call = self._call
        self._timers.clear(ring_timer(party))
        party.channel_name = event.name
        party.joined_at = party.since = call.board.clock()
        party.state = "consulting" if party.purpose == "consult" else "joined"
        guest = call.guests.get(party.leg)
        if guest is not None and guest.state.name == "offered":
            call.board.floor.apply(guest, Verb.CONNECT)

    def journal_joined(self, party: Party, *, with_citizen: bool) -> None:
        """Journal that the party hears somebody."""
        call = self._call
        call.record(CallPartyJoined(**call.stamp(), party_id=party.leg, with_citizen=with_citizen))

    async def join_citizen(self, parties: list[Party]) -> None:
        """The consultation becomes a conference; who has not answered yet joins on answering."""
        for party in parties:
            if party.state == "ringing":
                party.purpose = "conference"
            else:
                party.state, party.purpose = "joined", "conference"
                await end_consultation(self._call, party)
                self.journal_joined(party, with_citizen=True)

    async def let_go(self, party: Party, reason: str) -> None:
        """End the party's leg, free the colleague, journal it."""
        await end_consultation(self._call, party)
        await self._call.drop_leg(party.leg)
        self._forget(party, reason)

    def hand_over(self, party: Party) -> Desk:
        """The party stops being one: its leg becomes the operator's."""
        desk = self._call.guests.pop(party.leg)
        self._forget(party, "ended")
        return desk

    def _forget(self, party: Party, reason: str) -> None:
        call = self._call
        if party not in call.notes.parties:
            return
        call.notes.parties.remove(party)
        self._timers.clear(ring_timer(party))
        journal_party_left(call, party, reason)
        release_guest(call, party.leg)

    async def let_all_go(self, reason: str, *, but: Party | None = None) -> None:
        """End every party's leg."""
        for party in list(self._call.notes.parties):
            if party is not but:
                await self.let_go(party, reason)


def reason_of(party: Party, cause: int) -> str:
    """Why a party is gone, by the network's cause (Q.850)."""
    if party.state != "ringing":
        return "hung_up"
    return _REASONS.get(cause, "unreachable")
