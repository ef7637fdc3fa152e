"""How every installed channel does, for the page of channels (渠道状态)."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db.models import Count, Q

from hotline.contacts.rules.channels import Channel
from hotline.messaging.accounts import list_accounts
from hotline.messaging.adapters import Adapter, find_adapters
from hotline.messaging.errors import ChannelNotSetUp
from hotline.messaging.models import ChannelPulse, CitizenNotice, Conversation, Message
from hotline.messaging.rules.conversation import ConversationState
from hotline.messaging.rules.notices import NoticeState
from hotline.messaging.rules.sending import SendState


@dataclass(frozen=True, slots=True)
class AccountState:
    """One account: what was noted of it, and what waits."""

    account: str
    pulse: ChannelPulse | None
    waiting_in: int
    """Conversations nobody has taken yet."""
    waiting_out: int
    """Messages and notices not yet handed to the channel's service."""


@dataclass(frozen=True, slots=True)
class ChannelState:
    """One channel with its accounts; without any it is not set up."""

    channel: Channel
    label: str
    needs_account: bool
    fault: str = ""
    """What is wrong in the site's file."""
    accounts: Sequence[AccountState] = field(default_factory=tuple)


def list_channel_states() -> list[ChannelState]:
    """Return the state of every channel that is installed."""
    pulses = {(each.channel, each.account): each for each in ChannelPulse.objects.all()}
    incoming = _count_incoming()
    outgoing = _count_outgoing()
    return [_state_of(adapter, pulses, incoming, outgoing) for adapter in find_adapters().values()]


def _state_of(
    adapter: Adapter,
    pulses: dict[tuple[str, str], ChannelPulse],
    incoming: dict[tuple[str, str], int],
    outgoing: dict[tuple[str, str], int],
) -> ChannelState:
    channel, fault = adapter.channel, ""
    names: list[str] = []
    try:
        names = list(list_accounts(channel))
    except ChannelNotSetUp as refusal:
        fault = refusal.message
    accounts = tuple(
        AccountState(
            account=name,
            pulse=pulses.get((channel, name)),
            waiting_in=incoming.get((channel, name), 0),
            waiting_out=outgoing.get((channel, name), 0),
        )
        for name in names
    )
    return ChannelState(channel, adapter.label, adapter.needs_account, fault, accounts)


def _count_incoming() -> dict[tuple[str, str], int]:
    waiting = Conversation.objects.filter(state=ConversationState.WAITING)
    rows = waiting.values_list("channel", "account").annotate(count=Count("pk"))
    return {(channel, account): count for channel, account, count in rows}


def _count_outgoing() -> dict[tuple[str, str], int]:
    messages = (
        Message.objects.filter(state=SendState.QUEUED)
        .values_list("conversation__channel", "conversation__account")
        .annotate(count=Count("pk"))
    )
    is_waiting = Q(state__in=[NoticeState.QUEUED, NoticeState.HELD])
    notices = (
        CitizenNotice.objects.filter(is_waiting)
        .values_list("channel", "account")
        .annotate(count=Count("pk"))
    )
    totals: dict[tuple[str, str], int] = {}
    for channel, account, count in (*messages, *notices):
        totals[channel, account] = totals.get((channel, account), 0) + count
    return totals
