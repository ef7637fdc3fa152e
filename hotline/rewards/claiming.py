"""A packet as its citizen claims it (领取红包): by the link of their own, within WeChat."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from hotline.contacts.rules.channels import Channel
from hotline.messaging.accounts import get_account
from hotline.messaging.adapters import find_adapters
from hotline.messaging.errors import ChannelNotSetUp, SendingFailed
from hotline.rewards.errors import ClaimNotNow, NoPacket, ProviderSilent
from hotline.rewards.models import Packet
from hotline.rewards.provider import settings_for
from hotline.rewards.rules.packets import PacketState

PAGE = "/citizen/packet/"
LOOK_AGAIN = timedelta(seconds=3)
"""So long the provider is not asked again, whoever asks us."""


@dataclass(frozen=True, slots=True)
class Claim:
    """What WeChat's browser needs: who we are, and which transfer waits."""

    page: dict[str, Any]
    mch_id: str
    package: str


def packet_of(key: str) -> Packet:
    """Return the packet of a link.

    Raises:
        NoPacket: there is none.

    """
    found = Packet.objects.filter(claim_key=key or "-").select_related("order").first()
    if found is None:
        msg = "没有找到这个红包，请检查链接是否完整。"
        raise NoPacket(msg)
    return found


def claim_of(packet: Packet, url: str, *, now: datetime) -> Claim:
    """Return what the page at this address shows to WeChat, so that the citizen may confirm.

    Raises:
        ClaimNotNow: the transfer does not wait for the citizen, or the page is not ours.
        NoProvider: the account pays nobody any more.
        ProviderSilent: WeChat does not answer.

    """
    if packet.state != PacketState.CONFIRMING or not packet.receipt:
        msg = "这个红包现在不需要领取。"
        raise ClaimNotNow(msg)
    settings = settings_for(packet.account)
    try:
        account = get_account(Channel.WECHAT, packet.account)
        page = find_adapters()[Channel.WECHAT].prove_page(packet.account, account, url, now=now)
    except (ChannelNotSetUp, KeyError, SendingFailed) as error:
        msg = "微信暂时没有响应，请稍后再试。"
        raise ProviderSilent(msg) from error
    return Claim(page, settings.mch_id, packet.receipt)
