"""The fake's doors: ARI over HTTP and websocket, AMI over TCP, all on loopback."""

import asyncio
import contextlib
import json
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from aiohttp import WSMsgType, encode_basic_auth, web

from tests.fakes.asterisk.ami import AmiServer
from tests.fakes.asterisk.apps import App
from tests.fakes.asterisk.engine import Engine
from tests.fakes.asterisk.routes import perform
from tests.fakes.asterisk.words import Json

ARI_NAME = "hotline"


def _query(text: str) -> Json:
    """Read a query string; a repeated name becomes a list."""
    read = parse_qs(text, keep_blank_values=True)
    return {name: values[0] if len(values) == 1 else values for name, values in read.items()}


@dataclass
class FakeAsterisk:
    """A running fake: its state and where it listens."""

    engine: Engine
    ari_password: str

    def is_known(self, request: web.Request) -> bool:
        """Check the credentials, given as basic authentication or ``api_key``."""
        if request.query.get("api_key") == f"{ARI_NAME}:{self.ari_password}":
            return True
        return request.headers.get("Authorization") == encode_basic_auth(
            ARI_NAME, self.ari_password
        )

    async def events(self, request: web.Request) -> web.StreamResponse:
        """``GET /ari/events``: an application's websocket, with REST over it."""
        if not self.is_known(request):
            return web.json_response({"message": "Authentication required"}, status=401)
        socket = web.WebSocketResponse(heartbeat=30)
        await socket.prepare(request)
        outbox: asyncio.Queue[Json] = asyncio.Queue()
        names = request.query["app"].split(",")
        hears_all = request.query.get("subscribeAll", "false").lower() == "true"
        for name in names:
            self._attach(name, outbox, hears_all=hears_all)
        writer = asyncio.create_task(_write(socket, outbox))
        try:
            async for message in socket:
                if message.type is WSMsgType.TEXT:
                    outbox.put_nowait(self._answer(json.loads(message.data)))
        finally:
            writer.cancel()
            for name in names:
                if self.engine.apps[name].outbox is outbox:
                    self.engine.apps[name].outbox = None
        return socket

    def _attach(self, name: str, outbox: "asyncio.Queue[Json]", *, hears_all: bool) -> None:
        app = self.engine.apps.setdefault(name, App(name))
        app.tell({"type": "ApplicationReplaced"})
        app.outbox, app.hears_all = outbox, hears_all

    def _answer(self, message: Json) -> Json:
        parts = urlsplit(message["uri"])
        query = _query(parts.query)
        for pair in message.get("query_strings") or []:
            query[pair["name"]] = pair["value"]
        body = json.loads(message.get("message_body") or "{}")
        path = unquote(parts.path).strip("/").removeprefix("ari/")
        status, answer = perform(self.engine, message["method"], path, query, body)
        return {
            "type": "RESTResponse",
            "transaction_id": message.get("transaction_id"),
            "request_id": message.get("request_id"),
            "status_code": status,
            "reason_phrase": "",
            "uri": message["uri"],
            "content_type": "application/json",
            "message_body": "" if answer is None else json.dumps(answer),
        }

    async def rest(self, request: web.Request) -> web.Response:
        """Any other path below ``/ari``: REST over plain HTTP."""
        if not self.is_known(request):
            return web.json_response({"message": "Authentication required"}, status=401)
        body: Any = await request.json() if request.can_read_body else {}
        path = unquote(request.match_info["path"]).strip("/")
        query = _query(request.query_string)
        status, answer = perform(self.engine, request.method, path, query, body)
        if answer is None:
            return web.Response(status=status)
        return web.json_response(answer, status=status)


async def _write(socket: web.WebSocketResponse, outbox: "asyncio.Queue[Json]") -> None:
    with contextlib.suppress(ConnectionError):
        while True:
            await socket.send_json(await outbox.get())


@contextlib.asynccontextmanager
async def fake_asterisk(
    *, http_port: int, ami_port: int, ari_password: str, ami_password: str, recordings: Path
) -> AsyncIterator[Engine]:
    """Run a fake Asterisk on two ports of loopback until the block ends."""
    engine = Engine()
    fake = FakeAsterisk(engine, ari_password)
    app = web.Application()
    app.router.add_get("/ari/events", fake.events)
    app.router.add_route("*", "/ari/{path:.+}", fake.rest)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.5)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", http_port).start()
    ami = AmiServer(engine, ami_password, recordings)
    await ami.start(ami_port)
    try:
        yield engine
    finally:
        await ami.stop()
        await runner.cleanup()
