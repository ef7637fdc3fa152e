"""Whether and where a citizen can be asked by message."""

from dataclasses import dataclass

from hotline.citizens.rules.numbers import normalize_number, takes_messages
from hotline.contacts.rules.channels import Channel
from hotline.followups.models import FollowUp
from hotline.messaging.accounts import list_accounts
from hotline.messaging.adapters import find_adapters
from hotline.messaging.errors import ChannelNotSetUp
from hotline.messaging.models import Conversation
from hotline.messaging.notice_errors import NoTemplate
from hotline.messaging.notice_queries import get_published
from hotline.workorders.rules.secrecy import Secrecy

TEMPLATE = "follow_up_by_digit"


@dataclass(frozen=True, slots=True)
class Address:
    """Where the question goes: a phone, or the conversation in which the appeal came."""

    phone: str = ""
    conversation: Conversation | None = None


def address_of(follow_up: FollowUp) -> Address | None:
    """Return where to ask; None when nobody can be asked by message, or nobody should be.

    What is secret is spoken of by a person only. Who wrote by WeChat is asked there, everybody
    else by SMS to their mobile phone.
    """
    order = follow_up.order
    if order.secrecy != Secrecy.NORMAL:
        return None
    written = Conversation.objects.filter(contact=order.contact_id, channel=Channel.WECHAT).first()
    if written is not None and is_open(Channel.WECHAT):
        return Address(conversation=written)
    phone = normalize_number(order.caller_phone)
    may_write = takes_messages(phone) and is_open(Channel.SMS)
    return Address(phone=phone) if may_write else None


def is_open(channel: Channel, template: str = TEMPLATE) -> bool:
    """Tell whether an account of the channel is set up, and the template published."""
    if channel not in find_adapters():
        return False
    try:
        get_published(template, channel)
        return bool(list_accounts(channel))
    except (ChannelNotSetUp, NoTemplate):
        return False
