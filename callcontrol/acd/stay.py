"""One citizen's stay in a queue (排队): music, place and wait, until an operator or the way out."""

import asyncio
from collections.abc import Mapping
from datetime import timedelta

from callcontrol.acd.arrival import describe
from callcontrol.acd.forecasts import Forecasts
from callcontrol.acd.guests import Guest
from callcontrol.acd.matching import Matching
from callcontrol.acd.policies import published_policy
from callcontrol.acd.served import Served
from callcontrol.asterisk.events import DigitPressed, PlaybackEnded
from callcontrol.calls.call import Call
from callcontrol.calls.messages import Assigned, Message
from callcontrol.calls.spoken import announcement_media
from callcontrol.calls.timers import Timers
from contracts.call_events import CallQueued, LeftQueueReason
from contracts.telephony_config import QueuePolicy

_ANNOUNCE, _TOO_LONG, _OVERFLOW = "announce", "too_long", "overflow"
_SHORTEST_PAUSE = 1.0
"""Between two announcements, whatever is published."""
_FAR_AHEAD = timedelta(days=1).total_seconds()
"""After so long every widening and the overflow are due."""


class Stay:
    """Ends when an operator is tied to the call, or with the reason the citizen left."""

    def __init__(
        self,
        call: Call,
        policy: QueuePolicy,
        *,
        exit_keys: Mapping[str, str],
        matching: Matching,
        forecasts: Forecasts,
    ) -> None:
        self._call, self._policy, self._exit_keys = call, policy, exit_keys
        self._matching, self._forecasts = matching, forecasts
        self._timers = Timers()
        self._guest = self._arrive()

    def _arrive(self) -> Guest:
        notes, policy = self._call.notes, self._policy
        if notes.queue != policy.name and not notes.waits_in:
            notes.queued_at = None
        notes.queue, notes.wrap_up_seconds = policy.name, policy.wrap_up_seconds
        notes.queued_at = notes.queued_at or self._call.board.clock()
        rules = self._call.board.configuration().caller_rules
        guest = describe(self._call, policy, rules)
        notes.reasons = list(guest.standing.reasons)
        return guest

    # ---- in and out

    async def run(self) -> Served | None:
        """Wait; None when the call has an operator."""
        is_new = not self._call.notes.waits_in
        reason = self._why_not() if is_new else None
        if reason is not None:
            self._journal(self._policy.name)
            return self._leave(reason)
        self._enter()
        try:
            self._set_timers(is_new=is_new)
            if is_new:
                self._journal(self._policy.name)
            self._call.enter_phase("waiting")
            self._matching.match()
            if self._call.desk is None:
                await self._announce()
            return await self._listen()
        finally:
            self._matching.leave(self._guest.guest_id)

    def _why_not(self) -> LeftQueueReason | None:
        """Nobody is sent away who was served before: only whoever comes from outside."""
        guest, policy = self._guest, self._policy
        if guest.is_first or "transferred" in guest.standing.reasons:
            return None
        if self._is_nobody_there():
            return "nobody"
        waiting = sum(one.queue == policy.name and one.kind == "call" for one in self._matching)
        return "full" if waiting >= policy.most_waiting else None

    def _is_nobody_there(self) -> bool:
        if not self._policy.leave_when_nobody:
            return False
        widest = self._matching.demands_of(self._guest, waited_seconds=_FAR_AHEAD)
        return not self._matching.roster.is_anybody_signed_in(widest)

    def _enter(self) -> None:
        policy, usual = self._policy, self._forecasts.pace(self._policy.name)
        self._matching.enter(
            self._guest,
            hold_seconds=policy.last_operator_wait_seconds,
            handling_seconds=usual.handling_seconds,
        )

    def _leave(self, reason: LeftQueueReason, key: str | None = None) -> Served:
        """Leave the line at once: no operator can be tied to the call any more."""
        self._matching.leave(self._guest.guest_id)
        self._call.leave_queue(reason)
        self._call.notes.is_first = False
        return Served(exit_key=key, reason=reason)

    def _set_timers(self, *, is_new: bool) -> None:
        policy, waited = self._policy, self._waited()
        stayed = 0.0 if is_new else waited
        self._timers.set(_ANNOUNCE, self._pause)
        self._timers.set(_TOO_LONG, policy.longest_wait_seconds - stayed)
        has_overflowed = self._call.notes.waits_in not in ("", policy.name)
        second = published_policy(self._call.board.configuration(), policy.overflow_queue)
        if second is not None and not has_overflowed:
            self._timers.set(_OVERFLOW, policy.overflow_after_seconds - waited)

    @property
    def _pause(self) -> float:
        return max(_SHORTEST_PAUSE, self._policy.announce_every_seconds)

    def _waited(self) -> float:
        return (self._call.board.clock() - self._guest.since).total_seconds()

    def _journal(self, queue: str) -> None:
        notes, standing = self._call.notes, self._guest.standing
        forecast = self._forecasts.of(self._guest, self._policy)
        self._call.record(
            CallQueued(
                **self._call.stamp(),
                queue=queue,
                language=notes.language,
                position=forecast.position,
                priority=standing.points,
                reasons=list(standing.reasons),
                is_again=notes.was_queued,
                estimated_wait_seconds=forecast.expected_wait_seconds,
            )
        )
        notes.waits_in, notes.was_queued = queue, True

    # ---- meanwhile

    async def _announce(self) -> None:
        """Say the place and the estimated wait; music follows."""
        self._timers.set(_ANNOUNCE, self._pause)
        forecast = self._forecasts.of(self._guest, self._policy)
        seconds = forecast.expected_wait_seconds if self._policy.announce_estimate else None
        language = self._call.notes.language
        await self._call.ambience.say(announcement_media(forecast.position - 1, seconds, language))

    async def _listen(self) -> Served | None:
        """Read messages and timers until it is said that an operator is tied to the call.

        Whatever an earlier operator asked stands before that in the inbox, and means nothing.
        """
        while True:
            try:
                async with asyncio.timeout_at(self._timers.next()):
                    message = await self._call.inbox.get()
            except TimeoutError:
                served = await self._tick()
            else:
                if isinstance(message, Assigned):
                    return None
                served = await self._react(message)
            if served is not None:
                return served

    async def _tick(self) -> Served | None:
        for name in self._timers.pop_due():
            if self._call.desk is not None:
                return None
            if name == _TOO_LONG:
                return self._leave("too_long")
            if name == _OVERFLOW:
                self._journal(self._policy.overflow_queue)
                self._call.save()
            elif self._is_nobody_there():
                return self._leave("nobody")
            else:
                await self._announce()
        return None

    async def _react(self, message: Message) -> Served | None:
        match message:
            case DigitPressed(_, digit) if digit in self._exit_keys and self._call.desk is None:
                return self._leave("exit_key", digit)
            case DigitPressed(_, digit) if digit in self._call.notes.language_keys:
                await self._speak(self._call.notes.language_keys[digit])
            case PlaybackEnded(_, playback):
                await self._call.ambience.ended(playback)
            case _:
                pass
        return None

    async def _speak(self, language: str) -> None:
        """The citizen chose another language: other operators, other prompts."""
        if self._call.notes.language == language:
            return
        self._call.notes.language = self._guest.language = language
        if self._call.desk is not None:
            return
        self._matching.reconsider(self._guest)
        self._call.save()
        self._matching.match()
        if self._call.desk is None:
            await self._announce()
