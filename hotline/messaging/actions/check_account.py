"""Test an account of a channel (检测渠道), as the button on the page of channels does."""

from datetime import datetime

from hotline.contacts.rules.channels import Channel
from hotline.core.errors import Refusal
from hotline.messaging.accounts import get_account
from hotline.messaging.adapters import find_adapters
from hotline.messaging.pulses import note_check


def check_account(*, channel: Channel, account: str, now: datetime) -> str:
    """Return what is wrong with the account, in Chinese; empty when its service answers.

    Raises:
        ChannelNotSetUp: there is no such account.

    """
    settings = get_account(channel, account)
    try:
        fault = find_adapters()[channel].check(account, settings)
    except Refusal as refusal:
        fault = refusal.message
    note_check(channel, account, fault, now=now)
    return fault
