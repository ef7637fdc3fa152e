"""What Weibo pushes is kept once and answered in the same breath (CHN-03)."""

import json
import threading
from typing import Any
from urllib.parse import unquote

import pytest
from django.db import connection
from django.test import Client

from hotline.messaging.channels.weibo.signing import sign
from hotline.messaging.channels.weibo.tests.conftest import Pusher, SetUp
from hotline.messaging.channels.weibo.tests.service import CITIZEN, OWN
from hotline.messaging.models import Conversation, Message, MessageFile
from tests.cast import Cast

_URL = "/api/channels/weibo/main"


def _said(answer: Any) -> str:
    read = json.loads(answer.content)
    assert (read["result"], read["type"]) == (True, "text")
    assert (read["sender_id"], read["receiver_id"]) == (str(OWN), str(CITIZEN))
    return str(json.loads(unquote(read["data"]))["text"])


def test_the_signature_is_the_published_example() -> None:
    signature = sign("xyz123xyz", "1397022061823", "57155157")
    assert signature == "90e4c22c90a58f26526c2dd5b6c56c8822edeaa1"


def test_the_address_is_checked_by_an_echo(cast: Cast, set_up: SetUp, pusher: Pusher) -> None:
    del cast
    set_up()
    query = pusher.query() | {"echostr": "dnPdpTZz85"}
    answer = Client().get(_URL, query_params=query)
    assert (answer.status_code, answer.content) == (200, b"dnPdpTZz85")
    assert Client().get(_URL, query_params=query | {"signature": "0" * 40}).status_code == 403
    assert Client().get(_URL, query_params=query | {"echostr": "<b>"}).status_code == 403


def test_a_message_is_kept_and_answered_with_the_receipt(
    cast: Cast, set_up: SetUp, pusher: Pusher
) -> None:
    del cast
    set_up(site_url="https://12345.example.gov.cn")
    answer = pusher.push()
    conversation = Conversation.objects.get()
    assert (conversation.channel, conversation.peer) == ("weibo", str(CITIZEN))
    assert Message.objects.get().text == "海甸岛人民大道路灯不亮三天了"
    said = _said(answer)
    assert conversation.number in said
    assert conversation.code in said
    assert len(said) < 300
    second = pusher.push(text="请尽快", created_at="Mon Nov 23 18:10:00 +0800 2026")
    assert (second.status_code, second.content) == (200, b"")
    assert Conversation.objects.count() == 1


def test_delivered_again_it_is_kept_once_and_answered_the_same(
    cast: Cast, set_up: SetUp, pusher: Pusher
) -> None:
    del cast
    set_up()
    query = pusher.query()
    first = pusher.push(query)
    assert pusher.push(query).content == first.content
    assert pusher.push().content == first.content
    assert Message.objects.count() == 1


def test_two_messages_of_one_second_are_two(cast: Cast, set_up: SetUp, pusher: Pusher) -> None:
    del cast
    set_up()
    pusher.push(text="第一句")
    pusher.push(text="第二句")
    assert Message.objects.count() == 2


@pytest.mark.parametrize(("kind", "name"), [("image", "图片.jpg"), ("voice", "语音.amr")])
def test_a_picture_and_a_voice_are_fetched_later(
    cast: Cast, set_up: SetUp, pusher: Pusher, kind: str, name: str
) -> None:
    del cast
    set_up()
    pusher.push(type=kind, text="发了一张图片", data={"vfid": 821804459, "tovfid": 821804469})
    assert Message.objects.get().kind == kind
    file = MessageFile.objects.get()
    assert (file.name, file.remote_id, file.state) == (name, "821804469", "waiting")


def test_a_place_is_read(cast: Cast, set_up: SetUp, pusher: Pusher) -> None:
    del cast
    set_up()
    pusher.push(type="position", data={"longitude": "110.349228", "latitude": "20.017377"})
    message = Message.objects.get()
    assert message.kind == "location"
    assert "20.017377, 110.349228" in message.text


def test_whoever_follows_is_greeted_and_nothing_is_kept(
    cast: Cast, set_up: SetUp, pusher: Pusher
) -> None:
    del cast
    set_up()
    assert "12345" in _said(pusher.push(type="event", data={"subtype": "follow"}))
    for subtype in ("unfollow", "unsubscribe", "view", "click"):
        assert pusher.push(type="event", data={"subtype": subtype}).content == b""
    assert pusher.push(type="of a later year").content == b""
    assert pusher.push(sender_id=OWN).content == b""
    assert not Message.objects.exists()


