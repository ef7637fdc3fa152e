"""Fetch what came in (收取消息) from the channels whose services do not knock."""

from datetime import datetime

from hotline.contacts.rules.channels import Channel
from hotline.core.errors import Refusal
from hotline.messaging.accounts import list_accounts
from hotline.messaging.actions.receive import receive
from hotline.messaging.adapters import Adapter, find_adapters
from hotline.messaging.pulses import cursor_of, keep_cursor, note_fault


def fetch(*, now: datetime) -> int:
    """Ask every polled account once; return how many messages were new.

    An account that fails is noted and stops no other. The cursor moves on only when all
    that came before it is kept.
    """
    new = 0
    for channel, adapter in find_adapters().items():
        if adapter.is_polled:
            new += _fetch_channel(channel, adapter, now)
    return new


def _fetch_channel(channel: Channel, adapter: Adapter, now: datetime) -> int:
    new = 0
    for account, settings in list_accounts(channel).items():
        try:
            fetched = adapter.fetch(account, settings, cursor_of(channel, account))
            new += sum(receive(each, now=now).is_new for each in fetched.messages)
        except Refusal as refusal:
            note_fault(channel, account, refusal.message, now=now)
            continue
        keep_cursor(channel, account, fetched.cursor)
    return new
