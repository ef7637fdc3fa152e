"""A gateway over HTTP that checks what it is sent."""

import hashlib
import hmac
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

SECRET = "topsecret"


@dataclass
class Gateway:
    """What it got, and what it answers."""

    answer: Any = field(default_factory=lambda: {"code": "0", "data": {"id": "g-1"}})
    status: int = 200
    got: list[dict[str, str]] = field(default_factory=list)
    raw: list[bytes] = field(default_factory=list)
    badly_signed: int = 0
    port: int = 0


@contextmanager
def listening() -> Iterator[Gateway]:
    """Listen until the block ends."""
    gateway = Gateway()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            gateway.raw.append(body)
            stamp, nonce = (self.headers.get(f"X-{each}", "") for each in ("Timestamp", "Nonce"))
            signed = stamp + nonce + body.decode()
            wanted = hmac.new(SECRET.encode(), signed.encode(), hashlib.sha256).hexdigest()
            if wanted == self.headers["X-Signature"]:
                gateway.got.append(json.loads(body))
            else:
                gateway.badly_signed += 1
            raw = gateway.answer
            raw = raw if isinstance(raw, bytes) else json.dumps(raw).encode()
            self.send_response(gateway.status)
            self.send_header("Content-Length", str(len(raw)))
            self.end_headers()
            self.wfile.write(raw)

        def log_message(self, *_words: Any) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    gateway.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield gateway
    finally:
        server.shutdown()
        server.server_close()
        thread.join(5)


def profile(port: int) -> str:
    """Return the account for ``channels.toml``."""
    return f"""
[sms.main]
protocol = "http"
[sms.main.http]
url = "http://127.0.0.1:{port}/send"
secret = "{SECRET}"
fields = {{ mobile = "{{phone}}", content = "{{text}}", extno = "01", ref = "{{ref}}" }}
final_codes = ["4001"]
timeout_seconds = 2
[sms.main.push]
secret = "{SECRET}"
items = "list"
"""
