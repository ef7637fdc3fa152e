"""查询: a citizen asks the account how far the demands are."""

import pytest

from hotline.core.actor import SYSTEM
from hotline.messaging import progress_door
from hotline.messaging.actions.close_conversation import close_conversation
from hotline.messaging.actions.take import take
from hotline.messaging.channels.wechat.plan_entries import Plan
from hotline.messaging.channels.wechat.tests import pusher
from hotline.messaging.channels.wechat.tests.conftest import SetUp
from hotline.messaging.channels.wechat.tests.pusher import Pusher
from hotline.messaging.channels.wechat.tracking import asked_number
from hotline.messaging.models import Conversation, Message
from hotline.messaging.rules.conversation import Closing
from tests.cast import NOW, Cast

pytestmark = pytest.mark.usefixtures("frozen")


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ("查询", ""),
        (" 查询进度。", ""),
        ("L2611240042317", "L2611240042317"),
        ("l2611240042317", "L2611240042317"),
        ("回执号：Ｌ２６１１２４００４２３１７", "L2611240042317"),
        ("查询 L2611240042317", "L2611240042317"),
        ("我要查询路灯的事", None),
        ("L2611240042317 怎么还没修", None),
        ("", None),
    ],
)
def test_what_is_a_question_and_what_is_a_demand(said: str, asked: str | None) -> None:
    assert asked_number(said, Plan()) == asked


def test_asking_tells_how_far_it_is_and_keeps_nothing(set_up: SetUp, cast: Cast) -> None:
    set_up()
    door = Pusher()
    door.push(pusher.text("路灯不亮", 1))
    conversation = Conversation.objects.get()
    asked = door.push(pusher.text("查询", 2))
    assert f"回执号 {conversation.number}（11月24日 10:00提交）" in asked.content
    assert "正在等待热线员处理" in asked.content
    take(conversation_id=conversation.pk, by=cast.wang_fang, now=NOW)
    by_number = door.push(pusher.text(conversation.number, 3))
    assert "热线员正在处理。" in by_number.content
    close_conversation(
        conversation_id=conversation.pk, closing=Closing.ANSWERED, by=SYSTEM, now=NOW
    )
    clicked = door.push(pusher.event("CLICK", EventKey="track"))
    assert "已直接答复。" in clicked.content
    assert Message.objects.count() == 1


def test_somebody_elses_number_is_answered_like_one_that_is_not(set_up: SetUp, cast: Cast) -> None:
    del cast
    set_up()
    door = Pusher()
    door.push(pusher.text("路灯不亮", 1))
    number = Conversation.objects.get().number
    other = "oSomebodyElse0000000000000000"
    theirs = door.push(pusher.text(number, 2, FromUserName=other))
    nobodys = door.push(pusher.text("L2611249999999", 3, FromUserName=other))
    assert theirs.content == nobodys.content
    assert "没有找到" in theirs.content


def test_what_domains_above_know_is_told(
    set_up: SetUp, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    del cast
    set_up()
    door = Pusher()
    door.push(pusher.text("路灯不亮", 1))
    own = Conversation.objects.get().number
    monkeypatch.setattr(
        progress_door,
        "_tellers",
        [lambda number, now: [f"已派出（{(number, now) == (own, NOW)}）"]],
    )
    assert "已派出（True）" in door.push(pusher.text("查询", 2)).content
