"""All live calls: opened here, found here, forgotten here."""

import asyncio
from collections.abc import Iterator
from uuid import UUID, uuid4

import structlog

from callcontrol.asterisk.events import ChannelEntered
from callcontrol.asterisk.reconcile import CITIZEN_PREFIX
from callcontrol.calls.call import Call, Script
from callcontrol.calls.outbound import place_call
from callcontrol.calls.snapshot import Snapshot
from callcontrol.calls.switchboard import Switchboard
from callcontrol.operators.desk import Desk
from callcontrol.operators.states import Verb
from contracts.call_events import CallEntered
from contracts.commands import PlaceCall

log = structlog.get_logger(__name__)

_LONGEST_NUMBER = 32
_WITHHELD = frozenset({"anonymous", "unknown", "restricted", "unavailable", "asterisk"})


def clean_number(number: str) -> str:
    """Keep what may be in a phone number; a withheld number becomes empty."""
    if number.lower() in _WITHHELD:
        return ""
    return "".join(sign for sign in number if sign in "0123456789+*#")[:_LONGEST_NUMBER]


class Registry:
    """Live calls by id; each runs as a task of its own and cannot harm another."""

    def __init__(self, board: Switchboard, inbound: Script) -> None:
        self.board = board
        self._inbound = inbound
        self._calls: dict[UUID, Call] = {}
        self._tasks: set[asyncio.Task[None]] = set()

    def __len__(self) -> int:
        return len(self._calls)

    def __iter__(self) -> Iterator[Call]:
        return iter(tuple(self._calls.values()))

    def get(self, call_id: UUID) -> Call | None:
        """The live call, if it is one."""
        return self._calls.get(call_id)

    def has_channel(self, channel: str) -> bool:
        """Whether a live call has this citizen's channel."""
        return any(call.notes.channel == channel for call in self._calls.values())

    def start(self, call: Call, script: Script) -> None:
        """Let the call live; no event of its channel is missed from here on."""
        self.board.engine.route(call.notes.channel, call.hear)
        self._calls[call.call_id] = call
        task = asyncio.create_task(self._live(call, script))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _live(self, call: Call, script: Script) -> None:
        try:
            await call.run(script)
        except Exception:
            call.log.exception("call_end_failed")
        finally:
            self._calls.pop(call.call_id, None)

    def open_inbound(self, entered: ChannelEntered) -> Call:
        """Begin the call of a citizen who dialled us."""
        dialled, caller = (*entered.arguments[1:3], "", "")[:2]
        now = self.board.clock()
        call = Call(
            self.board,
            Snapshot(
                call_id=uuid4(),
                direction="inbound",
                caller=clean_number(caller or entered.caller),
                dialled=clean_number(dialled),
                channel=entered.channel,
                channel_name=entered.name,
                entered_at=now,
            ),
        )
        notes = call.notes
        self.board.store.create(notes)
        call.log.info("call_entered", caller=notes.caller, dialled=notes.dialled)
        call.record(
            CallEntered(
                **call.stamp(), direction="inbound", caller=notes.caller, dialled=notes.dialled
            )
        )
        self.start(call, self._inbound)
        return call

    def open_outbound(self, order: PlaceCall, desk: Desk) -> Call:
        """Begin a call to a citizen for the operator.

        Raises:
            NotNowError: the operator is in a call or signed out.

        """
        configuration = self.board.configuration()
        call = Call(
            self.board,
            Snapshot(
                call_id=order.call_id,
                direction="outbound",
                caller=clean_number(order.number),
                dialled=configuration.outbound_caller_id,
                channel=f"{CITIZEN_PREFIX}{order.call_id.hex}",
                correlation_id=order.correlation_id,
                purpose=order.purpose,
                reference=order.reference,
                entered_at=self.board.clock(),
                wrap_up_seconds=max((q.wrap_up_seconds for q in configuration.queues), default=30),
            ),
        )
        self.board.floor.take(desk, Verb.DIAL, call.call_id)
        self.board.store.create(call.notes)
        call.desk = desk
        self.start(call, place_call)
        return call

    async def abandon(self) -> None:
        """Leave every call to the engine: we are being stopped."""
        await asyncio.gather(*(call.abandon() for call in self))
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=5)
