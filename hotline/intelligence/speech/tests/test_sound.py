"""Recordings of every kind are read, and what is none is refused in Chinese."""

from pathlib import Path

import numpy as np
import pytest
import soundfile

from hotline.intelligence.speech.activity import by_loudness
from hotline.intelligence.speech.sound import (
    SoundError,
    as_pcm,
    at_model_rate,
    from_pcm,
    read_sound,
)


def tone(rate: int, seconds: float = 1.0) -> np.ndarray[tuple[int], np.dtype[np.float32]]:
    return (0.4 * np.sin(np.arange(int(rate * seconds)) * 2 * np.pi * 300 / rate)).astype("f4")


@pytest.mark.parametrize(
    ("name", "rate", "form", "kind"),
    [
        ("a.wav", 8000, "WAV", "ULAW"),
        ("a.wav", 8000, "WAV", "ALAW"),
        ("a.wav", 16000, "WAV", "PCM_16"),
        ("a.ogg", 16000, "OGG", "VORBIS"),
        ("a.opus", 8000, "OGG", "OPUS"),
        ("a.flac", 44100, "FLAC", "PCM_16"),
    ],
)
def test_each_format_gives_its_channels(
    tmp_path: Path, name: str, rate: int, form: str, kind: str
) -> None:
    sound = np.stack([tone(rate), np.zeros(rate, np.float32)], axis=1)
    soundfile.write(str(tmp_path / name), sound, rate, format=form, subtype=kind)
    found = read_sound(tmp_path / name)
    assert len(found.channels) == 2
    assert found.seconds == pytest.approx(1.0, abs=0.1)
    left, right = (at_model_rate(each, found.rate) for each in found.channels)
    assert np.abs(left).max() > 0.3
    assert np.abs(right).max() < 0.1
    assert len(left) == pytest.approx(16000, abs=1600)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (None, "找不到录音文件"),
        (b"", "空的"),
        (b"RIFF\x10\x00\x00\x00WAVEjunk" + b"\x01" * 400, "损坏"),
        ("这不是录音".encode(), "损坏"),
    ],
)
def test_what_is_no_recording_is_refused(tmp_path: Path, content: bytes | None, words: str) -> None:
    file = tmp_path / "a.wav"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(SoundError, match=words):
        read_sound(file)


def test_a_recording_without_samples_is_refused(tmp_path: Path) -> None:
    soundfile.write(str(tmp_path / "a.wav"), np.zeros(0), 8000)
    with pytest.raises(SoundError, match="0 秒"):
        read_sound(tmp_path / "a.wav")


def test_samples_survive_their_way_to_the_host() -> None:
    sound = tone(16000)
    assert np.abs(from_pcm(as_pcm(sound) + b"\x01") - sound).max() < 1e-4


def test_loudness_tells_speech_from_a_quiet_line() -> None:
    quiet = np.random.default_rng(1).normal(0, 0.001, 16000).astype(np.float32)
    judged = by_loudness(np.concatenate([quiet, tone(16000), quiet]))
    assert max(judged[:28]) < 0.5 < min(judged[34:60])
    assert by_loudness(np.zeros(16000, np.float32)) == [0.1] * 31
