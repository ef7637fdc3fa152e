"""Events: following, menu keys, places, and what became of a notice."""

import pytest

from hotline.core.models import Event
from hotline.messaging.actions.send_out import send_out
from hotline.messaging.actions.take import take
from hotline.messaging.actions.write import write
from hotline.messaging.channels.wechat.tests import pusher
from hotline.messaging.channels.wechat.tests.conftest import SetUp
from hotline.messaging.channels.wechat.tests.pusher import Pusher
from hotline.messaging.channels.wechat.tests.service import TEMPLATE, WeChatService
from hotline.messaging.models import Conversation, Message
from hotline.messaging.rules.sending import SendState
from tests.cast import NOW, Cast

pytestmark = pytest.mark.usefixtures("frozen")


def test_who_follows_is_welcomed_and_nothing_is_kept(set_up: SetUp, cast: Cast) -> None:
    del cast
    set_up(site_url="https://12345.example.gov.cn")
    reply = Pusher().push(pusher.event("subscribe", EventKey=""))
    assert "12345" in reply.content
    assert "https://12345.example.gov.cn" in reply.content
    assert Conversation.objects.count() == 0


@pytest.mark.parametrize("name", ["unsubscribe", "VIEW", "LOCATION", "pic_weixin", "whatever"])
def test_events_nobody_waits_for_are_answered_with_success(
    set_up: SetUp, cast: Cast, name: str
) -> None:
    del cast
    set_up()
    fields = {"Latitude": 20.04, "Longitude": 110.3, "Precision": 40, "EventKey": "http://a.cn"}
    reply = Pusher().push(pusher.event(name, **fields))
    assert (reply.status, reply.raw) == (200, "success")
    assert Message.objects.count() == 0


def test_a_menu_key_is_answered_from_the_citys_plan(set_up: SetUp, cast: Cast) -> None:
    del cast
    set_up()
    door = Pusher()
    how = door.push(pusher.event("CLICK", EventKey="how"))
    assert "文字" in how.content
    again = door.push(pusher.event("CLICK", EventKey="how"))
    assert again.body == how.body
    unknown = door.push(pusher.event("CLICK", EventKey="from_an_older_menu"))
    assert "12345" in unknown.content


def _sent_notice(
    set_up: SetUp, service: WeChatService, cast: Cast, kind: str = "template"
) -> Message:
    notice = {"kind": kind, "template_id": TEMPLATE, "fields": {"thing1": "{text}"}}
    set_up(api_base=service.address, notice=notice)
    service.is_window_open = False
    Pusher().push(pusher.text("路灯不亮"))
    ident = Conversation.objects.get().pk
    take(conversation_id=ident, by=cast.wang_fang, now=NOW)
    message = write(conversation_id=ident, text="已派单。", by=cast.wang_fang, now=NOW)
    return send_out(message_id=message.pk, now=NOW)


@pytest.mark.parametrize(
    ("status", "state"),
    [
        ("success", SendState.SENT),
        ("failed:user block", SendState.FAILED),
        ("failed: system failed", SendState.FAILED),
    ],
)
def test_what_became_of_a_template_message_is_noted_once(
    set_up: SetUp, service: WeChatService, cast: Cast, status: str, state: SendState
) -> None:
    message = _sent_notice(set_up, service, cast)
    door = Pusher()
    told = pusher.event("TEMPLATESENDJOBFINISH", MsgID=int(message.external_id), Status=status)
    for _ in range(2):
        assert door.push(told).raw == "success"
    message.refresh_from_db()
    assert message.state == state
    assert Event.objects.filter(kind="message.failed").count() == (state == SendState.FAILED)
    if "user block" in status:
        assert message.fault == "市民拒收公众号消息，微信未送达。"


def test_what_became_of_a_subscription_message_is_noted(
    set_up: SetUp, service: WeChatService, cast: Cast
) -> None:
    message = _sent_notice(set_up, service, cast, kind="subscribe")
    told = pusher.event("subscribe_msg_sent_event").replace(
        "</xml>",
        f"<SubscribeMsgSentEvent><List><TemplateId>{TEMPLATE}</TemplateId>"
        f"<MsgID>{message.external_id}</MsgID><ErrorCode>43101</ErrorCode>"
        "<ErrorStatus>user refuse</ErrorStatus></List></SubscribeMsgSentEvent></xml>",
    )
    assert Pusher().push(told).raw == "success"
    message.refresh_from_db()
    assert message.state == SendState.FAILED
    assert "user refuse" in message.fault
