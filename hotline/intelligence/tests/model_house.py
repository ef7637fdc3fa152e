"""A model service on loopback that behaves as the real ones were seen to: well, and badly.

Seen with llama-server, vLLM and Ollama: answers cut by ``max_tokens``, a schema ignored,
``<think>`` before the answer, code fences, 500 while loading, and a server that hangs.
"""

import json
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
from pytest_django import Settings

Reply = tuple[int, Any]


def said(text: str, *, finish: str | None = "stop", tokens: tuple[int, int] = (120, 30)) -> Reply:
    """Return an answer of the protocol."""
    choice = {
        "index": 0,
        "message": {"role": "assistant", "content": text},
        "finish_reason": finish,
    }
    usage = {"prompt_tokens": tokens[0], "completion_tokens": tokens[1]}
    return 200, {"object": "chat.completion", "choices": [choice], "usage": usage}


class House:
    """What it was asked, and what it says next."""

    def __init__(self) -> None:
        """Begin with nothing to say."""
        self.asked: list[dict[str, Any]] = []
        self.keys: list[str] = []
        self.replies: list[Reply | Callable[[dict[str, Any]], Reply]] = []
        self.hangs = threading.Event()
        self.url = ""

    def answer(self, body: dict[str, Any]) -> Reply:
        """Say what was prepared; the last of it again and again."""
        self.asked.append(body)
        reply = self.replies.pop(0) if len(self.replies) > 1 else self.replies[0]
        return reply(body) if callable(reply) else reply


class _Handler(BaseHTTPRequestHandler):
    house: House

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.house.keys.append(self.headers.get("Authorization", ""))
        status, found = self.house.answer(body)
        if status == 0:  # it hangs until the test is over
            self.house.hangs.wait(20)
            self.close_connection = True
            return
        content = found if isinstance(found, bytes) else json.dumps(found).encode()
        self.send_response(status)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


@pytest.fixture
def house(settings: Settings) -> Iterator[House]:
    """Open a service, and let the site name and allow it."""
    made = House()
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Handler", (_Handler,), {"house": made}))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    made.url = f"http://127.0.0.1:{server.server_port}"
    set_up(settings, model_hosts=f"127.0.0.1:{server.server_port}", chat_url=made.url)
    yield made
    made.hangs.set()
    server.shutdown()
    server.server_close()


def set_up(settings: Settings, **changes: Any) -> None:
    """Change what the site says; a model is named already."""
    environment = settings.HOTLINE_ENVIRONMENT
    settings.HOTLINE_ENVIRONMENT = environment.model_copy(update={"chat_model": "qwen"} | changes)
