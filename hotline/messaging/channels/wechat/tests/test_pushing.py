"""A citizen writes to the official account (CHN-02, CIT-01): kept once, answered at once."""

import re
from typing import Any

import pytest

from hotline.core.models import Event
from hotline.messaging.channels.wechat.tests import pusher
from hotline.messaging.channels.wechat.tests.conftest import SetUp
from hotline.messaging.channels.wechat.tests.pusher import CITIZEN, Pusher
from hotline.messaging.models import Conversation, Message, MessageFile, OptOut
from hotline.messaging.rules.incoming import MessageKind
from tests.cast import NOW, Cast

pytestmark = pytest.mark.usefixtures("frozen")
MODES = pytest.mark.parametrize("mode", ["plain", "compatible", "aes"])


@MODES
def test_the_address_is_checked_by_an_echo(set_up: SetUp, mode: str) -> None:
    set_up(mode=mode)
    door = Pusher(mode)
    answer = door.client.get(door.address, door.query(echostr="4375120948345356249"))
    assert (answer.status_code, answer.content) == (200, b"4375120948345356249")
    assert answer.headers["Content-Type"].startswith("text/plain")
    wrong = door.client.get(door.address, door.query(echostr="1", signature="0" * 40))
    assert wrong.status_code == 403
    script = door.client.get(door.address, door.query(echostr="<script>"))
    assert script.status_code == 403


@MODES
def test_the_first_message_is_answered_with_a_receipt(set_up: SetUp, cast: Cast, mode: str) -> None:
    del cast
    set_up(mode=mode)
    door = Pusher(mode)
    reply = door.push(pusher.text("海甸岛人民大道路灯不亮三天了。"))
    conversation = Conversation.objects.get()
    assert reply.status == 200
    assert f"回执号：{conversation.number}" in reply.content
    assert f"查询码：{conversation.code}" in reply.content
    assert re.search(rf"<ToUserName><!\[CDATA\[{CITIZEN}\]\]>", reply.body)
    assert "<FromUserName><![CDATA[gh_7f083739789a]]>" in reply.body
    assert ("<Encrypt>" in reply.raw) == (mode != "plain")
    assert (conversation.channel, conversation.account) == ("wechat", "main")
    assert (conversation.peer, conversation.peer_name) == (CITIZEN, "")
    message = Message.objects.get()
    assert (message.text, message.written_at) == ("海甸岛人民大道路灯不亮三天了。", NOW)


def test_what_follows_is_kept_and_answered_with_success(set_up: SetUp, cast: Cast) -> None:
    del cast
    set_up()
    door = Pusher()
    door.push(pusher.text("路灯不亮", 1))
    second = door.push(pusher.text("就在美苑路口", 2))
    assert (second.status, second.raw) == (200, "success")
    assert Conversation.objects.get().messages.count() == 2


def test_the_same_message_again_is_answered_the_same_and_kept_once(
    set_up: SetUp, cast: Cast
) -> None:
    del cast
    set_up()
    door = Pusher()
    address, body = door.prepared(pusher.text("路灯不亮", 1))
    first = door.send(address, body)
    as_it_was = door.send(address, body)
    with_another_nonce = door.push(pusher.text("路灯不亮", 1))
    assert first.body == as_it_was.body == with_another_nonce.body
    assert "回执号" in first.content
    assert Message.objects.count() == 1
    assert Event.objects.filter(kind="message.received").count() == 1


KINDS: tuple[tuple[dict[str, Any], MessageKind, str, str], ...] = (
    (
        {"MsgType": "image", "PicUrl": "http://x/y", "MediaId": "media-1"},
        MessageKind.IMAGE,
        "",
        "微信图片.jpg",
    ),
    (
        {"MsgType": "voice", "MediaId": "m", "Format": "amr", "Recognition": "路灯不亮。"},
        MessageKind.VOICE,
        "路灯不亮。",
        "微信语音.amr",
    ),
    (
        {"MsgType": "voice", "MediaId": "m", "Format": "amr"},
        MessageKind.VOICE,
        "",
        "微信语音.amr",
    ),
    (
        {"MsgType": "video", "MediaId": "m", "ThumbMediaId": "t"},
        MessageKind.VIDEO,
        "",
        "微信视频.mp4",
    ),
    (
        {"MsgType": "shortvideo", "MediaId": "m", "ThumbMediaId": "t"},
        MessageKind.VIDEO,
        "",
        "微信小视频.mp4",
    ),
    (
        {
            "MsgType": "location",
            "Location_X": 20.0442,
            "Location_Y": 110.3255,
            "Scale": 20,
            "Label": "海口市龙华区金贸中路1号",
        },
        MessageKind.LOCATION,
        "海口市龙华区金贸中路1号\n20.0442, 110.3255（纬度, 经度，GCJ-02）",
        "",
    ),
    (
        {"MsgType": "link", "Title": "标题", "Description": "说明", "Url": "http://a.cn"},
        MessageKind.TEXT,
        "标题\n说明\nhttp://a.cn",
        "",
    ),
)


@pytest.mark.parametrize(("fields", "kind", "text", "name"), KINDS)
def test_every_kind_of_message_is_understood(
    set_up: SetUp, cast: Cast, fields: dict[str, Any], kind: MessageKind, text: str, name: str
) -> None:
    del cast
    set_up()
    reply = Pusher().push(pusher.xml(**fields, MsgId=7))
    assert "回执号" in reply.content
    message = Message.objects.get()
    assert (message.kind, message.text) == (kind, text)
    assert [each.name for each in MessageFile.objects.all()] == ([name] if name else [])


def test_what_cannot_be_shown_is_kept_with_its_name_and_asked_for_again(
    set_up: SetUp, cast: Cast
) -> None:
    del cast
    set_up()
    reply = Pusher().push(pusher.xml(MsgType="music", MsgId=7))
    assert "不能查看" in reply.content
    assert "“music”类型" in Message.objects.get().text


def test_markup_in_a_message_stays_text(set_up: SetUp, cast: Cast) -> None:
    del cast
    set_up()
    content = "]]]]><![CDATA[></Content><img src=x onerror=alert(1)> 𠮷\u202eabc"
    Pusher().push(pusher.text(content))
    assert Message.objects.get().text == "]]></Content><img src=x onerror=alert(1)> 𠮷abc"


def test_what_nobody_needs_to_read_is_no_demand(set_up: SetUp, cast: Cast) -> None:
    del cast
    set_up()
    door = Pusher()
    assert door.push(pusher.text("退订", 1)).content == "已记录，感谢您的回复。"
    assert OptOut.objects.get().channel == "wechat"
    assert door.push(pusher.text("恢复", 2)).content == "已记录，感谢您的回复。"
    assert OptOut.objects.count() == 0
    assert Conversation.objects.count() == 0


def test_a_digit_that_answers_nothing_is_a_message(set_up: SetUp, cast: Cast) -> None:
    del cast
    set_up()
    assert "回执号" in Pusher().push(pusher.text("1")).content
    assert Message.objects.get().text == "1"
