"""What a citizen sent is fetched from WeChat and goes the way of every file."""

import json

import pytest

from hotline.files.tests.small_files import PNG
from hotline.messaging.actions.look_into_file import look_into_file
from hotline.messaging.channels.wechat.adapter import ADAPTER
from hotline.messaging.channels.wechat.tests import pusher
from hotline.messaging.channels.wechat.tests.conftest import SetUp
from hotline.messaging.channels.wechat.tests.pusher import Pusher
from hotline.messaging.channels.wechat.tests.service import WeChatService
from hotline.messaging.errors import SendingFailed
from hotline.messaging.models import MessageFile
from hotline.messaging.rules.files import FileState
from tests.cast import NOW, Cast

_AMR = b"#!AMR\n" + bytes(64)
_MP4 = b"\0\0\0\x18ftypmp42" + bytes(64)


@pytest.mark.usefixtures("frozen")
def test_a_photo_is_fetched_and_kept(set_up: SetUp, service: WeChatService, cast: Cast) -> None:
    del cast
    set_up(api_base=service.address)
    service.media["photo"] = ("image/png", PNG)
    Pusher().push(pusher.xml(MsgType="image", MediaId="photo", MsgId=1))
    kept = look_into_file(file_id=MessageFile.objects.get().pk, now=NOW)
    assert (kept.state, kept.name, kept.kind) == (FileState.KEPT, "微信附件.png", "png")


@pytest.mark.parametrize(
    ("kind", "content", "name"),
    [
        ("audio/amr", _AMR, "微信附件.amr"),
        ("image/jpeg; charset=x", b"\xff\xd8\xff", "微信附件.jpg"),
        ("video/mpeg4", _MP4, "微信附件.mp4"),
        ("application/octet-stream", _AMR, ""),
    ],
)
def test_the_name_tells_the_kind(
    set_up: SetUp, service: WeChatService, kind: str, content: bytes, name: str
) -> None:
    service.media["m"] = (kind, content)
    assert ADAPTER.download("main", set_up(api_base=service.address), "m") == (name, content)


def test_a_film_lies_in_a_store(set_up: SetUp, service: WeChatService) -> None:
    place = json.dumps({"video_url": f"{service.address}/store/film"}).encode()
    service.media |= {"m": ("json", place), "film": ("video/mp4", _MP4)}
    found = ADAPTER.download("main", set_up(api_base=service.address), "m")
    assert found == ("微信附件.mp4", _MP4)


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1:5432/",
        "http://localhost/x.qq.com",
        "http://qq.com.attacker.example/",
        "http://evilqq.com/",
        "http://vweixin.qq.com@127.0.0.1/",
        "file:///etc/hostname",
        "http://[::1/",
        "",
    ],
)
def test_nothing_is_fetched_from_anywhere_else(
    set_up: SetUp, service: WeChatService, address: str
) -> None:
    service.media["m"] = ("json", json.dumps({"video_url": address}).encode())
    with pytest.raises(SendingFailed, match="不在允许的域名里"):
        ADAPTER.download("main", set_up(api_base=service.address), "m")


def test_what_is_gone_is_said(set_up: SetUp, service: WeChatService) -> None:
    with pytest.raises(SendingFailed) as failed:
        ADAPTER.download("main", set_up(api_base=service.address), "gone")
    assert (failed.value.is_final, "已过期" in failed.value.message) == (True, True)


def test_what_is_too_large_is_not_read_to_its_end(
    set_up: SetUp, service: WeChatService, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hotline.messaging.channels.wechat.media.MAX_BYTES", 1000)
    service.media["m"] = ("video/mp4", _MP4 * 100)
    with pytest.raises(SendingFailed, match="超过"):
        ADAPTER.download("main", set_up(api_base=service.address), "m")
