"""What a supervisor does to a talk against or for its operator (强拆、接管), SEAT-08."""

from callcontrol.calls.endings import Ending
from callcontrol.calls.talk import Talk
from callcontrol.operators.desk import Desk
from callcontrol.operators.states import Verb
from contracts.call_events import CallForced


class Overruling:
    """Force the end, or put the supervisor in the operator's place."""

    def __init__(self, talk: Talk) -> None:
        self._talk, self._call = talk, talk.call

    def force_end(self, supervisor_id: int) -> Ending:
        """End the talk for everybody."""
        self._journal(supervisor_id, "force_end")
        return Ending.SYSTEM

    async def take_over(self, desk: Desk) -> None:
        """The supervisor's phone, rung unless it listens already, replaces the operator's."""
        call, talk = self._call, self._talk
        listening = talk.supervisors.of_desk(desk)
        if call.desk is None or (listening is not None and not listening.is_up):
            if listening is None:
                call.board.floor.let_go(desk, Verb.DISMISS)
            return
        former = call.desk.display_name
        if listening is None:
            party, leg = talk.parties.expect(
                desk,
                purpose="transfer",
                asked_by=call.desk.operator_id,
                is_at_once=True,
                kind="supervisor",
            )
            if not await talk.parties.ring(party, leg):
                await talk.parties.let_go(party, "unreachable")
            return
        self._journal(desk.operator_id, "take_over")
        await talk.supervisors.give_leg(listening)
        call.guests[listening.leg] = desk  # tied all the while
        await talk.release_operator()
        del call.guests[listening.leg]
        await talk.seat(desk, listening.leg, transferred_from=former)

    def _journal(self, supervisor_id: int, act: str) -> None:
        call = self._call
        event = {
            **call.stamp(),
            "supervisor_id": supervisor_id,
            "operator_id": call.notes.operator_id or 0,
            "act": act,
        }
        call.record(CallForced.model_validate(event))
