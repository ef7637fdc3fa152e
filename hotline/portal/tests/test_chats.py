"""A chat on the page: nothing is kept before the first word, only its page may read it."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
import time_machine

from hotline.messaging.actions.take import take
from hotline.messaging.actions.write import write
from hotline.messaging.models import Conversation, Message
from hotline.portal.chats import VISITOR_LIFETIME, name_visitor, read_talk
from hotline.portal.errors import TokenInvalid
from hotline.portal.tokens import issue
from tests.cast import NOW, Cast, Door


def _begin() -> str:
    status, begun = Door().post("/portal/chats", {"key": str(uuid4())})
    assert status == 200
    return str(begun["visitor"])


def _say(visitor: str, text: str, key: str = "") -> tuple[int, Any]:
    body = {"visitor": visitor, "key": key or str(uuid4()), "text": text}
    return Door().post("/portal/chats/messages", body)


def _talk(visitor: str, after: int = 0) -> Any:
    status, talk = Door().get("/portal/chats/messages", visitor=visitor, after=after)
    assert status == 200
    return talk


def test_the_first_word_opens_one_conversation(cast: Cast, frozen: time_machine.Traveller) -> None:
    del frozen
    visitor = _begin()
    assert _talk(visitor) == {
        "messages": [],
        "state": "none",
        "operator": "",
        "number": "",
        "code": "",
    }
    assert not Conversation.objects.exists()
    key = str(uuid4())
    for _ in range(2):
        assert _say(visitor, "路灯不亮找谁？", key)[0] == 200
    assert _say(visitor, "海甸岛的。")[0] == 200
    kept = Conversation.objects.get()
    assert Message.objects.count() == 2
    take(conversation_id=kept.pk, by=cast.wang_fang, now=NOW)
    write(conversation_id=kept.pk, text="已为您登记。", by=cast.wang_fang, now=NOW)
    talk = _talk(visitor, after=1)
    assert [(each["position"], each["is_ours"], each["text"]) for each in talk["messages"]] == [
        (2, False, "海甸岛的。"),
        (3, True, "已为您登记。"),
    ]
    assert (talk["state"], talk["number"]) == ("taken", kept.number)
    assert talk["operator"] == f"{cast.wang_fang.user_id} 号热线员"
    assert "王芳" not in str(talk)


def test_nobody_reads_another_chat(cast: Cast, frozen: time_machine.Traveller) -> None:
    del cast, frozen
    mine, others = _begin(), _begin()
    _say(mine, "我的事")
    assert _talk(others)["messages"] == []
    for forged in ("x", mine[:-4] + "AAAA", issue("nearby", "x", until=NOW + timedelta(days=1))):
        status, answer = Door().get("/portal/chats/messages", visitor=forged)
        assert (status, answer["code"]) == (422, "token_invalid")


def test_a_visitor_is_known_for_a_month(cast: Cast) -> None:
    del cast
    visitor = name_visitor(uuid4(), now=NOW)
    just = NOW + VISITOR_LIFETIME - timedelta(seconds=1)
    assert read_talk(visitor, after=0, now=just).state == "none"
    with pytest.raises(TokenInvalid):
        read_talk(visitor, after=0, now=NOW + VISITOR_LIFETIME)


def test_an_empty_word_is_refused(cast: Cast, frozen: time_machine.Traveller) -> None:
    del cast, frozen
    status, answer = _say(_begin(), " \n ")
    assert (status, [*answer["fields"]]) == (422, ["text"])
