"""Make any speech fit for the telephone: 8 kHz, trimmed, at the level of all prompts.

Pure signal arithmetic; the level is the built-in prompts': -18 dBFS RMS of what is spoken.
"""

import io
import wave
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

RATE = 8000
LEVEL_DBFS = -18.0
MOST_SECONDS = 120.0
LEAST_SECONDS = 0.2
_FRAME = 160
_QUIET_DBFS = -50.0
"""Nothing louder than this anywhere: silence."""
_CLIPPED = 0.999
_CLIPPED_SHARE = 0.005
_LOWEST_RATE = 7000
_BENDS_AT = 0.7
_BEFORE_SECONDS = 0.04
_AFTER_SECONDS = 0.08

Samples = NDArray[np.float64]


class UnfitError(ValueError):
    """The sound cannot be a prompt; the text is Chinese."""


@dataclass(frozen=True, slots=True)
class Fitted:
    """A prompt ready for the engine."""

    wav: bytes
    seconds: float
    loudness_dbfs: float


def fit(samples: Samples, rate: int) -> Fitted:
    """Convert a recording into a prompt.

    Raises:
        UnfitError: silent, clipped, too short, too long, or of too low a rate.

    """
    if rate < _LOWEST_RATE:
        msg = f"采样率 {rate} Hz 太低，至少需要 8000 Hz。"
        raise UnfitError(msg)
    if samples.size == 0 or _dbfs(float(np.abs(samples).max())) < _QUIET_DBFS:
        msg = "录音没有声音。"
        raise UnfitError(msg)
    if np.mean(np.abs(samples) >= _CLIPPED) > _CLIPPED_SHARE:
        msg = "录音音量过大，已经削波失真，请降低录音电平后重录。"
        raise UnfitError(msg)
    sound = at_level(_at_telephone_rate(_trimmed(samples, rate), rate))
    seconds = sound.size / RATE
    if not LEAST_SECONDS <= seconds <= MOST_SECONDS:
        msg = f"录音有声部分为 {seconds:.1f} 秒，应在 0.2 秒至 120 秒之间。"
        raise UnfitError(msg)
    return Fitted(_wav(sound), round(seconds, 2), round(loudness(sound), 1))


def loudness(sound: Samples) -> float:
    """Return the level of what is spoken, pauses left out, in dBFS RMS."""
    frames = sound[: sound.size // _FRAME * _FRAME].reshape(-1, _FRAME)
    powers = np.mean(frames**2, axis=1)
    speech = powers[powers > powers.max() * 1e-3]
    return _dbfs(float(np.sqrt(speech.mean())))


def at_level(sound: Samples) -> Samples:
    """Bring speech to the level of all prompts; peaks bend softly instead of clipping."""
    padded = np.pad(sound, (0, max(0, _FRAME - sound.size)))
    scaled = padded * 10 ** ((LEVEL_DBFS - loudness(padded)) / 20)
    over = np.maximum(np.abs(scaled) - _BENDS_AT, 0)
    bent = np.minimum(np.abs(scaled), _BENDS_AT) + 0.25 * np.tanh(over / 0.25)
    return np.asarray(np.sign(scaled) * bent, dtype=np.float64)


def _trimmed(samples: Samples, rate: int) -> Samples:
    """Cut the silence around speech, leaving a breath on either side."""
    loud = np.flatnonzero(np.abs(samples) > 0.03 * np.abs(samples).max())
    begin = max(0, int(loud[0] - rate * _BEFORE_SECONDS))
    return samples[begin : int(loud[-1] + rate * _AFTER_SECONDS)]


def _at_telephone_rate(sound: Samples, rate: int) -> Samples:
    """Resample to 8 kHz, keeping what a telephone carries, 150 to 3600 Hz."""
    wanted = max(_FRAME, sound.size * RATE // rate)
    spectrum = np.fft.rfft(sound)
    bins = wanted // 2 + 1
    kept = np.zeros(bins, complex)
    kept[: min(bins, spectrum.size)] = spectrum[:bins]
    hertz = np.arange(bins) * rate / sound.size
    kept *= np.clip((hertz - 90) / 60, 0, 1) * np.clip((3900 - hertz) / 300, 0, 1)
    return np.asarray(np.fft.irfft(kept, wanted) * wanted / sound.size)


def _dbfs(amplitude: float) -> float:
    return 20 * float(np.log10(max(amplitude, 1e-9)))


def _wav(sound: Samples) -> bytes:
    out = io.BytesIO()
    with wave.open(out, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes((sound * 32767).astype("<i2").tobytes())
    return out.getvalue()
