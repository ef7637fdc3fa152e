"""Any recording becomes 8 kHz speech at the level of all prompts, or is refused with a reason."""

import io
import wave
from pathlib import Path

import numpy as np
import pytest
import soundfile
from django.conf import settings
from numpy.typing import NDArray

from hotline.telephony.policy_errors import UnfitSound
from hotline.telephony.rules.prompt_sound import LEVEL_DBFS, UnfitError, fit, loudness
from hotline.telephony.sound_door import fitted

PROMPTS = Path(settings.BASE_DIR) / "cities" / "haikou" / "prompts"


def speech(seconds: float = 2.0, rate: int = 44100, loud: float = 0.05) -> NDArray[np.float64]:
    """Return a voice-like tone with syllables, a second of silence on either side."""
    t = np.arange(int(seconds * rate)) / rate
    syllables = 0.6 + 0.4 * np.sin(2 * np.pi * 4 * t)
    voice = loud * syllables * (np.sin(2 * np.pi * 440 * t) + 0.5 * np.sin(2 * np.pi * 1300 * t))
    quiet = np.zeros(rate)
    return np.concatenate([quiet, voice, quiet])


def encoded(samples: NDArray[np.float64], rate: int, kind: str, channels: int = 1) -> bytes:
    """Return the sound as a file."""
    out = io.BytesIO()
    wide = np.stack([samples] * channels, axis=1)
    soundfile.write(out, wide, rate, format=kind)
    return out.getvalue()


@pytest.mark.parametrize(
    ("kind", "rate", "channels"),
    [("WAV", 44100, 2), ("MP3", 44100, 1), ("OGG", 48000, 2), ("FLAC", 16000, 1), ("WAV", 8000, 1)],
)
def test_every_kind_becomes_a_telephone_prompt_at_the_common_level(
    kind: str, rate: int, channels: int
) -> None:
    made = fitted(encoded(speech(rate=rate), rate, kind, channels))
    with wave.open(io.BytesIO(made.wav)) as sound:
        shape = (sound.getframerate(), sound.getsampwidth(), sound.getnchannels())
        assert shape == (8000, 2, 1)
        assert sound.getnframes() / 8000 == pytest.approx(2.1, abs=0.1)
        samples = np.frombuffer(sound.readframes(sound.getnframes()), "<i2") / 32768
    assert loudness(samples) == pytest.approx(LEVEL_DBFS, abs=1)
    spectrum = np.abs(np.fft.rfft(samples))
    assert np.argmax(spectrum) * 8000 / samples.size == pytest.approx(440, abs=6)


def test_the_level_is_that_of_the_prompts_the_city_ships() -> None:
    with wave.open(str(PROMPTS / "zh" / "greeting.wav")) as sound:
        samples = np.frombuffer(sound.readframes(sound.getnframes()), "<i2") / 32768
    assert loudness(samples) == pytest.approx(LEVEL_DBFS, abs=1.5)


@pytest.mark.parametrize(
    ("samples", "rate", "why"),
    [
        (np.zeros(16000), 8000, "没有声音"),
        (np.zeros(0), 8000, "没有声音"),
        (np.sign(np.sin(np.arange(16000) / 3)), 8000, "削波"),
        (speech(0.01, 8000), 8000, "应在 0.2 秒至 120 秒之间"),
        (speech(130, 8000), 8000, "应在 0.2 秒至 120 秒之间"),
        (speech(2, 6000), 6000, "采样率"),
    ],
    ids=["silent", "empty", "clipped", "too short", "too long", "too low a rate"],
)
def test_what_cannot_be_a_prompt_is_refused(
    samples: NDArray[np.float64], rate: int, why: str
) -> None:
    with pytest.raises(UnfitError, match=why):
        fit(samples, rate)


@pytest.mark.parametrize(
    "content",
    [b"", b"#!/bin/sh", b"RIFF\xff\xff\xff\x7fWAVEfmt ", b"\x00\x00\x00\x20ftypM4A " * 40],
    ids=["empty", "text", "cut off", "m4a"],
)
def test_a_file_that_is_no_sound_of_ours_is_refused_in_chinese(content: bytes) -> None:
    with pytest.raises(UnfitSound, match="WAV、MP3、OGG 或 FLAC"):
        fitted(content)


def test_a_long_file_is_refused_without_being_read_to_its_end() -> None:
    long = encoded(np.zeros(8000 * 200), 8000, "WAV")
    with pytest.raises(UnfitSound, match="3 分钟"):
        fitted(long)
    with pytest.raises(UnfitSound, match="20 MB"):
        fitted(b"x" * (20 * 1024 * 1024 + 1))
