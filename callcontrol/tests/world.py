"""A small hotline for tests: real calls, operators and ACD on the fake engine."""

import asyncio
from collections.abc import Callable, Iterable, Mapping
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

from callcontrol.acd.kept_places import PlaceStore
from callcontrol.acd.memory import CallerMemory
from callcontrol.acd.waiting import WaitingRoom
from callcontrol.asterisk.events import ChannelEntered, EngineEvent
from callcontrol.browser.requests import PageRequests
from callcontrol.calls.call import Call
from callcontrol.calls.meter import TrunkMeter
from callcontrol.calls.registry import Registry
from callcontrol.calls.snapshot import SnapshotStore
from callcontrol.calls.switchboard import Switchboard
from callcontrol.calls.visits import VisitGate
from callcontrol.commands import CommandDoor
from callcontrol.files import DirectFiles
from callcontrol.flows.runner import FlowRunner
from callcontrol.operators.floor import Floor, Grace
from callcontrol.operators.store import DeskStore
from callcontrol.tests.fake_engine import FakeEngine
from callcontrol.tests.virtual import clock
from contracts.call_events import CallEvent, Device
from contracts.credentials import Ticket, issue_ticket
from contracts.operator_messages import (
    CallMessage,
    CallView,
    Hello,
    Refused,
    StateView,
    ToPage,
    parse_from_page,
)
from contracts.telephony_config import (
    AnswerStep,
    DialledNumber,
    Flow,
    PlayStep,
    QueuePolicy,
    QueueStep,
    SeatPlan,
    TelephonyConfiguration,
)

SECRET = "tickets"
CONFIGURATION = TelephonyConfiguration(
    version=1,
    numbers=[
        DialledNumber(number="12345", flow="main"),
        DialledNumber(number="12346", flow="direct"),
    ],
    flows=[
        Flow(
            name="main",
            steps=[
                AnswerStep(),
                PlayStep(prompt="greeting", language_keys={"2": "en"}),
                QueueStep(queue="general"),
            ],
        ),
        Flow(name="direct", steps=[AnswerStep(), QueueStep(queue="general")]),
    ],
    queues=[QueuePolicy(name="general", label="综合")],
    seats=[SeatPlan(extension="8001")],
)
ZH = {"lang:zh": 3, "queue:general": 3}
BOTH = {**ZH, "lang:en": 3}


class MemoryJournal:
    """Keeps the events in a list."""

    def __init__(self) -> None:
        self.events: list[CallEvent] = []
        self.on_event: Callable[[CallEvent], None] = lambda _event: None

    def record(self, event: CallEvent) -> None:
        """Keep it, and tell whoever listens."""
        self.events.append(event)
        self.on_event(event)

    def kinds(self, call_id: UUID | None = None) -> list[str]:
        """List the kinds of a call's own events, in order; measurements left aside."""
        return [
            event.kind
            for event in self.events
            if event.kind.startswith("call.")
            and event.kind != "call.quality"
            and call_id in (None, event.call_id)
        ]

    def last(self, kind: str) -> Any:
        """Return the last event of a kind."""
        return next(event for event in reversed(self.events) if event.kind == kind)


class FakePage:
    """What a page was told."""

    def __init__(self) -> None:
        self.messages: list[ToPage] = []
        self.is_closed = False

    def send(self, message: ToPage) -> None:
        """Remember it."""
        self.messages.append(message)

    def close(self) -> None:
        """Remember it."""
        self.is_closed = True

    @property
    def state(self) -> StateView:
        """The last state shown."""
        return next(one for one in reversed(self.messages) if isinstance(one, StateView))

    @property
    def call(self) -> CallView | None:
        """The last call shown."""
        return next(one for one in reversed(self.messages) if isinstance(one, CallMessage)).call

    @property
    def refusals(self) -> list[str]:
        """The codes of all refusals."""
        return [one.code for one in self.messages if isinstance(one, Refused)]


class Operator:
    """A person at a seat with a page, and a phone the test answers."""

    def __init__(self, world: "World", number: int, device: Device, skills: dict[str, int]) -> None:
        self.world, self.number, self.device, self.skills = world, number, device, skills
        self.seat = f"80{number:02}"
        self.endpoint = f"PJSIP/{self.seat}{'w' if device == 'browser' else 'p'}"
        self.page = FakePage()

    def hello(
        self,
        page_id: str = "tab",
        *,
        take_over: bool = False,
        is_secure: bool = False,
        claims: Mapping[str, Any] | None = None,
        **more: Any,
    ) -> bool:
        """Open a fresh page; ``claims`` go into its ticket."""
        self.page = FakePage()
        ticket = Ticket(
            operator_id=self.number,
            display_name="王芳",
            seat=self.seat,
            device=self.device,
            skills=self.skills,
            issued_at=clock(),
            expires_at=clock() + timedelta(hours=12),
            **(claims or {}),
        )
        self.ticket_text = issue_ticket(SECRET, ticket)
        hello = Hello(ticket=self.ticket_text, page_id=page_id, take_over=take_over, **more)
        return self.world.requests.hello(self.page, hello, is_secure=is_secure)

    def say(self, kind: str, **fields: Any) -> None:
        """Send a request from the page."""
        self.world.requests.serve(
            self.page, parse_from_page.validate_python({"type": kind, **fields})
        )

    def vanish(self) -> None:
        """Let the page's connection break."""
        self.world.requests.lose(self.page)

    @property
    def state(self) -> str:
        """The state's name; signed out when there is no desk."""
        desk = self.world.floor.get(self.number)
        return desk.state.name if desk else "signed_out"

    async def ring(self, seconds: float = 60) -> str:
        """Wait until the phone rings; returns the leg."""
        await self.world.until(lambda: self.world.engine.ringing(self.endpoint), seconds)
        return self.world.engine.ringing(self.endpoint)[0]

    async def pick_up(self) -> str:
        """Answer the next ringing and wait until joined."""
        leg = await self.ring()
        self.world.engine.pick_up(leg)
        await self.world.until(lambda: self.page.call and self.page.call.phase == "talking")
        return leg


