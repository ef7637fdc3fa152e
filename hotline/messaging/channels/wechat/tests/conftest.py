"""An account set up for tests, and a local WeChat behind it."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from hotline.messaging.channels.wechat.settings import WeChatSettings
from hotline.messaging.channels.wechat.tests.pusher import APP_ID, KEY, TOKEN
from hotline.messaging.channels.wechat.tests.service import SECRET, WeChatService, running
from tests.cast import cast, frozen

__all__ = ["cast", "frozen"]

SetUp = Callable[..., WeChatSettings]


@pytest.fixture
def service() -> Iterator[WeChatService]:
    """A local WeChat."""
    with running() as started:
        yield started


@pytest.fixture
def set_up(settings: Any, tmp_path: Path) -> SetUp:
    """Return what writes ``channels.toml`` with one account, ``main``."""
    file = tmp_path / "channels.toml"
    settings.HOTLINE_ENVIRONMENT = settings.HOTLINE_ENVIRONMENT.model_copy(
        update={"channels_file": file, "var": tmp_path}
    )

    def write(**changes: Any) -> WeChatSettings:
        table: dict[str, Any] = {
            "app_id": APP_ID,
            "secret": SECRET,
            "token": TOKEN,
            "encoding_aes_key": KEY,
            "api_base": "http://127.0.0.1:9",
            **changes,
        }
        lines = [f"{name} = {_toml(value)}" for name, value in table.items()]
        file.write_text("\n".join(["[wechat.main]", *lines]), "utf-8")
        return WeChatSettings.model_validate(table)

    return write


def _toml(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{name} = {_toml(each)}" for name, each in value.items()) + "}"
    return json.dumps(value, ensure_ascii=False)
