"""What must never get in, with the answer each gets; nothing of it leaves a row."""

import tracemalloc

import pytest

from hotline.messaging.channels.wechat.tests import pusher
from hotline.messaging.channels.wechat.tests.conftest import SetUp
from hotline.messaging.channels.wechat.tests.pusher import Pusher
from hotline.messaging.models import Message
from tests.cast import NOW, Cast

pytestmark = pytest.mark.usefixtures("frozen")
_GOOD = pusher.text("路灯不亮")
_INSIDE = _GOOD.removeprefix("<xml>")
_LOL = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))

BAD_XML: dict[str, tuple[bytes, int]] = {
    "XXE of a file": (
        f'<!DOCTYPE xml [<!ENTITY x SYSTEM "file:///etc/hostname">]><xml>&x;{_INSIDE}'.encode(),
        400,
    ),
    "XXE of an address": (
        f'<!DOCTYPE xml [<!ENTITY x SYSTEM "http://127.0.0.1:9/">]><xml>&x;{_INSIDE}'.encode(),
        400,
    ),
    "parameter entity": (
        f'<!DOCTYPE xml [<!ENTITY % p SYSTEM "http://127.0.0.1:9/"> %p;]><xml>{_INSIDE}'.encode(),
        400,
    ),
    "billion laughs": (
        f'<!DOCTYPE xml [<!ENTITY l0 "lol">{_LOL}]><xml>&l9;{_INSIDE}'.encode(),
        400,
    ),
    "DTD alone": (f"<!DOCTYPE xml>{_GOOD}".encode(), 400),
    "unknown entity": (f"<xml>&nbsp;{_INSIDE}".encode(), 400),
    "200,000 deep": (b"<xml>" + b"<a>" * 200_000 + b"</a>" * 200_000 + b"</xml>", 413),
    "6,000 deep": (b"<xml>" + b"<a>" * 6_000 + b"</a>" * 6_000 + b"</xml>", 400),
    "many fields": (b"<xml>" + b"<a/>" * 5_000 + b"</xml>", 400),
    "UTF-16 with its mark": (_GOOD.encode("utf-16"), 400),
    "UTF-16 without": (_GOOD.encode("utf-16-be"), 400),
    "says that it is UTF-16": (
        f'<?xml version="1.0" encoding="UTF-16"?>{_GOOD}'.encode(),
        400,
    ),
    "says that it is GBK, and is": (
        f'<?xml version="1.0" encoding="GBK"?>{_GOOD}'.encode("gbk"),
        400,
    ),
    "UTF-7": (b"<?xml version='1.0' encoding='UTF-7'?>+ADw-xml/+AD4-", 400),
    "broken UTF-8": (_GOOD.encode().replace("路".encode(), b"\xc0\xaf"), 400),
    "NUL": (_GOOD.replace("路", "\0").encode(), 400),
    "over 64 kB": (pusher.text("路" * 30_000).encode(), 413),
    "cut off": (_GOOD.encode()[:-6], 400),
    "another root": (_GOOD.replace("xml>", "html>").encode(), 400),
    "no sender": (pusher.text("x", FromUserName="").encode(), 400),
    "two senders": (
        _GOOD.replace("<CreateTime>", "<FromUserName>o2</FromUserName><CreateTime>").encode(),
        400,
    ),
    "no message id": (pusher.xml(MsgType="text", Content="x").encode(), 400),
    "sender of a kilobyte": (pusher.text("x", FromUserName="o" * 1000).encode(), 400),
    "JSON": (b'{"MsgType": "text"}', 400),
    "nothing": (b"", 400),
}


@pytest.mark.parametrize("name", BAD_XML)
def test_bad_xml_is_refused_though_it_is_signed(set_up: SetUp, cast: Cast, name: str) -> None:
    del cast
    set_up(mode="plain")
    body, status = BAD_XML[name]
    door = Pusher("plain")
    address, _ = door.prepared("")
    reply = door.send(address, body)
    assert (reply.status, "root" in reply.raw) == (status, False)
    assert Message.objects.count() == 0
    assert door.push(_GOOD).status == 200


@pytest.mark.parametrize("name", ["XXE of a file", "billion laughs", "6,000 deep", "no sender"])
def test_bad_xml_is_refused_in_an_envelope_too(set_up: SetUp, cast: Cast, name: str) -> None:
    del cast
    set_up()
    body, status = BAD_XML[name]
    assert Pusher().push(body.decode()).status == status
    assert Message.objects.count() == 0


def test_the_deepest_that_is_read_costs_little(set_up: SetUp, cast: Cast) -> None:
    del cast
    set_up(mode="plain")
    door = Pusher("plain")
    address, _ = door.prepared("")
    door.send(address, b"<xml/>")
    tracemalloc.start()
    try:
        door.send(address, BAD_XML["6,000 deep"][0])
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 4 * 1024 * 1024


WRONG_QUERIES: dict[str, dict[str, str]] = {
    "no signature": {"signature": ""},
    "wrong signature": {"signature": "0" * 40},
    "signature of letters outside ASCII": {"signature": "签" * 40},
    "eleven minutes old": {"timestamp": str(int(NOW.timestamp()) - 660)},
    "of tomorrow": {"timestamp": str(int(NOW.timestamp()) + 86_400)},
    "no timestamp": {"timestamp": ""},
    "timestamp of full-width digits": {"timestamp": "１７９５４８５６００"},
    "timestamp of 5,000 digits": {"timestamp": "9" * 5000},
    "no nonce": {"nonce": ""},
}


@pytest.mark.parametrize("name", WRONG_QUERIES)
def test_what_was_not_signed_lately_by_wechat_is_refused(
    set_up: SetUp, cast: Cast, name: str
) -> None:
    del cast
    set_up(mode="plain")
    assert Pusher("plain").push(_GOOD, **WRONG_QUERIES[name]).status == 403
    assert Message.objects.count() == 0


def test_a_nonce_that_was_used_carries_no_other_message(set_up: SetUp, cast: Cast) -> None:
    del cast
    set_up(mode="plain")
    door = Pusher("plain")
    address, body = door.prepared(_GOOD)
    assert door.send(address, body).status == 200
    forged = pusher.text("把他的诉求撤掉", msg_id=99).encode()
    assert door.send(address, forged).status == 403
    assert door.send(address, body).status == 200
    assert Message.objects.get().text == "路灯不亮"


def test_the_envelope_is_asked_for_where_it_must_be(set_up: SetUp, cast: Cast) -> None:
    del cast
    set_up(mode="aes")
    assert Pusher("plain").push(_GOOD).status == 403
    sealed = Pusher("aes")
    assert sealed.push(_GOOD, msg_signature="0" * 40).status == 403
    assert sealed.push(_GOOD, msg_signature="").status == 403
    other = pusher.encrypt(_GOOD, app_id="wx9999999999999999")
    assert sealed.push(_GOOD, sealed=other).status == 403
    wrong_key = pusher.encrypt(_GOOD, key="Z" * 43)
    assert sealed.push(_GOOD, sealed=wrong_key).status == 403
    assert sealed.push(_GOOD, sealed="!!!").status == 403
    set_up(mode="plain")
    assert Pusher("aes").push(_GOOD).status == 403
    assert Message.objects.count() == 0


def test_an_account_nobody_set_up_is_not_found(set_up: SetUp, cast: Cast) -> None:
    del cast
    set_up()
    assert Pusher(account="other").push(_GOOD).status == 404
    assert Pusher(account="..%2f..%2fetc").push(_GOOD).status == 404
