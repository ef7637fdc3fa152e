"""What tests of the real engine share: ports, a start, telephones, an AMI and an ARI link."""

import asyncio
import socket
import subprocess
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, Self

import aiohttp

from runtime.phone import Phone
from runtime.places import ROOT
from runtime.voice_engine.engine import VoiceEngine
from runtime.voice_engine.settings import VoiceEngineSettings

Ami = tuple[asyncio.StreamReader, asyncio.StreamWriter]


def free_port(kind: socket.SocketKind = socket.SOCK_STREAM) -> int:
    with socket.socket(socket.AF_INET, kind) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def settings_below(place: Path) -> VoiceEngineSettings:
    """Describe an engine of the tests' own below a fresh directory, on free ports."""
    place.chmod(0o755)  # the engine's account must get in
    rtp = min(free_port(socket.SOCK_DGRAM) // 2 * 2, 65000)
    return VoiceEngineSettings(
        instance_dir=place / "voice",
        recordings_dir=place / "recordings",
        root_dir=ROOT / "var" / "voice-root",
        prompts_dir=ROOT / "cities" / "haikou" / "prompts",
        sip_port=free_port(socket.SOCK_DGRAM),
        http_port=free_port(),
        ami_port=free_port(),
        rtp_start=rtp,
        rtp_end=rtp + 200,
        ari_password="right",
        ami_password="right",
        seat_secret="seats",
        trunk_peers=("127.0.0.10/32",),
        trunk_contact=f"sip:127.0.0.1:{free_port(socket.SOCK_DGRAM)}",
    )


def start(engine: VoiceEngine) -> subprocess.Popen[bytes]:
    account = engine.run_as()
    process = subprocess.Popen(
        engine.command(),
        env=engine.environment,
        cwd="/",
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        user=account[0] if account else None,
        group=account[1] if account else None,
        extra_groups=[] if account else None,
    )
    try:
        engine.wait_ready(60)
    except BaseException:
        process.kill()
        process.wait()
        raise
    return process


def telephone(
    engine: VoiceEngine, number: str, *, address: str = "127.0.0.1", password: str | None = None
) -> Phone:
    server = ("127.0.0.1", engine.settings.sip_port)
    return Phone(address=address, server=server, number=number, password=password)


async def ask(ami: Ami, action: str, **fields: str) -> dict[str, str]:
    """Send one AMI action and read its response."""
    reader, writer = ami
    lines = [f"Action: {action}", *(f"{key}: {value}" for key, value in fields.items())]
    writer.write("".join(f"{line}\r\n" for line in [*lines, ""]).encode())
    block = await asyncio.wait_for(reader.readuntil(b"\r\n\r\n"), 5)
    return dict(line.split(": ", 1) for line in block.decode().splitlines() if ": " in line)


@asynccontextmanager
async def ami_link(
    engine: VoiceEngine,
    secret: str | None = "right",  # noqa: S107
) -> AsyncIterator[Ami]:
    """Connect to AMI and, with a secret, log in."""
    reader, writer = await asyncio.open_connection("127.0.0.1", engine.settings.ami_port)
    try:
        await reader.readline()
        if secret is not None:
            answer = await ask((reader, writer), "Login", Username="hotline", Secret=secret)
            assert answer["Response"] == "Success"
        yield reader, writer
    finally:
        writer.close()
        await writer.wait_closed()


class AriLink:
    """As much of call control as a test of the engine needs."""

    def __init__(self, engine: VoiceEngine) -> None:
        self.url = f"http://127.0.0.1:{engine.settings.http_port}/ari/"
        self._headers = {"Authorization": aiohttp.encode_basic_auth("hotline", "right")}

    async def __aenter__(self) -> Self:
        self._http = aiohttp.ClientSession(headers=self._headers)
        self._events = await self._http.ws_connect(f"{self.url}events?app=hotline")
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._events.close()
        await self._http.close()

    async def event(self, kind: str) -> dict[str, Any]:
        """Wait for the next event of this kind."""
        async with asyncio.timeout(5):
            while True:
                event: dict[str, Any] = await self._events.receive_json()
                if event["type"] == kind:
                    return event

    async def ask(self, method: str, path: str, **parameters: str) -> Any:
        """Send a request that must succeed."""
        async with self._http.request(method, self.url + path, params=parameters) as answer:
            assert answer.status < 300, await answer.text()
            return await answer.json() if answer.content_type == "application/json" else None
