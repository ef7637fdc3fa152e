"""All live calls: opened here, found here, forgotten here."""

import asyncio
import contextlib
from collections.abc import Coroutine, Iterator
from functools import partial
from typing import Any
from uuid import UUID, uuid4

import structlog

from callcontrol.asterisk.errors import EngineError
from callcontrol.asterisk.events import ChannelEntered
from callcontrol.calls.call import Call, Script
from callcontrol.calls.numbers import clean_number
from callcontrol.calls.outbound import describe_outbound, place_call
from callcontrol.calls.relay import describe_relay, relay_call
from callcontrol.calls.snapshot import Snapshot
from callcontrol.calls.switchboard import Switchboard
from callcontrol.calls.visits import SEES, is_visitor
from callcontrol.operators.desk import Desk
from callcontrol.operators.states import Verb
from contracts.call_events import CallEntered
from contracts.commands import PlaceCall, RelayCall, WorkItem

log = structlog.get_logger(__name__)

ROBOT = "robot"
"""The purpose in the notes and the record of a call in which a voice of ours speaks."""


class Registry:
    """Live calls by id; each runs as a task of its own and cannot harm another."""

    def __init__(self, board: Switchboard, inbound: Script) -> None:
        self.board = board
        self._inbound = inbound
        self._calls: dict[UUID, Call] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        engine, meter = board.engine, board.meter
        engine.on_any, engine.on_place, engine.on_answer = meter.heard, meter.placed, meter.answered
        meter.operator_of, meter.is_robot = self.operator_of, self.is_robot

    def __len__(self) -> int:
        return len(self._calls)

    def __iter__(self) -> Iterator[Call]:
        return iter(tuple(self._calls.values()))

    def get(self, call_id: UUID) -> Call | None:
        """The live call, if it is one."""
        return self._calls.get(call_id)

    def operator_of(self, call_id: UUID) -> int | None:
        """The operator of a live call, or who has just given it away."""
        call = self._calls.get(call_id)
        if call is None:
            return None
        return call.notes.giver_id if call.desk is None else call.desk.operator_id

    def is_robot(self, call_id: UUID) -> bool:
        """Whether a live call is a voice of ours (自动语音), which no operator began."""
        call = self._calls.get(call_id)
        return call is not None and call.notes.purpose == ROBOT

    def has_channel(self, channel: str) -> bool:
        """Whether a live call has this citizen's channel."""
        return any(call.notes.channel == channel for call in self._calls.values())

    def start(self, call: Call, script: Script) -> None:
        """Let the call live; no event of its channel is missed from here on."""
        self.board.engine.route(call.notes.channel, call.hear)
        self._calls[call.call_id] = call
        if call.notes.journey.outside_leg:
            call.add_leg(call.notes.journey.outside_leg)
        self.board.meter.meet(call.notes)
        self._keep(self._live(call, script))

    def _keep(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _live(self, call: Call, script: Script) -> None:
        try:
            await call.run(script)
        except Exception:
            call.log.exception("call_end_failed")
        finally:
            self._calls.pop(call.call_id, None)

    def open_inbound(self, entered: ChannelEntered) -> Call | None:
        """Begin the call of a citizen who dialled us; None for a browser without a pass."""
        notes = self._describe(entered)
        if notes is None:
            self._keep(self._turn_away(entered.channel))
            return None
        call = Call(self.board, notes)
        self.board.store.create(notes)
        call.log.info("call_entered", caller=notes.caller, dialled=notes.dialled)
        call.record(
            CallEntered(
                **call.stamp(), direction="inbound", caller=notes.caller, dialled=notes.dialled
            )
        )
        self.start(call, self._inbound)
        return call

    def _describe(self, entered: ChannelEntered) -> Snapshot | None:
        dialled, caller = (*entered.arguments[1:3], "", "")[:2]
        now = self.board.clock()
        notes = Snapshot(
            call_id=uuid4(),
            direction="inbound",
            caller=clean_number(caller or entered.caller),
            dialled=clean_number(dialled),
            channel=entered.channel,
            channel_name=entered.name,
            entered_at=now,
        )
        if not is_visitor(entered):
            return notes
        leave = self.board.visits.admit(entered, now=now)
        if leave is None:
            return None
        facts = {"call_id": leave.visit_id, "dialled": leave.number, "caller": ""}
        return notes.model_copy(update={**facts, "has_video": True, "skills": [SEES]})

    async def _turn_away(self, channel: str) -> None:
        with contextlib.suppress(EngineError):
            await self.board.engine.turn_away(channel)

    def open_outbound(self, order: PlaceCall | WorkItem, desk: Desk) -> Call:
        """Begin a call to a citizen for the operator; an item in preview waits to be dialled.

        Raises:
            NotNowError: the operator is in a call or signed out; for a preview, not ready.

        """
        notes = describe_outbound(order, self.board)
        call = Call(self.board, notes)
        verb = Verb.OFFER if notes.preview_seconds else Verb.DIAL
        self.board.floor.take(desk, verb, call.call_id)
        self.board.store.create(call.notes)
        call.desk = desk
        self.start(call, place_call)
        return call

    def open_relay(self, order: RelayCall) -> Call:
        """Begin a call between a phone outside and a citizen; no operator takes part."""
        call = Call(self.board, describe_relay(order, self.board))
        self.board.store.create(call.notes)
        self.start(call, partial(relay_call, first_number=clean_number(order.first_number)))
        return call

    async def abandon(self) -> None:
        """Leave every call to the engine: we are being stopped."""
        await asyncio.gather(*(call.abandon() for call in self))
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=5)
