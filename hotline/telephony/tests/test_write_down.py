"""After the call: what nobody listened to, or not to all of it, is written down whole."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from hotline.intelligence import transcribing
from hotline.intelligence.speech.gating import Stretch
from hotline.intelligence.speech.segments import Channel, Segment, Transcript
from hotline.telephony.actions.absorb import absorb_waiting
from hotline.telephony.actions.finalize_recording import finalize_recording
from hotline.telephony.actions.hear import Spoken, hear
from hotline.telephony.actions.write_down import write_down
from hotline.telephony.caption_queries import is_transcribed, words_of
from hotline.telephony.models import Recording
from hotline.telephony.paths import raw_file
from hotline.telephony.rules.caption_gaps import left_out, unwritten
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
LATER = START + timedelta(hours=1)
PATH = "2026/11/23/6a000001.raw"
FRAMES_A_SECOND = 1 / 0.032
SPEECH = [[(0.0, 10.0), (20.0, 30.0)], [(10.0, 20.0)]]


@pytest.fixture
def sealed(monkeypatch: pytest.MonkeyPatch) -> Iterator[Recording]:
    """Seal a talk; recognition itself is tried in hotline/intelligence with its real models."""

    def transcribe(path: Path, **_wish: object) -> Transcript:
        assert path.read_bytes()[:4] == b"RIFF"
        citizen = Channel(0, "citizen", [Segment(0.0, 10.0, "整段", "整段")])
        return Transcript([citizen, Channel(1, "operator")], 30.0, 8000, "e")

    def spoken_in(_path: Path) -> list[list[Stretch]]:
        frames = FRAMES_A_SECOND
        return [[Stretch(int(a * frames), int(b * frames)) for a, b in some] for some in SPEECH]

    monkeypatch.setattr(transcribing, "available", lambda: ["engine"])
    monkeypatch.setattr(transcribing, "transcribe", transcribe)
    monkeypatch.setattr(transcribing, "spoken_in", spoken_in)
    entered()
    answered(operator_id=OPERATOR)
    recording_started(path=PATH)
    ended()
    absorb_waiting(now=LATER)
    raw = raw_file(PATH)
    raw.parent.mkdir(parents=True, exist_ok=True)
    raw.write_bytes(bytes(8000 * 4))
    yield finalize_recording(recording_id=Recording.objects.get().pk, now=LATER, is_last_try=False)
    raw.unlink(missing_ok=True)


def written(*live: tuple[str, float, float]) -> None:
    spoken = [Spoken(party, start, end, "当时听到的") for party, start, end in live]
    hear(call_id=CALL, spoken=spoken, provider="live", now=LATER)


def test_a_call_without_captions_is_written_down(sealed: Recording) -> None:
    assert write_down(recording_id=sealed.pk, now=LATER) == 1
    assert is_transcribed(CALL)
    assert write_down(recording_id=sealed.pk, now=LATER) == 0


def test_a_call_whose_captions_began_late_is_written_down_whole(sealed: Recording) -> None:
    written(("citizen", 20.0, 30.0), ("operator", 10.5, 19.0))
    assert write_down(recording_id=sealed.pk, now=LATER) == 1
    assert [each.text for each in words_of(CALL)] == ["整段"]


def test_captions_that_leave_little_out_stay(sealed: Recording) -> None:
    written(("citizen", 0.0, 9.0), ("operator", 10.5, 19.0), ("citizen", 21.0, 29.0))
    assert write_down(recording_id=sealed.pk, now=LATER) == 0
    assert not is_transcribed(CALL)
    assert len(words_of(CALL)) == 3


def test_what_is_not_in_words() -> None:
    assert unwritten([(0.0, 10.0)], []) == 10.0
    assert unwritten([(0.0, 10.0), (20.0, 25.0)], [(2.0, 4.0), (3.0, 8.0), (19.0, 30.0)]) == 4.0
    assert unwritten([], [(0.0, 9.0)]) == 0.0
    assert not left_out([[(0.0, 100.0)], []], [[(9.0, 100.0)], []])
    assert left_out([[(0.0, 100.0)], []], [[(30.0, 100.0)], []])
    assert not left_out([[(0.0, 5.0)], []], [[], []])
