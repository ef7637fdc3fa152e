"""The waiting room (排队): citizens wait here, are told their place, and are offered."""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime

import structlog

from callcontrol.acd.routing import Candidate, Waiter, choose, needed_skills, position_of
from callcontrol.acd.served import Served
from callcontrol.asterisk.events import DigitPressed, PlaybackEnded
from callcontrol.calls.ambience import position_media
from callcontrol.calls.call import Call
from callcontrol.calls.conversation import Conversation, Ending
from callcontrol.calls.messages import Assigned
from callcontrol.calls.offering import ring_desk
from callcontrol.operators.floor import Floor
from callcontrol.operators.states import NotNowError
from contracts.call_events import CallQueued, EndedBy
from contracts.operator_messages import QueueView
from contracts.telephony_config import QueuePolicy

log = structlog.get_logger(__name__)

_NO_KEYS: Mapping[str, str] = {}


class WaitingRoom:
    """Who waits, matched with the operators of the floor whenever either side changes."""

    def __init__(self, floor: Floor, clock: Callable[[], datetime]) -> None:
        self._floor, self._clock = floor, clock
        self._waiting: dict[Call, Waiter] = {}
        self._is_match_due = False
        floor.on_change = self.match_soon

    # ---- matching

    def match_soon(self) -> None:
        """Match once, after the present happenings."""
        if not self._is_match_due:
            self._is_match_due = True
            asyncio.get_running_loop().call_soon(self.match)

    def match(self) -> int:
        """Tie waiting citizens to ready operators, return how many; nothing else runs meanwhile."""
        self._is_match_due = False
        before = len(self._waiting)
        if not before:
            return 0
        calls = {call.call_id: call for call in self._waiting}
        for match in choose(self._waiting.values(), self._candidates()):
            call, desk = calls[match.call_id], self._floor.get(match.operator_id)
            if desk is None:
                continue
            try:
                call.assign(desk)
            except NotNowError:
                log.exception("match_out_of_step", operator=match.operator_id)
                continue
            del self._waiting[call]
        return before - len(self._waiting)

    def _candidates(self) -> list[Candidate]:
        return [
            Candidate(
                operator_id=desk.operator_id,
                skills=frozenset(skill for skill, level in desk.skills.items() if level > 0),
                idle_since=desk.state.idle_since or desk.state.since,
            )
            for desk in self._floor
            if desk.is_offerable
        ]

    def view(self) -> QueueView:
        """The queue as operators see it."""
        now = self._clock()
        waits = [(now - waiter.since).total_seconds() for waiter in self._waiting.values()]
        return QueueView(
            waiting=len(waits),
            longest_wait_seconds=round(max(waits, default=0)),
            ready_operators=len(self._candidates()),
        )

    # ---- one call's way through

    async def serve(
        self, call: Call, policy: QueuePolicy, *, exit_keys: Mapping[str, str] = _NO_KEYS
    ) -> Served:
        """Wait, be offered, talk; again from the head of the line if the operator is lost.

        A key of ``exit_keys`` pressed while waiting leaves the queue.
        """
        call.notes.wrap_up_seconds = policy.wrap_up_seconds
        while True:
            key = await self._wait(call, policy, exit_keys)
            if key is not None:
                return Served(exit_key=key, reason="exit_key")
            if await ring_desk(call, seconds=policy.offer_seconds):
                ended_by = await self.converse(call)
                if ended_by is not None:
                    return Served(ended_by=ended_by)

    async def converse(self, call: Call) -> EndedBy | None:
        """Live through a conversation; None when the operator was lost and we wait again."""
        if call.desk is not None:
            ending = await Conversation(call, call.desk).run()
            if ending is Ending.OPERATOR:
                return "operator"
        call.notes.is_first, call.notes.queued_at = True, None
        return None

    async def _wait(
        self, call: Call, policy: QueuePolicy, exit_keys: Mapping[str, str]
    ) -> str | None:
        """Return when the call has a desk, or with the exit key that was pressed."""
        is_new = call.notes.queued_at is None
        self._enter(call, policy)
        try:
            if is_new:
                self._journal(call)
            self.match()
            if call.desk is None:
                await self._announce(call)
            return await self._listen(call, policy, exit_keys)
        finally:
            self._waiting.pop(call, None)

    def _enter(self, call: Call, policy: QueuePolicy) -> None:
        notes = call.notes
        notes.queue = policy.name
        notes.queued_at = notes.queued_at or self._clock()
        self._waiting[call] = Waiter(
            call_id=call.call_id,
            skills=needed_skills(policy.name, notes.language),
            since=notes.queued_at,
            is_first=notes.is_first,
        )
        call.enter_phase("waiting")

    def _journal(self, call: Call) -> None:
        notes = call.notes
        call.record(
            CallQueued(
                **call.stamp(),
                queue=notes.queue,
                language=notes.language,
                position=self._position(call),
            )
        )

    def _position(self, call: Call) -> int:
        if call not in self._waiting:
            return 1
        return position_of(call.call_id, self._waiting.values())

    async def _announce(self, call: Call) -> None:
        await call.ambience.say(position_media(self._position(call) - 1, call.notes.language))

    async def _listen(
        self, call: Call, policy: QueuePolicy, exit_keys: Mapping[str, str]
    ) -> str | None:
        """Read messages until an operator is assigned; say the place now and then."""
        while True:
            try:
                async with asyncio.timeout(policy.announce_every_seconds):
                    message = await call.inbox.get()
            except TimeoutError:
                await self._announce(call)
                continue
            match message:
                case Assigned():
                    return None
                case DigitPressed(_, digit) if digit in exit_keys and call.desk is None:
                    return digit
                case DigitPressed(_, digit) if digit in call.notes.language_keys:
                    await self._speak(call, call.notes.language_keys[digit])
                case PlaybackEnded(_, playback):
                    await call.ambience.ended(playback)
                case _:
                    pass

    async def _speak(self, call: Call, language: str) -> None:
        """The citizen chose another language: other operators, other prompts."""
        if call.notes.language == language:
            return
        call.notes.language = language
        waiter = self._waiting.get(call)
        if waiter is None:  # an operator is assigned already
            return
        skills = needed_skills(call.notes.queue, language)
        self._waiting[call] = replace(waiter, skills=skills)
        call.save()
        self.match()
        if call.desk is None:
            await self._announce(call)
