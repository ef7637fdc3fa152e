"""Answers go out privately or below what was said in public; files are fetched (CHN-03)."""

import json
from typing import Any

import pytest
from pydantic import ValidationError

from hotline.messaging.adapters import Outgoing, OutgoingFile
from hotline.messaging.channels.weibo.adapter import ADAPTER
from hotline.messaging.channels.weibo.tests.conftest import SetUp
from hotline.messaging.channels.weibo.tests.service import CITIZEN, WeiboService
from hotline.messaging.errors import SendingFailed
from hotline.messaging.rules.incoming import MessageKind


def _outgoing(**changes: Any) -> Outgoing:
    wanted: dict[str, Any] = {
        "message_id": 42,
        "peer": str(CITIZEN),
        "kind": MessageKind.TEXT,
        "text": "路灯已派单。",
        **changes,
    }
    return Outgoing(**wanted)


def test_a_private_message_is_the_form_the_platform_takes(
    set_up: SetUp, service: WeiboService
) -> None:
    ADAPTER.send("main", set_up(service.address), _outgoing())
    (sent,) = service.messages
    assert (sent["type"], sent["receiver_id"]) == ("text", str(CITIZEN))
    assert json.loads(sent["data"]) == {"text": "路灯已派单。"}


def test_an_answer_in_public_stands_below_what_it_answers(
    set_up: SetUp, service: WeiboService
) -> None:
    settings = set_up(service.address, operator_ip="203.0.113.7")
    ident = ADAPTER.send("main", settings, _outgoing(peer=f"status:101:{CITIZEN}"))
    ADAPTER.send("main", settings, _outgoing(peer=f"status:101:comment:201:{CITIZEN}"))
    assert ident == "comment:12438492184"
    (created, first), (replied, second) = service.comments
    assert (created, replied) == ("/2/comments/create.json", "/2/comments/reply.json")
    assert (first["id"], first["comment"], first["rip"]) == ("101", "路灯已派单。", "203.0.113.7")
    assert (second["id"], second["cid"]) == ("101", "201")


@pytest.mark.parametrize(
    ("peer", "length", "said"),
    [
        (str(CITIZEN), 301, "微博私信一条不超过 300 字"),
        (f"status:1:{CITIZEN}", 141, "微博评论一条不超过 140 字"),
        ("nobody", 1, "没有可以回复的微博用户"),
    ],
)
def test_what_weibo_does_not_carry_is_refused_before_it_is_sent(
    set_up: SetUp, service: WeiboService, peer: str, length: int, said: str
) -> None:
    with pytest.raises(SendingFailed, match=said) as refused:
        ADAPTER.send("main", set_up(service.address), _outgoing(peer=peer, text="字" * length))
    assert refused.value.is_final
    assert service.calls == []


def test_files_are_not_sent(set_up: SetUp, service: WeiboService) -> None:
    file = OutgoingFile(name="a.pdf", content_type="application/pdf", content=b"%PDF")
    with pytest.raises(SendingFailed, match="只能发送文字") as refused:
        ADAPTER.send("main", set_up(service.address), _outgoing(files=(file,)))
    assert refused.value.is_final


@pytest.mark.parametrize(
    ("refusal", "is_final", "said"),
    [
        ((400, 20101, "Weibo does not exist"), True, "原微博已删除，无法回复。（20101）"),
        ((403, 10023, "out of rate"), False, "本账号调用微博接口过于频繁。（10023）"),
        ((401, 21327, "expired_token"), False, "微博授权已过期，请重新获取 access_token。"),
        ((200, 10002, "service unavailable"), False, "微博服务暂停。（10002）"),
        ((400, 29999, "new error"), False, "微博返回错误 29999：new error"),
        ((502, 0, ""), False, "微博接口返回 HTTP 502。"),
    ],
)
def test_what_may_pass_is_told_from_what_will_not(
    set_up: SetUp,
    service: WeiboService,
    refusal: tuple[int, int, str],
    said: str,
    *,
    is_final: bool,
) -> None:
    service.refusals["/2/comments/create.json"] = refusal
    with pytest.raises(SendingFailed) as refused:
        ADAPTER.send("main", set_up(service.address), _outgoing(peer=f"status:1:{CITIZEN}"))
    assert refused.value.message.startswith(said)
    assert refused.value.is_final is is_final


def test_a_silent_platform_may_pass(set_up: SetUp) -> None:
    with pytest.raises(SendingFailed, match="没有响应") as refused:
        ADAPTER.send("main", set_up(), _outgoing())
    assert not refused.value.is_final


def test_a_file_is_fetched_with_its_kind(set_up: SetUp, service: WeiboService) -> None:
    service.media["821804469"] = ("image/jpeg", b"\xff\xd8\xff")
    settings = set_up(service.address)
    assert ADAPTER.download("main", settings, "821804469") == ("附件.jpg", b"\xff\xd8\xff")
    with pytest.raises(SendingFailed):
        ADAPTER.download("main", settings, "1")


def test_a_file_without_end_is_cut_off(
    set_up: SetUp, service: WeiboService, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hotline.messaging.channels.weibo.adapter.MAX_BYTES", 1024)
    service.media["9"] = ("image/jpeg", bytes(4096))
    with pytest.raises(SendingFailed, match="附件超过") as refused:
        ADAPTER.download("main", set_up(service.address), "9")
    assert refused.value.is_final


def test_a_check_says_whose_the_token_is_and_when_it_ends(
    set_up: SetUp, service: WeiboService
) -> None:
    settings = set_up(service.address)
    assert ADAPTER.check("main", settings) == ""
    service.expire_in = 3 * 24 * 3600
    assert ADAPTER.check("main", settings) == "access_token 将在 3 天内过期，请重新获取。"
    other = settings.model_copy(update={"uid": 7})
    assert "不属于配置中的 uid" in ADAPTER.check("main", other)


def test_secrets_are_not_printed_and_addresses_are_addresses(set_up: SetUp) -> None:
    assert "xyz123xyz" not in repr(set_up())
    with pytest.raises(ValidationError):
        set_up("file:///etc/passwd")
