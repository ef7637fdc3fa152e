"""Publish what an account shows of itself (发布内容规划): its menu, from the city's files."""

from datetime import datetime

from hotline.contacts.rules.channels import Channel
from hotline.messaging.accounts import get_account
from hotline.messaging.adapters import find_adapters
from hotline.messaging.errors import SendingFailed
from hotline.messaging.pulses import note_fault, note_sent


def publish_account(*, channel: Channel, account: str, now: datetime) -> str:
    """Return what is shown now, in Chinese; empty where there is nothing to show.

    Raises:
        ChannelNotSetUp: there is no such account.
        SendingFailed: its service did not take it; noted on the page of channels.

    """
    settings = get_account(channel, account)
    try:
        shown = find_adapters()[channel].publish(account, settings)
    except SendingFailed as refusal:
        note_fault(channel, account, refusal.message, now=now)
        raise
    if shown:
        note_sent(channel, account, now=now)
    return shown
