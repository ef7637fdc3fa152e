"""The accounts (渠道账号) of the channels, read from the site's own file.

``HOTLINE_CHANNELS_FILE`` names a TOML file (default ``channels.toml`` below ``HOTLINE_VAR``)
with a table per account, ``[wechat.main]``. Credentials live there and nowhere else; no file,
or no table, and the channel reaches nobody.
"""

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.conf import settings
from pydantic import ValidationError

from hotline.contacts.rules.channels import Channel
from hotline.messaging.adapters import AccountSettings, find_adapters
from hotline.messaging.errors import ChannelNotSetUp

DEFAULT = "main"


def file_of_accounts() -> Path:
    """Return where the file lies, whether or not it exists."""
    environment = settings.HOTLINE_ENVIRONMENT
    return environment.channels_file or environment.var / "channels.toml"


def list_accounts(channel: Channel) -> Mapping[str, AccountSettings]:
    """Return the accounts of a channel by name.

    Raises:
        ChannelNotSetUp: the file cannot be read; the sentence says what is wrong in it.

    """
    adapter = find_adapters()[channel]
    tables = _read().get(channel.value, {})
    if not tables and not adapter.needs_account:
        return {DEFAULT: adapter.settings()}
    try:
        return {name: adapter.settings.model_validate(table) for name, table in tables.items()}
    except ValidationError as error:
        wrong = "、".join(".".join(map(str, each["loc"])) or "整体" for each in error.errors())
        msg = f"{adapter.label}渠道配置有误，请检查：{wrong}。"
        raise ChannelNotSetUp(msg) from error


def get_account(channel: Channel, account: str) -> Any:
    """Return an account's settings.

    Raises:
        ChannelNotSetUp: there is none.

    """
    found = list_accounts(channel).get(account) if channel in find_adapters() else None
    if found is None:
        msg = f"渠道账号 {channel.value}/{account} 没有配置。"
        raise ChannelNotSetUp(msg)
    return found


def default_account(channel: Channel) -> str:
    """Return the name of the account we write from unasked: ``main``, or the first there is."""
    names = list(list_accounts(channel)) if channel in find_adapters() else []
    return names[0] if names and DEFAULT not in names else DEFAULT


def read_tables(name: str) -> Mapping[str, Mapping[str, Any]]:
    """Return the file's tables of another service of the site, such as ``[wechat_pay.main]``.

    Raises:
        ChannelNotSetUp: the file cannot be read.

    """
    return _read().get(name, {})


def _read() -> Mapping[str, Mapping[str, Any]]:
    path = file_of_accounts()
    try:
        changed = path.stat().st_mtime_ns
    except FileNotFoundError:
        return {}
    return _parsed(path, changed)


@lru_cache(maxsize=4)
def _parsed(path: Path, changed: int) -> Mapping[str, Mapping[str, Any]]:
    del changed
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        msg = f"渠道配置文件 {path.name} 无法读取：{error}"
        raise ChannelNotSetUp(msg) from error
