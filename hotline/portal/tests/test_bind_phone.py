"""A citizen links the account they write from with their number, by a code."""

from datetime import timedelta

import pytest

from hotline.citizens.queries import find_by_identity, find_by_number
from hotline.contacts.rules.channels import Channel
from hotline.core.models import Event
from hotline.messaging.actions.receive import Received, receive
from hotline.messaging.models import Message
from hotline.messaging.rules.binding import Binding, read_binding
from hotline.messaging.rules.conversation import ConversationState
from hotline.messaging.rules.incoming import Incoming
from hotline.messaging.tests.notices import templates
from hotline.portal.actions.bind_phone import bind_phone
from hotline.portal.models import PhoneCode
from tests.cast import NOW, Cast

PEER = "o6_bmjrPTlm6_2sgVt7hMZOPfL2M"
PHONE = "13907551234"


@pytest.fixture
def _told(cast: Cast) -> None:
    del cast
    templates()


def _say(text: str, ident: str) -> Received:
    return receive(
        Incoming(
            channel=Channel.WECHAT,
            account="main",
            external_id=ident,
            thread=PEER,
            peer=PEER,
            text=text,
        ),
        now=NOW,
    )


def _bind(text: str, ident: str) -> str:
    said = _say(text, ident)
    assert bind_phone(message=said.message, is_first=said.is_first, now=NOW)
    return str(Message.objects.filter(is_ours=True).latest("pk").text)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("绑定 13907551234", Binding(PHONE)),
        ("绑定手机号：13907551234。", Binding(PHONE)),
        ("绑定１３９０７５５１２３４", Binding(PHONE)),
        ("绑定 13907551234 482913", Binding(PHONE, "482913")),
        ("绑定13907551234，482913", Binding(PHONE, "482913")),
        ("绑定 139", None),
        ("我要绑定 13907551234", None),
        ("13907551234", None),
    ],
)
def test_only_a_plain_request_is_one(text: str, wanted: Binding | None) -> None:
    assert read_binding(text) == wanted


@pytest.mark.usefixtures("_told")
def test_a_code_links_number_and_account() -> None:
    said = _bind(f"绑定 {PHONE}", "m-1")
    assert "139****1234" in said
    code = PhoneCode.objects.get().code
    assert code not in said
    assert "已与 139****1234 绑定" in _bind(f"绑定 {PHONE} {code}", "m-2")
    citizen = find_by_number(PHONE)
    assert citizen is not None
    assert find_by_identity("wechat", PEER) == citizen
    later = _say("路灯不亮", "m-3").conversation
    assert later.contact.citizen_id == citizen.pk
    assert Event.objects.filter(kind="citizen.identity_linked").count() == 1


@pytest.mark.usefixtures("_told")
def test_a_wrong_code_links_nothing() -> None:
    _bind(f"绑定 {PHONE}", "m-1")
    code = PhoneCode.objects.get().code
    wrong = f"{(int(code) + 1) % 1_000_000:06d}"
    assert "验证码不正确" in _bind(f"绑定 {PHONE} {wrong}", "m-2")
    assert find_by_identity("wechat", PEER) is None


@pytest.mark.usefixtures("_told")
def test_a_talk_about_nothing_else_is_closed_and_another_goes_on() -> None:
    alone = _say(f"绑定 {PHONE}", "m-1")
    bind_phone(message=alone.message, is_first=True, now=NOW)
    alone.conversation.refresh_from_db()
    assert alone.conversation.state == ConversationState.CLOSED
    demand = _say("路灯不亮三天了", "m-2")
    assert not bind_phone(message=demand.message, is_first=True, now=NOW)
    asked = _say(f"绑定 {PHONE}", "m-3")
    bind_phone(message=asked.message, is_first=False, now=NOW + timedelta(minutes=2))
    asked.conversation.refresh_from_db()
    assert asked.conversation.state == ConversationState.WAITING
