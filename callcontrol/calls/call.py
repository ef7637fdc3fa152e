"""One live call: a task that reads messages, and the order in which everything is given back."""

import asyncio
import contextlib
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any
from uuid import UUID, uuid4

import structlog

from callcontrol.asterisk.errors import EngineError, GoneError
from callcontrol.asterisk.events import ChannelGone, PlaybackEnded
from callcontrol.asterisk.reconcile import BRIDGE_PREFIX, SNAPSHOT_VARIABLE
from callcontrol.calls.ambience import Ambience
from callcontrol.calls.causes import cause_of
from callcontrol.calls.company import release_company
from callcontrol.calls.listening import Listening
from callcontrol.calls.messages import Assigned, Message
from callcontrol.calls.quality import journal_quality
from callcontrol.calls.snapshot import Phase, Snapshot
from callcontrol.calls.switchboard import Switchboard
from callcontrol.calls.table import Table
from callcontrol.calls.views import show_call
from callcontrol.operators.desk import Desk
from callcontrol.operators.states import Verb
from contracts.call_events import (
    CallEnded,
    CallEvent,
    CallLeftQueue,
    CallOfferMissed,
    EndedBy,
    LeftQueueReason,
    MissReason,
    Outcome,
)

Script = Callable[["Call"], Awaitable[EndedBy]]
"""What happens in a call from here to its end; returns who ended it."""


