"""A voice engine and call control for a benchmark: no greeting, desk phones ready."""

import asyncio
import contextlib
import json
import sys
import time
import urllib.request
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import aiohttp
import psycopg
from psycopg.types.json import Jsonb

from bench.platform import process
from contracts import telephony_config
from contracts.credentials import Ticket, endpoint_name, issue_ticket, seat_password
from contracts.operator_messages import Hello, SetState
from contracts.telephony_config import (
    AnswerStep,
    DialledNumber,
    Flow,
    QueuePolicy,
    QueueStep,
    SeatPlan,
    TelephonyConfiguration,
)
from runtime.phone.call import CallFailed
from runtime.phone.phone import Phone
from runtime.places import ROOT
from runtime.priority import VOICE_NICENESS, set_niceness
from runtime.voice_engine.engine import VoiceEngine
from runtime.voice_engine.settings import VoiceEngineSettings

PEER_NUMBER = "99999"
"""Dialled by the peer's calls: answer, record, app_queue over the same phones."""
PEER_QUEUE = ("strategy=leastrecent", "autofill=yes", "ringinuse=no", "timeout=15", "retry=1")


def publish(
    environment: dict[str, str],
    seats: list[str],
    *,
    flows: list[Flow] | None = None,
    numbers: list[DialledNumber] | None = None,
) -> None:
    """Publish a configuration that goes straight to the queue, or other flows."""
    straight = Flow(name="bench", steps=[AnswerStep(), QueueStep(queue="general")])
    content = TelephonyConfiguration(
        version=1000,
        numbers=numbers or [DialledNumber(number="12345", flow="bench")],
        flows=flows or [straight],
        queues=[QueuePolicy(name="general", label="综合", wrap_up_seconds=1)],
        seats=[SeatPlan(extension=seat) for seat in seats],
    )
    with psycopg.connect(environment["DATABASE_URL"]) as connection:
        connection.execute(
            f"INSERT INTO {telephony_config.TABLE} (version, content, published_at)"  # noqa: S608 - a constant
            " VALUES (%s, %s, now())",
            (content.version, Jsonb(content.model_dump(mode="json"))),
        )


@contextlib.contextmanager
def voice_engine(environment: dict[str, str]) -> Iterator[VoiceEngine]:
    """Run an engine of our own."""
    with spawned_engine(environment) as (engine, _):
        yield engine


@contextlib.contextmanager
def spawned_engine(environment: dict[str, str]) -> Iterator[tuple[VoiceEngine, int]]:
    """Run an engine of our own; also its process."""
    settings = VoiceEngineSettings.from_environment(environment, checkout=ROOT)
    engine = VoiceEngine(settings)
    engine.prepare(lambda line: print(line, file=sys.stderr))
    child = engine.spawn()
    set_niceness(child.pid, VOICE_NICENESS)
    try:
        engine.wait_ready(60)
        yield engine, child.pid
    finally:
        child.terminate()
        child.wait(20)


@contextlib.contextmanager
def call_control_process(environment: dict[str, str]) -> Iterator[tuple[str, int]]:
    """Run call control; yield the address of its doors and its process."""
    address = f"127.0.0.1:{environment['HOTLINE_CALLCONTROL_PORT']}"
    command = (sys.executable, "-m", "callcontrol")
    with process(environment, *command, niceness=VOICE_NICENESS) as child:
        for _ in range(200):
            if _holds_engine(address):
                break
            time.sleep(0.1)
        yield address, child.pid


def _holds_engine(address: str) -> bool:
    try:
        with urllib.request.urlopen(f"http://{address}/health", timeout=2) as answer:
            return bool(json.load(answer)["engine"])
    except OSError:
        return False


def ari_doors(environment: dict[str, str]) -> tuple[str, dict[str, str]]:
    """Return the address of the engine's ARI and the headers that open it."""
    signature = aiohttp.encode_basic_auth("hotline", environment["HOTLINE_ARI_PASSWORD"])
    address = f"http://127.0.0.1:{environment['HOTLINE_ENGINE_HTTP_PORT']}/ari"
    return address, {"Authorization": signature}


def add_peer(engine: VoiceEngine, environment: dict[str, str], seats: list[str]) -> None:
    """Teach the engine its own queue: answer, record in stereo, wait for a desk phone.

    ``leastrecent`` with ``autofill`` is what comes nearest to our longest-idle rule.
    """
    queues = Path(environment["HOTLINE_VOICE_DIR"]) / "etc" / "queues_seats.conf"
    members = [f"member => PJSIP/{endpoint_name(seat, 'desk_phone')}" for seat in seats]
    lines = ["", "[bench]", *PEER_QUEUE, *members, ""]
    with queues.open("a") as out:
        out.write("\n".join(lines))
    engine.cli("module reload app_queue.so")
    recordings = environment["HOTLINE_RECORDINGS_DIR"]
    steps = (
        "1,Answer()",
        f"2,MixMonitor({recordings}/peer-${{UNIQUEID}}.raw,D)",
        "3,Queue(bench)",
        "4,Hangup()",
    )
    for step in steps:
        engine.cli(f"dialplan add extension {PEER_NUMBER},{step} into from-trunk replace")


@contextlib.asynccontextmanager
async def desk_phones(environment: dict[str, str], seats: list[str]) -> AsyncIterator[list[Phone]]:
    """Register a desk phone for every seat."""
    server = ("127.0.0.1", int(environment["HOTLINE_ENGINE_SIP_PORT"]))
    async with contextlib.AsyncExitStack() as stack:
        phones = []
        for seat in seats:
            name = endpoint_name(seat, "desk_phone")
            password = seat_password(environment["HOTLINE_SEAT_SECRET"], name)
            phone = Phone(address="127.0.0.1", server=server, number=name, password=password)
            phones.append(await stack.enter_async_context(phone))
            await _register(phone)
        yield phones


async def _register(phone: Phone) -> None:
    """Call control writes the seats a moment after it holds the engine."""
    for _ in range(50):
        with contextlib.suppress(CallFailed):
            await phone.register(expires=1800)
            return
        await asyncio.sleep(0.2)
    await phone.register(expires=1800)


@contextlib.asynccontextmanager
async def ready_operators(
    environment: dict[str, str], address: str, seats: list[str]
) -> AsyncIterator[None]:
    """Open a session for every seat and set it ready; keep reading until the end."""
    origin = f"http://127.0.0.1:{environment['HOTLINE_WEB_PORT']}"
    connector = aiohttp.TCPConnector(limit=0)
    async with aiohttp.ClientSession(connector=connector) as session, asyncio.TaskGroup() as group:
        readers = []
        for number, seat in enumerate(seats, 1):
            socket = await session.ws_connect(f"ws://{address}/operator", origin=origin)
            ticket = Ticket(
                operator_id=number,
                display_name=f"压测{number}",
                seat=seat,
                device="desk_phone",
                skills={"lang:zh": 5, "queue:general": 5},
                issued_at=datetime.now(tz=UTC),
                expires_at=datetime.now(tz=UTC) + timedelta(hours=3),
            )
            signed = issue_ticket(environment["HOTLINE_TICKET_SECRET"], ticket)
            await socket.send_str(Hello(ticket=signed, page_id=f"bench{number}").model_dump_json())
            await socket.send_str(SetState(state="ready").model_dump_json())
            readers.append(group.create_task(_read(socket)))
        await asyncio.sleep(1)
        yield
        for reader in readers:
            reader.cancel()


async def _read(socket: aiohttp.ClientWebSocketResponse) -> None:
    async for _ in socket:
        pass
