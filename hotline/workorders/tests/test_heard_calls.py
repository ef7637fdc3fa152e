"""A call's words at the desk: captions, words of danger, kinder words."""

from uuid import UUID, uuid4

import pytest

from hotline.core.guarded import writing
from hotline.telephony.actions.hear import Spoken, hear
from hotline.telephony.models import Call, FloorAlarm
from hotline.workorders.actions.heed_words import heed_words
from tests.cast import NOW, Cast, Door


@pytest.fixture
def call(cast: Cast) -> UUID:
    with writing():
        made = Call.objects.create(
            id=uuid4(),
            correlation_id=uuid4(),
            entered_at=NOW,
            last_event_at=NOW,
            operator_id=cast.wang_fang.user_id,
            seat="8001",
        )
    return made.pk


def said(call: UUID, *words: tuple[str, float, str]) -> None:
    spoken = [Spoken(party, at, at + 2, text) for party, at, text in words]
    hear(call_id=call, spoken=spoken, provider="测试引擎", now=NOW)


def test_the_operator_reads_the_words_and_is_reminded(cast: Cast, call: UUID) -> None:
    said(call, ("citizen", 1, "我家停水三天了"), ("operator", 4, "这个不归我管"))
    status, answer = Door(cast.wang_fang).get(f"/heard-calls/{call}")
    assert status == 200
    assert [each["text"] for each in answer["turns"]] == ["我家停水三天了", "这个不归我管"]
    (reminder,) = answer["reminders"]
    assert (reminder["words"], reminder["turn"]) == ("不归我管", 1)
    assert answer["dangers"] == []
    assert not answer["is_whole"]


def test_danger_is_told_once_to_the_floor(cast: Cast, call: UUID) -> None:
    said(call, ("citizen", 1, "我不想活了"))
    assert heed_words(call_id=call, now=NOW) == ["有人轻生"]
    assert heed_words(call_id=call, now=NOW) == []
    assert FloorAlarm.objects.get().text == "坐席 8001：来电人提到“有人轻生”"
    _, answer = Door(cast.wang_fang).get(f"/heard-calls/{call}")
    assert [(each["label"], each["call"]) for each in answer["dangers"]] == [("有人轻生", "110")]


def test_the_operators_own_words_alarm_nobody(call: UUID) -> None:
    said(call, ("operator", 1, "您说您不想活了吗"), ("citizen", 4, "没有，我开玩笑"))
    assert heed_words(call_id=call, now=NOW) == []


def test_somebody_elses_call_is_not_found(cast: Cast, call: UUID) -> None:
    said(call, ("citizen", 1, "我家停水了"))
    assert Door(cast.zhao_min).get(f"/heard-calls/{call}")[0] in (403, 404)
    assert Door(cast.wang_fang).get(f"/heard-calls/{uuid4()}")[0] == 404
