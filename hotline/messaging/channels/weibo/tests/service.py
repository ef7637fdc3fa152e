"""A local Weibo: it answers as the published documents of its interface say."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

TOKEN = "2.00AbCdEfGhIjKlMn"
OWN, CITIZEN = 1902538057, 2489518277
MONDAY = "Mon Nov 23 18:09:20 +0800 2026"


def user(uid: int = CITIZEN, name: str = "海口陈静") -> dict[str, Any]:
    """Return a user as the platform describes one."""
    return {"id": uid, "idstr": str(uid), "screen_name": name, "verified": False}


class WeiboService(ThreadingHTTPServer):
    """What it knows of one account."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Door)
        self.messages: list[dict[str, str]] = []
        self.comments: list[tuple[str, dict[str, str]]] = []
        self.lists: dict[str, list[dict[str, Any]]] = {"mentions": [], "named": [], "to_me": []}
        self.calls: list[tuple[str, dict[str, str]]] = []
        self.media: dict[str, tuple[str, bytes]] = {}
        self.refusals: dict[str, tuple[int, int, str]] = {}
        """Path → status, error code and error it answers with."""
        self.answers: dict[str, bytes] = {}
        """Path → what it answers instead."""
        self.expire_in = 31_536_000

    @property
    def address(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self.server_port}"

    def answer(self, path: str, asked: dict[str, str]) -> tuple[int, Any]:
        """Return the status and the answer to a call."""
        self.calls.append((path, asked))
        if path in self.refusals:
            status, number, said = self.refusals[path]
            return status, {"error": said, "error_code": number, "request": path}
        if asked.get("access_token") != TOKEN:
            return 400, {"error": "invalid_access_token", "error_code": 21332, "request": path}
        if path == "/oauth2/get_token_info":
            return 200, {"uid": OWN, "appkey": "1352222456", "expire_in": self.expire_in}
        if path == "/2/messages/reply.json":
            self.messages.append(asked)
            return 200, {"result": True, "receiver_id": asked["receiver_id"]}
        if path in {"/2/comments/create.json", "/2/comments/reply.json"}:
            self.comments.append((path, asked))
            return 200, {"id": 12438492184, "text": asked["comment"], "user": user(OWN)}
        return self._list(path, asked)

    def _list(self, path: str, asked: dict[str, str]) -> tuple[int, Any]:
        names = {
            "/2/statuses/mentions.json": ("mentions", "statuses"),
            "/2/comments/mentions.json": ("named", "comments"),
            "/2/comments/to_me.json": ("to_me", "comments"),
        }
        if path not in names:
            return 404, {"error": "not found", "error_code": 10020, "request": path}
        name, field = names[path]
        since, count, page = (int(asked[each]) for each in ("since_id", "count", "page"))
        newest = sorted(self.lists[name], key=lambda one: -int(one["id"]))
        newer = [each for each in newest if each["id"] > since]
        return 200, {
            field: newer[(page - 1) * count : page * count],
            "total_number": len(newer),
            "previous_cursor": 0,
            "next_cursor": 0,
        }


class _Door(BaseHTTPRequestHandler):
    server: WeiboService

    def do_GET(self) -> None:
        self._serve(b"")

    def do_POST(self) -> None:
        assert self.headers["Content-Type"] == "application/x-www-form-urlencoded"
        self._serve(self.rfile.read(int(self.headers["Content-Length"])))

    def _serve(self, body: bytes) -> None:
        split = urlsplit(self.path)
        asked = {name: values[0] for name, values in parse_qs(split.query).items()}
        asked |= {name: values[0] for name, values in parse_qs(body.decode()).items()}
        if split.path == "/2/mss/msget" and asked["fid"] in self.server.media:
            kind, content = self.server.media[asked["fid"]]
            self._write(200, kind, content)
        elif split.path in self.server.answers:
            self._write(200, "application/json", self.server.answers[split.path])
        else:
            status, answer = self.server.answer(split.path, asked)
            self._write(status, "application/json;charset=UTF-8", json.dumps(answer).encode())

    def _write(self, status: int, kind: str, content: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the library's name
        """Say nothing."""


@contextmanager
def running() -> Iterator[WeiboService]:
    """Run it until the end of the block."""
    service = WeiboService()
    thread = threading.Thread(target=service.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield service
    finally:
        service.shutdown()
        thread.join()
        service.server_close()
