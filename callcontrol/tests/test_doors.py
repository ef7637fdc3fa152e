"""The doors as strangers meet them: origins, secrets, garbage."""

import asyncio
import json
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import cast

import pytest
import pytest_asyncio
from aiohttp import WSMsgType, web
from aiohttp.test_utils import TestClient, TestServer

from callcontrol.browser.floor_session import FloorSocket
from callcontrol.browser.origin import is_allowed_origin
from callcontrol.settings import Settings
from callcontrol.supervisor import Supervisor
from callcontrol.tests.test_config_feed import NOWHERE
from contracts.credentials import Ticket, issue_ticket
from contracts.floor_messages import Pong


@pytest.mark.parametrize(
    ("origin", "allowed"),
    [
        (None, True),
        ("http://127.0.0.1:12345", True),
        ("http://localhost:12345", True),
        ("https://hotline.example", True),
        ("http://127.0.0.1:12399", False),
        ("http://evil.example:12345", False),
        ("http://evil.example", False),
        ("null", False),
        ("http://[", False),
        ("file://", False),
    ],
)
def test_origin_of_a_page_is_ours_or_refused(origin: str | None, *, allowed: bool) -> None:
    further = frozenset({"https://hotline.example"})
    host = "127.0.0.1:12346"
    assert is_allowed_origin(origin, host=host, web_port=12345, further=further) is allowed


def test_origin_on_the_same_name_as_the_door_is_ours() -> None:
    arguments = {"host": "10.0.0.5:12346", "web_port": 12345, "further": frozenset[str]()}
    assert is_allowed_origin("http://10.0.0.5:12345", **arguments)  # type: ignore[arg-type]
    assert not is_allowed_origin("http://10.0.0.6:12345", **arguments)  # type: ignore[arg-type]


def make_settings(directory: Path) -> Settings:
    return Settings.model_validate(
        {
            "var": directory,
            "DATABASE_URL": NOWHERE,
            "web_port": 12345,
            "voice_dir": directory / "voice",
            "recordings_dir": directory / "recordings",
            **dict.fromkeys(
                ("command_secret", "ticket_secret", "seat_secret", "ari_password", "ami_password"),
                "secret",
            ),
        }
    )


@pytest_asyncio.fixture
async def client(tmp_path: Path) -> AsyncIterator[TestClient]:  # type: ignore[type-arg]
    """The process's own doors, without an engine or a database."""
    supervisor = Supervisor(make_settings(tmp_path))
    async with TestClient(TestServer(supervisor.make_application())) as opened:
        yield opened
    supervisor.journal.close()


async def test_health_says_what_is_missing(client: TestClient) -> None:  # type: ignore[type-arg]
    answer = await (await client.get("/health")).json()
    assert (answer["status"], answer["engine"], answer["database"]) == ("ok", False, False)
    assert (answer["calls"], answer["operators"]) == (0, 0)


@pytest.mark.parametrize(
    ("header", "body", "status", "code"),
    [
        ("", "{}", 401, "unauthorized"),
        ("Bearer wrong", "{}", 401, "unauthorized"),
        ("Bearer secret", "{}", 400, "malformed"),
        ("Bearer secret", "\0", 400, "malformed"),
    ],
)
async def test_command_without_the_secret_or_sense_is_refused(
    client: TestClient,  # type: ignore[type-arg]
    header: str,
    body: str,
    status: int,
    code: str,
) -> None:
    answer = await client.post("/commands/place_call", data=body, headers={"Authorization": header})
    assert answer.status == status
    assert (await answer.json())["code"] == code


@pytest.mark.parametrize("door", ["/operator", "/floor"])
async def test_page_of_a_foreign_origin_is_turned_away(client: TestClient, door: str) -> None:  # type: ignore[type-arg]
    answer = await client.get(door, headers={"Origin": "http://evil.example"})
    assert answer.status == 403


@pytest.mark.parametrize("door", ["/operator", "/floor"])
@pytest.mark.parametrize("first", ["garbage", '{"type": "ping"}', '{"type": "hello"}'])
async def test_page_that_does_not_say_hello_is_shown_the_door(
    client: TestClient,  # type: ignore[type-arg]
    first: str,
    door: str,
) -> None:
    async with client.ws_connect(door) as socket:
        await socket.send_str(first)
        assert (await socket.receive_json())["code"] == "bad_message"
        assert (await socket.receive()).type is WSMsgType.CLOSE


async def test_page_with_a_ticket_is_welcomed_and_garbage_later_is_refused_politely(
    client: TestClient,  # type: ignore[type-arg]
) -> None:
    ticket = Ticket(
        operator_id=1,
        display_name="王芳",
        seat="8001",
        device="browser",
        skills={"lang:zh": 3},
        issued_at=datetime.now(UTC),
        expires_at=datetime.now(UTC) + timedelta(hours=1),
    )
    async with client.ws_connect("/operator") as socket:
        hello = {"type": "hello", "ticket": issue_ticket("secret", ticket), "page_id": "x"}
        await socket.send_json(hello)
        kinds = [(await socket.receive_json())["type"] for _ in range(3)]
        assert kinds == ["welcome", "state", "call"]
        await socket.send_bytes(b"\0")
        await socket.send_str(json.dumps({"type": "set_state", "state": "asleep"}))
        await socket.send_json({"type": "ping"})
        answers = [await socket.receive_json() for _ in range(3)]
        assert [one.get("code", one["type"]) for one in answers] == [
            "bad_message",
            "bad_message",
            "pong",
        ]
        assert answers[0]["message"] == "无法识别的请求"


async def test_floor_is_shown_to_a_ticket_with_the_right_and_garbage_is_refused_politely(
    client: TestClient,  # type: ignore[type-arg]
) -> None:
    ticket = Ticket(
        operator_id=9,
        display_name="周班长",
        seat="8090",
        device="browser",
        skills={},
        rights=frozenset({"floor"}),
        issued_at=datetime.now(UTC),
        expires_at=datetime.now(UTC) + timedelta(hours=1),
    )
    async with client.ws_connect("/floor") as socket:
        await socket.send_json({"type": "watch_floor", "ticket": issue_ticket("secret", ticket)})
        view = await socket.receive_json()
        assert (view["type"], view["desks"], view["trunk"]["channels"]) == ("floor", [], 0)
        await socket.send_str("garbage")
        assert (await socket.receive_json())["code"] == "bad_message"
        await socket.send_json({"type": "force_end", "operator_id": 1})
        assert (await socket.receive_json())["code"] == "not_allowed"


class _StuckSocket:
    """A page that reads one message and then nothing until it is freed."""

    def __init__(self) -> None:
        self.sent: list[str] = []
        self.free = asyncio.Event()
        self.is_closed = False

    async def send_str(self, text: str) -> None:
        """Take the message, slowly."""
        self.sent.append(text)
        await self.free.wait()

    async def close(self) -> None:
        """Remember it."""
        self.is_closed = True


async def test_slow_floor_page_skips_to_the_newest_floor_and_a_stuck_one_is_cut_off() -> None:
    stuck = _StuckSocket()
    page = FloorSocket(cast("web.WebSocketResponse", stuck))
    pump = asyncio.create_task(page.pump())
    for number in range(100):
        page.show(f"floor {number}")
        await asyncio.sleep(0)
    stuck.free.set()
    await asyncio.sleep(0.01)
    assert stuck.sent == ["floor 0", "floor 99"]
    stuck.free.clear()
    page.show("floor 100")
    await asyncio.sleep(0.01)
    for _ in range(60):
        page.send(Pong())
    stuck.free.set()
    await asyncio.wait_for(pump, 1)
    assert stuck.is_closed
