"""Whisper's log-mel features in plain numpy, for windows shorter than its thirty seconds."""

from functools import cache

import numpy as np
from numpy.typing import NDArray

RATE = 16000
_BANDS, _FFT, _HOP = 80, 400, 160
_FLOOR = 1e-10
_LINEAR_STEP, _LOG_BEGINS = 200.0 / 3, 1000.0
_LOG_STEP = np.log(6.4) / 27.0
_TOP_MEL = 45.245640471924965
"""Slaney's scale: linear below 1 kHz, logarithmic above; 8 kHz is the last mel."""

Floats = NDArray[np.float32]


def features(samples: Floats, window_seconds: int) -> Floats:
    """Return ``(80, frames)`` features of at most a window, padded with silence."""
    wanted = window_seconds * RATE
    padded = np.zeros(wanted + _FFT, np.float32)
    padded[_FFT // 2 :][: min(len(samples), wanted)] = samples[:wanted]
    padded[: _FFT // 2] = padded[_FFT // 2 + 1 : _FFT + 1][::-1]
    frames = np.lib.stride_tricks.sliding_window_view(padded, _FFT)[::_HOP][: wanted // _HOP]
    spectrum = np.abs(np.fft.rfft(frames * _window(), axis=1)) ** 2
    mel = _filters() @ spectrum.T.astype(np.float32)
    log = np.log10(np.maximum(mel, _FLOOR))
    log = np.maximum(log, log.max() - 8.0)
    return np.ascontiguousarray((log + 4.0) / 4.0, np.float32)


@cache
def _window() -> Floats:
    return np.hanning(_FFT + 1)[:-1].astype(np.float32)


@cache
def _filters() -> Floats:
    bins = np.fft.rfftfreq(_FFT, 1.0 / RATE)
    mels = np.linspace(0.0, _TOP_MEL, _BANDS + 2)
    edge = _LOG_BEGINS / _LINEAR_STEP
    log_part = _LOG_BEGINS * np.exp(_LOG_STEP * (mels - edge))
    hertz = np.where(mels >= edge, log_part, _LINEAR_STEP * mels)
    wide = np.diff(hertz)
    ramps = hertz[:, None] - bins[None, :]
    rising, falling = -ramps[:-2] / wide[:-1, None], ramps[2:] / wide[1:, None]
    weights = np.maximum(0, np.minimum(rising, falling))
    weights *= (2.0 / (hertz[2:] - hertz[:-2]))[:, None]
    found: Floats = weights.astype(np.float32)
    return found