def test_a_mention_that_is_pushed_is_a_public_conversation(
    cast: Cast, set_up: SetUp, pusher: Pusher
) -> None:
    del cast
    set_up()
    answer = pusher.push(type="mention", data={"subtype": "status", "key": "3700057402482222"})
    assert answer.content == b"", "a code is told nobody in public"
    conversation = Conversation.objects.get()
    assert conversation.peer == f"status:3700057402482222:{CITIZEN}"
    pusher.push(type="mention", data={"subtype": "comment", "key": "1"})
    pusher.push(type="mention", data={"subtype": "status", "key": "１２"})
    assert Conversation.objects.count() == 1


@pytest.mark.parametrize("seconds", [-700, 700])
def test_an_old_signature_is_refused(
    cast: Cast, set_up: SetUp, pusher: Pusher, seconds: int
) -> None:
    del cast
    set_up()
    assert pusher.push(pusher.query(seconds)).status_code == 403
    assert not Message.objects.exists()


def test_a_signature_is_good_for_one_message_only(
    cast: Cast, set_up: SetUp, pusher: Pusher
) -> None:
    del cast
    set_up()
    query = pusher.query()
    pusher.push(query)
    forged = pusher.push(query, text="别的内容", sender_id=1)
    assert forged.status_code == 403
    assert forged.json()["code"] == "weibo_not_signed"
    assert Message.objects.count() == 1


@pytest.mark.parametrize(
    "changes",
    [
        {"signature": ""},
        {"signature": "0" * 40},
        {"nonce": ""},
        {"timestamp": "now"},
        {"timestamp": "９" * 13},
        {"timestamp": "9" * 200},
        {"signature": "é"},
    ],
)
def test_what_is_not_signed_is_refused(
    cast: Cast, set_up: SetUp, pusher: Pusher, changes: dict[str, str]
) -> None:
    del cast
    set_up()
    assert pusher.push(pusher.query() | changes).status_code == 403
    assert pusher.push(pusher.query(secret="another-one")).status_code == 403


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"", 400),
        (b"not json", 400),
        (b"[]", 400),
        (b"null", 400),
        (b"\xff\xfe{}", 400),
        (b"[" * 60_000, 400),
        (b'{"a":' * 10_000, 400),
        (b"x" * 70_000, 413),
        (b'{"type":"text"}', 400),
        (b'{"type":"text","receiver_id":-1,"sender_id":2}', 400),
        (b'{"type":"text","receiver_id":1,"sender_id":' + b"9" * 5_000 + b"}", 400),
        (b'{"type":"text","receiver_id":1e400,"sender_id":NaN}', 400),
        (b'{"type":"text","receiver_id":1,"sender_id":2,"created_at":"\\u0000"}', 400),
        (b'{"type":"text","receiver_id":1,"sender_id":2}', 404),
    ],
    ids=range(14),
)
def test_what_no_push_looks_like_is_refused(
    cast: Cast, set_up: SetUp, pusher: Pusher, body: bytes, status: int
) -> None:
    del cast
    set_up()
    assert pusher.raw(body).status_code == status
    assert not Message.objects.exists()


@pytest.mark.parametrize(
    "text", ["a\x00b", "\ud800", "\u202e反", "<img src=x onerror=alert(1)>", "é" * 5_000, ""]
)
def test_odd_text_is_kept_clean(cast: Cast, set_up: SetUp, pusher: Pusher, text: str) -> None:
    del cast
    set_up()
    deep: dict[str, Any] = {"tovfid": [[[]]], "key": {"a": 1}, "n": None, "ok": "\ud800"}
    assert pusher.push(text=text, data=deep).status_code == 200
    kept = Message.objects.get().text
    assert not {"\x00", "\ud800", "\u202e"} & set(kept)


def test_an_account_that_is_not_set_up_is_not_found(cast: Cast, set_up: SetUp) -> None:
    del cast
    set_up()
    assert Client().get("/api/channels/weibo/other").status_code == 404
    assert Client().post("/api/channels/weibo/other", b"{}", "application/json").status_code == 404


@pytest.mark.django_db(transaction=True)
def test_fifty_deliveries_at_once_are_one_message_and_one_answer(
    set_up: SetUp, pusher: Pusher
) -> None:
    set_up()
    query = pusher.query()
    answers: list[bytes] = []
    start = threading.Barrier(50)

    def deliver() -> None:
        start.wait()
        try:
            answers.append(pusher.push(query).content)
        finally:
            connection.close()

    threads = [threading.Thread(target=deliver) for _ in range(50)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert len(answers) == 50
    assert len(set(answers)) == 1
    assert Message.objects.count() == 1
