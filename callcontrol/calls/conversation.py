"""Citizen and operator are joined: every message of a talk, and what is done about it."""

import asyncio

from callcontrol.asterisk.errors import EngineError
from callcontrol.asterisk.events import (
    ChannelEntered,
    ChannelGone,
    PhoneHeld,
    PhoneResumed,
    PlaybackEnded,
    TransferAsked,
)
from callcontrol.calls.call import Call
from callcontrol.calls.company import release_unheard
from callcontrol.calls.consulting import Consultations
from callcontrol.calls.endings import Ending
from callcontrol.calls.messages import (
    CancelConsultAsked,
    CompleteTransferAsked,
    ConferenceAsked,
    ConsultOrdered,
    DeclineAsked,
    ForceEndAsked,
    HangUpAsked,
    HoldAsked,
    Message,
    PageBack,
    PageLost,
    ParkAsked,
    PartyDropAsked,
    PartyOrdered,
    PauseAsked,
    ResumeAsked,
    ResumeRecordingAsked,
    RetrieveAsked,
    StopSupervisingAsked,
    SuperviseAsked,
    TakeOverAsked,
    TransferOrdered,
)
from callcontrol.calls.overruling import Overruling
from callcontrol.calls.parties import reason_of, ring_timer
from callcontrol.calls.party import Party
from callcontrol.calls.privacy import PAUSE
from callcontrol.calls.reconnecting import Reconnection
from callcontrol.calls.snapshot import WITH_OPERATOR
from callcontrol.calls.supervisors import listen_timer
from callcontrol.calls.talk import Talk
from callcontrol.calls.timers import ARRANGE, LOST, REDIAL
from callcontrol.calls.transferring import PARK, Transfers


