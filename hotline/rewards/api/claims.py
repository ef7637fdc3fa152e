"""The doors of citizens who claim a packet, and of WeChat Pay, which tells how it ended."""

from typing import Annotated
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse
from ninja import Path, Router, Schema
from pydantic import ConfigDict, Field

from hotline.accounts.guard import Public
from hotline.core.clock import now
from hotline.core.errors import Invalid
from hotline.rewards.actions.hear_result import hear_result
from hotline.rewards.actions.look_at_claim import look_at_claim
from hotline.rewards.claiming import PAGE, claim_of, packet_of
from hotline.rewards.models import Packet
from hotline.rewards.rules.packets import STATE_LABELS, PacketState

router = Router(tags=["packet-claims"])
_BY_LINK = Public("the unguessable key of the link shows the amount; WeChat pays its owner alone")
_OF_WECHAT = Public("WeChat Pay signs what it tells")
Key = Annotated[str, Path(min_length=20, max_length=40, pattern=r"^[A-Za-z0-9_-]+$")]


class PacketClaimView(Schema):
    """A packet as its citizen sees it; nothing about who they are."""

    number: str
    """The end of the order's number."""
    amount_fen: int
    state: str
    state_label: str


class ClaimPageBody(Schema):
    """The address of the page that asks, as WeChat's browser has it."""

    model_config = ConfigDict(extra="forbid")
    url: Annotated[str, Field(min_length=10, max_length=500)]


class PacketPackageView(Schema):
    """What ``wx.config`` and ``requestMerchantTransfer`` take."""

    app_id: str
    timestamp: int
    nonce: str
    signature: str
    mch_id: str
    package: str


@router.get("/packet-claims/{key}", auth=_BY_LINK)
def get_claim(request: HttpRequest, key: Key) -> PacketClaimView:
    """Show the packet of a link."""
    del request
    return _view(packet_of(key))


@router.post("/packet-claims/{key}/package", auth=_BY_LINK)
def post_package(request: HttpRequest, key: Key, body: ClaimPageBody) -> PacketPackageView:
    """Prove the page to WeChat and hand over the transfer that waits."""
    packet = packet_of(key)
    _refuse_other_pages(request, key, body.url)
    claim = claim_of(packet, body.url, now=now())
    return PacketPackageView(mch_id=claim.mch_id, package=claim.package, **claim.page)


@router.post("/packet-claims/{key}/look", auth=_BY_LINK)
def post_look(request: HttpRequest, key: Key) -> PacketClaimView:
    """Ask how far it is, after the citizen confirmed."""
    del request
    return _view(look_at_claim(key=key, now=now()))


@router.post("/rewards/wechat-pay/{account}/notices", auth=_OF_WECHAT, include_in_schema=False)
def post_notice(request: HttpRequest, account: str) -> HttpResponse:
    """Hear how a transfer ended; an empty answer says that it was heard."""
    hear_result(account=account[:40], headers=request.headers, body=request.body, now=now())
    return HttpResponse(status=204)


def _refuse_other_pages(request: HttpRequest, key: str, url: str) -> None:
    """Let nobody have another page signed."""
    try:
        page = urlsplit(url)
    except ValueError:
        page = urlsplit("")
    is_ours = page.scheme in {"http", "https"} and page.netloc == request.get_host()
    if not is_ours or page.path != f"{PAGE}{key}":
        msg = "只能在本站的领取页面领取。"
        raise Invalid(msg)


def _view(packet: Packet) -> PacketClaimView:
    state = PacketState(packet.state)
    return PacketClaimView(
        number=packet.order.number[-6:],
        amount_fen=packet.amount_fen,
        state=state,
        state_label=STATE_LABELS[state],
    )
