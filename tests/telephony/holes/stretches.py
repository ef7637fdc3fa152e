"""Find what is missing in a stretch of sound: a tone that falters, a silence; pure."""

from collections.abc import Callable, Iterable
from itertools import groupby

import numpy as np
from numpy.typing import NDArray

from runtime.phone.sound import RATE

Sound = NDArray[np.float64]
Holes = list[tuple[float, float]]
"""Seconds from and to, within the stretch."""

WINDOW = RATE // 20
"""50 ms: long enough to tell tones 100 Hz apart, short enough to see a lost word."""
FAINT = 300.0
AUDIBLE = 60.0


def amplitudes(sound: Sound, hertz: int) -> Sound:
    """How loud one tone is in each whole window."""
    windows = sound[: len(sound) // WINDOW * WINDOW].reshape(-1, WINDOW)
    turning = np.exp(-2j * np.pi * hertz * np.arange(WINDOW) / RATE) * np.hanning(WINDOW)
    return np.asarray(2 * np.abs(windows @ turning) / np.hanning(WINDOW).sum())


def loudness(sound: Sound) -> Sound:
    """How loud each whole window is, whatever sounds."""
    windows = sound[: len(sound) // WINDOW * WINDOW].reshape(-1, WINDOW)
    return np.asarray(np.sqrt(np.mean(windows**2, axis=1)))


def without(sound: Sound, hertz: Iterable[int], *, at_least: float) -> Holes:
    """Stretches of at least so many seconds in which one of the tones is missing."""
    missing = np.zeros(len(sound) // WINDOW, bool)
    for each in hertz:
        missing |= amplitudes(sound, each) < FAINT
    return _runs(missing, at_least)


def silences(sound: Sound, *, at_least: float) -> Holes:
    """Stretches of at least so many seconds in which nothing is heard."""
    return _runs(loudness(sound) < AUDIBLE, at_least)


def seconds_heard(sound: Sound, hertz: int) -> float:
    """Seconds in which a tone is clearly heard, together."""
    return float(np.count_nonzero(amplitudes(sound, hertz) > FAINT)) * WINDOW / RATE


def _runs(is_missing: NDArray[np.bool_], at_least: float) -> Holes:
    found, place = [], 0
    for value, group in groupby(is_missing.tolist()):
        count = len(list(group))
        if value and count * WINDOW / RATE >= at_least:
            found.append((place * WINDOW / RATE, (place + count) * WINDOW / RATE))
        place += count
    return found


def longest_where(sound: Sound, holds: Callable[[Sound], NDArray[np.bool_]]) -> tuple[int, int]:
    """First sample and end of the longest run of windows for which something holds."""
    best, place = (0, 0), 0
    for value, group in groupby(holds(sound).tolist()):
        count = len(list(group))
        if value and count * WINDOW > best[1] - best[0]:
            best = (place * WINDOW, (place + count) * WINDOW)
        place += count
    return best
