"""Sound at telephone quality: A-law, tones, WAV files, and what an ear can tell about it."""

import wave
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

RATE = 8000
Samples = NDArray[np.int16]


def _alaw_table() -> Samples:
    """Decode every A-law byte (ITU-T G.711)."""
    code = np.arange(256) ^ 0x55
    exponent, mantissa = (code >> 4) & 7, code & 15
    size = np.where(
        exponent == 0, (mantissa << 4) + 8, ((mantissa << 4) + 264) << np.maximum(exponent - 1, 0)
    )
    return np.where(code & 0x80, size, -size).astype(np.int16)


DECODED = _alaw_table()
_ORDER = np.argsort(DECODED, kind="stable")
_MIDDLES = (DECODED[_ORDER][:-1].astype(np.int32) + DECODED[_ORDER][1:]) / 2
SILENCE = b"\xd5"


def decode(alaw: bytes) -> Samples:
    """Turn A-law bytes into samples."""
    return DECODED[np.frombuffer(alaw, np.uint8)]


def encode(samples: Samples) -> bytes:
    """Turn samples into A-law bytes: each becomes the nearest one A-law has."""
    return _ORDER[np.searchsorted(_MIDDLES, samples)].astype(np.uint8).tobytes()


def tone(hertz: float, seconds: float = 1.0, level: float = 0.3) -> Samples:
    """Return a sine; whole periods, so that it loops without a click when hertz is whole."""
    times = np.arange(int(RATE * seconds)) / RATE
    return (np.sin(2 * np.pi * hertz * times) * level * 32767).astype(np.int16)


def read_wav(path: Path) -> Samples:
    """Read an 8 kHz 16-bit mono WAV file.

    Raises:
        ValueError: another format.

    """
    with wave.open(str(path)) as file:
        if (file.getframerate(), file.getsampwidth(), file.getnchannels()) != (RATE, 2, 1):
            msg = f"{path}: 需要 8 kHz 16 位单声道 WAV"
            raise ValueError(msg)
        return np.frombuffer(file.readframes(file.getnframes()), "<i2").astype(np.int16)


def write_wav(path: Path, samples: Samples) -> None:
    """Write an 8 kHz 16-bit mono WAV file."""
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(samples.astype("<i2").tobytes())


def rms(samples: Samples) -> float:
    """Return the loudness, 0 to 32767."""
    return float(np.sqrt(np.mean(samples.astype(np.float64) ** 2))) if samples.size else 0.0


def frequencies(samples: Samples, *, most: int = 4, floor: float = 60.0) -> dict[int, int]:
    """Return the strongest tones, hertz (to the nearest 5) → amplitude, loudest first."""
    if samples.size < RATE // 5:
        return {}
    window = np.hanning(samples.size)
    strength = np.abs(np.fft.rfft(samples * window)) * 2 / window.sum()
    hertz = np.fft.rfftfreq(samples.size, 1 / RATE)
    found: dict[int, int] = {}
    for _ in range(most):
        peak = int(np.argmax(strength))
        if strength[peak] < max(floor, 0.08 * max(found.values(), default=0)):
            break
        found[int(round(hertz[peak] / 5) * 5)] = int(strength[peak])
        strength[np.abs(hertz - hertz[peak]) < 30] = 0  # noqa: PLR2004 - one peak's skirt
    return found
