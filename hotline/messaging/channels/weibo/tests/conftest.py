"""An account set up for tests, and a local Weibo behind it."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from hotline.messaging.channels.weibo.settings import WeiboSettings
from hotline.messaging.channels.weibo.signing import sign
from hotline.messaging.channels.weibo.tests.service import (
    CITIZEN,
    MONDAY,
    OWN,
    TOKEN,
    WeiboService,
    running,
)
from tests.cast import NOW, cast, frozen

__all__ = ["SECRET", "Pusher", "cast", "frozen"]

SECRET = "xyz123xyz"
SetUp = Callable[..., WeiboSettings]


@pytest.fixture
def service() -> Iterator[WeiboService]:
    """A local Weibo."""
    with running() as started:
        yield started


@pytest.fixture
def set_up(settings: Any, tmp_path: Path) -> SetUp:
    """Return what writes ``channels.toml`` with one account, ``main``."""
    file = tmp_path / "channels.toml"
    settings.HOTLINE_ENVIRONMENT = settings.HOTLINE_ENVIRONMENT.model_copy(
        update={"channels_file": file, "var": tmp_path}
    )

    def write(address: str = "http://127.0.0.1:9", **changes: Any) -> WeiboSettings:
        table: dict[str, Any] = {
            "app_key": "1352222456",
            "app_secret": SECRET,
            "access_token": TOKEN,
            "uid": OWN,
            "message_base": address,
            "api_base": address,
            "upload_base": address,
            **changes,
        }
        lines = [f"{name} = {json.dumps(each)}" for name, each in table.items()]
        file.write_text("\n".join(["[weibo.main]", *lines]), "utf-8")
        return WeiboSettings.model_validate(table)

    return write


class Pusher:
    """Pushes as the platform does."""

    def __init__(self) -> None:
        self.nonce = 57155157

    def query(self, seconds: float = 0, secret: str = SECRET) -> dict[str, str]:
        """Return a signed query; every one has a nonce of its own."""
        self.nonce += 1
        timestamp = str(int((NOW.timestamp() + seconds) * 1000))
        signature = sign(secret, timestamp, str(self.nonce))
        return {"signature": signature, "timestamp": timestamp, "nonce": str(self.nonce)}

    def push(self, query: dict[str, str] | None = None, **changes: Any) -> Any:
        """Push a message; return the answer."""
        body = {
            "type": "text",
            "receiver_id": OWN,
            "sender_id": CITIZEN,
            "created_at": MONDAY,
            "text": "海甸岛人民大道路灯不亮三天了",
            "data": {},
            **changes,
        }
        return self.raw(json.dumps(body).encode(), query)

    def raw(self, body: bytes, query: dict[str, str] | None = None) -> Any:
        """Push bytes."""
        return Client().post(
            "/api/channels/weibo/main",
            body,
            "application/json",
            query_params=query or self.query(),
        )


@pytest.fixture
def pusher(frozen: Any) -> Pusher:
    """Push at the moment the clock stands at."""
    del frozen
    return Pusher()
