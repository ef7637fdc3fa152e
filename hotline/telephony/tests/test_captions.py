"""Words of calls: kept once, sealed, seen by who took part, gone with the recording."""

from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from django.db import connection
from pytest_django import Settings

from hotline.core.guarded import writing
from hotline.core.models import Event
from hotline.telephony.actions.absorb import absorb_waiting
from hotline.telephony.actions.alarm_by_words import alarm_by_words
from hotline.telephony.actions.expire_recordings import expire_recordings
from hotline.telephony.actions.hear import Spoken, hear
from hotline.telephony.caption_queries import (
    growing_talks,
    is_transcribed,
    running_alarms,
    words_of,
)
from hotline.telephony.errors import NoSuchCall
from hotline.telephony.models import Caption, FloorAlarm, Recording
from hotline.telephony.tests.reported import (
    CALL,
    OPERATOR,
    START,
    answered,
    ended,
    entered,
    recording_started,
)

pytestmark = pytest.mark.django_db
NOW = START + timedelta(seconds=30)
FIRST = Spoken("citizen", 1.0, 3.5, "我叫陈小明，国贸路停水了")
SECOND = Spoken("operator", 4.0, 6.0, "请问您的电话")


@pytest.fixture(autouse=True)
def _call() -> None:
    entered()
    answered()
    recording_started(path="2026/11/27/a.raw")
    absorb_waiting(now=START + timedelta(seconds=20))


def listen(*spoken: Spoken, is_whole: bool = False) -> int:
    return hear(call_id=CALL, spoken=spoken, provider="测试引擎", now=NOW, is_whole=is_whole)


def kinds() -> list[str]:
    rows = Event.objects.filter(subject_id=str(CALL), kind__contains=".").order_by("id")
    return [each.kind for each in rows if each.kind in {"call.captioned", "call.transcribed"}]


def test_the_same_words_are_kept_once_and_in_order() -> None:
    assert listen(SECOND) == 1
    assert listen(FIRST, SECOND) == 1
    assert [each.text for each in words_of(CALL)] == [FIRST.text, SECOND.text]
    assert kinds() == ["call.captioned"]


def test_the_whole_recording_takes_the_place_of_what_came_live() -> None:
    listen(FIRST)
    assert not is_transcribed(CALL)
    listen(Spoken("citizen", 1.1, 3.4, "我叫陈晓明，国贸路停水了"), is_whole=True)
    assert [each.text for each in words_of(CALL)] == ["我叫陈晓明，国贸路停水了"]
    assert is_transcribed(CALL)
    assert kinds() == ["call.captioned", "call.transcribed"]
    assert listen(is_whole=True) == 0
    assert words_of(CALL)


def test_words_lie_sealed() -> None:
    listen(FIRST)
    with connection.cursor() as cursor:
        cursor.execute("SELECT text FROM telephony_caption")
        (kept,) = cursor.fetchone()
    assert "陈小明" not in str(kept)


def test_no_event_tells_the_words() -> None:
    listen(FIRST, SECOND)
    alarm_by_words(call_id=CALL, kind="有人轻生", second=2.0, now=NOW)
    told = " ".join(str(each.details) for each in Event.objects.all())
    assert "国贸路" not in told


def test_words_go_when_the_recording_goes(settings: Settings, tmp_path: Path) -> None:
    environment = settings.HOTLINE_ENVIRONMENT
    settings.HOTLINE_ENVIRONMENT = environment.model_copy(update={"recordings_dir": tmp_path})
    listen(FIRST)
    with writing():
        Recording.objects.update(keep_until=NOW)
    expire_recordings(now=NOW)
    assert words_of(CALL), "the tender's years are not over"
    expire_recordings(now=NOW + timedelta(days=40 * 365))
    assert words_of(CALL) == []


def test_a_call_nobody_knows_is_refused() -> None:
    with pytest.raises(NoSuchCall):
        hear(call_id=uuid4(), spoken=[FIRST], provider="x", now=NOW)


def test_danger_alarms_the_floor_once_a_call_and_kind_while_it_runs() -> None:
    assert alarm_by_words(call_id=CALL, kind="有人轻生", second=2.0, now=NOW)
    assert not alarm_by_words(call_id=CALL, kind="有人轻生", second=9.0, now=NOW)
    assert alarm_by_words(call_id=CALL, kind="火情", second=9.0, now=NOW)
    assert FloorAlarm.objects.filter(alarm="words").count() == 2
    assert {(each.call_id, each.operator_id) for each in running_alarms(NOW)} == {(CALL, OPERATOR)}
    ended(60)
    absorb_waiting(now=START + timedelta(seconds=70))
    assert running_alarms(NOW) == []


def test_a_talk_grows_until_the_call_ends() -> None:
    (talk,) = growing_talks(NOW)
    assert (talk.call_id, talk.raw_path) == (CALL, "2026/11/27/a.raw")
    ended(60)
    absorb_waiting(now=START + timedelta(seconds=70))
    assert growing_talks(NOW) == []
    assert Caption.objects.count() == 0
