"""A packet is claimed within WeChat by the link of its own, and its end is heard (RWD-01)."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from pytest_django import Settings

from hotline.core.models import Event
from hotline.messaging.channels.wechat.pages import sign_page
from hotline.messaging.channels.wechat.tests.service import (
    SECRET,
    TICKET,
    WeChatService,
    running,
)
from hotline.messaging.models import Message
from hotline.rewards.actions.look_at_claim import look_at_claim
from hotline.rewards.actions.send_packet import send_packet
from hotline.rewards.models import Packet
from hotline.rewards.rules.packets import PacketState
from hotline.rewards.tests.packets import OPEN_ID, a_rule, approved
from hotline.rewards.tests.pay_house import MCH, House, house, purse
from tests.cast import NOW, Cast, Door

pytestmark = pytest.mark.usefixtures("frozen")
SITE = "http://testserver"
__all__ = ["house", "purse"]


@pytest.fixture(name="service")
def _service(purse: House, settings: Settings) -> Iterator[WeChatService]:
    """A local WeChat beside the local WeChat Pay, and a site that knows its own address."""
    with running() as service:
        environment = settings.HOTLINE_ENVIRONMENT
        file = environment.channels_file
        file.write_text(
            f"""{file.read_text("utf-8")}
        [wechat.main]
        app_id = "wx0123456789abcdef"
        secret = "{SECRET}"
        token = "abc"
        mode = "plain"
        api_base = "{service.address}"
        """,
            "utf-8",
        )
        settings.HOTLINE_ENVIRONMENT = environment.model_copy(
            update={"site_url": SITE, "var": purse.folder}
        )
        yield service


def _confirming(cast: Cast) -> Packet:
    a_rule()
    return send_packet(packet_id=approved(cast).pk, now=NOW)


def _tell(body: bytes, headers: dict[str, str], account: str = "main") -> int:
    path = f"/api/rewards/wechat-pay/{account}/notices"
    answer = Client().post(path, body, content_type="application/json", headers=headers)
    return answer.status_code


def test_the_link_shows_the_amount_and_lets_wechat_ask_its_owner(
    cast: Cast, purse: House, service: WeChatService
) -> None:
    packet = _confirming(cast)
    told = Message.objects.filter(is_ours=True).latest("pk").text
    link = f"{SITE}/citizen/packet/{packet.claim_key}"
    assert link in told
    citizen = Door()
    status, shown = citizen.get(f"/packet-claims/{packet.claim_key}")
    assert (status, shown["amount_fen"], shown["state"]) == (200, 1000, "confirming")
    assert OPEN_ID not in str(shown)
    path = f"/packet-claims/{packet.claim_key}/package"
    status, given = citizen.post(path, {"url": f"{link}?from=singlemessage"})
    assert (status, given["mch_id"], given["package"]) == (200, MCH, "affffddafdfafddffda==")
    wanted = sign_page(TICKET, given["nonce"], given["timestamp"], f"{link}?from=singlemessage")
    assert given["signature"] == wanted
    citizen.post(path, {"url": link})
    assert service.tickets == 1
    for url in (f"{SITE}/citizen/packet/other", "http://evil.example/citizen/packet/x", "http://["):
        assert citizen.post(path, {"url": url.ljust(10)})[0] == 422
    assert citizen.get(f"/packet-claims/{'x' * 32}")[0] == 404
    assert purse.bills[packet.bill]["state"] == "WAIT_USER_CONFIRM"


def test_after_the_tap_the_end_is_asked_for_and_not_too_often(
    cast: Cast, purse: House, service: WeChatService
) -> None:
    del service
    packet = _confirming(cast)
    key, asked = packet.claim_key or "", len(purse.asked)
    assert look_at_claim(key=key, now=NOW).state == PacketState.CONFIRMING
    assert look_at_claim(key=key, now=NOW + timedelta(seconds=1)).state == PacketState.CONFIRMING
    assert len(purse.asked) == asked + 1
    purse.bills[packet.bill]["state"] = "SUCCESS"
    assert look_at_claim(key=key, now=NOW + timedelta(seconds=4)).state == PacketState.PAID
    status, refusal = Door().post(
        f"/packet-claims/{key}/package", {"url": f"{SITE}/citizen/packet/{key}"}
    )
    assert (status, refusal["code"]) == (409, "claim_not_now")


def test_what_the_provider_tells_is_noted_once(cast: Cast, purse: House) -> None:
    packet = _confirming(cast)
    body, headers = purse.notice(packet.bill)
    for _ in range(3):
        assert _tell(body, headers) == 204
    paid = Packet.objects.get()
    assert paid.state == PacketState.PAID
    assert Event.objects.filter(kind="packet.settled", details__state="paid").count() == 1


@pytest.mark.parametrize(
    ("spoil", "status"),
    [
        (lambda body, headers: (body + b" ", headers), 403),
        (lambda body, headers: (body, {**headers, "Wechatpay-Timestamp": "1"}), 403),
        (lambda body, headers: (body, {**headers, "Wechatpay-Serial": "other"}), 403),
        (lambda body, _headers: (body, {}), 403),
        (lambda _body, _headers: (b"[" * 70_000, {}), 403),
    ],
)
def test_what_is_not_the_providers_own_changes_nothing(
    cast: Cast, purse: House, spoil: Any, status: int
) -> None:
    packet = _confirming(cast)
    assert _tell(*spoil(*purse.notice(packet.bill))) == status
    assert Packet.objects.get().state == PacketState.CONFIRMING


def test_another_amount_merchant_or_bill_changes_nothing(cast: Cast, purse: House) -> None:
    packet = _confirming(cast)
    assert _tell(*purse.notice(packet.bill, transfer_amount=1)) == 204
    assert _tell(*purse.notice(packet.bill, out_bill_no="HB0")) == 204
    assert _tell(*purse.notice(packet.bill, mch_id="1900000002")) == 403
    assert _tell(*purse.notice(packet.bill), "other") == 409
    assert Packet.objects.get().state == PacketState.CONFIRMING