class Conversation:
    """Reads the call's messages until somebody ends it or the citizen needs somebody else."""

    def __init__(self, call: Call) -> None:
        self._call = call
        self._talk = Talk(call)
        self._reconnection = Reconnection(self._talk)
        self._transfers = Transfers(self._talk)
        self._consultations = Consultations(self._talk)
        self._overruling = Overruling(self._talk)

    async def run(self) -> Ending:
        """Live through it; an engine that is away for a while ends nothing.

        Whoever served the citizen is released when it returns.
        """
        self._talk.privacy.resume_timer()
        self._set_timers_again()
        ending: Ending | None = None
        while ending is None:
            message = await self._next()
            try:
                ending = await (self._tick() if message is None else self._react(message))
            except EngineError as error:
                self._call.log.warning("conversation_hindered", error=str(error))
                self._call.show()
        await self._close(ending)
        return ending

    async def _close(self, ending: Ending) -> None:
        await self._talk.parties.let_all_go("ended")
        if ending in (Ending.OPERATOR, Ending.SYSTEM):
            await self._talk.release_operator()
        release_unheard(self._call)

    def _set_timers_again(self) -> None:
        """After a restart: what was waited for is waited for again."""
        for party in self._talk.parties.having("ringing"):
            self._talk.timers.set(ring_timer(party), 20)
        if self._talk.phase not in WITH_OPERATOR:
            self._talk.timers.set(ARRANGE, 0)
        if self._talk.phase == "parked":
            self._talk.timers.set(PARK, 60)
        elif self._talk.phase == "transferring" and not self._talk.parties.having("ringing"):
            self._talk.timers.set(LOST, 0)

    async def _next(self) -> Message | None:
        """The next message, or None when a time has come."""
        try:
            async with asyncio.timeout_at(self._talk.timers.next()):
                return await self._call.inbox.get()
        except TimeoutError:
            return None

    async def _tick(self) -> Ending | None:
        ending: Ending | None = None
        for name in self._talk.timers.pop_due():
            ending = ending or await self._due(name)
        return ending

    async def _due(self, name: str) -> Ending | None:
        match name:
            case _ if name == LOST and self._call.desk is None:
                return await self._transfers.failed()
            case _ if name == LOST:
                return await self._reconnection.give_up()
            case _ if name == REDIAL:
                await self._reconnection.ring()
            case _ if name == ARRANGE:
                await self._talk.settle(self._talk.phase)
            case _ if name == PAUSE:
                await self._talk.privacy.end()
            case _ if name == PARK:
                return await self._transfers.parked_too_long()
        return await self._rung_too_long(name)

    async def _rung_too_long(self, name: str) -> Ending | None:
        for party in self._talk.parties.having("ringing"):
            if ring_timer(party) == name:
                return await self._party_gone(party, "no_answer")
        for listening in tuple(self._call.listenings.values()):
            if listen_timer(listening.leg) == name:
                await self._talk.supervisors.stop(listening)
        return None

    # ---- messages

    async def _react(self, message: Message) -> Ending | None:  # noqa: PLR0911 - a table
        match message:
            case ChannelGone(channel, cause):
                return await self._gone(channel, cause)
            case ChannelEntered():
                return await self._entered(message)
            case HangUpAsked(by) | DeclineAsked(by):
                is_refused = isinstance(message, DeclineAsked)
                return await self._leave(by, is_refused=is_refused)
            case TransferOrdered(target):
                return await self._transfers.blind(target)
            case TransferAsked(channel, number):
                return await self._transfers.by_phone(channel, number)
            case ForceEndAsked(supervisor_id):
                return self._overruling.force_end(supervisor_id)
            case PlaybackEnded(_, playback):
                await self._call.ambience.ended(playback)
            case PhoneHeld(channel) | PhoneResumed(channel):
                if channel == self._call.notes.leg:
                    await self._note_phone(is_held=isinstance(message, PhoneHeld))
            case _:
                await self._obey(message)
        return None

    async def _obey(self, message: Message) -> None:  # noqa: C901, PLR0912 - a table
        match message:
            case HoldAsked():
                await self._hold()
            case ResumeAsked():
                await self._resume()
            case ConsultOrdered(target):
                await self._consultations.consult(target)
            case CancelConsultAsked():
                await self._consultations.cancel()
            case ConferenceAsked():
                await self._consultations.conference()
            case CompleteTransferAsked():
                await self._transfers.complete()
            case PartyOrdered(target):
                await self._consultations.add(target)
            case PartyDropAsked(party_id):
                await self._consultations.drop(party_id)
            case ParkAsked(slot):
                await self._transfers.park(slot)
            case RetrieveAsked(desk):
                await self._transfers.retrieve(desk)
            case PauseAsked(reason):
                await self._talk.privacy.begin(reason)
            case ResumeRecordingAsked():
                await self._talk.privacy.end()
            case SuperviseAsked(desk, mode):
                await self._talk.supervisors.ask(desk, mode)
            case StopSupervisingAsked(desk):
                await self._stop_listening(desk.operator_id)
            case TakeOverAsked(desk):
                await self._overruling.take_over(desk)
            case PageBack(keeps_phone):
                await self._reconnection.page_back(keeps_phone=keeps_phone)
            case PageLost():
                self._reconnection.page_lost()
            case _:
                pass

    # ---- hold

    async def _hold(self) -> None:
        if self._talk.phase == "talking" and await self._talk.move("held"):
            self._talk.journal_held()
        else:
            self._call.show()

    async def _resume(self) -> None:
        if self._talk.phase == "held":
            await self._talk.back_to_citizen()
        else:
            self._call.show()

    async def _note_phone(self, *, is_held: bool) -> None:
        """The phone itself put the citizen on hold, or took them off it."""
        if is_held and self._talk.phase == "talking":
            self._talk.journal_held()
            self._call.enter_phase("held")
        elif not is_held and self._talk.phase == "held":
            await self._talk.back_to_citizen()

    # ---- legs that come and go

    async def _entered(self, event: ChannelEntered) -> Ending | None:
        channel, talk = event.channel, self._talk
        if channel == self._talk.rung:
            await self._reconnection.take_up()
        elif (party := talk.parties.of_leg(channel)) is not None:
            if party.state == "ringing":
                talk.parties.answered(party, event)
                is_taken = party.purpose == "transfer"
                await (
                    self._transfers.taken(party)
                    if is_taken
                    else self._consultations.answered(party)
                )
        elif (listening := talk.supervisors.having(channel)) is not None:
            await talk.supervisors.entered(listening, channel)
        return None

    async def _gone(self, channel: str, cause: int) -> Ending | None:
        talk = self._talk
        if channel and channel == self._talk.rung:
            await self._reconnection.ring_failed()
        elif channel == self._call.notes.leg:
            return await self._own_leg_gone(channel)
        elif (party := talk.parties.of_leg(channel)) is not None:
            return await self._party_gone(party, reason_of(party, cause))
        elif (listening := talk.supervisors.having(channel)) is not None:
            await talk.supervisors.gone(listening, channel)
        return None

    async def _own_leg_gone(self, leg: str) -> Ending | None:
        """A desk phone put down in a consultation completes the transfer, as phones do."""
        desk, parties = self._call.desk, self._talk.parties
        others = parties.having("consulting", "joined") or parties.consulted()
        if desk is not None and desk.device == "desk_phone" and others:
            await self._transfers.complete()
            return None
        return await self._reconnection.lose_leg(leg)

    async def _party_gone(self, party: Party, reason: str) -> Ending | None:
        if party.purpose == "transfer":
            await self._talk.parties.let_go(party, reason)
            return None if self._call.desk is not None else await self._transfers.failed()
        await self._consultations.gone(party, reason)
        is_alone = self._talk.phase == "outside" and not self._talk.parties.having("joined")
        return Ending.SYSTEM if is_alone else None

    async def _leave(self, by: int | None, *, is_refused: bool) -> Ending | None:
        """The operator ends the talk, or a colleague leaves it."""
        if by is None:
            is_late = self._call.desk is None  # asked before the citizen was given away
            return None if is_late else Ending.OPERATOR
        party = self._talk.parties.of_operator(by)
        if party is not None:
            return await self._party_gone(party, "busy" if is_refused else "hung_up")
        await self._stop_listening(by)
        return None

    async def _stop_listening(self, operator_id: int) -> None:
        for listening in tuple(self._call.listenings.values()):
            if listening.desk.operator_id == operator_id:
                await self._talk.supervisors.stop(listening)
