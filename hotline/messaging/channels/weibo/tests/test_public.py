"""Mentions and comments are asked for: each a conversation of its own (CHN-03)."""

from typing import Any

import pytest

from hotline.messaging.actions.fetch import fetch
from hotline.messaging.channels.weibo.rules.moments import parse_moment
from hotline.messaging.channels.weibo.rules.peers import Peer
from hotline.messaging.channels.weibo.tests.conftest import Pusher, SetUp
from hotline.messaging.channels.weibo.tests.service import (
    CITIZEN,
    MONDAY,
    OWN,
    WeiboService,
    user,
)
from hotline.messaging.models import ChannelPulse, Conversation, Message
from tests.cast import NOW, Cast


def post(ident: int, **changes: Any) -> dict[str, Any]:
    """Return a post that names us."""
    text = "@海口12345 海甸岛路灯不亮"
    return {"id": ident, "created_at": MONDAY, "text": text, "user": user(), **changes}


def comment(ident: int, **changes: Any) -> dict[str, Any]:
    """Return a comment below a post of ours."""
    below = {"id": 11488058246, "text": "今日播报", "user": user(OWN)}
    return post(ident, **{"status": below, **changes})


def test_what_is_said_in_public_opens_conversations_once(
    cast: Cast, frozen: Any, set_up: SetUp, service: WeiboService
) -> None:
    del cast, frozen
    set_up(service.address)
    service.lists["mentions"] = [post(101), post(102, user=user(7, "另一人"))]
    service.lists["named"] = [comment(201)]
    service.lists["to_me"] = [comment(201), comment(202)]
    assert fetch(now=NOW) == 4
    peers = {each.peer: each.peer_name for each in Conversation.objects.all()}
    assert peers == {
        f"status:101:{CITIZEN}": "海口陈静",
        "status:102:7": "另一人",
        f"status:11488058246:comment:201:{CITIZEN}": "海口陈静",
        f"status:11488058246:comment:202:{CITIZEN}": "海口陈静",
    }
    cursor = ChannelPulse.objects.get(channel="weibo").cursor
    assert cursor == "comments=202;mentions=102;named=201"
    service.lists["mentions"].append(post(103))
    assert fetch(now=NOW) == 1
    assert not Message.objects.filter(is_ours=True).exists()


def test_a_mention_that_was_pushed_is_not_polled_again(
    cast: Cast, set_up: SetUp, service: WeiboService, pusher: Pusher
) -> None:
    del cast
    set_up(service.address)
    pusher.push(type="mention", data={"subtype": "status", "key": "101"})
    service.lists["mentions"] = [post(101)]
    assert fetch(now=NOW) == 0


def test_all_pages_are_read(cast: Cast, frozen: Any, set_up: SetUp, service: WeiboService) -> None:
    del cast, frozen
    set_up(service.address, reads_comments=False)
    service.lists["mentions"] = [post(1)]
    fetch(now=NOW)
    service.lists["mentions"] += [post(each) for each in range(2, 122)]
    assert fetch(now=NOW) == 120
    texts = Message.objects.order_by("pk").values_list("external_id", flat=True)
    assert list(texts)[:3] == ["status:1", "status:2", "status:3"]


def test_the_first_time_only_the_last_day_is_read(
    cast: Cast, frozen: Any, set_up: SetUp, service: WeiboService
) -> None:
    del cast, frozen
    set_up(service.address)
    old = "Mon Jul 16 18:09:20 +0800 2012"
    service.lists["mentions"] = [post(1, created_at=old), post(2, created_at="nonsense"), post(3)]
    assert fetch(now=NOW) == 1
    assert Message.objects.get().external_id == "status:3"


def test_ours_the_deleted_and_the_odd_are_passed_over(
    cast: Cast, frozen: Any, set_up: SetUp, service: WeiboService
) -> None:
    del cast, frozen
    set_up(service.address)
    service.lists["mentions"] = [
        post(1, user=user(OWN)),
        post(2, user=None),
        post(3, user={"id": "x"}),
        post(4, text=None),
        post(5),
    ]
    service.lists["to_me"] = [comment(6, status=None)]
    assert fetch(now=NOW) == 1


@pytest.mark.parametrize(
    "answer", [b"", b"not json", b"[]", b'{"statuses": 7}', b'{"statuses": [1, null]}', b"[" * 9999]
)
def test_an_odd_answer_is_a_fault_and_loses_nothing(
    cast: Cast, frozen: Any, set_up: SetUp, service: WeiboService, answer: bytes
) -> None:
    del cast, frozen
    set_up(service.address, reads_comments=False)
    service.answers["/2/statuses/mentions.json"] = answer
    assert fetch(now=NOW) == 0
    del service.answers["/2/statuses/mentions.json"]
    service.lists["mentions"] = [post(101)]
    assert fetch(now=NOW) == 1


def test_a_token_that_ended_is_a_fault_of_the_account(
    cast: Cast, frozen: Any, set_up: SetUp, service: WeiboService
) -> None:
    del cast, frozen
    set_up(service.address, access_token="2.00-another-one")
    assert fetch(now=NOW) == 0
    fault = ChannelPulse.objects.get(channel="weibo").fault
    assert fault == "微博不认可 access_token，请重新获取。（21332）"


@pytest.mark.parametrize(
    ("text", "peer"),
    [
        ("2489518277", Peer(2489518277)),
        ("status:1:2", Peer(2, 1)),
        ("status:1:comment:3:2", Peer(2, 1, 3)),
    ],
)
def test_peers_are_written_and_read(text: str, peer: Peer) -> None:
    assert Peer.parse(text) == peer
    assert str(peer) == text
    assert Peer.parse(f"{text}x") is None


@pytest.mark.parametrize("text", ["", "Mon Jul 16", "Mon Foo 16 18:09:20 +0800 2012", "x" * 9999])
def test_what_is_no_moment_is_none(text: str) -> None:
    assert parse_moment(text) is None


def test_moments_are_read_with_their_zone() -> None:
    moment = parse_moment("Mon Jul 16 18:09:20 +0800 2012")
    assert moment is not None
    assert moment.isoformat() == "2012-07-16T10:09:20+00:00"
    assert parse_moment("Mon Feb 31 18:09:20 +0800 2012") is None