class Call:
    """A citizen's call and everything made for it.

    Only the script, running in the call's own task, acts on the engine; all others put
    messages into the inbox. The citizen's leaving cancels the script at any point, and
    :meth:`run` then gives back legs, bridge and operator. Serves VOI-01.
    """

    def __init__(self, board: Switchboard, notes: Snapshot) -> None:
        self.board, self.notes = board, notes
        self.engine = board.engine
        self.inbox: asyncio.Queue[Message] = asyncio.Queue()
        self.desk: Desk | None = None
        self.legs: set[str] = set()
        self.guests: dict[str, Desk] = {}
        """Colleagues and supervisors on legs of this call, besides its operator."""
        self.bridge = f"{BRIDGE_PREFIX}{notes.call_id}"
        self.listenings: dict[str, Listening] = {}
        """Supervisors who listen in, by their leg."""
        self.side_bridges: set[str] = set()
        self.barged_by = ""
        """The supervisor who talks in this call (强插)."""
        self.has_bridge = False
        self._is_bridge_made = False
        self.has_failed = False
        self.ambience = Ambience(self)
        self.table = Table(self)
        self.log = structlog.get_logger(__name__).bind(call_id=str(notes.call_id))
        self._story: asyncio.Task[EndedBy] | None = None
        self._chores: set[asyncio.Task[None]] = set()
        self._citizen_left = False
        self._is_abandoned = False
        self._is_note_due = False
        self._is_over = False

    @property
    def call_id(self) -> UUID:
        """The call's own id."""
        return self.notes.call_id

    @property
    def has_citizen_left(self) -> bool:
        """Whether the citizen hung up; a script that is cancelled may need to know."""
        return self._citizen_left

    def ties(self, desk: Desk) -> bool:
        """Whether the desk is the call's operator, or takes part in it or listens."""
        return self.desk is desk or any(guest is desk for guest in self.guests.values())

    # ---- messages

    def hear(self, message: Message) -> None:
        """Take a message; the citizen's leaving is acted on at once."""
        if isinstance(message, ChannelGone) and message.channel == self.notes.channel:
            self._citizen_left = True
            if not self.notes.cause and message.cause:
                self.notes.cause = cause_of(message.cause)
            if self._story is not None:
                self._cancel_story()
            return
        self.inbox.put_nowait(message)

    def hear_again(self) -> None:
        """Events were missed while the engine was away: a prompt may have ended."""
        if self.notes.playback:
            self.chore(partial(self._cut_prompt, self.notes.playback))

    async def _cut_prompt(self, playback: str) -> None:
        await self.engine.stop_playback(playback)
        self.hear(PlaybackEnded(self.notes.channel, playback))

    def assign(self, desk: Desk) -> None:
        """Tie the operator chosen by the ACD to this call, at once.

        Raises:
            NotNowError: the operator is no longer ready.

        """
        self.board.floor.take(desk, Verb.OFFER, self.call_id)
        self.desk = desk
        self.hear(Assigned())

    # ---- life

    async def run(self, script: Script) -> None:
        """Live until the script ends or the citizen leaves, then give everything back."""
        self._story = asyncio.create_task(self._tell(script), name=f"call {self.call_id}")
        if self._citizen_left:
            self._cancel_story()
        await asyncio.wait({self._story})
        for chore in self._chores:
            chore.cancel()
        if self._is_abandoned:
            return
        ended_by = await self._verdict(self._story)
        await self._give_back()
        self._conclude(ended_by)

    def end_unattended(self, ended_by: EndedBy) -> None:
        """Conclude a call that ended while call control was away."""
        release_company(self)
        self.release_desk()
        self._conclude(ended_by)

    async def _tell(self, script: Script) -> EndedBy:
        return await script(self)

    def _cancel_story(self) -> None:
        if self._story is not None and not self._is_over:
            self._is_over = True
            self._story.cancel()

    async def abandon(self) -> None:
        """Stop looking after the call and leave it to the engine: we are being restarted."""
        self._is_abandoned = True
        if self._story is not None:
            self._story.cancel()
            await asyncio.wait({self._story})

    async def _verdict(self, story: "asyncio.Task[EndedBy]") -> EndedBy:
        if story.cancelled():
            if self.notes.cause == "engine_lost":
                return "system"
            was_dialling = self.notes.direction == "outbound" and self.notes.answered_at is None
            was_dialling = was_dialling and self.notes.phase not in {"outside", "flow"}
            return "system" if was_dialling else self.notes.journey.talk_ended_by or "citizen"
        error = story.exception()
        if error is None:
            return story.result()
        if isinstance(error, GoneError):
            self.log.warning("call_lost", error=str(error))
            return "citizen"
        self.log.error("call_failed", exc_info=error)
        self.has_failed = self.notes.answered_at is None
        if self.notes.direction == "inbound" and self.has_failed:
            self.engine.unroute(self.notes.channel)
            with contextlib.suppress(EngineError):
                await self.engine.leave_to_fallback(self.notes.channel)
                self._citizen_left = True
        return "system"

    async def _give_back(self) -> None:
        """Nothing of the call stays: legs, then bridges, then the operators."""
        if self.notes.leg and self.notes.answered_at is not None:
            await journal_quality(self, self.notes.leg, self.notes.operator_id)
        if not self._citizen_left:
            await self._hang_up(self.notes.channel)
        self.engine.unroute(self.notes.channel)
        for leg in tuple(self.legs):
            await self.drop_leg(leg)
        bridges = ({self.bridge} if self.has_bridge else set()) | self.side_bridges
        for bridge in sorted(bridges):
            with contextlib.suppress(EngineError):
                await self.engine.destroy_bridge(bridge)
        release_company(self)
        self.release_desk()

    async def close_side_bridge(self, bridge: str) -> None:
        """Take a side bridge away; its channels stay."""
        await self.engine.destroy_bridge(bridge)
        self.side_bridges.discard(bridge)

    def release_desk(self) -> None:
        """Free the operator: into wrap-up after a talk, back to what it was otherwise."""
        desk, self.desk = self.desk, None
        if desk is None:
            return
        if desk.state.name == "offered":
            self._journal_miss(desk, "caller_left")
            self.board.floor.let_go(desk, Verb.RELEASE)
        else:
            reason = "" if self.notes.answered_at else "not_reached"
            self.board.floor.let_go(
                desk, Verb.FINISH, reason=reason, wrap_up_seconds=self.notes.wrap_up_seconds
            )

    def _conclude(self, ended_by: EndedBy) -> None:
        self.board.parking.free(self)
        self.leave_queue("caller_left" if ended_by == "citizen" else "lost")
        outcome, cause = self._outcome(), self.notes.cause
        if outcome != "not_reached" and cause != "engine_lost":
            cause = ""
        self.record(
            CallEnded(**self.stamp(), outcome=outcome, ended_by=ended_by, cause=cause),
        )
        self.board.store.remove(self.call_id)
        self.log.info("call_ended", outcome=outcome, ended_by=ended_by)

    def _outcome(self) -> Outcome:
        if self.has_failed:
            return "failed"
        if self.notes.answered_at is not None:
            return "answered"
        if self.notes.journey.outcome is not None:
            return self.notes.journey.outcome
        if self.notes.direction == "outbound":
            return "not_reached"
        return "left_in_flow" if self.notes.queued_at is None else "left_in_queue"

    # ---- helpers of the script

    def stamp(self) -> dict[str, Any]:
        """The fields every event has."""
        return {
            "event_id": uuid4(),
            "call_id": self.call_id,
            "happened_at": self.board.clock(),
        }

    def record(self, event: CallEvent) -> None:
        """Write to the journal."""
        self.board.journal.record(event)

    def enter_phase(self, phase: Phase) -> None:
        """Note where the call is, keep it for a restart and show it to the operator."""
        self.notes.phase = phase
        self.save()
        self.show()

    def save(self) -> None:
        """Keep the notes on disk and, soon, on the citizen's channel."""
        text = self.notes.model_dump_json(exclude_defaults=True)
        self.board.store.save(self.notes, text)
        self.note_soon()

    def note_soon(self) -> None:
        """Write the notes on the citizen's channel, but not while a prompt plays there.

        The engine answers that request, and all behind it on the socket, after the prompt.
        """
        if not self._is_note_due:
            self._is_note_due = True
            self.chore(self._note)

    async def _note(self) -> None:
        self._is_note_due = False
        if not self.notes.playback and self.notes.channel_name:
            text = self.notes.model_dump_json(exclude_defaults=True)
            await self.engine.note(self.notes.channel, SNAPSHOT_VARIABLE, text)

    def show(self) -> None:
        """Show the call to its operator and to the colleagues who take part."""
        show_call(self)

    def chore(self, work: Callable[[], Awaitable[None]]) -> None:
        """Do something beside the script; it is cancelled when the call ends."""
        task = asyncio.create_task(self._quietly(work))
        self._chores.add(task)
        task.add_done_callback(self._chores.discard)

    async def _quietly(self, work: Callable[[], Awaitable[None]]) -> None:
        try:
            await work()
        except GoneError:
            return
        except EngineError as error:
            self.log.warning("chore_failed", error=str(error))

    # ---- legs

    def add_leg(self, leg: str) -> None:
        """Route a leg's events here and remember to hang it up."""
        self.legs.add(leg)
        self.engine.route(leg, self.hear)

    async def drop_leg(self, leg: str) -> None:
        """Hang a leg up and forget it; later events of it mean nothing.

        It is forgotten last: if the citizen leaves meanwhile, it is hung up once more.
        """
        self.engine.unroute(leg)
        await self._hang_up(leg)
        self.legs.discard(leg)
        self.table.forget(leg)

    async def _hang_up(self, channel: str) -> None:
        try:
            await self.engine.hang_up(channel)
        except EngineError as error:
            self.log.warning("hang_up_failed", error=str(error))

    async def open_bridge(self) -> None:
        """Make the call's bridge, once; it is given back even if making it is cut short."""
        if self._is_bridge_made:
            return
        self.has_bridge = True
        await self.engine.create_bridge(self.bridge)
        self._is_bridge_made = True

    def adopt_bridge(self, members: frozenset[str]) -> None:
        """Believe that the bridge exists, after a restart, and who is in it."""
        self.has_bridge = self._is_bridge_made = True
        self.table.adopt(members)

    def leave_queue(self, reason: LeftQueueReason) -> None:
        """Journal that the call no longer waits; nothing when it did not wait."""
        notes, now = self.notes, self.board.clock()
        if not notes.waits_in:
            return
        waited = (now - (notes.queued_at or now)).total_seconds()
        self.record(
            CallLeftQueue(
                **self.stamp(), queue=notes.waits_in, reason=reason, waited_seconds=waited
            )
        )
        notes.waits_in = ""

    def miss(self, reason: MissReason) -> None:
        """The operator did not take the call; someone else may."""
        desk, self.desk = self.desk, None
        if desk is not None:
            self._journal_miss(desk, reason)
            self.board.floor.let_go(desk, Verb.MISS, reason=reason)

    def _journal_miss(self, desk: Desk, reason: MissReason) -> None:
        self.record(
            CallOfferMissed(
                **self.stamp(), operator_id=desk.operator_id, seat=desk.seat, reason=reason
            )
        )
