"""What goes out: customer messages in the window, else the notice; errors in Chinese."""

from datetime import timedelta
from typing import Any

import pytest

from hotline.messaging.adapters import Outgoing, OutgoingFile
from hotline.messaging.channels.wechat.adapter import ADAPTER
from hotline.messaging.channels.wechat.faults import WeChatRefused
from hotline.messaging.channels.wechat.sending import split_text
from hotline.messaging.channels.wechat.tests.conftest import SetUp
from hotline.messaging.channels.wechat.tests.pusher import CITIZEN
from hotline.messaging.channels.wechat.tests.service import TEMPLATE, WeChatService
from hotline.messaging.errors import SendingFailed
from hotline.messaging.rules.incoming import MessageKind
from tests.cast import NOW

pytestmark = pytest.mark.usefixtures("frozen")
_FIELDS = {"thing1": "{text}", "character_string2": "{number}", "time3": "{time}"}


def _outgoing(**changes: Any) -> Outgoing:
    usual: dict[str, Any] = {
        "message_id": 41,
        "peer": CITIZEN,
        "kind": MessageKind.TEXT,
        "text": "您好，已派给城管局办理。",
        "number": "L2611240042317",
        "heard_at": NOW - timedelta(hours=1),
        **changes,
    }
    return Outgoing(**usual)


def _notice(kind: str) -> dict[str, Any]:
    return {"kind": kind, "template_id": TEMPLATE, "fields": _FIELDS, "page": "https://a.cn/q"}


def test_within_the_window_a_customer_message_goes_out(
    set_up: SetUp, service: WeChatService
) -> None:
    sent = ADAPTER.send("main", set_up(api_base=service.address), _outgoing())
    assert sent == "custom-41"
    assert service.customer == [
        {"touser": CITIZEN, "msgtype": "text", "text": {"content": "您好，已派给城管局办理。"}}
    ]


def test_a_long_text_goes_out_in_pieces_that_wechat_takes(
    set_up: SetUp, service: WeChatService
) -> None:
    text = "\n".join(["请携带身份证到政务服务中心办理。" * 10] * 8)
    ADAPTER.send("main", set_up(api_base=service.address), _outgoing(text=text))
    pieces = [each["text"]["content"] for each in service.customer]
    assert len(pieces) == 2
    assert "\n".join(pieces) == text


def test_a_text_that_got_stuck_half_way_is_not_sent_again_from_the_start(
    set_up: SetUp, service: WeChatService
) -> None:
    service.customer = [{}] * 4
    with pytest.raises(SendingFailed) as failed:
        ADAPTER.send("main", set_up(api_base=service.address), _outgoing(text="字" * 1000))
    assert failed.value.is_final
    assert failed.value.message.startswith("消息分 2 条发送，只送出前 1 条：")


@pytest.mark.parametrize(
    ("text", "most", "pieces"),
    [
        ("", 10, []),
        ("abc", 3, ["abc"]),
        ("abcd", 3, ["abc", "d"]),
        ("一二三", 7, ["一二", "三"]),
        ("𠮷𠮷", 5, ["𠮷", "𠮷"]),
        ("ab\ncd", 4, ["ab", "cd"]),
    ],
)
def test_pieces_are_cut_between_characters(text: str, most: int, pieces: list[str]) -> None:
    assert list(split_text(text, most)) == pieces


@pytest.mark.parametrize(
    ("kind", "path"),
    [
        ("template", "/cgi-bin/message/template/send"),
        ("subscribe", "/cgi-bin/message/subscribe/bizsend"),
    ],
)
@pytest.mark.parametrize("hours", [1, 49])
def test_out_of_the_window_the_notice_goes_out(
    set_up: SetUp, service: WeChatService, kind: str, path: str, hours: int
) -> None:
    service.is_window_open = False
    settings = set_up(api_base=service.address, notice=_notice(kind))
    message = _outgoing(heard_at=NOW - timedelta(hours=hours), text="已派给城管局办理，" * 5)
    assert ADAPTER.send("main", settings, message) == "200228333"
    ((used, body),) = service.notices
    assert used == path
    assert body["data"] == {
        "thing1": {"value": "已派给城管局办理，已派给城管局办理，已…"},
        "character_string2": {"value": "L2611240042317"},
        "time3": {"value": "2026-11-24 10:00"},
    }
    assert body.get("url", body.get("page")) == "https://a.cn/q"
    assert body.get("client_msg_id") == ("41" if kind == "template" else None)


def test_without_a_notice_the_shut_window_is_said_and_not_tried_again(
    set_up: SetUp, service: WeChatService
) -> None:
    service.is_window_open = False
    with pytest.raises(SendingFailed) as failed:
        ADAPTER.send("main", set_up(api_base=service.address), _outgoing())
    assert failed.value.is_final
    assert "48 小时" in failed.value.message


def test_five_answers_are_all_wechat_allows(set_up: SetUp, service: WeChatService) -> None:
    settings = set_up(api_base=service.address)
    for _ in range(5):
        ADAPTER.send("main", settings, _outgoing())
    with pytest.raises(SendingFailed, match="只允许回复五条"):
        ADAPTER.send("main", settings, _outgoing())


@pytest.mark.parametrize(
    ("number", "said", "is_final"),
    [
        (-1, "微信系统繁忙。", False),
        (40003, "用户标识无效", True),
        (40164, "IP 白名单", False),
        (43004, "没有关注公众号", True),
        (45009, "次数已用完", False),
        (45011, "过于频繁", False),
        (48001, "没有这个接口的权限", True),
        (48002, "拒收", True),
        (50005, "已取消关注", True),
        (99999, "微信返回错误 99999：refused rid: 1", False),
    ],
)
def test_errors_are_said_in_chinese(
    set_up: SetUp, service: WeChatService, number: int, said: str, *, is_final: bool
) -> None:
    service.refusals["/cgi-bin/message/custom/send"] = number
    with pytest.raises(WeChatRefused) as refused:
        ADAPTER.send("main", set_up(api_base=service.address), _outgoing())
    assert said in refused.value.message
    assert refused.value.is_final == is_final


def test_files_are_refused_before_anything_is_sent(set_up: SetUp, service: WeChatService) -> None:
    file = OutgoingFile(name="a.pdf", content_type="application/pdf", content=b"%PDF-")
    with pytest.raises(SendingFailed, match="只能发送文字"):
        ADAPTER.send("main", set_up(api_base=service.address), _outgoing(files=(file,)))
    assert service.customer == []


def test_the_button_of_the_health_page_tells_whether_wechat_answers(
    set_up: SetUp, service: WeChatService
) -> None:
    assert ADAPTER.check("main", set_up(api_base=service.address)) == ""
    service.refusals["/cgi-bin/get_api_domain_ip"] = 40164
    with pytest.raises(SendingFailed, match="IP 白名单"):
        ADAPTER.check("main", set_up(api_base=service.address))
