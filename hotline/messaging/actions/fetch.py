"""Fetch what came in (收取消息) from the channels whose services do not knock."""

import contextlib
from datetime import datetime
from typing import Any

from hotline.contacts.rules.channels import Channel
from hotline.core.errors import Refusal, Unavailable
from hotline.messaging.accounts import DEFAULT, list_accounts
from hotline.messaging.actions.acknowledge import acknowledge
from hotline.messaging.actions.note_report import Report, note_report
from hotline.messaging.actions.receive import receive
from hotline.messaging.actions.report_undelivered import report_undelivered
from hotline.messaging.adapters import Adapter, Fetched, Undelivered, find_adapters
from hotline.messaging.pulses import cursor_of, keep_cursor, note_fault

_MOST_ROUNDS = 10


def fetch(*, now: datetime) -> int:
    """Ask every polled account once; return how many messages were new.

    An account that fails is noted and stops no other. The cursor moves on only when all
    that came before it is kept.
    """
    new = 0
    for channel, adapter in find_adapters().items():
        if not adapter.is_polled:
            continue
        try:
            accounts = list_accounts(channel)
        except Refusal as refusal:
            note_fault(channel, DEFAULT, refusal.message, now=now)
            continue
        for account, settings in accounts.items():
            try:
                new += _fetch_account(channel, adapter, account, settings, now)
            except Refusal as refusal:
                note_fault(channel, account, refusal.message, now=now)
    return new


def _fetch_account(
    channel: Channel, adapter: Adapter, account: str, settings: Any, now: datetime
) -> int:
    new = 0
    for _ in range(_MOST_ROUNDS):
        fetched = adapter.fetch(account, settings, cursor_of(channel, account))
        new += _keep(channel, account, fetched, now)
        keep_cursor(channel, account, fetched.cursor)
        if not fetched.has_more:
            break
    return new


def _keep(channel: Channel, account: str, fetched: Fetched, now: datetime) -> int:
    new = 0
    for each in fetched.messages:
        received = receive(each, now=now)
        new += received.is_new
        if each.wants_receipt and received.is_first:
            acknowledge(received.conversation, now=now)
    for failed in fetched.undelivered:
        _came_back(channel, account, failed, now)
    return new


def _came_back(channel: Channel, account: str, failed: Undelivered, now: datetime) -> None:
    """Note it beside the message, or the notice, that came back; of others nothing is known."""
    ident = failed.external_id
    message = report_undelivered(
        channel=channel, account=account, external_id=ident, why=failed.why, now=now
    )
    if message is None:
        report = Report(channel=channel, account=account, external_id=ident, status=failed.why)
        with contextlib.suppress(Unavailable):
            note_report(report, now=now)
