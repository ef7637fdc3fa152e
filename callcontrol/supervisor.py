"""Put the parts together, keep them running, stop them without hurting a call."""

import asyncio
import contextlib
import importlib.metadata
import signal
from collections.abc import Awaitable, Callable, Coroutine
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

import structlog
from aiohttp import web

from callcontrol.acd.kept_places import PlaceStore
from callcontrol.acd.memory import CallerMemory
from callcontrol.acd.waiting import WaitingRoom
from callcontrol.asterisk.ami import AmiConnection
from callcontrol.asterisk.engine import AriEngine
from callcontrol.asterisk.errors import EngineError
from callcontrol.asterisk.events import ChannelEntered, EngineEvent
from callcontrol.asterisk.provisioning import Provisioner
from callcontrol.asterisk.reconcile import take_survey
from callcontrol.browser.board import show_queue
from callcontrol.browser.floor_requests import FloorActs, FloorRequests
from callcontrol.browser.floor_session import FloorDoor
from callcontrol.browser.requests import PageRequests
from callcontrol.browser.session import OperatorDoor
from callcontrol.calls.meter import TrunkMeter
from callcontrol.calls.recovery import Recovery
from callcontrol.calls.registry import Registry
from callcontrol.calls.snapshot import SnapshotStore
from callcontrol.calls.supervision import SupervisionDoor
from callcontrol.calls.switchboard import Switchboard
from callcontrol.calls.visits import VisitGate
from callcontrol.commands import CommandDoor
from callcontrol.config_feed import ConfigFeed
from callcontrol.files import BackgroundFiles
from callcontrol.flows.runner import FlowRunner
from callcontrol.journal import Journal
from callcontrol.operators.floor import Floor, Grace
from callcontrol.operators.store import DeskStore
from callcontrol.settings import Settings
from callcontrol.watch.board import Outlook
from callcontrol.watch.engine_runs import EngineRuns
from callcontrol.watch.station import WatchStation
from contracts.call_events import CallEvent, EngineRestarted
from contracts.telephony_config import TelephonyConfiguration

log = structlog.get_logger(__name__)

_RESTART_SECONDS = 1.0


def _now() -> datetime:
    return datetime.now(UTC)


