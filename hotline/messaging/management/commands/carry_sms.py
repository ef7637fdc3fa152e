"""Hold the connections of the accounts that speak CMPP."""

import asyncio
import contextlib
import signal
from typing import Any

import structlog
from django.core.management.base import BaseCommand

from hotline.contacts.rules.channels import Channel
from hotline.messaging.accounts import file_of_accounts, list_accounts
from hotline.messaging.channels.sms.carrier import Line
from hotline.messaging.channels.sms.settings import SmsSettings
from hotline.messaging.errors import ChannelNotSetUp

_LOOK_SECONDS = 5.0
_log = structlog.get_logger()


class Command(BaseCommand):
    """``python -m hotline.manage carry_sms``: a changed ``channels.toml`` is taken up itself."""

    help = "保持与运营商短信网关（CMPP）的连接，直到被要求停止。"

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Work until SIGTERM or SIGINT."""
        asyncio.run(_carry())


async def _carry() -> None:
    stopping = asyncio.Event()
    for each in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(each, stopping.set)
    while not stopping.is_set():
        seen = _stamp()
        lines = [asyncio.create_task(each.carry()) for each in _lines()]
        while seen == _stamp() and not stopping.is_set() and not _any_ended(lines):
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(stopping.wait(), _LOOK_SECONDS)
        for line in lines:
            line.cancel()
        for ended in await asyncio.gather(*lines, return_exceptions=True):
            if isinstance(ended, Exception):
                _log.error("line gave up", action="carry_sms", why=str(ended), exc_info=ended)


def _any_ended(lines: list[asyncio.Task[None]]) -> bool:
    return any(each.done() for each in lines)


def _lines() -> list[Line]:
    try:
        accounts = list_accounts(Channel.SMS)
    except ChannelNotSetUp as refusal:
        _log.error("channels file is wrong", action="carry_sms", why=refusal.message)
        return []
    return [
        Line(name, each.cmpp)
        for name, each in accounts.items()
        if isinstance(each, SmsSettings) and each.protocol == "cmpp" and each.cmpp
    ]


def _stamp() -> int:
    try:
        return file_of_accounts().stat().st_mtime_ns
    except FileNotFoundError:
        return 0
