"""The header that makes raw samples a WAV file (PCM 16 bit, stereo, 8000 Hz)."""

import struct

RATE = 8000
CHANNELS = 2
SAMPLE_BYTES = 2
FRAME_BYTES = CHANNELS * SAMPLE_BYTES
HEADER_BYTES = 44
_PCM = 1


def whole_frames(size: int) -> int:
    """Return how many bytes of a raw file are whole frames; a cut last one is dropped."""
    return size - size % FRAME_BYTES


def duration_seconds(size: int) -> float:
    """Return how long so many raw bytes play."""
    return whole_frames(size) / (RATE * FRAME_BYTES)


def header(size: int) -> bytes:
    """Return the 44 bytes in front of ``size`` bytes of samples."""
    return struct.pack(
        "<4sI4s4sIHHIIHH4sI",
        b"RIFF",
        HEADER_BYTES - 8 + size,
        b"WAVE",
        b"fmt ",
        16,
        _PCM,
        CHANNELS,
        RATE,
        RATE * FRAME_BYTES,
        FRAME_BYTES,
        SAMPLE_BYTES * 8,
        b"data",
        size,
    )