class Supervisor:
    """The process: built from settings, run until told to stop."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        directory, database_url = settings.state_dir, settings.database_url.get_secret_value()
        self.feed = ConfigFeed(directory, database_url=database_url)
        self.journal = Journal(directory, database_url=database_url, clock=_now)
        self.files = BackgroundFiles()
        self.engine = self._make_engine()
        self._provisioner = Provisioner(
            self.engine,
            voice_dir=settings.voice_dir,
            secret=settings.seat_secret.get_secret_value(),
        )
        self.floor = Floor(
            store=DeskStore(directory / "operators", self.files),
            journal=self.journal,
            clock=_now,
            grace=Grace(
                ready_seconds=settings.page_grace_seconds,
                other_seconds=settings.away_grace_seconds,
            ),
        )
        self.room = self._make_room()
        self._runner = FlowRunner(self.room)
        self.registry = Registry(self._make_board(), self._runner.run)
        self.room.connect(self.registry)
        self._recovery = Recovery(self.registry, self._runner.resume)
        self._engine_runs = EngineRuns(directory / "engine-run", self.files)
        self._watch = self._make_watch()
        self._page_door = self._make_page_door()
        self._floor_door = self._make_floor_door()
        self._stopping = asyncio.Event()
        self._chores: set[asyncio.Task[None]] = set()

    def _make_engine(self) -> AriEngine:
        settings = self._settings
        ami = AmiConnection(
            host=settings.engine_host,
            port=settings.engine_ami_port,
            password=settings.ami_password.get_secret_value(),
        )
        engine = AriEngine(
            url=f"http://{settings.engine_host}:{settings.engine_http_port}",
            ari_password=settings.ari_password.get_secret_value(),
            ami=ami,
            retry_seconds=settings.engine_retry_seconds,
        )
        engine.on_open, engine.on_stranger = self._resynchronise, self._meet
        return engine

    def _make_room(self) -> WaitingRoom:
        memory = CallerMemory(
            self._settings.state_dir / "callers",
            self.files,
            secret=self._settings.seat_secret.get_secret_value(),
            clock=_now,
            configuration=lambda: self.feed.current,
        )
        return WaitingRoom(
            self.floor,
            _now,
            memory=memory,
            places=PlaceStore(self._settings.state_dir / "places", self.files),
            configuration=lambda: self.feed.current,
        )

    def _make_board(self) -> Switchboard:
        settings = self._settings
        return Switchboard(
            engine=self.engine,
            journal=self.journal,
            floor=self.floor,
            store=SnapshotStore(settings.state_dir / "calls", self.files),
            configuration=lambda: self.feed.current,
            clock=_now,
            meter=TrunkMeter(
                settings.state_dir / "trunk.json",
                self.files,
                journal=self.journal,
                clock=_now,
                configuration=lambda: self.feed.current,
            ),
            recordings_dir=settings.recordings_dir,
            visits=VisitGate(settings.ticket_secret.get_secret_value(), since=_now()),
            redial_seconds=settings.redial_seconds,
            ring_reserve_seconds=settings.ring_reserve_seconds,
        )

    def _make_page_door(self) -> OperatorDoor:
        requests = PageRequests(
            self.floor,
            self.registry,
            ticket_secret=self._settings.ticket_secret.get_secret_value(),
            clock=_now,
        )
        return OperatorDoor(self._settings, requests)

    def _make_watch(self) -> WatchStation:
        settings = self._settings
        station = WatchStation(
            self.engine,
            self.registry,
            directory=settings.state_dir,
            guard_file=settings.var / "alarms.jsonl",
            files=self.files,
            match=self.room.match,
            outlook=Outlook(
                call=self.room.wait_of,
                queue=self.room.wait_in,
                points=self.room.points_of,
                returns=self.room.returning,
            ),
        )
        self.journal.on_event = self._hear
        return station

    def _hear(self, event: CallEvent) -> None:
        self._watch.tally.hear(event)
        self.room.returns.hear(event)

    def _make_floor_door(self) -> FloorDoor:
        requests = FloorRequests(
            self.floor,
            self._watch.lookout,
            FloorActs(supervision=SupervisionDoor(self.registry), pull=self.room.pull),
            ticket_secret=self._settings.ticket_secret.get_secret_value(),
            clock=_now,
        )
        return FloorDoor(self._settings, requests)

    # ---- the engine

    async def _resynchronise(self) -> None:
        known = self._recovery.known_channels()
        is_new = self._engine_runs.is_new(await self.engine.started_at())
        survey = await take_survey(self.engine, known=known)
        await self._watch.keeper.begin()
        lost = await self._recovery.run(survey, is_engine_new=is_new)
        self.room.returns.compare()
        if is_new:
            self.journal.record(
                EngineRestarted(event_id=uuid4(), happened_at=_now(), lost_calls=lost)
            )
        self._spawn(self._provision(self.feed.current))

    def _meet(self, event: EngineEvent) -> None:
        """A channel nobody knows: a new call, or a leg that came too late."""
        if not isinstance(event, ChannelEntered):
            return
        if event.arguments[:1] == ("inbound",):
            self.registry.open_inbound(event)
        else:
            log.info("late_leg_hung_up", leg=event.channel)
            self._spawn(self._hang_up_late(event.channel))

    async def _hang_up_late(self, leg: str) -> None:
        with contextlib.suppress(EngineError):
            await self.engine.hang_up(leg)

    async def _provision(self, configuration: TelephonyConfiguration) -> None:
        try:
            await self._provisioner.provision(configuration.seats)
        except (EngineError, OSError):
            log.exception("seats_not_provisioned")

    # ---- life

    def _spawn(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        self._chores.add(task)
        task.add_done_callback(self._chores.discard)

    async def run(self) -> None:
        """Run until SIGTERM or SIGINT; calls in progress are left to the engine."""
        loop = asyncio.get_running_loop()
        for name in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(name, self._stopping.set)
        self.floor.load()
        self.feed.on_change = self._accept_configuration
        server = await self._open_doors()
        loops = [
            asyncio.create_task(_keep_running(work))
            for work in (
                self.journal.run,
                self.feed.run,
                self._run_engine,
                self._show_queue,
                self._watch.lookout.run,
                self._watch.keeper.run,
            )
        ]
        await self._stopping.wait()
        log.info("stopping", calls=len(self.registry))
        await self._page_door.close()
        await self._floor_door.close()
        await self.registry.abandon()
        for loop_task in loops:
            loop_task.cancel()
        await asyncio.gather(*loops, return_exceptions=True)
        await server.cleanup()
        self._watch.keep()
        self.registry.board.meter.keep()
        self.journal.close()
        self.files.flush()
        log.info("stopped")

    async def _run_engine(self) -> None:
        """Join the engine only with a configuration; until then it runs its own fallback."""
        await self.feed.arrival()
        self.room.returns.load()
        await self.engine.run()

    async def _show_queue(self) -> None:
        await show_queue(self.floor, self.room.view)

    def _accept_configuration(self, configuration: TelephonyConfiguration) -> None:
        self.room.match_soon()
        if self.engine.is_ready:
            self._spawn(self._provision(configuration))

    def make_application(self) -> web.Application:
        """Mount every door: commands, health and the operators' pages."""
        secret = self._settings.command_secret.get_secret_value()
        commands = CommandDoor(self.floor, self.registry, runner=self._runner, secret=secret)
        application = web.Application()
        application.add_routes([*commands.routes(), web.get("/health", self._health)])
        application.add_routes([web.get("/operator", self._page_door.open)])
        application.add_routes([web.get("/floor", self._floor_door.open)])
        return application

    async def _open_doors(self) -> web.AppRunner:
        settings = self._settings
        server = web.AppRunner(self.make_application(), access_log=None, shutdown_timeout=2)
        await server.setup()
        await web.TCPSite(server, settings.bind, settings.callcontrol_port).start()
        log.info("doors_open", bind=settings.bind, port=settings.callcontrol_port)
        return server

    async def _health(self, _request: web.Request) -> web.Response:
        return web.json_response(
            {
                "status": "ok",
                "engine": self.engine.is_ready,
                "database": self.journal.is_connected,
                "calls": len(self.registry),
                "operators": sum(1 for _ in self.floor),
                "version": _version(),
            }
        )


def _version() -> str:
    try:
        return importlib.metadata.version("hotline12345")
    except importlib.metadata.PackageNotFoundError:
        return "source"


async def _keep_running(work: Callable[[], Awaitable[None]]) -> None:
    """Start again whatever stops by an error that nobody foresaw."""
    while True:
        try:
            await work()
        except Exception:
            log.exception("part_failed", part=work.__qualname__)
        await asyncio.sleep(_RESTART_SECONDS)
