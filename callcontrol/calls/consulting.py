"""Talk to others while the citizen hears music, or all together (咨询、三方、多方), VOI-19."""

from callcontrol.calls.consultation_recording import begin_consultation
from callcontrol.calls.parties import MOST
from callcontrol.calls.party import Party, Purpose
from callcontrol.calls.talk import Talk
from callcontrol.calls.targets import (
    NOT_A_PARTY,
    OPERATOR_BUSY,
    ToOperator,
    ToOutside,
    resolve,
)
from callcontrol.operators.states import NotNowError
from contracts.operator_messages import Refused, Target

TOO_MANY = Refused(code="not_now", message="参加通话的人数已达上限")
_FAILURES = {
    "busy": Refused(code="busy", message="对方正忙或拒接"),
    "no_answer": Refused(code="no_answer", message="对方无人接听"),
    "unreachable": Refused(code="no_answer", message="对方电话无法接通"),
}


class Consultations:
    """Further parties of a talk: consulted, joined, dropped."""

    def __init__(self, talk: Talk) -> None:
        self._talk, self._call = talk, talk.call

    # ---- ringing somebody

    async def consult(self, target: Target) -> None:
        """Put the citizen on hold and ring somebody."""
        was_talking = self._talk.phase == "talking"
        party = await self._ring(target, "consult")
        if party is None:
            return
        if was_talking and self._talk.phase == "consulting":
            self._talk.journal_held()

    async def add(self, target: Target) -> None:
        """Ring somebody straight into the talk."""
        await self._ring(target, "conference")

    async def _ring(self, target: Target, purpose: Purpose) -> Party | None:
        call, desk, parties = self._call, self._call.desk, self._talk.parties
        if desk is None or self._talk.phase not in ("talking", "held", "consulting"):
            call.show()
            return None
        if len(call.notes.parties) >= MOST:
            self._talk.refuse(TOO_MANY)
            return None
        found = resolve(call.board, target, asker=desk)
        if not isinstance(found, ToOperator | ToOutside):
            self._talk.refuse(found if isinstance(found, Refused) else NOT_A_PARTY)
            return None
        try:
            party, leg = parties.summon(found, purpose=purpose, asked_by=desk.operator_id)
        except NotNowError:
            self._talk.refuse(OPERATOR_BUSY)
            return None
        if purpose == "consult":
            await self._talk.move("consulting")
        if not await parties.ring(party, leg):
            await self.gone(party, "unreachable")
        return party

    # ---- somebody answered

    async def answered(self, party: Party) -> None:
        """Let a party who picked up hear whom they were rung for."""
        await self._talk.move(self._talk.phase)
        with_citizen = party.state == "joined" and self._talk.phase == "talking"
        self._talk.parties.journal_joined(party, with_citizen=with_citizen)
        if party.state == "consulting":
            begin_consultation(self._call, party)

    # ---- changing

    async def cancel(self) -> None:
        """Go back to the citizen alone; who was consulted is let go."""
        for party in self._talk.parties.consulted():
            await self._talk.parties.let_go(party, _given_up(party))
        await self._return()

    async def conference(self) -> None:
        """Let citizen, operator and everybody consulted talk together."""
        await self._talk.parties.join_citizen(self._talk.parties.consulted())
        await self._return()
        await self._talk.move(self._talk.phase)  # whoever was consulted for a former operator

    async def drop(self, party_id: str) -> None:
        """Let one party go."""
        party = self._talk.parties.of_leg(party_id)
        if party is None:
            self._call.show()
            return
        await self._talk.parties.let_go(party, _given_up(party))
        await self._return_if_alone()

    async def gone(self, party: Party, reason: str) -> None:
        """A party left, or never came: tell the operator, go back if nobody is consulted."""
        was_ringing = party.state == "ringing"
        await self._talk.parties.let_go(party, reason)
        if was_ringing and reason in _FAILURES:
            self._talk.tell(_FAILURES[reason])
        await self._return_if_alone()

    async def _return_if_alone(self) -> None:
        if not self._talk.parties.consulted():
            await self._return()

    async def _return(self) -> None:
        if self._talk.phase == "consulting":
            await self._talk.back_to_citizen()
        else:
            self._call.show()


def _given_up(party: Party) -> str:
    return "cancelled" if party.state == "ringing" else "dropped"