class World:
    """Engine, floor, waiting room and registry, wired as the supervisor does."""

    def __init__(self, directory: Path) -> None:
        self.engine, self.journal = FakeEngine(), MemoryJournal()
        self.trunk_journal = MemoryJournal()
        """What the trunk's channels were used for, apart from the calls' own stories."""
        self.configuration = CONFIGURATION
        self.floor = Floor(
            store=DeskStore(directory / "operators", DirectFiles()),
            journal=self.journal,
            clock=clock,
            grace=Grace(ready_seconds=15, other_seconds=300),
        )
        self.memory = CallerMemory(
            directory / "callers",
            DirectFiles(),
            secret="seats",
            clock=clock,
            configuration=lambda: self.configuration,
        )
        self.room = WaitingRoom(
            self.floor,
            clock,
            memory=self.memory,
            places=PlaceStore(directory / "places", DirectFiles()),
            configuration=lambda: self.configuration,
        )
        self.journal.on_event = self.room.returns.hear
        self.meter = TrunkMeter(
            directory / "trunk.json",
            DirectFiles(),
            journal=self.trunk_journal,
            clock=clock,
            configuration=lambda: self.configuration,
        )
        board = Switchboard(
            engine=self.engine,
            journal=self.journal,
            floor=self.floor,
            store=SnapshotStore(directory / "calls", DirectFiles()),
            configuration=lambda: self.configuration,
            clock=clock,
            meter=self.meter,
            recordings_dir=directory / "recordings",
            visits=VisitGate(SECRET, since=clock()),
        )
        self.runner = FlowRunner(self.room)
        self.registry = Registry(board, self.runner.run)
        self.room.connect(self.registry)
        self.requests = PageRequests(self.floor, self.registry, ticket_secret=SECRET, clock=clock)
        self.commands = CommandDoor(self.floor, self.registry, runner=self.runner, secret="s")
        self.engine.on_stranger = self._meet
        self.keeper_task: asyncio.Task[None] | None = None
        self.files = DirectFiles()
        self.directory, self._files = directory, directory / "calls"

    def _meet(self, event: EngineEvent) -> None:
        if isinstance(event, ChannelEntered) and event.arguments[:1] == ("inbound",):
            self.registry.open_inbound(event)

    def operator(
        self,
        number: int = 1,
        *,
        device: Device = "desk_phone",
        skills: dict[str, int] | None = None,
        is_ready: bool = True,
    ) -> Operator:
        """Sign an operator in, ready unless told otherwise."""
        operator = Operator(self, number, device, skills or ZH)
        assert operator.hello()
        if is_ready:
            operator.say("set_state", state="ready")
        return operator

    def call(self, channel: str) -> Call:
        """Find the live call of a citizen's channel."""
        return next(call for call in self.registry if call.notes.channel == channel)

    async def until(self, happened: Callable[[], Any], seconds: float = 60) -> None:
        """Let time pass until something is so."""
        async with asyncio.timeout(seconds):
            while not happened():  # noqa: ASYNC110 - virtual time costs nothing
                await asyncio.sleep(0.01)

    async def settle(self) -> None:
        """Let everything happen that can happen without time passing much."""
        await asyncio.sleep(0.2)

    async def talk(self, operator: Operator, dialled: str = "12346") -> tuple[str, str]:
        """Bring a citizen and the operator together; returns both channels."""
        channel = self.engine.dial(dialled)
        return channel, await operator.pick_up()

    def assert_nothing_left(self, operators: Iterable[Operator] = ()) -> None:
        """Fail if anything of any call is still there."""
        assert not self.engine.channels
        assert not self.engine.bridges
        assert not self.engine.sinks
        assert len(self.registry) == 0
        assert not list(self._files.glob("*.json"))
        assert self.room.view().waiting == 0
        entered = [e.call_id for e in self.journal.events if e.kind == "call.entered"]
        ended = [e.call_id for e in self.journal.events if e.kind == "call.ended"]
        assert sorted(map(str, entered)) == sorted(map(str, ended))
        for operator in operators:
            assert operator.state not in ("offered", "talking")
            assert operator.page.call is None


def new_order(operator: Operator, number: str = "13900002222") -> dict[str, Any]:
    """Describe a follow-up call to place."""
    return {
        "call_id": uuid4(),
        "correlation_id": uuid4(),
        "operator_id": operator.number,
        "number": number,
        "purpose": "follow_up",
        "reference": "F-1",
    }
