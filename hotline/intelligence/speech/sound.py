"""Recordings as samples: any rate, any channels, WAV, FLAC, Ogg, Opus or MP3; 16 kHz for models."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import soundfile
from numpy.typing import NDArray
from scipy.signal import resample_poly

MODEL_RATE = 16000
_LONGEST_HOURS = 6
_LEAST_RATE = 6000
_MOST_CHANNELS = 8

Floats = NDArray[np.float32]


class SoundError(Exception):
    """The file is no recording that can be used (Chinese text)."""


@dataclass(frozen=True, slots=True)
class Sound:
    """The samples of every channel."""

    channels: list[Floats]
    rate: int

    @property
    def seconds(self) -> float:
        """How long it lasts."""
        return len(self.channels[0]) / self.rate


def read_sound(path: Path) -> Sound:
    """Read a recording whole.

    Raises:
        SoundError: it is missing, empty, broken, too long, or no sound at all.

    """
    if not path.is_file():
        msg = f"找不到录音文件：{path}"
        raise SoundError(msg)
    if path.stat().st_size == 0:
        msg = f"录音文件是空的（0 字节）：{path}"
        raise SoundError(msg)
    try:
        with soundfile.SoundFile(str(path)) as file:
            _check(file.samplerate, file.channels, file.frames, path)
            samples = file.read(dtype="float32", always_2d=True)
            rate = int(file.samplerate)
    except (soundfile.SoundFileError, RuntimeError, ValueError) as error:
        msg = f"录音文件损坏，或不是支持的格式（wav、flac、ogg、opus、mp3）：{path}"
        raise SoundError(msg) from error
    if not len(samples):
        msg = f"录音里没有声音采样（长度为 0 秒）：{path}"
        raise SoundError(msg)
    samples = np.nan_to_num(samples)
    return Sound([np.ascontiguousarray(each) for each in samples.T], rate)


def _check(rate: int, channels: int, frames: int, path: Path) -> None:
    if rate < _LEAST_RATE or channels > _MOST_CHANNELS:
        msg = f"采样率 {rate} Hz、{channels} 个声道的录音不能识别：{path}"
        raise SoundError(msg)
    if frames > _LONGEST_HOURS * 3600 * rate:
        msg = f"录音超过 {_LONGEST_HOURS} 小时，请先切开：{path}"
        raise SoundError(msg)


def at_model_rate(samples: Floats, rate: int) -> Floats:
    """Return the samples at 16 kHz."""
    if rate == MODEL_RATE or not len(samples):
        return samples
    divisor = int(np.gcd(rate, MODEL_RATE))
    return np.asarray(resample_poly(samples, MODEL_RATE // divisor, rate // divisor), np.float32)


def as_pcm(samples: Floats) -> bytes:
    """Return 16-bit samples, little endian."""
    return (np.clip(samples, -1.0, 1.0) * 32767).astype("<i2").tobytes()


def from_pcm(pcm: bytes) -> Floats:
    """Return samples from 16-bit ones; half a sample at the end is left away."""
    return np.frombuffer(pcm[: len(pcm) // 2 * 2], "<i2").astype(np.float32) / 32768.0
