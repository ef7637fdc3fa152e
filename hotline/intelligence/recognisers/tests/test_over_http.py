"""``/v1/audio/transcriptions`` and CosyVoice, against servers that answer as theirs do."""

import io
import wave
from pathlib import Path

import numpy as np
import pytest
import soundfile
from aiohttp import web

from hotline.intelligence.cosyvoice import CosyVoice
from hotline.intelligence.errors import SpeechFailed
from hotline.intelligence.recognisers.tests.servers import serving
from hotline.intelligence.transcribing import TranscribingUnavailable, transcribe

# The test's own server says it of itself, when a boundary falls between two packets.
pytestmark = pytest.mark.filterwarnings(r"ignore:unread_data\(\):DeprecationWarning")
ASKED: list[dict[str, object]] = []


async def transcriptions(request: web.Request) -> web.StreamResponse:
    form = await request.post()
    file = form["file"]
    assert isinstance(file, web.FileField)
    with wave.open(io.BytesIO(file.file.read())) as sound:
        seconds, rate = sound.getnframes() / sound.getframerate(), sound.getframerate()
    ASKED.append({"model": form["model"], "seconds": seconds, "rate": rate})
    ASKED[-1]["key"] = request.headers.get("Authorization")
    segments = [{"start": 0, "end": seconds, "text": "路灯坏了", "avg_logprob": -0.2}]
    return web.json_response({"text": "路灯坏了", "language": "chinese", "segments": segments})


async def broken(_request: web.Request) -> web.StreamResponse:
    return web.Response(status=503, text="busy")


@pytest.fixture
def recording(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two parties who speak one after the other, as loud tones over a quiet line."""
    monkeypatch.setenv("HOTLINE_MODELS_DIR", str(tmp_path / "models"))
    monkeypatch.setenv("HOTLINE_VAR", str(tmp_path))
    monkeypatch.setenv("HOTLINE_RECOGNISER", "openai")
    monkeypatch.setenv("HOTLINE_RECOGNISER_KEY", "k")
    sound = np.zeros((8 * 8000, 2))
    tone = 0.4 * np.sin(np.arange(16000) * 2 * np.pi * 300 / 8000)
    sound[8000:24000, 0] = tone
    sound[40000:56000, 1] = tone
    soundfile.write(str(tmp_path / "call.wav"), sound, 8000, subtype="ULAW")
    return tmp_path / "call.wav"


def test_each_party_is_written_down_apart_with_its_times(
    recording: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ASKED.clear()
    with serving(transcriptions, "/v1/audio/transcriptions") as address:
        monkeypatch.setenv("HOTLINE_RECOGNISER_URL", f"http://{address}")
        monkeypatch.setenv("HOTLINE_MODEL_HOSTS", address)
        found = transcribe(recording)
    assert [each.party for each in found.channels] == ["citizen", "operator"]
    assert found.engine == "openai"
    (left,), (right,) = (each.segments for each in found.channels)
    assert (left.raw, left.language) == ("路灯坏了", "zh")
    assert left.start == pytest.approx(1.0, abs=0.3)
    assert right.start == pytest.approx(5.0, abs=0.3)
    assert left.confidence == pytest.approx(0.819, abs=0.01)
    assert [each["key"] for each in ASKED] == ["Bearer k"] * 2
    assert all(each["rate"] == 16000 and float(str(each["seconds"])) < 3 for each in ASKED)
    assert found.as_json()["channels"][1]["segments"][0]["text"] == "路灯坏了"


def test_a_service_that_fails_with_nobody_after_it_is_told(
    recording: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with serving(broken, "/v1/audio/transcriptions") as address:
        monkeypatch.setenv("HOTLINE_RECOGNISER_URL", f"http://{address}")
        monkeypatch.setenv("HOTLINE_MODEL_HOSTS", address)
        with pytest.raises(TranscribingUnavailable, match="没有给出文字"):
            transcribe(recording)


def test_an_address_not_allowed_is_not_asked_and_the_text_says_what_to_set(
    recording: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOTLINE_RECOGNISER_URL", "http://10.0.0.5:8000")
    with pytest.raises(TranscribingUnavailable, match="HOTLINE_MODEL_HOSTS"):
        transcribe(recording)


async def speech(request: web.Request) -> web.StreamResponse:
    form = await request.post()
    answer = web.StreamResponse()
    answer.content_type = "application/octet-stream"
    await answer.prepare(request)
    if form["spk_id"] == "中文女":
        for _ in range(3):
            await answer.write(b"\x01\x00" * 500)
    await answer.write_eof()
    return answer


def test_cosyvoice_gives_samples_that_become_a_wav(monkeypatch: pytest.MonkeyPatch) -> None:
    assert CosyVoice().voices() == []
    with serving(speech, "/inference_sft") as address:
        monkeypatch.setenv("HOTLINE_COSYVOICE_URL", f"http://{address}")
        monkeypatch.setenv("HOTLINE_COSYVOICE_VOICES", '{"中文女": "zh", "无声": "zh"}')
        assert CosyVoice().voices() == []
        monkeypatch.setenv("HOTLINE_MODEL_HOSTS", address)
        woman, silent = CosyVoice().voices()
        with wave.open(io.BytesIO(CosyVoice().speak("您好", voice=woman, speed=1.0))) as sound:
            assert (sound.getnframes(), sound.getframerate()) == (1500, 22050)
        with pytest.raises(SpeechFailed, match="不是录音"):
            CosyVoice().speak("您好", voice=silent, speed=1.0)
        with pytest.raises(SpeechFailed, match="语速"):
            CosyVoice().speak("您好", voice=woman, speed=1.2)
    with pytest.raises(SpeechFailed, match="没有响应"):
        CosyVoice().speak("您好", voice=woman, speed=1.0)
