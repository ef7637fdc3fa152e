"""The doors of the page of channels (渠道状态): how each does, and its test."""

from datetime import datetime
from typing import Literal

from django.http import HttpRequest
from ninja import Router, Schema

from hotline.accounts.guard import Requires, visitor_of
from hotline.contacts.rules.channels import Channel
from hotline.core.clock import now
from hotline.messaging.accounts import file_of_accounts
from hotline.messaging.actions.check_account import check_account
from hotline.messaging.channel_states import AccountState, ChannelState, list_channel_states
from hotline.messaging.models import ChannelPulse
from hotline.messaging.permissions import CHECK_CHANNELS, SEE_CHANNELS

router = Router(tags=["channels"])


class ChannelAccountView(Schema):
    """One account of a channel."""

    account: str
    state: Literal["well", "faulty", "unknown"]
    last_in_at: datetime | None
    last_out_at: datetime | None
    waiting_in: int
    waiting_out: int
    checked_at: datetime | None
    faults_since_well: int
    fault: str
    fault_at: datetime | None


class ChannelStateView(Schema):
    """One channel: how it does, or what is missing."""

    channel: Channel
    label: str
    is_set_up: bool
    needs_account: bool
    fault: str
    accounts: list[ChannelAccountView]


class ChannelsView(Schema):
    """Every installed channel; ``can_check`` is whether the visitor may test them."""

    channels: list[ChannelStateView]
    file_name: str
    can_check: bool


class ChannelCheckView(Schema):
    """What the test found; empty: the service answers."""

    fault: str


@router.get("/channels", auth=Requires(SEE_CHANNELS))
def get_channels(request: HttpRequest) -> ChannelsView:
    """Show every channel and its accounts."""
    return ChannelsView(
        channels=[_channel(each) for each in list_channel_states()],
        file_name=file_of_accounts().name,
        can_check=visitor_of(request).has(CHECK_CHANNELS),
    )


@router.post("/channels/{channel}/{account}/check", auth=Requires(CHECK_CHANNELS))
def post_check(request: HttpRequest, channel: Channel, account: str) -> ChannelCheckView:
    """Test an account (检测), without sending anything to a citizen."""
    del request
    return ChannelCheckView(fault=check_account(channel=channel, account=account, now=now()))


def _channel(state: ChannelState) -> ChannelStateView:
    return ChannelStateView(
        channel=state.channel,
        label=state.label,
        is_set_up=bool(state.accounts),
        needs_account=state.needs_account,
        fault=state.fault,
        accounts=[_account(each) for each in state.accounts],
    )


def _account(state: AccountState) -> ChannelAccountView:
    pulse = state.pulse or ChannelPulse(channel="", account=state.account)
    return ChannelAccountView(
        account=state.account,
        state=_word_of(state),
        last_in_at=pulse.last_in_at,
        last_out_at=pulse.last_out_at,
        waiting_in=state.waiting_in,
        waiting_out=state.waiting_out,
        checked_at=pulse.checked_at,
        faults_since_well=pulse.faults_since_well,
        fault=pulse.fault,
        fault_at=pulse.fault_at,
    )


def _word_of(state: AccountState) -> Literal["well", "faulty", "unknown"]:
    pulse = state.pulse
    if pulse is None:
        return "unknown"
    if pulse.faults_since_well:
        return "faulty"
    has_worked = any((pulse.is_well, pulse.last_in_at, pulse.last_out_at))
    return "well" if has_worked else "unknown"
