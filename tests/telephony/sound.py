"""Tones: made for the talkers, found again in the recordings."""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

RATE = 8000
STEP = RATE // 20
FAINT = 300.0
Samples = NDArray[np.float64]


def alaw(samples: Samples) -> bytes:
    """Encode 16-bit samples as G.711 A-law."""
    magnitude = np.minimum(np.abs(samples), 32635).astype(np.int64) >> 3
    exponent = np.maximum(np.floor(np.log2(np.maximum(magnitude, 1))).astype(np.int64) - 4, 0)
    mantissa = (magnitude >> np.maximum(exponent, 1)) & 0x0F
    code = (np.where(magnitude < 32, 0, exponent) << 4) | mantissa
    code |= np.where(samples >= 0, 0x80, 0)
    return bytes((code ^ 0x55).astype(np.uint8))


def write_tone(path: Path, frequency: int, *, seconds: int = 1) -> Path:
    """Write a raw A-law file of whole seconds, which loops without a click."""
    moments = np.arange(RATE * seconds) / RATE
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(alaw(9000 * np.sin(2 * np.pi * frequency * moments)))
    return path


def read_stereo(raw: bytes) -> tuple[Samples, Samples]:
    """Split interleaved 16-bit samples into left and right."""
    pairs = np.frombuffer(raw[: len(raw) // 4 * 4], "<i2").reshape(-1, 2).astype(np.float64)
    return pairs[:, 0], pairs[:, 1]


def loudness_of(samples: Samples, frequency: int) -> float:
    """Amplitude of one frequency in a stretch of sound."""
    moments = np.arange(len(samples)) / RATE
    return float(2 * np.abs(np.mean(samples * np.exp(-2j * np.pi * frequency * moments))))


def onset_of(samples: Samples, frequency: int) -> float | None:
    """Second at which a frequency is first clearly heard, or None."""
    for start in range(0, len(samples) - STEP + 1, STEP):
        if loudness_of(samples[start : start + STEP], frequency) > FAINT:
            return start / RATE
    return None


def seconds_heard(samples: Samples, frequency: int) -> float:
    """How long a frequency is clearly heard altogether."""
    starts = range(0, len(samples) - STEP + 1, STEP)
    return sum(loudness_of(samples[s : s + STEP], frequency) > FAINT for s in starts) * STEP / RATE
