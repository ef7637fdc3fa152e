"""Fifty deliveries of one message, through the door and at once: one row, one answer."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from socketserver import ThreadingMixIn
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import httpx
import pytest
from django.core.wsgi import get_wsgi_application

from hotline.core.clock import now
from hotline.messaging.channels.wechat.tests import pusher
from hotline.messaging.channels.wechat.tests.conftest import SetUp
from hotline.messaging.channels.wechat.tests.pusher import Pusher, opened
from hotline.messaging.models import Conversation, Message

_COUNT = 50


class _Server(ThreadingMixIn, WSGIServer):
    """Django's own test server refuses the eleventh who knocks at the same moment."""

    request_queue_size = _COUNT
    daemon_threads = True


class _Silent(WSGIRequestHandler):
    def log_message(self, *_arguments: object) -> None:
        """Say nothing."""


@contextmanager
def _web() -> Iterator[str]:
    with make_server("127.0.0.1", 0, get_wsgi_application(), _Server, _Silent) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()


@pytest.mark.django_db(transaction=True)
def test_fifty_deliveries_at_once_through_http(set_up: SetUp) -> None:
    set_up()
    door, moment = Pusher(), str(int(now().timestamp()))
    knocks = [door.prepared(pusher.text("路灯不亮"), timestamp=moment) for _ in range(_COUNT)]
    start, answers = threading.Barrier(_COUNT), list[httpx.Response]()

    def knock(url: str, body: bytes) -> None:
        start.wait()
        answers.append(httpx.post(url, content=body, timeout=60, trust_env=False))

    with _web() as site:
        threads = [
            threading.Thread(target=knock, args=(f"{site}{address}", body))
            for address, body in knocks
        ]
        for each in threads:
            each.start()
        for each in threads:
            each.join()
    assert [each.status_code for each in answers] == [200] * _COUNT
    number = Conversation.objects.get().number
    assert all(f"回执号：{number}" in opened(each.text) for each in answers)
    assert Message.objects.count() == 1
