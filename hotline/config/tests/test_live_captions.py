"""Live captions: what a recording has grown by is heard, kept, and heeded."""

from datetime import timedelta
from pathlib import Path
from uuid import UUID, uuid4

import numpy as np
import pytest
from pytest_django import Settings

from hotline.config.live_captions import LiveCaptions
from hotline.core.guarded import writing
from hotline.intelligence.listening_places import ListeningPlaces
from hotline.intelligence.speech.segments import Segment
from hotline.telephony.actions.hear import Spoken, hear
from hotline.telephony.caption_queries import words_of
from hotline.telephony.models import Call, FloorAlarm, Recording
from hotline.telephony.rules import wave
from tests.cast import NOW

pytestmark = pytest.mark.django_db
SECOND = wave.RATE


class Ear:
    """Stands for recognition: names each whole second by its loudest sample.

    The engine itself is tried in hotline/intelligence; here it matters which channel is whose,
    and that no sample is lost or heard twice.
    """

    waiting = 0
    NAMES = {0: "", 100: "我不想活了", 200: "您请讲"}

    def __init__(self, rate: int) -> None:
        assert rate == wave.RATE
        self.sound = b""
        self.told = 0

    def feed(self, pcm: bytes, now: float) -> list[Segment]:  # noqa: ARG002 - as the real one
        """Take sound, return the whole seconds of it."""
        self.sound += pcm
        found = []
        while len(self.sound) >= (self.told + 1) * SECOND * 2:
            piece = self.sound[self.told * SECOND * 2 : (self.told + 1) * SECOND * 2]
            found.append(self._segment(piece))
            self.told += 1
        return [each for each in found if each.text]

    def finish(self, now: float | None = None) -> list[Segment]:  # noqa: ARG002 - as the real one
        """Return the begun second."""
        rest = self.sound[self.told * SECOND * 2 :]
        return [each for each in [self._segment(rest)] if rest and each.text]

    def _segment(self, piece: bytes) -> Segment:
        text = self.NAMES[int(np.abs(np.frombuffer(piece, "<i2")).max())]
        return Segment(float(self.told), self.told + 1.0, text, text, "zh")


def seconds(*loud: tuple[int, int]) -> bytes:
    frames = np.concatenate([np.tile(np.array(each, "<i2"), (SECOND, 1)) for each in loud])
    return frames.tobytes()


@pytest.fixture
def talk(settings: Settings, tmp_path: Path) -> tuple[UUID, Path]:
    environment = settings.HOTLINE_ENVIRONMENT
    settings.HOTLINE_ENVIRONMENT = environment.model_copy(update={"recordings_dir": tmp_path})
    return start("a.raw"), tmp_path / "a.raw"


def start(raw: str) -> UUID:
    with writing():
        call = Call.objects.create(
            id=uuid4(), correlation_id=uuid4(), entered_at=NOW, last_event_at=NOW, seat="8001"
        )
        Recording.objects.create(call=call, raw_path=raw, started_at=NOW)
    return call.pk


def end(call_id: UUID) -> None:
    with writing():
        Call.objects.filter(pk=call_id).update(ended_at=NOW + timedelta(minutes=1))


def listener(most: int = 2) -> LiveCaptions:
    clock = iter(range(1, 1000))
    return LiveCaptions(ListeningPlaces(most), Ear, lambda: float(next(clock)), Ear)


def test_each_party_is_heard_as_the_file_grows(talk: tuple[UUID, Path]) -> None:
    call_id, file = talk
    captions = listener()
    file.write_bytes(seconds((100, 0))[:-7])
    captions.turn(NOW)
    assert words_of(call_id) == []
    file.write_bytes(seconds((100, 0), (0, 200)))
    captions.turn(NOW)
    said = [(each.party, each.begins_at, each.text) for each in words_of(call_id)]
    assert said == [("citizen", 0.0, "我不想活了"), ("operator", 1.0, "您请讲")]
    assert FloorAlarm.objects.get().text == "坐席 8001：来电人提到“有人轻生”"
    captions.turn(NOW)
    assert len(words_of(call_id)) == 2


def test_the_last_words_come_after_the_end(talk: tuple[UUID, Path]) -> None:
    call_id, file = talk
    captions = listener()
    file.write_bytes(seconds((0, 200))[: SECOND * 2])
    captions.turn(NOW)
    end(call_id)
    while captions.listened_to or not words_of(call_id):
        captions.turn(NOW)
    assert [each.text for each in words_of(call_id)] == ["您请讲"]


def test_only_so_many_talks_as_there_are_places(talk: tuple[UUID, Path]) -> None:
    first, _ = talk
    second = start("b.raw")
    captions = listener(most=1)
    captions.turn(NOW)
    assert captions.listened_to == (first,)
    end(first)
    captions.turn(NOW)
    captions.turn(NOW)
    assert captions.listened_to == (second,)


def test_who_begins_late_hears_what_comes_and_then_what_was_missed(
    talk: tuple[UUID, Path],
) -> None:
    call_id, file = talk
    past = [(100, 0), (0, 200), *[(0, 0)] * 20, (0, 200)]
    file.write_bytes(seconds(*past))
    captions = listener()
    captions.turn(NOW)
    file.write_bytes(seconds(*past, (0, 200)))
    captions.turn(NOW)
    assert 23.0 in [each.begins_at for each in words_of(call_id)]
    for _ in range(20):
        captions.turn(NOW)
    said = [(each.begins_at, each.party) for each in words_of(call_id)]
    assert said == [(0.0, "citizen"), (1.0, "operator"), (22.0, "operator"), (23.0, "operator")]
    assert FloorAlarm.objects.count() == 1


def test_after_a_restart_only_what_is_not_in_words_is_heard_again(
    talk: tuple[UUID, Path],
) -> None:
    call_id, file = talk
    hear(call_id=call_id, spoken=[Spoken("citizen", 0.0, 20.0, "说过的")], provider="x", now=NOW)
    file.write_bytes(seconds(*[(100, 0)] * 22))
    captions = listener()
    for _ in range(20):
        captions.turn(NOW)
    assert [each.begins_at for each in words_of(call_id)] == [0.0, 20.0, 21.0]


def test_what_was_missed_of_a_talk_that_is_over_is_left_to_the_batch(
    talk: tuple[UUID, Path],
) -> None:
    first, file = talk
    file.write_bytes(seconds(*[(100, 0)] * 25))
    captions = listener()
    captions.turn(NOW)
    end(first)
    before = len(words_of(first))
    assert before < 25
    for _ in range(9):
        captions.turn(NOW)
    assert len(words_of(first)) == before


def test_live_words_that_come_after_the_whole_are_too_late(talk: tuple[UUID, Path]) -> None:
    call_id, _ = talk
    whole, late = Spoken("citizen", 0.0, 1.0, "整段"), Spoken("citizen", 3.0, 4.0, "迟到")
    assert hear(call_id=call_id, spoken=[whole], provider="x", now=NOW, is_whole=True) == 1
    assert hear(call_id=call_id, spoken=[late], provider="x", now=NOW) == 0
    assert [each.text for each in words_of(call_id)] == ["整段"]
