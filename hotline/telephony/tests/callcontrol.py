"""A call control that notes what it is asked and answers what the test says."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

from django.conf import settings


@dataclass
class FakeCallControl:
    """What it was asked, and what it answers."""

    answer: object = field(default_factory=lambda: {"ok": True})
    status: int = 200
    asked: list[tuple[str, str, dict[str, Any]]] = field(default_factory=list)


@contextmanager
def listening() -> Iterator[FakeCallControl]:
    """Listen on a free port until the test ends."""
    fake = FakeCallControl()

    class Door(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            length = int(self.headers["Content-Length"])
            body = json.loads(self.rfile.read(length))
            fake.asked.append((self.path, self.headers["Authorization"], body))
            self.send_response(fake.status)
            self.end_headers()
            self.wfile.write(json.dumps(fake.answer).encode())

        def log_message(self, *_args: object) -> None:
            """Say nothing."""

    server = HTTPServer(("127.0.0.1", 0), Door)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    environment = settings.HOTLINE_ENVIRONMENT
    usual, environment.callcontrol_port = environment.callcontrol_port, server.server_port
    try:
        yield fake
    finally:
        environment.callcontrol_port = usual
        server.shutdown()
        server.server_close()
