"""A local WeChat: it answers as the published documents of its interface say."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

from hotline.messaging.channels.wechat.tests.pusher import APP_ID, CITIZEN

SECRET = "0123456789abcdef0123456789abcdef"
TEMPLATE = "ngqIpbwh8bUfcSsECmogfXcV14J0tQlEpBO27izEYtY"
TICKET = "bxLdikRXVbTPdHSM05e5u5sUoXNKd8-41ZO3MhKoyN5OfkWITDGgnr2fwJ0m9E8NYzWKVZvdVtaUgWvsdshFKA"
_QUOTA, _LONGEST = 5, 2048


class WeChatService(ThreadingHTTPServer):
    """What it knows of one account."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Door)
        self.lock = threading.Lock()
        self.token_number = 1
        self.token_calls: list[bool] = []
        self.dead_tokens: dict[str, int] = {}
        self.seconds = 7200
        self.is_silent = False
        self.tickets = 0
        self.is_window_open = True
        self.followers = {CITIZEN}
        self.customer: list[dict[str, Any]] = []
        self.notices: list[tuple[str, dict[str, Any]]] = []
        self.menus: list[dict[str, Any]] = []
        self.media: dict[str, tuple[str, bytes]] = {}
        self.refusals: dict[str, int] = {}
        """Path → the error it answers with."""

    @property
    def address(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self.server_port}"

    @property
    def token(self) -> str:
        """The token that is good now."""
        return f"TOKEN-{self.token_number}"

    def give_token(self, asked: dict[str, Any]) -> dict[str, Any]:
        """获取稳定版接口调用凭据."""
        assert asked["grant_type"] == "client_credential"
        if asked["appid"] != APP_ID:
            return {"errcode": 40013, "errmsg": "invalid appid"}
        if asked["secret"] != SECRET:
            return {"errcode": 40125, "errmsg": "invalid appsecret"}
        with self.lock:
            self.token_calls.append(asked["force_refresh"])
            if asked["force_refresh"]:
                self.end_token(40001)
            return {"access_token": self.token, "expires_in": self.seconds}

    def end_token(self, number: int) -> None:
        """Let the token be no good any more; ``number`` is what calls with it get."""
        self.dead_tokens[self.token] = number
        self.token_number += 1

    def customer_message(self, body: dict[str, Any]) -> dict[str, Any]:
        """发送客服消息."""
        if body["touser"] not in self.followers:
            return {"errcode": 43004, "errmsg": "require subscribe"}
        if not self.is_window_open:
            return {"errcode": 45015, "errmsg": "response out of time limit"}
        if len(self.customer) >= _QUOTA:
            return {"errcode": 45047, "errmsg": "out of response count limit"}
        if body["msgtype"] != "text" or len(body["text"]["content"].encode()) > _LONGEST:
            return {"errcode": 45002, "errmsg": "content size out of limit"}
        self.customer.append(body)
        return {"errcode": 0, "errmsg": "ok"}

    def notice(self, path: str, body: dict[str, Any]) -> dict[str, Any]:
        """模板消息、订阅通知."""
        if body["touser"] not in self.followers:
            return {"errcode": 43004 if "template" in path else 43101, "errmsg": "refused"}
        if body["template_id"] != TEMPLATE:
            return {"errcode": 40037, "errmsg": "invalid template_id"}
        if any(
            name.startswith("thing") and len(each["value"]) > 20
            for name, each in body["data"].items()
        ):
            return {"errcode": 47003, "errmsg": "argument invalid!"}
        self.notices.append((path, body))
        return {"errcode": 0, "errmsg": "ok", "msgid": 200228332 + len(self.notices)}

    def menu(self, body: dict[str, Any]) -> dict[str, Any]:
        """创建接口: at most three buttons, five below each."""
        if not 1 <= len(body["button"]) <= 3:
            return {"errcode": 40016, "errmsg": "invalid button size"}
        if any(len(each.get("sub_button", [])) > 5 for each in body["button"]):
            return {"errcode": 40023, "errmsg": "invalid sub button size"}
        self.menus.append(body)
        return {"errcode": 0, "errmsg": "ok"}


class _Door(BaseHTTPRequestHandler):
    server: WeChatService

    def log_message(self, format: str, *arguments: Any) -> None:  # noqa: A002 - its name there
        """Say nothing."""

    def do_GET(self) -> None:
        """Answer a GET."""
        parts = urlsplit(self.path)
        query = {name: values[0] for name, values in parse_qs(parts.query).items()}
        if parts.path.startswith("/store/"):
            return self._file(*self.server.media[parts.path.removeprefix("/store/")])
        if fault := self._fault(parts.path, query):
            return self._json(fault)
        if parts.path == "/cgi-bin/get_api_domain_ip":
            return self._json({"ip_list": ["101.226.62.77"]})
        if parts.path == "/cgi-bin/ticket/getticket":
            assert query["type"] == "jsapi"
            self.server.tickets += 1
            return self._json({"errcode": 0, "errmsg": "ok", "ticket": TICKET, "expires_in": 7200})
        if parts.path == "/cgi-bin/media/get":
            return self._media(query["media_id"])
        return self.send_error(404)

    def do_POST(self) -> None:
        """Answer a POST."""
        raw = self.rfile.read(int(self.headers["Content-Length"]))
        assert b"\\u" not in raw, "WeChat shows escapes as they are"
        body = json.loads(raw)
        parts = urlsplit(self.path)
        query = {name: values[0] for name, values in parse_qs(parts.query).items()}
        path = parts.path
        if path == "/cgi-bin/stable_token" and not self.server.is_silent:
            return self._json(self.server.give_token(body))
        if fault := self._fault(path, query):
            return self._json(fault)
        if path == "/cgi-bin/message/custom/send":
            return self._json(self.server.customer_message(body))
        if path in {"/cgi-bin/message/template/send", "/cgi-bin/message/subscribe/bizsend"}:
            return self._json(self.server.notice(path, body))
        if path == "/cgi-bin/menu/create":
            return self._json(self.server.menu(body))
        return self.send_error(404)

    def _fault(self, path: str, query: dict[str, str]) -> dict[str, Any] | None:
        if self.server.is_silent:
            return {"errcode": -1, "errmsg": "system error"}
        token = query.get("access_token", "")
        if token != self.server.token:
            number = self.server.dead_tokens.get(token, 40014)
            return {"errcode": number, "errmsg": "access_token"}
        number = self.server.refusals.get(path, 0)
        return {"errcode": number, "errmsg": "refused rid: 1"} if number else None

    def _media(self, media_id: str) -> None:
        found = self.server.media.get(media_id)
        if found is None:
            return self._json({"errcode": 40007, "errmsg": "invalid media_id"})
        if found[0] == "json":
            return self._json(json.loads(found[1]))
        return self._file(*found)

    def _json(self, answer: dict[str, Any]) -> None:
        self._file("application/json; encoding=utf-8", json.dumps(answer).encode())

    def _file(self, kind: str, content: bytes) -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)


@contextmanager
def running() -> Iterator[WeChatService]:
    """Run it on a free port."""
    with WeChatService() as service:
        thread = threading.Thread(target=service.serve_forever, daemon=True)
        thread.start()
        try:
            yield service
        finally:
            service.shutdown()
            thread.join()
