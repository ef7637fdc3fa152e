"""What is written in the site's file for short messages."""

import tomllib
from typing import Any

import pytest
from django.conf import settings
from pydantic import ValidationError

from hotline.messaging.channels.sms.settings import SmsSettings


def _example() -> dict[str, Any]:
    path = settings.BASE_DIR / "deploy" / "channels.toml.example"
    return dict(tomllib.loads(path.read_text("utf-8"))["sms"])


def test_the_example_can_be_used_as_it_is() -> None:
    accounts = {name: SmsSettings.model_validate(each) for name, each in _example().items()}
    assert [each.protocol for each in accounts.values()] == ["http", "cmpp"]
    assert "密钥" not in repr(accounts)


@pytest.mark.parametrize(
    "table",
    [
        {"protocol": "cmpp"},
        {"protocol": "http", "cmpp": {}},
        {"protocol": "smpp"},
        {"protocol": "http", "http": {"url": "ftp://x", "secret": "x", "fields": {"a": "b"}}},
        {"protocol": "http", "http": {"url": "https://x", "secret": "x", "fields": {}}},
    ],
)
def test_what_cannot_work_is_refused(table: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        SmsSettings.model_validate(table)
