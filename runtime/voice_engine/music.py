"""Our own waiting music (等待音乐), soft synthesized chords in a seamless loop, and the beep."""

import io
import math
import wave

import numpy as np
from numpy.typing import NDArray

RATE = 8000
CHORD_SECONDS = 5.0
LEVEL_DBFS = -24.0
CHORDS = (
    (48, 64, 67, 71),
    (45, 60, 64, 67),
    (41, 57, 60, 64),
    (43, 59, 62, 67),
    (40, 59, 62, 67),
    (45, 60, 64, 71),
    (38, 57, 60, 65),
    (43, 60, 62, 67),
)
"""MIDI notes: bass first, then three voices that move by small steps."""
MELODY = (76, 79, 72, 76, 72, 69, 74, 71, 71, 74, 72, 76, 77, 74, 71, 74)
"""Two plucked notes a chord."""
PARTIALS = ((1, 1.0), (2, 0.35), (3, 0.12), (4, 0.05))
BEEP_HERTZ, BEEP_SECONDS, BEEP_EDGE_SECONDS, BEEP_DBFS = 1000.0, 0.4, 0.02, -12.0

Samples = NDArray[np.float64]


def _hertz(note: int) -> float:
    return 440.0 * math.exp2((note - 69) / 12)


def _tone(note: int, seconds: float) -> Samples:
    times = np.arange(int(seconds * RATE)) / RATE
    pitch = _hertz(note)
    voice = sum(weight * np.sin(2 * np.pi * pitch * n * times) for n, weight in PARTIALS)
    return np.asarray(voice, dtype=np.float64)


def _pad(note: int) -> Samples:
    """Swell in and out over one and a half chords, so neighbours melt together."""
    voice = _tone(note, CHORD_SECONDS * 1.5)
    swell = np.sin(np.pi * np.arange(voice.size) / voice.size)
    return voice * swell * swell


def _pluck(note: int) -> Samples:
    voice = _tone(note, CHORD_SECONDS)
    times = np.arange(voice.size) / RATE
    return voice * np.exp(-1.4 * times) * np.minimum(times / 0.015, 1.0)


def waiting_music() -> Samples:
    """Compose the loop, about 40 s: what rings past the end comes in again at the beginning."""
    loop = np.zeros(int(len(CHORDS) * CHORD_SECONDS * RATE))

    def add(voice: Samples, at_second: float, weight: float) -> None:
        places = (int(at_second * RATE) + np.arange(voice.size)) % loop.size
        np.add.at(loop, places, weight * voice)

    for number, chord in enumerate(CHORDS):
        begins = number * CHORD_SECONDS
        for note in chord:
            add(_pad(note), begins, 0.8 if note == chord[0] else 0.5)
        for step in range(2):
            add(_pluck(MELODY[2 * number + step]), begins + step * CHORD_SECONDS / 2, 0.45)
    rms = float(np.sqrt(np.mean(loop**2)))
    return loop * (10 ** (LEVEL_DBFS / 20) / rms)


def beep() -> Samples:
    """The tone (提示音) after which a message is recorded, with soft edges."""
    times = np.arange(int(BEEP_SECONDS * RATE)) / RATE
    edge = np.minimum(times, BEEP_SECONDS - times) / BEEP_EDGE_SECONDS
    tone = np.sin(2 * np.pi * BEEP_HERTZ * times) * np.minimum(edge, 1.0)
    return np.asarray(tone * 10 ** (BEEP_DBFS / 20), dtype=np.float64)


def as_wav(samples: Samples) -> bytes:
    """Encode as 8 kHz 16-bit mono WAV, the one format every prompt has."""
    target = io.BytesIO()
    with wave.open(target, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes((np.clip(samples, -1, 1) * 32767).astype("<i2").tobytes())
    return target.getvalue()
