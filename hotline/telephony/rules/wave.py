"""The header that makes raw samples a WAV file (PCM 16 bit, stereo, 8000 Hz)."""

import struct

RATE = 8000
CHANNELS = 2
SAMPLE_BYTES = 2
FRAME_BYTES = CHANNELS * SAMPLE_BYTES
HEADER_BYTES = 44
_PCM = 1
_FIELDS = struct.Struct("<4sI4s4sIHHIIHH4sI")


class NotOursError(ValueError):
    """These are not the 44 bytes that :func:`header` writes."""


def whole_frames(size: int) -> int:
    """Return how many bytes of a raw file are whole frames; a cut last one is dropped."""
    return size - size % FRAME_BYTES


def duration_seconds(size: int) -> float:
    """Return how long so many raw bytes play."""
    return whole_frames(size) / (RATE * FRAME_BYTES)


def bytes_of(seconds: float) -> int:
    """Return how many raw bytes so many seconds are, in whole frames."""
    return int(seconds * RATE) * FRAME_BYTES


def header(size: int) -> bytes:
    """Return the 44 bytes in front of ``size`` bytes of samples."""
    return _FIELDS.pack(
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


def samples_after(head: bytes) -> int:
    """Return how many bytes of stereo samples the header announces.

    Raises:
        NotOursError: another format, another rate, or not two channels.

    """
    if len(head) < HEADER_BYTES:
        msg = "too short for a header"
        raise NotOursError(msg)
    size: int = _FIELDS.unpack_from(head)[-1]
    if head[:HEADER_BYTES] != header(size):
        msg = "not PCM 16 bit, stereo, 8000 Hz"
        raise NotOursError(msg)
    return size
