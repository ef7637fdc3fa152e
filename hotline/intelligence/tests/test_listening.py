"""Captions of a growing channel: in order, with their times, and what does not fit waits."""

from pathlib import Path

import numpy as np
import pytest

from hotline.intelligence.listening import Listener
from hotline.intelligence.listening_places import ListeningPlaces, places
from hotline.intelligence.recognisers.base import Ask, RecogniserFailed
from hotline.intelligence.speech.segments import Heard, Segment
from hotline.intelligence.speech.sound import Floats, as_pcm

RATE = 8000


class Counting:
    """An engine that says how long a stretch it was given; the second one fails when told so."""

    name = "counting"

    def __init__(self, *, fails_second: bool = False) -> None:
        self.asked: list[float] = []
        self._fails_second = fails_second

    def is_available(self) -> bool:
        """Yes."""
        return True

    def recognise(self, samples: Floats, ask: Ask) -> Heard:
        """Say how long it is."""
        assert ask.is_urgent
        self.asked.append(len(samples) / 16000)
        if self._fails_second and len(self.asked) == 2:
            msg = "没有回答"
            raise RecogniserFailed(msg)
        return Heard("说了一句话", "zh", -0.1)


@pytest.fixture(autouse=True)
def _no_models(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOTLINE_MODELS_DIR", str(tmp_path))
    monkeypatch.setenv("HOTLINE_VAR", str(tmp_path))


def call(*parts: tuple[float, float]) -> bytes:
    """Return PCM: seconds of a tone of some loudness."""
    noise = np.random.default_rng(7)
    pieces = [
        loud * np.sin(np.arange(int(RATE * seconds)) * 2 * np.pi * 300 / RATE)
        + noise.normal(0, 0.0005, int(RATE * seconds))
        for loud, seconds in parts
    ]
    return as_pcm(np.concatenate(pieces).astype(np.float32))


def listened(pcm: bytes, listener: Listener, piece: int = 1600) -> list[Segment]:
    found: list[Segment] = []
    for begin in range(0, len(pcm), piece):
        found += listener.feed(pcm[begin : begin + piece], begin / 2 / RATE)
    return found + listener.finish()


def test_sentences_come_in_order_with_the_seconds_they_were_said_at() -> None:
    engine = Counting()
    pcm = call((0, 1), (0.4, 2), (0, 1.5), (0.4, 1), (0, 1))
    found = listened(pcm, Listener(RATE, engines=[engine]))
    assert [each.text for each in found] == ["说了一句话"] * 2
    assert [each.start for each in found] == pytest.approx([1.0, 4.5], abs=0.4)
    assert [each.end for each in found] == pytest.approx([3.0, 5.5], abs=0.4)
    assert engine.asked == pytest.approx([2.2, 1.2], abs=0.5)


def test_the_last_words_are_not_lost_when_the_call_ends_in_them() -> None:
    found = listened(call((0, 1), (0.4, 1.5)), Listener(RATE, engines=[Counting()]))
    assert len(found) == 1
    assert found[0].end == pytest.approx(2.5, abs=0.3)


def test_an_engine_that_fails_once_costs_one_caption_only() -> None:
    pcm = call((0, 1), (0.4, 1), (0, 1.2), (0.4, 1), (0, 1.2), (0.4, 1), (0, 1))
    listener = Listener(RATE, engines=[Counting(fails_second=True)])
    assert len(listened(pcm, listener)) == 2
    assert listener.waiting == 0


def test_silence_asks_nobody() -> None:
    engine = Counting()
    assert listened(call((0, 30)), Listener(RATE, engines=[engine])) == []
    assert engine.asked == []


def test_who_goes_on_speaking_is_shown_meanwhile_and_replaced_at_the_end() -> None:
    listener = Listener(RATE, engines=[Counting()], provisional_every=2.0)
    pcm = call((0, 0.5), (0.4, 7), (0, 1))
    found: list[Segment] = []
    for begin in range(0, len(pcm), 4000):
        found += listener.feed(pcm[begin : begin + 4000], begin / 2 / RATE)
        if listener._provisional is not None:
            listener._provisional.words.result(10)
    found += listener.finish()
    meanwhile = [each for each in found if not each.is_final]
    (final,) = [each for each in found if each.is_final]
    assert meanwhile
    assert {each.start for each in meanwhile} == {final.start}
    assert all(each.end < final.end for each in meanwhile)


def test_a_call_beyond_the_places_waits_its_turn() -> None:
    room = ListeningPlaces(2)
    assert [room.take(each) for each in "abcd"] == [True, True, False, False]
    assert (room.taken, room.free, room.waiting) == (2, 0, ("c", "d"))
    room.give_back("a")
    assert [room.take("d"), room.take("c"), room.take("b")] == [False, True, True]
    room.give_back("d")
    assert room.waiting == ()


def test_places_grow_with_the_cores_and_there_is_always_one() -> None:
    assert places(1, cost=10.0) == 1
    assert places(8) == pytest.approx(4 * places(2), abs=4)


def test_late_words_take_places_away_from_the_next_calls_until_it_is_calm() -> None:
    room = ListeningPlaces(3)
    assert [room.take(each) for each in "abc"] == [True] * 3
    room.note_delay(6.0)
    room.give_back("c")
    assert (room.most, room.taken, room.take("d")) == (2, 2, False)
    for _ in range(20):
        room.note_delay(1.0)
    assert (room.most, room.take("d")) == (3, True)
    for _ in range(100):
        room.note_delay(0.5)
    assert room.most == 3
